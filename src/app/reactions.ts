import type { Pool } from 'pg'
import type { Reaction, Services } from '#frame'
import { createFollower } from '#ledger'
import type { Ledger, StoredEntry } from '#ledger'
import type { Log } from './log.ts'

export interface Following {
  readonly start: () => void
  readonly stop: () => Promise<void>
  /** Runs every follower until nothing is left to follow; tests and commands wait with it. */
  readonly settle: () => Promise<void>
}

/** Streams handled side by side in one pass: sealing waits on a worker thread, so a few at once keep it busy. */
const STREAMS_AT_ONCE = 8

/**
 * Entries of one stream are reacted to in order; different streams side by side. The follower's position moves only
 * when all of a batch is done, so a crash repeats a batch, and the commands' ids make the repetition harmless.
 */
async function reactToAll(
  entries: readonly StoredEntry[],
  react: (entry: StoredEntry) => Promise<void>,
): Promise<void> {
  const streams = new Map<string, StoredEntry[]>()
  for (const entry of entries) {
    const known = streams.get(entry.envelope.stream)
    if (known === undefined) streams.set(entry.envelope.stream, [entry])
    else known.push(entry)
  }
  const waiting = [...streams.values()]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      for (const entry of next) await react(entry)
  }
  await Promise.all(Array.from({ length: Math.min(STREAMS_AT_ONCE, waiting.length) }, worker))
}

/** All who follow wake at the same checkpoint and are through with it long before this. */
const HISTORY_KEPT_MS = 1000

/**
 * Half a dozen reactions read the history of a case at the same entry: it is read and opened once for all of them.
 * Enough for who reacts to an entry is a history that holds this entry; any other stream is read as it stands.
 */
function shareHistories(read: Services['history']): (entry: StoredEntry) => Services['history'] {
  const kept = new Map<string, { readonly upTo: number; readonly history: ReturnType<Services['history']> }>()
  return ({ envelope: { stream, version } }) =>
    (asked) => {
      const known = kept.get(asked)
      if (asked !== stream) return read(asked)
      if (known !== undefined && known.upTo >= version) return known.history
      const fresh = { upTo: version, history: read(stream) }
      kept.set(stream, fresh)
      const drop = () => {
        if (kept.get(stream) === fresh) kept.delete(stream)
      }
      setTimeout(drop, HISTORY_KEPT_MS).unref()
      fresh.history.catch(drop)
      return fresh.history
    }
}

/** One follower per reaction, each with its own stored position, so that a stuck one never holds up the others. */
export function followWithReactions(
  ledger: Ledger,
  pool: Pool,
  reactions: readonly Reaction[],
  services: Services,
  log: Log,
): Following {
  const historyFor = shareHistories(services.history)
  const followers = reactions.map((reaction) =>
    createFollower({
      ledger,
      pool,
      name: `reaction:${reaction.name}`,
      types: reaction.types,
      handle: (entries) =>
        reactToAll(entries, (entry) => reaction.react(entry, { ...services, history: historyFor(entry) })),
      onError: (error) => {
        log.error('reaction failed and will be tried again', { reaction: reaction.name, error: String(error) })
      },
    }),
  )
  return {
    start: () => {
      for (const follower of followers) follower.start()
    },
    stop: async () => {
      await Promise.all(followers.map((follower) => follower.stop()))
    },
    settle: async () => {
      let moved = true
      while (moved)
        moved = (await Promise.all(followers.map((follower) => follower.runOnce()))).some((count) => count > 0)
    },
  }
}
