import type { JsonObject } from '#kernel'
import { NOT_CONNECTED, parseOutcome } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { createPeerClient, parseBody, parseTexts } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'
import { isSignedBy } from './wire.ts'
import type { Signature, SignedRequest } from './wire.ts'

/** 非税收入统一收缴: one order of ours at the collecting house. */
export interface PaymentOrder {
  /** Ours; the same twice is one order. */
  readonly order: string
  readonly amountFen: number
  readonly subject: string
  /** Where the payer's browser goes when it is done there. */
  readonly returnUrl: string
  /** Where the collecting house tells us, signed. */
  readonly callbackUrl: string
}
export type PaymentStatus =
  | { readonly status: 'OPEN' }
  | { readonly status: 'PAID'; readonly receipt: string; readonly paidAt: string; readonly amountFen: number }
export interface PaymentNotice {
  readonly order: string
  readonly receipt: string
  readonly paidAt: string
  readonly amountFen: number
}
export interface Refund {
  /** Ours; the same twice is one refund. */
  readonly refund: string
  readonly order: string
  readonly amountFen: number
  readonly reason: string
}

export interface PaymentAdapter {
  readonly open: (order: PaymentOrder) => Promise<Outcome<{ readonly payUrl: string }>>
  /** For notices that got lost. */
  readonly ask: (order: string) => Promise<Outcome<PaymentStatus>>
  readonly refund: (refund: Refund) => Promise<Outcome<{ readonly receipt: string; readonly at: string }>>
  /** The notice in a call the collecting house made to us; undefined when it did not sign it. */
  readonly readNotice: (request: SignedRequest, signature: Signature, nowMs: number) => PaymentNotice | undefined
}

export function createPaymentAdapter(address: PeerAddress | undefined): PaymentAdapter {
  if (address === undefined)
    return {
      open: () => Promise.resolve(NOT_CONNECTED),
      ask: () => Promise.resolve(NOT_CONNECTED),
      refund: () => Promise.resolve(NOT_CONNECTED),
      readNotice: () => undefined,
    }
  const client = createPeerClient(address)
  return {
    open: async (order) =>
      parseOutcome(await client.call('/payment/orders', { ...order }), (body) => parseTexts(body, 'payUrl')),
    ask: async (order) => parseOutcome(await client.call('/payment/questions', { order }), parseStatus),
    refund: async (refund) =>
      parseOutcome(await client.call('/payment/refunds', { ...refund }), (body) => parseTexts(body, 'receipt', 'at')),
    readNotice: (request, signature, nowMs) =>
      isSignedBy(client.secret, request, signature, nowMs)
        ? parseNotice(parseBody(Buffer.from(request.body).toString('utf8')))
        : undefined,
  }
}

function parseStatus(body: JsonObject): PaymentStatus | undefined {
  if (body['status'] === 'OPEN') return { status: 'OPEN' }
  const texts = parseTexts(body, 'receipt', 'paidAt')
  const { amountFen } = body
  if (body['status'] !== 'PAID' || texts === undefined || typeof amountFen !== 'number') return undefined
  return { status: 'PAID', ...texts, amountFen }
}

function parseNotice(body: JsonObject | undefined): PaymentNotice | undefined {
  if (body === undefined) return undefined
  const texts = parseTexts(body, 'order', 'receipt', 'paidAt')
  const { amountFen } = body
  return texts === undefined || typeof amountFen !== 'number' ? undefined : { ...texts, amountFen }
}
