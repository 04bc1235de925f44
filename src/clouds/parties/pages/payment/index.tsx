import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts } from '#web/ui/panel.tsx'
import type { Fact } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { parties } from '../client.ts'
import type { Payment } from '../client.ts'
import { PaymentPhase, sumOf } from './phase.tsx'
import { paymentTexts } from './texts.ts'

/** Whoever comes back from the pay page waits for the notice. */
const LOOK_AGAIN_MS = 2_000

export default function PaymentPage() {
  const t = useTexts(paymentTexts)
  usePageTitle(t('title'))
  const { id } = useParams({ from: '/hall/account/my/payments/$id' })
  const query = useQuery({
    queryKey: ['parties', 'payment', id],
    queryFn: () => parties.payment({ params: { id } }),
    refetchInterval: ({ state }) =>
      state.data?.phase === 'open' || state.data?.phase === 'refunding' ? LOOK_AGAIN_MS : false,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <AccountDoors />
      <Loaded query={query} lines={8}>
        {(payment) => <PaymentPaper payment={payment} />}
      </Loaded>
    </div>
  )
}

function PaymentPaper({ payment }: { readonly payment: Payment }) {
  const t = useTexts(paymentTexts)
  return (
    <>
      <Facts facts={useFacts(payment)} />
      {payment.phase === 'open' && <PayButton id={payment.id} />}
      <p className="row">
        <Link to="/my/cases/$id" params={{ id: payment.case }} className={buttonClass('secondary')}>
          {t('toCase')}
        </Link>
        <Link to="/my/payments">{t('mine')}</Link>
      </p>
    </>
  )
}

function useFacts(payment: Payment): readonly Fact[] {
  const t = useTexts(paymentTexts)
  const { language } = useLanguage()
  const moment = (at: string | null) => (at === null ? undefined : formatMoment(at, language))
  const facts: readonly { readonly label: string; readonly value: Fact['value'] | undefined }[] = [
    { label: t('state'), value: <PaymentPhase phase={payment.phase} /> },
    { label: t('amount'), value: <strong>{t('yuan', { sum: sumOf(payment.amountFen) })}</strong> },
    { label: t('item'), value: payment.itemName },
    { label: t('number'), value: <code>{payment.caseNumber}</code> },
    { label: t('payer'), value: payment.payer },
    { label: t('basis'), value: payment.basis.join(language === 'zh' ? '；' : '; ') },
    { label: t('ordered'), value: moment(payment.orderedAt) },
    { label: t('receipt'), value: payment.receipt ?? undefined },
    { label: t('paidAt'), value: moment(payment.paidAt) },
    { label: t('reason'), value: payment.reason ?? undefined },
    {
      label: t('refund'),
      value: payment.refundFen === null ? undefined : t('yuan', { sum: sumOf(payment.refundFen) }),
    },
    { label: t('refundReceipt'), value: payment.refundReceipt ?? undefined },
    { label: t('refundedAt'), value: moment(payment.refundedAt) },
  ]
  return facts.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]))
}

function PayButton({ id }: { readonly id: string }) {
  const t = useTexts(paymentTexts)
  const opening = useCommand(parties.openPayPage, ({ payUrl }) => window.location.assign(payUrl))
  return (
    <div className="stack reading">
      <RefusalNotice error={opening.error} />
      <p>
        <Button kind="primary" busy={opening.isPending} onClick={() => opening.mutate({ params: { id }, body: {} })}>
          {t('pay')}
        </Button>
      </p>
      <p className="soft small">{t('payHint')}</p>
      <p className="soft small">{t('checking')}</p>
    </div>
  )
}
