import type { StoredEntry } from './act.ts'
import { inTransaction } from './database.ts'
import type { SqlPool, SqlRunner } from './database.ts'
import type { Ledger } from './ledger.ts'
import { createPacemaker } from './pacemaker.ts'
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
}

export interface Follower {
  /** Answers how many entries were handled. */
  readonly runOnce: () => Promise<number>
  readonly start: () => void
  readonly stop: () => Promise<void>
}

const BATCH_ENTRIES = 100
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
  const { ledger, pool, name, types, handle, batch = BATCH_ENTRIES } = options
  const gate = gateOf(pool)
  const read = readTogether(ledger)
  // Leaves of other types are passed in memory: to write down each of those steps would cost a commit every time.
  let passed = { position: -1, end: 0 }
  const commitStep = (position: number, next: number, entries: readonly StoredEntry[]) =>
    gate(() =>
      inTransaction(pool, async (client) => {
        if (!(await lockFollower(client, name, 'try')) || (await readPosition(client, name)) !== position) return false
        if (entries.length > 0) await handle(entries, client)
        await writePosition(client, name, next)
        return true
      }),
    )
  return async () => {
    const { position, size } = await readMarks(pool, name)
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

/** A handler may need connections of its own: if all of a pool were held by followers, each would wait for ever. */
const FOLLOWERS_AT_ONCE_MAX = 4
type Gate = <T>(work: () => Promise<T>) => Promise<T>
const gates = new WeakMap<SqlPool, Gate>()

function gateOf(pool: SqlPool): Gate {
  const gate = gates.get(pool) ?? createGate(FOLLOWERS_AT_ONCE_MAX)
  gates.set(pool, gate)
  return gate
}

function createGate(places: number): Gate {
  let free = places
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free--
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }
}

async function readMarks(runner: SqlRunner, name: string): Promise<{ position: number; size: number }> {
  const { rows } = await runner.query<{ position: string; size: string }>({
    name: 'ledger-follower-marks',
    text: `select coalesce((select position from ledger.follower where name = $1), 0)::text as position,
      coalesce((select max(leaf_index) + 1 from ledger.leaf), 0)::text as size`,
    values: [name],
  })
  return { position: Number(rows[0]?.position ?? 0), size: Number(rows[0]?.size ?? 0) }
}

/** Held to the end of the transaction, so that two nodes never handle the same entries at the same time. */
export async function lockFollower(client: SqlRunner, name: string, how: 'try' | 'wait'): Promise<boolean> {
  const call = how === 'try' ? 'pg_try_advisory_xact_lock' : 'pg_advisory_xact_lock'
  const { rows } = await client.query<{ locked: boolean | string }>({
    name: `ledger-follower-lock-${how}`,
    text: `select ${call}(hashtextextended($1, 0)) as locked`,
    values: [`oneseal-follower/${name}`],
  })
  return rows[0]?.locked !== false
}

export async function readPosition(client: SqlRunner, name: string): Promise<number> {
  const { rows } = await client.query<{ position: string }>({
    name: 'ledger-follower-position',
    text: 'select position::text from ledger.follower where name = $1',
    values: [name],
  })
  return Number(rows[0]?.position ?? 0)
}

export async function writePosition(client: SqlRunner, name: string, position: number): Promise<void> {
  await client.query({
    name: 'ledger-follower-moves',
    text: `insert into ledger.follower (name, position) values ($1, $2)
     on conflict (name) do update set position = excluded.position`,
    values: [name, position],
  })
}
