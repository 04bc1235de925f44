import type { StoredEntry } from './act.ts'
import type { SqlPool, SqlRunner } from './database.ts'
import type { Ledger } from './ledger.ts'
import { createPacemaker } from './pacemaker.ts'
import { positionsIn } from './positions.ts'
import type { Slowness } from './positions.ts'
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
  readonly handle: (entries: readonly StoredEntry[], tx: SqlRunner, ahead: Ahead) => Promise<void>
  readonly onError?: (error: unknown) => void
  /** At most this many entries are handed over at once. */
  readonly batch?: number
  /** The handler waits for printers and peers: it must not hold up those who do not. */
  readonly slow?: Slowness
  /** The handler only writes through `tx`, and soon: it may share a transaction with others like it. */
  readonly together?: boolean
  /** The handler does not write through `tx`, and is soon done with a few entries: it may go side by side with others. */
  readonly sideBySide?: boolean
}

/**
 * What came after the entries at hand, for a handler that is still at work on them: whoever arrives need not wait for
 * the slowest of those before him. All that was taken must be handled before the handler ends.
 */
export interface Ahead {
  /** Those that came meanwhile; none when nothing came. */
  readonly take: () => Promise<readonly StoredEntry[]>
  /** Calls back when there may be some, until told to stop. Whoever runs a follower by hand hears nothing. */
  readonly watch: (callback: () => void) => () => void
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
const SIDE_BY_SIDE_ENTRIES_MAX = 20
/** Leaves of other types cost only a look; so one step may pass over many. */
const LEAVES_PER_STEP = 10_000
const PACE = { leastMs: 20, mostMs: 1000, failedMostMs: 30_000 }

/** Follows the ledger by leaf index. Any number of nodes may run the same follower: one of them works at a time. */
export function createFollower(options: FollowerOptions): Follower {
  const { ledger, onError = () => undefined } = options
  const listeners = new Set<() => void>()
  const step = createStep(options, (callback) => {
    listeners.add(callback)
    return () => listeners.delete(callback)
  })
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
      unwatch = ledger.watch(() => {
        pacemaker.wake()
        for (const tell of listeners) tell()
      })
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

function createStep(options: FollowerOptions, watch: Ahead['watch']): () => Promise<Step> {
  const {
    ledger,
    pool,
    name,
    types,
    handle,
    batch = BATCH_ENTRIES,
    slow,
    together = false,
    sideBySide = false,
  } = options
  const { readMarks, commit, commitTogether, commitSideBySide } = positionsIn(pool)
  const read = readTogether(ledger)
  // Leaves of other types are passed in memory: to write down each of those steps would cost a commit every time.
  let passed = { position: -1, end: 0 }
  const readFrom = async (from: number, size: number) => {
    const end = Math.min(size, from + LEAVES_PER_STEP)
    const entries = await read({ fromLeaf: from, toLeaf: end, limit: batch, types })
    // A full batch may have left entries before `end`; then the next step begins right after its last.
    const last = entries.length === batch ? entries.at(-1)?.leafIndex : undefined
    return { entries, next: last === undefined || last === null ? end : last + 1 }
  }
  const commitFor = ({ length }: readonly StoredEntry[]) => {
    if (together && length <= TOGETHER_ENTRIES_MAX) return commitTogether
    return sideBySide && length <= SIDE_BY_SIDE_ENTRIES_MAX ? commitSideBySide : commit
  }
  const strideOver = (position: number, first: Awaited<ReturnType<typeof readFrom>>, ahead: Ahead['watch']) => {
    const stride = {
      name,
      from: position,
      to: first.next,
      ...(slow === undefined ? {} : { slow }),
      count: first.entries.length,
      handle: async (tx: SqlRunner) => {
        if (first.entries.length > 0) await handle(first.entries, tx, { take, watch: ahead })
      },
    }
    const take = async () => {
      const { size } = await readMarks(name)
      if (stride.to >= size) return []
      const { entries, next } = await readFrom(stride.to, size)
      stride.to = next
      stride.count += entries.length
      return entries
    }
    return stride
  }
  return async () => {
    const { position, size } = await readMarks(name)
    const from = position === passed.position ? passed.end : position
    if (from >= size) return NOTHING
    const first = await readFrom(from, size)
    if (first.entries.length === 0 && first.next - position < LEAVES_PER_STEP) {
      passed = { position, end: first.next }
      return { count: 0, isBehind: first.next < size }
    }
    const commitStride = commitFor(first.entries)
    // Who goes alone may go on; the others wait for the last of them.
    const stride = strideOver(position, first, commitStride === commit ? watch : () => () => undefined)
    if (!(await commitStride(stride))) return NOTHING
    return { count: stride.count, isBehind: stride.to < size }
  }
}
