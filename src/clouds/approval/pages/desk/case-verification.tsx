import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { smart } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { StatusLine } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { verificationTexts } from '#web/verification/texts.ts'
import { VerificationView } from '#web/verification/verification-view.tsx'
import { useCaseWork } from './case-work.ts'

/** At the head of the case: what the sources say, and why the table left it to people. Items without a table show nothing. */
export function CaseVerification() {
  const t = useTexts(verificationTexts)
  const { id } = useCaseWork().file
  const queries = useQueryClient()
  const session = useSession()
  const [said, setSaid] = useState('')
  const query = useQuery({
    queryKey: ['case-verification', id],
    queryFn: () => smart.caseVerification({ params: { id } }),
  })
  const command = useCommand(smart.verifyAtSource, () => {
    setSaid(t('asked'))
    void queries.invalidateQueries({ queryKey: ['case-verification', id] })
  })
  if (query.data?.hasTable !== true) return null
  const { verification } = query.data
  return (
    <Panel title={t('title')}>
      <div className="stack">
        {verification === null ? <p className="soft">{t('none')}</p> : <VerificationView of={verification} />}
        <StatusLine>{said}</StatusLine>
        <RefusalNotice error={command.error} />
        {sessionMay(session, 'case.verify') && (
          <p>
            <Button busy={command.isPending} onClick={() => command.mutate({ params: { id }, body: {} })}>
              {t(verification === null ? 'ask' : 'askAgain')}
            </Button>
          </p>
        )}
      </div>
    </Panel>
  )
}
