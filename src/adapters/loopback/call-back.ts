import { randomBytes } from 'node:crypto'
import type { JsonObject } from '#kernel'
import { SIGNATURE_HEADERS, signRequest } from '../wire.ts'

const CALLBACK_MS_MAX = 5_000

/** What a house of the loopback world tells the bureau by itself, signed unless it is to fail. */
export async function callBack(
  url: string,
  said: JsonObject,
  { secret, time, forged }: { readonly secret: Uint8Array; readonly time: string; readonly forged: boolean },
): Promise<void> {
  const body = JSON.stringify(said)
  const once = { time, nonce: randomBytes(16).toString('base64url') }
  const { pathname: path } = new URL(url)
  const signature = signRequest(secret, { method: 'POST', path, body }, once)
  const headers = {
    'content-type': 'application/json',
    [SIGNATURE_HEADERS.time]: once.time,
    [SIGNATURE_HEADERS.nonce]: once.nonce,
    [SIGNATURE_HEADERS.value]: forged ? 'forged' : signature.value,
  }
  const signal = AbortSignal.timeout(CALLBACK_MS_MAX)
  // A bureau that does not answer is told again by whoever asked for it.
  await fetch(url, { method: 'POST', headers, body, signal }).catch(() => undefined)
}
