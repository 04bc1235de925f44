import { createHash, randomBytes } from 'node:crypto'
import { parseTexts } from '../peer-client.ts'
import { refusedBy, said } from './answer.ts'
import type { PeerRoutes } from './answer.ts'
import type { Behaviours } from './behaviour.ts'
import { callBack } from './call-back.ts'
import { escapeHtml, page } from './messages.ts'

interface OpenOrder {
  readonly order: string
  readonly amountFen: number
  readonly subject: string
  readonly returnUrl: string
  readonly callbackUrl: string
  readonly paid: { readonly receipt: string; readonly paidAt: string } | null
  readonly refundedFen: number
}

/** The collecting house of the loopback world: takes orders, shows a pay page, and tells the bureau who has paid. */
export interface Cashier {
  readonly routes: PeerRoutes
  /** The pay page; undefined when there is no such order. */
  readonly page: (key: string) => string | undefined
  /** The payer pressed a button: answers where his browser goes. */
  readonly pay: (key: string, pays: boolean) => Promise<string | undefined>
}

const receiptOf = (kind: string, id: string): string =>
  `${kind}${createHash('sha256').update(id).digest('hex').slice(0, 18).toUpperCase()}`
const yuan = (fen: number): string => (fen / 100).toFixed(2)

export function createCashier(
  origin: () => string,
  secret: Uint8Array,
  behaviours: Behaviours,
  now: () => string,
): Cashier {
  const orders = new Map<string, OpenOrder>()
  const refunds = new Map<string, { readonly receipt: string; readonly at: string }>()
  /** The address of a pay page must not be guessed from an order's number. */
  const keys = new Map<string, string>()

  const routes: PeerRoutes = {
    '/payment/orders': (body) => {
      const texts = parseTexts(body, 'order', 'subject', 'returnUrl', 'callbackUrl')
      const { amountFen } = body
      if (texts === undefined || typeof amountFen !== 'number' || !Number.isInteger(amountFen) || amountFen <= 0)
        return refusedBy('MALFORMED', 'An order needs a number, a subject and a sum')
      const known = orders.get(texts.order)
      if (known !== undefined && known.amountFen !== amountFen)
        return refusedBy('ORDER_DIFFERS', 'The same order with another sum')
      const key = [...keys].find(([, order]) => order === texts.order)?.[0] ?? randomBytes(12).toString('base64url')
      keys.set(key, texts.order)
      orders.set(texts.order, known ?? { ...texts, amountFen, paid: null, refundedFen: 0 })
      return said({ payUrl: `${origin()}/pay/${key}` })
    },
    '/payment/questions': (body) => {
      const order = orders.get(parseTexts(body, 'order')?.order ?? '')
      if (order === undefined) return refusedBy('UNKNOWN_ORDER', 'No such order')
      return said(
        order.paid === null ? { status: 'OPEN' } : { status: 'PAID', ...order.paid, amountFen: order.amountFen },
      )
    },
    '/payment/refunds': (body) => {
      const texts = parseTexts(body, 'refund', 'order', 'reason')
      const { amountFen } = body
      const order = texts === undefined ? undefined : orders.get(texts.order)
      if (texts === undefined || typeof amountFen !== 'number') return refusedBy('MALFORMED', 'A refund needs a sum')
      const before = refunds.get(texts.refund)
      if (before !== undefined) return said({ ...before })
      if (order === undefined || order.paid === null) return refusedBy('NOT_PAID', 'Nothing was paid')
      if (order.refundedFen + amountFen > order.amountFen) return refusedBy('REFUND_EXCEEDS', 'More than was paid')
      const made = { receipt: receiptOf('RF', texts.refund), at: now() }
      refunds.set(texts.refund, made)
      orders.set(texts.order, { ...order, refundedFen: order.refundedFen + amountFen })
      return said({ ...made })
    },
  }
  const orderOf = (key: string) => orders.get(keys.get(key) ?? '')
  return {
    routes,
    page: (key) => {
      const order = orderOf(key)
      return order === undefined ? undefined : payPage(key, order)
    },
    pay: async (key, pays) => {
      const order = orderOf(key)
      if (order === undefined) return undefined
      if (pays && order.paid === null) {
        const paid = { receipt: receiptOf('PY', order.order), paidAt: now() }
        orders.set(order.order, { ...order, paid })
        await tell({ ...order, paid }, secret, behaviours, now)
      }
      return order.returnUrl
    },
  }
}

function payPage(key: string, { subject, amountFen, paid }: OpenOrder): string {
  const form = `<form method="post" action="/pay/${encodeURIComponent(key)}">
    <button name="pays" value="yes">确认缴款 Pay</button>
    <button name="pays" value="no" class="plain">暂不缴款 Not now</button></form>`
  return page(
    '演示缴款 Loopback cashier',
    `<p>${escapeHtml(subject)}</p><p class="sum">¥ ${yuan(amountFen)}</p>
     <p>演示缴款页，不会发生任何真实支付。<br>No money moves here.</p>
     ${paid === null ? form : `<p><b>已缴款 Paid</b> ${escapeHtml(paid.receipt)}</p>`}`,
  )
}

/** The signed notice. It may get lost (`silent`) or come twice (`duplicate`): the bureau must live with both. */
async function tell(order: OpenOrder, secret: Uint8Array, behaviours: Behaviours, now: () => string): Promise<void> {
  const behaviour = behaviours.take('payment')
  if (behaviour === 'silent' || order.paid === null) return
  const { order: number, amountFen, paid, callbackUrl } = order
  const notice = { order: number, amountFen, ...paid }
  const signed = { secret, time: now(), forged: behaviour === 'unsigned' }
  // A bureau that does not answer will ask by itself.
  for (let round = behaviour === 'duplicate' ? 2 : 1; round > 0; round -= 1) await callBack(callbackUrl, notice, signed)
}
