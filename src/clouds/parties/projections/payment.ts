import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { PaymentEvent } from '../domain/events.ts'
import { PAYMENT_EVENT_TYPES } from '../domain/events.ts'
import type { PaymentPhase } from '../domain/payment.ts'

const readPayment = eventReader<PaymentEvent>(...PAYMENT_EVENT_TYPES)

/** What people owe, paid and got back. */
export const paymentProjection: Projection = {
  name: 'payment',
  schema: 'parties',
  tables: ['_private_payment'],
  mode: 'inline',
  types: [...PAYMENT_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_payment where id = $1`, [stream])
      const event = readPayment(entry)
      if (event !== undefined) await change(tx, stream, version, event)
    }
  },
}

async function change(tx: ProjectionTx, stream: string, version: number, event: PaymentEvent): Promise<void> {
  const set = (changes: string, ...values: readonly unknown[]) =>
    tx.query(`update ${tx.schema}._private_payment set version = $2, ${changes} where id = $1`, [
      stream,
      version,
      ...values,
    ])
  switch (event.type) {
    case 'PaymentOrdered':
      await tx.query(
        `insert into ${tx.schema}._private_payment (id, version, order_number, case_id, case_number, item_name, account,
           payer, amount_fen, basis, phase, ordered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11)`,
        [
          stream,
          version,
          event.order,
          event.case,
          event.caseNumber,
          event.itemName,
          event.account,
          event.payer,
          event.amountFen,
          event.basis,
          event.at,
        ],
      )
      return
    case 'PaymentReceived':
      await set(`phase = 'paid', receipt = $3, paid_at = $4`, event.receipt, event.paidAt)
      return
    case 'PaymentCancelled':
      await set(`phase = 'cancelled', reason = $3`, event.reason)
      return
    case 'RefundOrdered':
      await set(`phase = 'refunding', refund_fen = $3, reason = $4`, event.amountFen, event.reason)
      return
    case 'PaymentRefunded':
      await set(`phase = 'refunded', refund_receipt = $3, refunded_at = $4`, event.receipt, event.at)
      return
    default:
      return unreachable(event)
  }
}

export interface PaymentRow {
  readonly id: string
  readonly order: string
  readonly caseId: string
  readonly caseNumber: string
  readonly itemName: string
  readonly account: string
  readonly payer: string
  readonly amountFen: number
  readonly basis: readonly string[]
  readonly phase: PaymentPhase
  readonly orderedAt: Date
  readonly receipt: string | null
  readonly paidAt: Date | null
  readonly refundFen: number | null
  readonly refundReceipt: string | null
  readonly refundedAt: Date | null
  readonly reason: string | null
}
const PAYMENT = `select p.id, p.order_number as "order", p.case_id as "caseId", p.case_number as "caseNumber",
  p.item_name as "itemName", p.account, p.payer, p.amount_fen::float8 as "amountFen", p.basis, p.phase,
  p.ordered_at as "orderedAt", p.receipt, p.paid_at as "paidAt", p.refund_fen::float8 as "refundFen",
  p.refund_receipt as "refundReceipt", p.refunded_at as "refundedAt", p.reason from parties._private_payment p`

export async function findPayment(db: Pool, id: string): Promise<PaymentRow | undefined> {
  return (await db.query<PaymentRow>({ name: 'parties-payment', text: `${PAYMENT} where p.id = $1`, values: [id] }))
    .rows[0]
}
/** Newest first. */
export async function paymentsOf(db: Pool, account: string): Promise<readonly PaymentRow[]> {
  const text = `${PAYMENT} where p.account = $1 order by p.ordered_at desc, p.id desc limit 100`
  return (await db.query<PaymentRow>({ name: 'parties-payments', text, values: [account] })).rows
}
export async function paymentsOfCase(db: Pool, caseId: string): Promise<readonly PaymentRow[]> {
  const text = `${PAYMENT} where p.case_id = $1 order by p.ordered_at, p.id`
  return (await db.query<PaymentRow>({ name: 'parties-case-payments', text, values: [caseId] })).rows
}
/** What the collecting house must be asked about: open orders whose notice may be lost, and refunds not yet made. */
export async function waitingPayments(db: Pool, limit: number): Promise<readonly PaymentRow[]> {
  const text = `${PAYMENT} where p.phase in ('open', 'refunding') order by p.ordered_at, p.id limit $1`
  return (await db.query<PaymentRow>({ name: 'parties-waiting-payments', text, values: [limit] })).rows
}
