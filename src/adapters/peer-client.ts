import { randomBytes } from 'node:crypto'
import { isJsonObject, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'
import { done, failed } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { isSameMac, SIGNATURE_HEADERS, signAnswer, signRequest } from './wire.ts'

/** Where a peer is and what is shared with it. */
export interface PeerAddress {
  /** e.g. https://id.example */
  readonly origin: string
  readonly secret: Uint8Array
}
export interface PeerClient {
  readonly secret: Uint8Array
  readonly call: (path: string, body: JsonObject) => Promise<Outcome<JsonObject>>
}

/** People wait at some of these doors; a peer that is slower than this is asked again by a job. */
const ANSWER_MS_MAX = 4_000
const ANSWER_BYTES_MAX = 1024 * 1024

/** Speaks the signed JSON protocol of README.md with one peer. Never throws: what goes wrong is an outcome. */
export function createPeerClient({ origin, secret }: PeerAddress, patienceMs = ANSWER_MS_MAX): PeerClient {
  return {
    secret,
    call: async (path, body) => {
      const text = JSON.stringify(body)
      const nonce = randomBytes(16).toString('base64url')
      const time = new Date().toISOString()
      const signature = signRequest(secret, { method: 'POST', path, body: text }, { time, nonce })
      const headers = {
        'content-type': 'application/json',
        [SIGNATURE_HEADERS.time]: time,
        [SIGNATURE_HEADERS.nonce]: nonce,
        [SIGNATURE_HEADERS.value]: signature.value,
      }
      try {
        const signal = AbortSignal.timeout(patienceMs)
        const init = { method: 'POST', headers, body: text, signal, redirect: 'error' } as const
        const answer = await fetch(`${origin}${path}`, init)
        return readAnswer(secret, nonce, answer.status, answer.headers, await answer.text())
      } catch (error) {
        return failed(error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE')
      }
    },
  }
}

function readAnswer(
  secret: Uint8Array,
  nonce: string,
  status: number,
  headers: Headers,
  text: string,
): Outcome<JsonObject> {
  if (text.length > ANSWER_BYTES_MAX || status >= 500) return failed('BROKEN')
  const signature = headers.get(SIGNATURE_HEADERS.value) ?? ''
  if (!isSameMac(signature, signAnswer(secret, nonce, status, text))) return failed('UNSIGNED')
  const body = parseBody(text)
  if (body === undefined) return failed('BROKEN')
  if (status < 300) return done(body)
  const { code, message = '' } = parseTexts(body, 'code', 'message') ?? {}
  return { kind: 'refused', code: code ?? 'REFUSED', message }
}

export function parseBody(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The named texts of an object, or undefined when one of them is not there: peers are never believed. */
export function parseTexts<K extends string>(
  body: JsonObject,
  ...names: readonly K[]
): Readonly<Record<K, string>> | undefined {
  const texts: Partial<Record<K, string>> = {}
  for (const name of names) {
    const value = body[name]
    if (typeof value !== 'string') return undefined
    texts[name] = value
  }
  return isWhole(texts, names) ? texts : undefined
}
const isWhole = <K extends string>(
  texts: Partial<Record<K, string>>,
  names: readonly K[],
): texts is Record<K, string> => names.every((name) => texts[name] !== undefined)
