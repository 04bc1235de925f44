import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What travels beside a body between this house and its peers; README.md gives the protocol in full. */
export interface Signature {
  /** ISO instant at which it was signed. */
  readonly time: string
  /** Random; the answer is signed together with it, so that no answer fits another question. */
  readonly nonce: string
  /** HMAC-SHA256, base64url. */
  readonly value: string
}
export const SIGNATURE_HEADERS = {
  time: 'x-oneseal-time',
  nonce: 'x-oneseal-nonce',
  value: 'x-oneseal-signature',
} as const

/** Older than this and it may be a copy of a request that was overheard. Clocks of two houses differ by less. */
export const SIGNATURE_AGE_MS_MAX = 5 * 60_000

const digestOf = (body: Uint8Array | string): string => createHash('sha256').update(body).digest('hex')
const mac = (secret: Uint8Array, lines: readonly string[]): string =>
  createHmac('sha256', secret).update(lines.join('\n')).digest('base64url')

export interface SignedRequest {
  readonly method: string
  /** Path without query. */
  readonly path: string
  readonly body: Uint8Array | string
}
export const signRequest = (
  secret: Uint8Array,
  { method, path, body }: SignedRequest,
  { time, nonce }: Omit<Signature, 'value'>,
): Signature => ({ time, nonce, value: mac(secret, ['v1', method, path, time, nonce, digestOf(body)]) })

export const signAnswer = (secret: Uint8Array, nonce: string, status: number, body: string): string =>
  mac(secret, ['v1', 'ANSWER', nonce, String(status), digestOf(body)])

/** Compared in equal time; strings of another length are another signature. */
export function isSameMac(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export function isSignedBy(secret: Uint8Array, request: SignedRequest, signature: Signature, nowMs: number): boolean {
  const age = Math.abs(nowMs - Date.parse(signature.time))
  if (Number.isNaN(age) || age > SIGNATURE_AGE_MS_MAX) return false
  return isSameMac(signRequest(secret, request, signature).value, signature.value)
}

/** A statement a peer makes that must still be checkable in ten years: its canonical text under the peer's key. */
export const statementMac = (secret: Uint8Array, text: string): string => mac(secret, ['v1', 'STATEMENT', text])

/** Every peer has a secret of its own, so that one that leaks speaks for nobody else. */
export const secretFor = (ground: Uint8Array, peer: string): Buffer =>
  createHmac('sha256', ground).update(`peer ${peer}`).digest()
