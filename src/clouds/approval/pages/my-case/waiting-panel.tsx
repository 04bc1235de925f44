import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { localDate } from '#kernel'
import { parties } from '#web/api/clients.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { isConcluded } from '../case-progress/stage.tsx'
import { WaitingList, waitingWords } from '../case-progress/waiting-list.tsx'
import { DeferredTask } from './deferred-task.tsx'
import { HearingRequest } from './hearing-request.tsx'
import type { OwnCase } from './index.tsx'

interface WaitingPanelProps {
  readonly own: OwnCase
  readonly onDone: (said: string) => void
}

/** Why the case waits, and beside each reason what its applicant can do about it. */
export function WaitingPanel({ own, onDone }: WaitingPanelProps) {
  const { waiting, progress } = own
  const { hearing, deferred, fee } = waiting
  const open = !isConcluded(progress.stage)
  const mayAsk = hearing !== null && !hearing.requested && localDate(new Date().toISOString()) <= hearing.until
  return (
    <div className="stack">
      <WaitingList stage={progress.stage} waiting={waiting} />
      {open && mayAsk && <HearingRequest id={own.id} until={hearing.until} onDone={onDone} />}
      {fee !== null && fee.ordered && !fee.paid && <ToPayment caseId={own.id} />}
      {open && deferred.length > 0 && !waiting.deferralBreached && (
        <DeferredTask key={own.version} own={own} onDone={onDone} />
      )}
    </div>
  )
}

function ToPayment({ caseId }: { readonly caseId: string }) {
  const t = useTexts(waitingWords)
  const { data } = useQuery({ queryKey: ['parties', 'payments'], queryFn: () => parties.payments({}) })
  const payment = data?.items.find((one) => one.case === caseId && one.phase === 'open')
  if (payment === undefined) return null
  return (
    <Notice tone="warn" title={t('payTitle')}>
      <Link to="/my/payments/$id" params={{ id: payment.id }}>
        {t('pay', { yuan: (payment.amountFen / 100).toFixed(2) })}
      </Link>
    </Notice>
  )
}
