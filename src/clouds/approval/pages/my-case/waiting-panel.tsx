import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { parties } from '#web/api/clients.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useTexts } from '#web/i18n/index.ts'
import { WaitingList } from '../case-progress/waiting-list.tsx'
import { DeferredTask } from './deferred-task.tsx'
import { HearingRequest } from './hearing-request.tsx'
import type { OwnCase } from './index.tsx'

const words = texts(
  { payTitle: '需要您缴费', pay: '去缴费（{yuan} 元）' },
  { payTitle: 'A fee is due', pay: 'Pay CNY {yuan}' },
)

interface WaitingPanelProps {
  readonly own: OwnCase
  readonly onDone: (said: string) => void
}

/** Why the case waits, and beside each reason what its applicant can do about it. */
export function WaitingPanel({ own, onDone }: WaitingPanelProps) {
  const { id, version, waits } = own
  const whys = waits.map(({ why }) => why)
  return (
    <div className="stack">
      <WaitingList waits={waits} />
      {waits.map(
        (wait) =>
          wait.why === 'hearingRight' && <HearingRequest key={wait.why} id={id} until={wait.until} onDone={onDone} />,
      )}
      {whys.includes('fee') && <ToPayment caseId={id} />}
      {whys.includes('deferred') && !whys.includes('deferralBreached') && (
        <DeferredTask key={version} own={own} onDone={onDone} />
      )}
    </div>
  )
}

function ToPayment({ caseId }: { readonly caseId: string }) {
  const t = useTexts(words)
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
