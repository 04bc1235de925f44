import { createTimestampAdapter } from '#adapters'
import { askingTimestamper, createTimestampAuthority } from '#seal'
import type { CertifiedKey, Timestamper } from '#seal'

/** A time stamp authority elsewhere: where it answers, and the root that vouches for it. */
export interface TimestampPlace {
  readonly url: string
  /** DER. */
  readonly roots: readonly Buffer[]
}

/**
 * Who puts the time on our seals: the authority that is named, or our own with a key of its own. One that is named and
 * does not answer is never replaced by our own in silence: the paper stays owed and is tried again every minute.
 */
export function createTimestamper(
  key: () => CertifiedKey,
  place: TimestampPlace | undefined,
  now: () => Date,
): Timestamper {
  if (place === undefined) return (digest) => createTimestampAuthority(key(), now).stamp(digest)
  const adapter = createTimestampAdapter(place.url)
  return askingTimestamper(async (request) => {
    const outcome = await adapter.ask(request)
    if (outcome.kind === 'done') return outcome.value
    const why = outcome.kind === 'failed' ? outcome.fault : outcome.code
    throw new Error(`The time stamp authority ${place.url} gives no time (${why}): the paper waits and is tried again`)
  })
}
