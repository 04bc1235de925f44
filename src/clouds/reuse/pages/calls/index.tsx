import { useState } from 'react'
import { reuse } from '#web/api/clients.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { callColumns } from '../call-columns.tsx'
import { callTexts } from '../call-texts.ts'
import { AskForm } from './ask-form.tsx'
import { Figures } from './figures.tsx'
import { Systems } from './systems.tsx'
import { callsTexts } from './texts.ts'

/** 证照调用: calling for a case, the log of all calls, what differed, and the figures for leaders. */
export default function CallsPage() {
  const t = useTexts(callsTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const tabs = [
    ...(sessionMay(session, 'certificate.call') ? (['tabAsk', 'tabLog', 'tabDifferent'] as const) : []),
    ...(sessionMay(session, 'certificate.countCalls') ? (['tabFigures'] as const) : []),
    ...(sessionMay(session, 'certificate.grantCalls') ? (['tabSystems'] as const) : []),
  ]
  const [chosen, setChosen] = useState<string>(tabs[0] ?? 'tabAsk')
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Tabs label={t('title')} tabs={tabs.map((key) => ({ key, label: t(key) }))} current={chosen} onChange={setChosen}>
        {chosen === 'tabAsk' && <AskForm />}
        {chosen === 'tabLog' && <Log key="log" differing={false} />}
        {chosen === 'tabDifferent' && <Log key="different" differing />}
        {chosen === 'tabFigures' && <Figures />}
        {chosen === 'tabSystems' && <Systems />}
      </Tabs>
    </div>
  )
}

function Log({ differing }: { readonly differing: boolean }) {
  const t = useTexts(callsTexts)
  const c = useTexts(callTexts)
  const { language } = useLanguage()
  const list = usePages(['calls', differing], (from) =>
    reuse.calls({ query: { ...(differing ? { differences: 'yes' as const } : {}), ...from } }),
  )
  return (
    <Pages list={list} none={<EmptyState icon="check" title={t(differing ? 'differentNone' : 'none')} />}>
      {(rows) => (
        <Table
          caption={t(differing ? 'tabDifferent' : 'tabLog')}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={callColumns<(typeof rows)[number]>(c, language, ({ differences }) =>
            differences.map((difference) => (
              <p key={difference.title} className="small">
                <Status tone="warn">{t('differs', difference)}</Status>
              </p>
            )),
          )}
        />
      )}
    </Pages>
  )
}
