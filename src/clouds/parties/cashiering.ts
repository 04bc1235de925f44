import type { PaymentNotice } from '#adapters'
import type { Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { PaymentCommand } from './domain/payment.ts'
import { paymentLife } from './lives.ts'
import { findPayment } from './projections/payment.ts'
import type { PaymentRow } from './projections/payment.ts'

/** At the collecting house an order goes by the id of its payment's life. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const runOnPayment = (services: Services, stream: string, command: PaymentCommand) =>
  services.run({
    life: paymentLife.kind,
    stream,
    command: jsonObjectOf(command),
    by: { kind: 'system', id: services.idFrom('system', 'parties') },
  })

/** Money has come in, as the collecting house says: by its notice or when it was asked. Twice is harmless. */
export async function receivePayment(services: Services, { order, ...notice }: PaymentNotice): Promise<boolean> {
  if (!UUID.test(order) || (await findPayment(services.db, order)) === undefined) return false
  const command: PaymentCommand = { type: 'ReceivePayment', at: services.now(), by: '$actor', ...notice }
  return (await runOnPayment(services, order, command)).ok
}

/** Asks after an open order: the notice may have been lost. */
export async function askAfter(services: Services, { id }: PaymentRow): Promise<void> {
  const outcome = await services.office.peers.payment.ask(id)
  if (outcome.kind !== 'done' || outcome.value.status !== 'PAID') return
  const { receipt, paidAt, amountFen } = outcome.value
  await receivePayment(services, { order: id, receipt, paidAt, amountFen })
}

/** Sends back what is to be sent back; what fails is tried again by the job, under the same number. */
export async function refund(services: Services, { id, refundFen, reason }: PaymentRow): Promise<void> {
  const { payment } = services.office.peers
  const outcome = await payment.refund({
    refund: `${id}-refund`,
    order: id,
    amountFen: refundFen ?? 0,
    reason: reason ?? '',
  })
  if (outcome.kind !== 'done') return
  const command: PaymentCommand = {
    type: 'RecordRefund',
    at: services.now(),
    by: '$actor',
    receipt: outcome.value.receipt,
  }
  await runOnPayment(services, id, command)
}
