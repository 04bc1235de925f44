import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { archive } from '../client.ts'
import type { ArchiveList } from '../client.ts'
import { archiveTexts } from '../texts.ts'
import { HistoricForm } from './historic-form.tsx'
import { ReceiveForm } from './receive-form.tsx'
import '../archive.css'

/** 档案移交 (AR-02): lists with counts, signed by who gives and by who takes. */
export default function HandoverPage() {
  const t = useTexts(archiveTexts)
  usePageTitle(t('handover'))
  const session = useSession()
  const keeps = sessionMay(session, 'archive.keep')
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const done = ({ number }: ArchiveList, said: 'drawn' | 'done') => {
    setSentence(t(said, { number }))
    void queries.invalidateQueries({ queryKey: ['archive-lists'] })
  }
  const draw = useCommand(archive.handOverFiles, (list) => done(list, 'drawn'))
  return (
    <div className="stack reading">
      <h1>{t('handover')}</h1>
      <p className="soft">{t('handoverLead')}</p>
      <DoneNotice sentence={sentence} />
      {keeps && (
        <p>
          <Button kind="primary" busy={draw.isPending} onClick={() => draw.mutate({ body: {} })}>
            {t('draw')}
          </Button>
        </p>
      )}
      <RefusalNotice error={draw.error} />
      <Disclosure summary={t('historic')} open={!keeps}>
        <HistoricForm onDone={(list) => done(list, 'drawn')} />
      </Disclosure>
      {keeps && <Lists onDone={(list) => done(list, 'done')} />}
    </div>
  )
}

function Lists({ onDone }: { readonly onDone: (list: ArchiveList) => void }) {
  const t = useTexts(archiveTexts)
  const list = usePages(['archive-lists'], (from) => archive.lists({ query: from }))
  return (
    <Panel title={t('lists')}>
      <Pages list={list} none={t('noLists')}>
        {(rows) => rows.map((one) => <ListCard key={one.id} list={one} onDone={onDone} />)}
      </Pages>
    </Panel>
  )
}

const TONES = { SIGNED: 'wait', RECEIVED: 'good', RETURNED: 'bad' } as const

function ListCard({ list, onDone }: { readonly list: ArchiveList; readonly onDone: (list: ArchiveList) => void }) {
  const t = useTexts(archiveTexts)
  const { language } = useLanguage()
  const [receiving, setReceiving] = useState(false)
  const { number, kind, stage, organ, sender, signed, received, returned, count, pages, records } = list
  return (
    <article className="archive-card stack-tight">
      <p className="row">
        <strong className="mono">{number}</strong>
        <span>{t(kind)}</span>
        <Status tone={TONES[stage]}>{t(stage)}</Status>
      </p>
      <p className="small">
        {t('signedBy', { organ, name: sender, at: formatMoment(signed.at, language), count, pages })}
      </p>
      {received !== null && (
        <p className="small">
          {t('receivedBy', {
            name: received.by,
            at: formatMoment(received.at, language),
            count: received.count,
            pages: received.pages,
          })}
        </p>
      )}
      {received !== null && received.missing.length > 0 && (
        <Status tone="warn">{t('missingOf', { numbers: received.missing.join('、') })}</Status>
      )}
      {received !== null && received.note !== '' && <p className="small">{received.note}</p>}
      {returned !== null && (
        <p className="small">
          {t('returnedBy', { name: returned.by, at: formatMoment(returned.at, language), reason: returned.reason })}
        </p>
      )}
      <Disclosure summary={t('records')}>
        <Table
          caption={t('records')}
          captionHidden
          rowKey={(one) => one.number}
          rows={records}
          columns={[
            {
              key: 'number',
              label: t('recordNumber'),
              heading: true,
              cell: (one) => <span className="mono">{one.number}</span>,
            },
            { key: 'title', label: t('recordTitle'), cell: (one) => one.title },
            { key: 'year', label: t('year'), numeric: true, cell: (one) => one.year },
            { key: 'retention', label: t('retention'), cell: (one) => t(one.retention) },
            { key: 'pages', label: t('pages'), numeric: true, cell: (one) => one.pages },
          ]}
        />
      </Disclosure>
      {list.mine && !receiving && (
        <p>
          <Button kind="primary" onClick={() => setReceiving(true)}>
            {t('receive')}
          </Button>
        </p>
      )}
      {list.mine && receiving && <ReceiveForm list={list} onDone={onDone} />}
    </article>
  )
}
