import { createHmac, timingSafeEqual } from 'node:crypto'
import { done, failed } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/**
 * Standard Webhooks (https://www.standardwebhooks.com, 2023): `webhook-id` is the same at every attempt, the signature
 * is HMAC-SHA256 over id, timestamp and body, and who receives refuses an old timestamp and an id he has had.
 */
const HEADERS = { id: 'webhook-id', timestamp: 'webhook-timestamp', signature: 'webhook-signature' } as const
const PREFIX = 'whsec_'
const TOLERANCE_SECONDS = 5 * 60
const ANSWER_MS_MAX = 4_000

export interface Webhook {
  readonly id: string
  readonly body: string
}
/** The shared key as people hand it over. */
export const webhookSecret = (key: Uint8Array): string => `${PREFIX}${Buffer.from(key).toString('base64')}`

const signatureOf = (secret: string, id: string, timestamp: string, body: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')

export function signWebhook(secret: string, { id, body }: Webhook, nowMs: number): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(nowMs / 1000))
  return {
    'content-type': 'application/json',
    [HEADERS.id]: id,
    [HEADERS.timestamp]: timestamp,
    [HEADERS.signature]: `v1,${signatureOf(secret, id, timestamp, body)}`,
  }
}

export type WebhookVerdict = 'GENUINE' | 'UNSIGNED' | 'STALE' | 'REPLAYED'

/** `seen` remembers ids; whoever forgets them after the tolerance forgets nothing that would still be taken. */
export function verifyWebhook(
  secret: string,
  header: (name: string) => string,
  body: string,
  nowMs: number,
  seen: Set<string>,
): WebhookVerdict {
  const [id, timestamp] = [header(HEADERS.id), header(HEADERS.timestamp)]
  const expected = Buffer.from(signatureOf(secret, id, timestamp, body))
  const genuine = header(HEADERS.signature)
    .split(' ')
    .some((one) => {
      const [version, value = ''] = one.split(',', 2)
      const given = Buffer.from(value)
      return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
    })
  if (id === '' || !genuine) return 'UNSIGNED'
  if (!(Math.abs(nowMs / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return 'STALE'
  if (seen.has(id)) return 'REPLAYED'
  seen.add(id)
  return 'GENUINE'
}

/** Hands it over once; 2xx is taken, whatever else happens is tried again by whoever keeps the list. */
export async function sendWebhook(url: string, secret: string, webhook: Webhook): Promise<Outcome<null>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: signWebhook(secret, webhook, Date.now()),
      body: webhook.body,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    })
    await response.body?.cancel()
    if (response.ok) return done(null)
    // 410 Gone: the department took its door away, and asks not to be called again.
    return response.status === 410 ? { kind: 'refused', code: 'GONE', message: 'The door is gone' } : failed('BROKEN')
  } catch (error) {
    return failed(error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE')
  }
}
