import { done, failed, NOT_CONNECTED } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** A time stamp authority elsewhere (RFC 3161 §3.4, over HTTP): what it answers is signed, so no secret is shared. */
export interface TimestampAdapter {
  readonly connected: boolean
  /** A request and its answer, both DER; whoever asks holds one against the other. */
  readonly ask: (request: Uint8Array) => Promise<Outcome<Uint8Array>>
}

/** A paper waits for its time; one that takes longer is asked again by a job. */
const ANSWER_MS_MAX = 4_000
const ANSWER_BYTES_MAX = 64 * 1024

export function createTimestampAdapter(url: string | undefined, patienceMs = ANSWER_MS_MAX): TimestampAdapter {
  if (url === undefined) return { connected: false, ask: () => Promise.resolve(NOT_CONNECTED) }
  return {
    connected: true,
    ask: async (request) => {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
          body: new Uint8Array(request),
          signal: AbortSignal.timeout(patienceMs),
          redirect: 'error',
        })
        const bytes = new Uint8Array(await answer.arrayBuffer())
        if (!answer.ok || bytes.length > ANSWER_BYTES_MAX) return failed('BROKEN')
        return done(bytes)
      } catch (error) {
        return failed(error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE')
      }
    },
  }
}
