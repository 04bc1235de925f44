import { done, failed } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** The doors of another region. Everything they answer is signed by itself, so no secret is shared. */
export interface RegionAdapter {
  readonly get: (address: string, path: string) => Promise<Outcome<Buffer>>
  readonly post: (address: string, path: string, body: string) => Promise<Outcome<Buffer>>
}

/** A person waits at the verify page; who is slower than this counts as silent. */
const ANSWER_MS_MAX = 4_000
const ANSWER_BYTES_MAX = 4 * 1024 * 1024

/** Over the open network only encrypted; on this very machine, as tests and demonstrations do, plainly. */
export const isRegionAddress = (address: string): boolean =>
  /^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/i.test(address) || /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(address)

async function ask(url: string, init: RequestInit, patienceMs: number): Promise<Outcome<Buffer>> {
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const answer = await fetch(url, { ...init, signal, redirect: 'error' })
    const bytes = await readBounded(answer)
    if (bytes === undefined || answer.status >= 500) return failed('BROKEN')
    if (answer.ok) return done(bytes)
    return { kind: 'refused', code: codeOf(bytes.toString('utf8')), message: String(answer.status) }
  } catch (error) {
    return failed(error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE')
  }
}

/** Read piece by piece: a door that never stops talking is not listened to for ever. */
async function readBounded(answer: Response): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.length
    if (size > ANSWER_BYTES_MAX) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

const codeOf = (text: string): string => /"code":"([A-Z_]{1,60})"/.exec(text)?.[1] ?? 'REFUSED'

export const createRegionAdapter = (patienceMs = ANSWER_MS_MAX): RegionAdapter => ({
  get: (address, path) => ask(`${address}/api/v1${path}`, {}, patienceMs),
  post: (address, path, body) =>
    ask(
      `${address}/api/v1${path}`,
      { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } },
      patienceMs,
    ),
})
