import { setTimeout as pause } from 'node:timers/promises'
import { askAll, inTransactionBegun, isPipelined } from './database.ts'
import type { SqlPool, SqlRunner } from './database.ts'
import { gather } from './gather.ts'

/** Whether somebody waits for what the slow one brings, or it may take its time. */
export type Slowness = 'awaited' | 'patient'

/** A follower's next step: what it does on the way, and where it stands afterwards. */
export interface Stride {
  readonly name: string
  readonly from: number
  /** Who goes alone may come further while he handles. */
  readonly to: number
  /** His handler waits for printers and peers. */
  readonly slow?: Slowness
  readonly handle: (tx: SqlRunner) => Promise<void>
}
interface Marks {
  readonly position: number
  readonly size: number
}

/** What the followers of one pool share. */
export interface Positions {
  /** Where a follower stands, and how far the ledger goes. */
  readonly readMarks: (name: string) => Promise<Marks>
  /** False when another node works for this follower or has moved it meanwhile. */
  readonly commit: (stride: Stride) => Promise<boolean>
  /** The same in one transaction with all who ask at the same moment; a failing stride is then tried by itself. */
  readonly commitTogether: (stride: Stride) => Promise<boolean>
  /**
   * The same for those whose handlers do not write through the transaction: they go side by side, and each fails by
   * itself. Who is not done after a moment is left to move alone, so that a stuck one never holds up the others.
   */
  readonly commitSideBySide: (stride: Stride) => Promise<boolean>
}

/**
 * A crash may take back the last steps of a follower, and its tables with them: it takes them again, which is what it
 * must bear anyway. So nobody waits for the disk here; the entries it follows are durable.
 */
const BEGIN = 'begin; set local synchronous_commit = off'

const shared = new WeakMap<SqlPool, Positions>()

/**
 * Some thirty followers wake at the same checkpoint. Each by itself would ask where it stands and open a transaction
 * for a handful of rows; together they ask once, and those that only write tables write them in one commit.
 */
export function positionsIn(pool: SqlPool): Positions {
  const known = shared.get(pool)
  if (known !== undefined) return known
  const gate = createGate(TRANSACTIONS_AT_ONCE_MAX)
  const slowGates = { awaited: createGate(AWAITED_AT_ONCE_MAX), patient: createGate(PATIENT_AT_ONCE_MAX) }
  const gateFor = (strides: readonly Stride[]) => {
    const slowness = strides.find(({ slow }) => slow !== undefined)?.slow
    return slowness === undefined ? gate : slowGates[slowness]
  }
  const commitAll = (strides: readonly Stride[], handling: Handling) =>
    gateFor(strides)(() =>
      inTransactionBegun(pool, (client, begun) => commitStrides(client, strides, begun, handling), BEGIN),
    )
  const commit = async (stride: Stride) => (await commitAll([stride], handleThenMove)).has(stride.name)
  const made: Positions = {
    readMarks: gather((names) => readMarks(pool, names)),
    commit,
    commitTogether: gather(async (strides) => {
      const moved = await commitAll(strides, handleAndMove).catch(() => undefined)
      return (stride) => (moved === undefined ? commit(stride) : moved.has(stride.name))
    }),
    commitSideBySide: gather(async (strides) => {
      const handlings = new Map<string, Promise<void>>()
      const moved = new Set<string>()
      await commitAll(strides, handleSideBySide(handlings, moved))
      return async (stride) => {
        const handling = handlings.get(stride.name)
        await handling
        // Not ours to handle, or moved already with the others.
        if (handling === undefined || moved.has(stride.name)) return handling !== undefined
        return commit({ ...stride, handle: () => Promise.resolve() })
      }
    }),
  }
  shared.set(pool, made)
  return made
}

/** What can be asked before the answer to something else is there goes out with it: three journeys instead of six. */
async function commitStrides(
  client: SqlRunner,
  strides: readonly Stride[],
  begun: Promise<unknown>,
  handling: Handling,
): Promise<ReadonlySet<string>> {
  if (!isPipelined(client)) await begun
  const names = strides.map(({ name }) => name)
  // A position read in the same statement could be older than the lock; asked after it, it cannot.
  const locking = lockFollowers(client, names, 'try')
  if (!isPipelined(client)) await locking
  const [locked, positions] = await Promise.all([locking, readPositions(client, names), begun])
  const ours = strides.filter(({ name, from }) => locked.includes(name) && (positions.get(name) ?? 0) === from)
  await handling(client, ours)
  return new Set(ours.map(({ name }) => name))
}

