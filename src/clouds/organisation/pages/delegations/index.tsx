import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { organisation } from '../client.ts'
import { DelegationPaper } from './delegation-paper.tsx'
import { ProposeForm } from './propose-form.tsx'
import { ReceivedItems } from './received-items.tsx'
import { delegationTexts } from './texts.ts'

/** 事项下放与承接 (OR-10, OR-11). */
export default function DelegationsPage() {
  const t = useTexts(delegationTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const query = useQuery({ queryKey: ['delegations', 'list'], queryFn: () => organisation.delegations({}) })
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['delegations'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Panel title={t('delegations')}>
        <div className="stack">
          {sessionMay(session, 'power.move') && (
            <Disclosure summary={t('propose')}>
              <ProposeForm onDone={done} />
            </Disclosure>
          )}
          <Loaded query={query}>
            {({ items }) => (
              <>
                {items.length === 0 && <EmptyState title={t('none')} />}
                {items.map((one) => (
                  <DelegationPaper key={one.id} delegation={one} onDone={done} />
                ))}
              </>
            )}
          </Loaded>
        </div>
      </Panel>
      <ReceivedItems onDone={done} />
    </div>
  )
}
