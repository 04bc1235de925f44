import { officeApi } from '#contract'
import type { Output } from '#contract'
import { languageNow } from '../i18n/index.ts'
import { actSigner } from '../session/act-signer.ts'
import { askForProof } from '../session/proof.ts'

/** Who is signed in, as the server told it last. */
export type Session = Output<typeof officeApi.me>

let csrf: string | undefined

/** Every answer about the session carries the token of that session; a new session has a new token. */
export const keepCsrf = (session: Session): Session => {
  csrf = session.csrf
  return session
}

async function currentCsrf(): Promise<string> {
  if (csrf !== undefined) return csrf
  const response = await fetch(`/api/v1${officeApi.me.path}`, { credentials: 'same-origin' })
  const answer: unknown = await response.json()
  const token = typeof answer === 'object' && answer !== null && 'csrf' in answer ? answer.csrf : ''
  csrf = typeof token === 'string' ? token : ''
  return csrf
}

/** The headers that make a change acceptable to the server: its own page's token, and a key that makes a retry the same act. */
export async function commandHeaders(idempotencyKey: string = newKey()): Promise<Record<string, string>> {
  return { ...languageHeaders(), 'x-csrf-token': await currentCsrf(), 'idempotency-key': idempotencyKey }
}

export const languageHeaders = (): Record<string, string> => ({
  'accept-language': languageNow() === 'zh' ? 'zh-CN' : 'en',
})

/** crypto.randomUUID is missing where the page is opened over plain http on another machine. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const CHANGES = new Set(['POST', 'PUT', 'DELETE'])

/**
 * A session ends unseen in another tab or after half an hour: one fresh token is tried before the page is told. Where
 * the server wants to see the person again, he is asked, and the same act goes on under the same key.
 */
const guardedFetch: typeof fetch = async (input, init) => {
  if (init?.method === undefined || !CHANGES.has(init.method)) return fetch(input, init)
  const headers = new Headers(init.headers)
  const send = async () => {
    headers.set('x-csrf-token', await currentCsrf())
    return sendSigned(input, init, headers)
  }
  const response = await send()
  if (await isRefused(response, 'CSRF_TOKEN_WRONG')) {
    csrf = undefined
    return send()
  }
  return (await isRefused(response, 'PROOF_REQUIRED')) && (await askForProof()) ? send() : response
}

/** Where a confirmed key sits in this browser, an act is shown to it first and goes out again with its signature. */
async function sendSigned(input: RequestInfo | URL, init: RequestInit, headers: Headers): Promise<Response> {
  const sign = actSigner()
  if (sign === undefined) return fetch(input, { ...init, headers })
  const wishing = new Headers(headers)
  wishing.set('x-act-signing', 'prepare')
  const shown = await fetch(input, { ...init, headers: wishing })
  if (!shown.headers.has('x-act-prepared')) return shown
  const answer: unknown = await shown.json()
  const signature = await sign(answer)
  if (signature === undefined) throw new Error('What the server prepared does not belong to this act')
  const signed = new Headers(headers)
  signed.set('x-act-signature', signature)
  return fetch(input, { ...init, headers: signed })
}

async function isRefused(response: Response, code: string): Promise<boolean> {
  return response.status === 403 && (await response.clone().text()).includes(code)
}

export const transport = { origin: '', headers: languageHeaders, fetch: guardedFetch, newKey }