type Handling = (client: SqlRunner, strides: readonly Stride[]) => Promise<unknown>

const move = (client: SqlRunner, strides: readonly Stride[]) =>
  writePositions(client, new Map(strides.map(({ name, to }) => [name, to])))

/** Who waits for printers and peers writes at the very end: a writing transaction holds up the sequencer's view. */
const handleThenMove: Handling = async (client, strides) => {
  for (const { handle } of strides) await handle(client)
  await move(client, strides)
}
/** A few commands each; who asks a peer may take longer. */
const SIDE_BY_SIDE_MS_MAX = 300

/** Those who are done soon move with this transaction; who fails is told so by his own handler, and stays where he is. */
const handleSideBySide =
  (handlings: Map<string, Promise<void>>, moved: Set<string>): Handling =>
  async (client, strides) => {
    const done = new Set<string>()
    const ends = strides.map(async ({ name, handle }) => {
      const handling = handle(client)
      handlings.set(name, handling)
      await handling.then(
        () => done.add(name),
        () => undefined,
      )
    })
    const patience = new AbortController()
    const waited = pause(SIDE_BY_SIDE_MS_MAX, undefined, { signal: patience.signal }).catch(() => undefined)
    await Promise.race([Promise.all(ends), waited])
    patience.abort()
    const movers = strides.filter(({ name }) => done.has(name))
    for (const { name } of movers) moved.add(name)
    await move(client, movers)
  }

const handleAndMove: Handling = (client, strides) =>
  askAll(client, [() => move(client, strides), ...strides.map((stride) => () => stride.handle(client))])

async function readMarks(runner: SqlRunner, names: readonly string[]): Promise<(name: string) => Marks> {
  const { rows } = await runner.query<{ name: string | null; position: string | null; size: string }>({
    name: 'ledger-follower-marks',
    text: `select f.name, f.position::text, s.size::text
      from (select coalesce(max(leaf_index) + 1, 0) as size from ledger.leaf) s
      left join ledger.follower f on f.name = any($1::text[])`,
    values: [[...names]],
  })
  const size = Number(rows[0]?.size ?? 0)
  const positions = new Map(rows.map(({ name, position }) => [name, Number(position ?? 0)]))
  return (name) => ({ position: positions.get(name) ?? 0, size })
}

/** Those that were free. Held to the end of the transaction, so that two nodes never handle the same entries at once. */
export async function lockFollowers(
  client: SqlRunner,
  names: readonly string[],
  how: 'try' | 'wait',
): Promise<readonly string[]> {
  const call = how === 'try' ? 'pg_try_advisory_xact_lock' : 'pg_advisory_xact_lock'
  const { rows } = await client.query<{ name: string; locked: boolean | string }>({
    name: `ledger-follower-lock-${how}`,
    text: `select name, ${call}(hashtextextended('oneseal-follower/' || name, 0)) as locked from unnest($1::text[]) as name`,
    values: [[...names]],
  })
  return rows.flatMap(({ name, locked }) => (locked === false ? [] : [name]))
}

export async function readPositions(client: SqlRunner, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ name: string; position: string }>({
    name: 'ledger-follower-positions',
    text: 'select name, position::text from ledger.follower where name = any($1::text[])',
    values: [[...names]],
  })
  return new Map(rows.map(({ name, position }) => [name, Number(position)]))
}

export async function writePositions(client: SqlRunner, positions: ReadonlyMap<string, number>): Promise<void> {
  if (positions.size === 0) return
  // In one order, so that two nodes which move the same followers wait for each other and not in a circle.
  const names = [...positions.keys()].toSorted()
  await client.query({
    name: 'ledger-follower-moves',
    text: `insert into ledger.follower (name, position) select * from unnest($1::text[], $2::bigint[])
      on conflict (name) do update set position = excluded.position`,
    values: [names, names.map((name) => positions.get(name) ?? 0)],
  })
}

/** A handler may need connections of its own: if all of a pool were held by followers, each would wait for ever. */
const TRANSACTIONS_AT_ONCE_MAX = 5
/** Those who wait for printers and peers are counted apart: a pile of papers must not hold up who is done in a moment. */
const AWAITED_AT_ONCE_MAX = 2
const PATIENT_AT_ONCE_MAX = 3
type Gate = <T>(work: () => Promise<T>) => Promise<T>

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
