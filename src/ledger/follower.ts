import type { StoredEntry } from './act.ts'
import type { SqlPool, SqlRunner } from './database.ts'
import type { Ledger } from './ledger.ts'
import { createPacemaker } from './pacemaker.ts'
import { positionsIn } from './positions.ts'
import type { Stride } from './positions.ts'
import { project } from './projection.ts'
import type { Projection } from './projection.ts'
import { readTogether } from './read-together.ts'

export interface FollowerOptions {
  readonly ledger: Pick<Ledger, 'read' | 'watch'>
  readonly pool: SqlPool
  /** Where it stands is kept under this name. */
  readonly name: string
  readonly types: readonly string[]
  /**
   * Every entry of these types, in leaf order, without a gap, at least once. What it writes through `tx` is committed
   * together with the new position; what it brings about elsewhere must bear being brought about twice.
   */
  readonly handle: (entries: readonly StoredEntry[], tx: SqlRunner) => Promise<void>
  readonly onError?: (error: unknown) => void
  /** At most this many entries are handed over at once. */
  readonly batch?: number
  /** The handler only writes through `tx`, and soon: it may share a transaction with others like it. */
  readonly together?: boolean
}

export interface Follower {
  /** Answers how many entries were handled. */
  readonly runOnce: () => Promise<number>
  readonly start: () => void
  readonly stop: () => Promise<void>
}

const BATCH_ENTRIES = 100
/** Who is far behind must not hold up those who are not. */
const TOGETHER_ENTRIES_MAX = 200
/** Leaves of other types cost only a look; so one step may pass over many. */
const LEAVES_PER_STEP = 10_000
const PACE = { leastMs: 20, mostMs: 1000, failedMostMs: 30_000 }

/** Follows the ledger by leaf index. Any number of nodes may run the same follower: one of them works at a time. */
export function createFollower(options: FollowerOptions): Follower {
  const { ledger, onError = () => undefined } = options
  const step = createStep(options)
  const pacemaker = createPacemaker(PACE, async () => ((await step()).isBehind ? 'more' : 'idle'), onError)
  let unwatch: () => void = () => undefined
  return {
    runOnce: async () => {
      let handled = 0
      for (;;) {
        const { count, isBehind } = await step()
        handled += count
        if (!isBehind) return handled
      }
    },
    start: () => {
      unwatch = ledger.watch(pacemaker.wake)
      pacemaker.start()
    },
    stop: async () => {
      unwatch()
      await pacemaker.stop()
    },
  }
}

/** A following projection is a follower that writes its own tables. */
export function createProjector(options: {
  readonly ledger: FollowerOptions['ledger']
  readonly pool: SqlPool
  readonly projection: Projection
  readonly onError?: (error: unknown) => void
}): Follower {
  const { projection, ...rest } = options
  return createFollower({
    ...rest,
    name: followerOf(projection),
    types: projection.types,
    batch: 1000,
    together: true,
    handle: (entries, tx) => project(tx, projection, entries),
  })
}

export const followerOf = (projection: Projection) => `projection/${projection.name}`

interface Step {
  readonly count: number
  readonly isBehind: boolean
}
const NOTHING: Step = { count: 0, isBehind: false }

function createStep(options: FollowerOptions): () => Promise<Step> {
  const { ledger, pool, name, types, handle, batch = BATCH_ENTRIES, together = false } = options
  const { readMarks, commit, commitTogether } = positionsIn(pool)
  const read = readTogether(ledger)
  // Leaves of other types are passed in memory: to write down each of those steps would cost a commit every time.
  let passed = { position: -1, end: 0 }
  const commitStep = (position: number, next: number, entries: readonly StoredEntry[]) => {
    const stride: Stride = {
      name,
      from: position,
      to: next,
      handle: async (tx) => {
        if (entries.length > 0) await handle(entries, tx)
      },
    }
    return together && entries.length <= TOGETHER_ENTRIES_MAX ? commitTogether(stride) : commit(stride)
  }
  return async () => {
    const { position, size } = await readMarks(name)
    const from = position === passed.position ? passed.end : position
    const end = Math.min(size, from + LEAVES_PER_STEP)
    if (from >= end) return NOTHING
    const entries = await read({ fromLeaf: from, toLeaf: end, limit: batch, types })
    // A full batch may have left entries before `end`; then the next step begins right after its last.
    const last = entries.length === batch ? entries.at(-1)?.leafIndex : undefined
    const next = last === undefined || last === null ? end : last + 1
    if (entries.length === 0 && next - position < LEAVES_PER_STEP) passed = { position, end: next }
    else if (!(await commitStep(position, next, entries))) return NOTHING
    return { count: entries.length, isBehind: next < size }
  }
}
