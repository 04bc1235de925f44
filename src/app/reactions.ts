import type { Pool } from 'pg'
import type { Reaction, Services } from '#frame'
import { createFollower, findHistory } from '#ledger'
import type { FollowerOptions, Ledger, StoredEntry } from '#ledger'
import type { Log } from './log.ts'
import { reactInOrder } from './react-in-order.ts'

export interface Following {
  readonly start: () => void
  readonly stop: () => Promise<void>
  /** Runs every follower until nothing is left to follow; tests and commands wait with it. */
  readonly settle: () => Promise<void>
}

/** All who follow wake at the same checkpoint and are through with it long before this. */
const HISTORY_KEPT_MS = 1000

/**
 * Half a dozen reactions read the history of a case at the same entry: it is read and opened once for all of them, and
 * not at all when followers have seen it from its beginning. Enough for who reacts to an entry is a history that holds
 * this entry; any other stream is read as it stands.
 */
function shareHistories(ledger: Ledger, read: Services['history']): (entry: StoredEntry) => Services['history'] {
  const kept = new Map<string, { readonly upTo: number; readonly history: ReturnType<Services['history']> }>()
  return ({ envelope: { stream, version } }) =>
    (asked) => {
      if (asked !== stream) return read(asked)
      const followed = findHistory(ledger, stream)
      if (followed !== undefined && followed.length >= version) return Promise.resolve(followed)
      const known = kept.get(asked)
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

/** Streams handled side by side: sealing waits on a worker thread, so a few at once keep it busy. */
const STREAMS_AT_ONCE = 8
/** What is due or awaited and was recorded this long ago is late. */
const LATE_MS = 500
/** Of papers this many are made ready at once; a crash repeats no more of them. */
const SLOW_ENTRIES = 32

type React = (entry: StoredEntry) => Promise<void>

/** While somebody of those who are due or awaited is late, one at a time of all who are patient goes on. */
function createPrecedence(now: Services['now']) {
  let late = 0
  let goingOn: Promise<unknown> = Promise.resolve()
  const isLate = ({ envelope }: StoredEntry) => Date.parse(now()) - Date.parse(envelope.recordedAt) > LATE_MS
  return {
    first:
      (react: React): React =>
      async (entry) => {
        if (!isLate(entry)) return react(entry)
        late += 1
        return react(entry).finally(() => {
          late -= 1
        })
      },
    patiently:
      (react: React): React =>
      (entry) => {
        if (late === 0) return react(entry)
        const turn = goingOn.then(() => react(entry))
        goingOn = turn.catch(() => undefined)
        return turn
      },
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
  const historyFor = shareHistories(ledger, services.history)
  const precedence = createPrecedence(services.now)
  const handlerOf = ({ pace, react }: Reaction): FollowerOptions['handle'] => {
    const reactTo: React = (entry) => react(entry, { ...services, history: historyFor(entry) })
    const paced = pace === 'patient' ? precedence.patiently(reactTo) : precedence.first(reactTo)
    return (entries, _, ahead) => reactInOrder(entries, paced, ahead, STREAMS_AT_ONCE)
  }
  const followers = reactions.map((reaction) =>
    createFollower({
      ledger,
      pool,
      name: `reaction:${reaction.name}`,
      types: reaction.types,
      handle: handlerOf(reaction),
      ...(reaction.pace === undefined ? { sideBySide: true } : { slow: reaction.pace, batch: SLOW_ENTRIES }),
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
