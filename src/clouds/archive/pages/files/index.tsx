import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { archive } from '../client.ts'
import type { ArchiveFile } from '../client.ts'
import { FileHead, Packages } from '../file-facts.tsx'
import { archiveTexts } from '../texts.ts'
import '../archive.css'

const STAGES = ['WANTING', 'COMPLETE', 'HANDED_OVER', 'ENDED', 'REMOVED'] as const

/** 电子档案 (AR-01): what was packed, how it passed its tests, found again by whatever is known of it. */
export default function ArchivePage() {
  const t = useTexts(archiveTexts)
  usePageTitle(t('files'))
  const session = useSession()
  const keeps = sessionMay(session, 'archive.keep')
  const queries = useQueryClient()
  const [typed, setTyped] = useState({ q: '', year: '', stage: '' })
  const [asked, setAsked] = useState(typed)
  const [sentence, setSentence] = useState('')
  const stage = STAGES.find((one) => one === asked.stage)
  const list = usePages(['archive-files', asked], (from) =>
    archive.files({
      query: {
        ...(asked.q.trim() === '' ? {} : { q: asked.q.trim() }),
        ...(/^(19|20|21)\d\d$/.test(asked.year) ? { year: Number(asked.year) } : {}),
        ...(stage === undefined ? {} : { stage }),
        ...from,
      },
    }),
  )
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['archive-files'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('files')}</h1>
      <p className="soft">{t('filesLead')}</p>
      <DoneNotice sentence={sentence} />
      <form
        className="archive-search"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed)
        }}
      >
        <LineField
          label={t('search')}
          type="search"
          maxLength={60}
          value={typed.q}
          onChange={(value) => setTyped({ ...typed, q: value })}
        />
        <LineField
          label={t('year')}
          inputMode="numeric"
          maxLength={4}
          value={typed.year}
          onChange={(value) => setTyped({ ...typed, year: value.trim() })}
        />
        <ChoiceField
          label={t('stage')}
          empty={t('any')}
          value={typed.stage}
          options={STAGES.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => setTyped({ ...typed, stage: value })}
        />
        <Button type="submit">{t('find')}</Button>
      </form>
      <Pages list={list} none={t('noFiles')}>
        {(rows) => rows.map((file) => <FileCard key={file.id} file={file} keeps={keeps} onDone={done} />)}
      </Pages>
      <Evidence />
    </div>
  )
}

interface CardProps {
  readonly file: ArchiveFile
  readonly keeps: boolean
  readonly onDone: (sentence: string) => void
}
function FileCard({ file, keeps, onDone }: CardProps) {
  const t = useTexts(archiveTexts)
  const [borrowing, setBorrowing] = useState(false)
  const test = useCommand(archive.testFile, () => onDone(t('tested')))
  return (
    <article className="archive-card stack-tight">
      <FileHead file={file} />
      <Packages file={file} keeps={keeps} />
      <p className="row">
        {file.stage !== 'REMOVED' && (
          <Button aria-pressed={borrowing} onClick={() => setBorrowing(!borrowing)}>
            {t('borrow')}
          </Button>
        )}
        {keeps && file.stage === 'WANTING' && (
          <Button busy={test.isPending} onClick={() => test.mutate({ params: { id: file.id }, body: {} })}>
            {t('testAgain')}
          </Button>
        )}
      </p>
      <RefusalNotice error={test.error} />
      {borrowing && (
        <BorrowForm
          id={file.id}
          onDone={() => {
            setBorrowing(false)
            onDone(t('asked'))
          }}
        />
      )}
    </article>
  )
}

function BorrowForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTexts(archiveTexts)
  const [purpose, setPurpose] = useState('')
  const [days, setDays] = useState('3')
  const command = useCommand(archive.requestLoan, onDone)
  const count = Number(days)
  const ready = purpose.trim().length >= 2 && Number.isInteger(count) && count >= 1 && count <= 60
  return (
    <form
      className="archive-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) command.mutate({ params: { id }, body: { purpose: purpose.trim(), days: count } })
      }}
    >
      <LineField label={t('purpose')} maxLength={500} value={purpose} onChange={setPurpose} />
      <LineField
        label={t('days')}
        inputMode="numeric"
        maxLength={2}
        value={days}
        onChange={(value) => setDays(value.trim())}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending} disabled={!ready}>
        {t('send')}
      </Button>
    </form>
  )
}

function Evidence() {
  const t = useTexts(archiveTexts)
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['archive-evidence'], queryFn: () => archive.evidence({}) })
  return (
    <Panel title={t('evidence')}>
      <p className="soft">{t('evidenceLead')}</p>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('evidenceNone')}</p>
          ) : (
            <ul className="plain-list">
              {items.map(({ number, at, packages, renewBefore }) => (
                <li key={number}>
                  {t('evidenceLine', {
                    number,
                    packages,
                    at: formatMoment(at, language),
                    before: formatMoment(renewBefore, language),
                  })}{' '}
                  <a href={`/api/v1/archive/evidence/${String(number)}`} download>
                    {t('evidenceFile')}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
