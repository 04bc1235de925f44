import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import type { api } from './api.ts'
import { receivePayment } from './cashiering.ts'
import { findPayment, paymentsOf } from './projections/payment.ts'
import type { PaymentRow } from './projections/payment.ts'
import { applicantOf, NOT_FOUND, refuse } from './run-party.ts'

type View = Output<typeof api.payment>
type PaymentRoute = 'payments' | 'payment' | 'openPayPage' | 'paymentNotice'

function view({ order: _, caseId, account: __, orderedAt, paidAt, refundedAt, basis, ...row }: PaymentRow): View {
  return {
    ...row,
    case: caseId,
    basis: [...basis],
    orderedAt: orderedAt.toISOString(),
    paidAt: paidAt?.toISOString() ?? null,
    refundedAt: refundedAt?.toISOString() ?? null,
  }
}

async function ownPayment(context: RequestContext, id: string): Promise<PaymentRow | undefined> {
  const row = await findPayment(context.db, id)
  return row !== undefined && row.account === applicantOf(context)?.id ? row : undefined
}

export const paymentHandlers: Pick<Handlers<typeof api>, PaymentRoute> = {
  payments: async (_, context) => {
    const applicant = applicantOf(context)
    return applicant === undefined ? NOT_FOUND : { items: (await paymentsOf(context.db, applicant.id)).map(view) }
  },

  payment: async ({ params }, context) => {
    const row = await ownPayment(context, params.id)
    return row === undefined ? NOT_FOUND : view(row)
  },

  openPayPage: async ({ params }, context) => {
    const row = await ownPayment(context, params.id)
    if (row === undefined) return NOT_FOUND
    if (row.phase !== 'open') return refuse('PAYMENT_ALREADY_RECEIVED')
    const { peers, publicAddress } = context.office
    const outcome = await peers.payment.open({
      order: row.id,
      amountFen: row.amountFen,
      subject: `${row.itemName} ${row.caseNumber}`,
      returnUrl: `${publicAddress}/my/payments/${row.id}`,
      callbackUrl: `${publicAddress}/api/v1/peers/payments`,
    })
    if (outcome.kind === 'failed') return refuse('PEER_UNREACHABLE')
    return outcome.kind === 'refused' ? refuse('PEER_REFUSED', { reason: outcome.message }) : outcome.value
  },

  paymentNotice: async (_, context) => {
    const { machine, bytes = new Uint8Array(), office, now } = context
    if (machine === undefined) return refuse('MACHINE_SIGNATURE_WRONG')
    const { method, path, signature } = machine
    const notice = office.peers.payment.readNotice({ method, path, body: bytes }, signature, Date.parse(now()))
    if (notice === undefined) return refuse('MACHINE_SIGNATURE_WRONG')
    return { noted: await receivePayment(context, notice) }
  },
}
