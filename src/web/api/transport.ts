import { officeApi } from '#contract'
import type { Output } from '#contract'
import { languageNow } from '../i18n/index.ts'

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

/** A session ends unseen in another tab or after half an hour: one fresh token is tried before the page is told. */
const guardedFetch: typeof fetch = async (input, init) => {
  if (init?.method === undefined || !CHANGES.has(init.method)) return fetch(input, init)
  const headers = new Headers(init.headers)
  headers.set('x-csrf-token', await currentCsrf())
  const response = await fetch(input, { ...init, headers })
  if (response.status !== 403 || !(await isCsrfRefusal(response.clone()))) return response
  csrf = undefined
  headers.set('x-csrf-token', await currentCsrf())
  return fetch(input, { ...init, headers })
}

async function isCsrfRefusal(response: Response): Promise<boolean> {
  const text = await response.text()
  return text.includes('CSRF')
}

export const transport = { origin: '', headers: languageHeaders, fetch: guardedFetch, newKey }
