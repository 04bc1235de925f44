import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { supervision } from '../client.ts'
import type { Queue } from '../client.ts'
import { InteractionHead } from '../interaction-head.tsx'
import { Checks } from './checks.tsx'
import { Organs } from './organs.tsx'
import { Records } from './records.tsx'
import { Report } from './report.tsx'
import { linkageTexts } from './texts.ts'
import './linkage.css'

const HANDLED = ['queue', 'records', 'interactions'] as const
const READ = ['report', 'organs'] as const

/** 审管联动: the bureau's side of what it pushes, and the report both sides read. */
export default function LinkagePage() {
  const t = useTexts(linkageTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const { view } = useSearch({ from: '/desk/linkage' })
  const navigate = useNavigate({ from: '/desk/linkage' })
  const views = [...(sessionMay(session, 'linkage.handle') ? HANDLED : []), ...READ]
  const current = views.find((known) => known === view) ?? views[0] ?? 'report'
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Tabs
        label={t('title')}
        tabs={views.map((key) => ({ key, label: t(key) }))}
        current={current}
        onChange={(next) => void navigate({ search: () => ({ view: next }), replace: true })}
      >
        {current === 'report' && <Report />}
        {current === 'organs' && <Organs />}
        {current !== 'report' && current !== 'organs' && <Handled view={current} />}
      </Tabs>
    </div>
  )
}

const LOOK_AGAIN_MS = 5_000

function Handled({ view }: { readonly view: (typeof HANDLED)[number] }) {
  const t = useTexts(linkageTexts)
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({
    queryKey: ['linkage-queue'],
    queryFn: () => supervision.linkageQueue({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const keep = (queue: Queue, sentence: string) => {
    queries.setQueryData(['linkage-queue'], queue)
    setDone(sentence)
  }
  return (
    <div className="stack">
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={6}>
        {(queue) => (
          <>
            {view === 'queue' && <Checks queue={queue} onDone={keep} />}
            {view === 'records' && <Records duties={queue.records} onDone={keep} />}
            {view === 'interactions' &&
              (queue.interactions.length === 0 ? (
                <EmptyState icon="form" title={t('interactionsNone')} />
              ) : (
                <ul className="plain reading">
                  {queue.interactions.map((interaction) => (
                    <li key={interaction.id} className="linkage-line">
                      <InteractionHead interaction={interaction} />
                    </li>
                  ))}
                </ul>
              ))}
          </>
        )}
      </Loaded>
    </div>
  )
}
