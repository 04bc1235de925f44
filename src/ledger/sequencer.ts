import { createArrayWriter } from './binary-array.ts'
import type { ArrayWriter } from './binary-array.ts'
import { inTransaction } from './database.ts'
import type { SqlPool, SqlRunner } from './database.ts'
import { createListener } from './listener.ts'
import { opensslSha256 } from './openssl-hash.ts'
import { createPacemaker } from './pacemaker.ts'
import { checkpointText, growTree, subtreesOf } from './proof/index.ts'
import type { SubtreeRoot } from './proof/index.ts'
import { readSubtrees } from './proof-reader.ts'

export interface SequencerOptions {
  /** Connects as oneseal_sequencer. */
  readonly pool: SqlPool
  /** `oneseal/<installation id>`; also the name of the signing key. */
  readonly origin: string
  /** The signature line or lines under a checkpoint's text. */
  readonly sign: (text: string) => string | Promise<string>
  readonly onError?: (error: unknown) => void
  readonly leavesPerPassMax?: number
}

export interface Sequencer {
  /** One pass; answers how many entries became leaves. */
  readonly runOnce: () => Promise<number>
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** Any number will do, as long as nobody else in this database uses it. */
const SEQUENCER_LOCK = 91620
/** About a second's work; what is left over is the next pass's. */
const LEAVES_PER_PASS_MAX = 20_000
/** About ten passes a second under load, and an entry that comes alone is under a checkpoint at once. */
const PACE = { leastMs: 100, mostMs: 1000, failedMostMs: 5000 }

/**
 * Gives entries their place in the tree. Everything of one pass is one transaction under one lock, so any number of
 * nodes may run a sequencer, and one that dies half way leaves nothing behind.
 */
export function createSequencer(options: SequencerOptions): Sequencer {
  const { pool, leavesPerPassMax = LEAVES_PER_PASS_MAX, onError = () => undefined } = options
  const listener = createListener(pool, 'oneseal_entry')
  // Passes of one sequencer may overlap when somebody asks for one by hand: each writes into memory of its own.
  const runOnce = () => inTransaction(pool, (client) => pass(client, createArrayWriter(), options, leavesPerPassMax))
  const pacemaker = createPacemaker(
    PACE,
    async () => ((await runOnce()) === leavesPerPassMax ? 'more' : 'idle'),
    onError,
  )
  let unwatch: () => void = () => undefined
  return {
    runOnce,
    start: () => {
      unwatch = listener.watch(pacemaker.wake)
      pacemaker.start()
    },
    stop: async () => {
      unwatch()
      await pacemaker.stop()
      await listener.close()
    },
  }
}

async function pass(client: SqlRunner, arrays: ArrayWriter, options: SequencerOptions, limit: number): Promise<number> {
  // Without statistics yet, the planner would read the whole ledger for the few entries that are new.
  const { rows } = await client.query<{ locked: boolean }>(
    "select pg_try_advisory_xact_lock($1) as locked, set_config('enable_seqscan', 'off', true)",
    [SEQUENCER_LOCK],
  )
  if (rows[0]?.locked !== true) return 0
  const last = await readLast(client)
  const found = await findEntries(client, last, limit)
  if (found.entries.length === 0) return 0

  const size = last.size
  const edge = subtreesOf(0, size)
  const tree = growTree(size, edge.map(await readSubtrees(client, edge)), opensslSha256)
  const nodes = found.entries.flatMap(({ leafHash }) => tree.add(leafHash))
  await insertLeaves(client, arrays, size, found.entries)
  await insertNodes(client, arrays, nodes)

  const text = checkpointText({ origin: options.origin, size: tree.size(), root: tree.root() })
  // When entries were left over, the next pass must look again from where this one did.
  const isComplete = found.entries.length < limit
  await client.query('insert into ledger.checkpoint (size, note, cluster, seen) values ($1, $2, $3, $4)', [
    tree.size(),
    `${text}\n${await options.sign(text)}`,
    found.cluster,
    isComplete ? found.seen : last.seenFor(found.cluster),
  ])
  await client.query("select pg_notify('oneseal_checkpoint', $1)", [String(tree.size())])
  return found.entries.length
}

interface Last {
  readonly size: number
  readonly seenFor: (cluster: string) => string | null
}

async function readLast(client: SqlRunner): Promise<Last> {
  const { rows } = await client.query<{ size: string; cluster: string | null; seen: string | null }>(
    'select c.size::text, c.cluster::text, c.seen::text from ledger.checkpoint c order by c.size desc limit 1',
  )
  const [last] = rows
  return {
    size: Number(last?.size ?? 0),
    // Transaction numbers mean nothing in another cluster: after a restore the first pass looks at everything.
    seenFor: (cluster) => (last?.cluster === cluster ? last.seen : null),
  }
}

interface Found {
  readonly cluster: string
  readonly seen: string
  readonly entries: readonly { readonly id: string; readonly leafHash: Buffer }[]
}

/**
 * What became visible since the snapshot of the last pass, in order of insertion. Whatever that snapshot saw has its
 * leaf; whatever it did not see is at or after its xmin, however late it committed. The upper bound keeps rows that
 * were restored from a cluster with higher transaction numbers out of every later pass.
 */
const NEW_ENTRIES = `
  with s as materialized (select pg_current_snapshot() as snapshot),
  fresh as materialized (
    select e.id, e.leaf_hash from s, ledger.entry e
    where e.txid >= pg_snapshot_xmin($1::pg_snapshot) and e.txid < pg_snapshot_xmax(s.snapshot)
      and not pg_visible_in_snapshot(e.txid, $1::pg_snapshot))
  select s.snapshot::text as seen, e.id::text, e.leaf_hash from s left join lateral (
    select id, leaf_hash from fresh where not exists (select from ledger.leaf l where l.entry_id = fresh.id)
    order by id limit $2) e on true`

const ALL_ENTRIES = `
  select s.snapshot::text as seen, e.id::text, e.leaf_hash
  from (select pg_current_snapshot() as snapshot) s left join lateral (
    select id, leaf_hash from ledger.entry e
    where not exists (select from ledger.leaf l where l.entry_id = e.id)
    order by id limit $1) e on true`

async function findEntries(client: SqlRunner, last: Last, limit: number): Promise<Found> {
  const control = await client.query<{ cluster: string }>(
    'select system_identifier::text as cluster from pg_control_system()',
  )
  const cluster = control.rows[0]?.cluster ?? ''
  const seen = last.seenFor(cluster)
  type Row = { seen: string; id: string | null; leaf_hash: Buffer | null }
  const { rows } =
    seen === null ? await client.query<Row>(ALL_ENTRIES, [limit]) : await client.query<Row>(NEW_ENTRIES, [seen, limit])
  const entries = rows.flatMap(({ id, leaf_hash: leafHash }) =>
    id === null || leafHash === null ? [] : [{ id, leafHash }],
  )
  return { cluster, seen: rows[0]?.seen ?? '', entries }
}

async function insertLeaves(
  client: SqlRunner,
  arrays: ArrayWriter,
  size: number,
  entries: Found['entries'],
): Promise<void> {
  await client.query({
    name: 'ledger-insert-leaves',
    text: `insert into ledger.leaf (leaf_index, entry_id)
      select $1::bigint + n - 1, id from unnest($2::bigint[]) with ordinality as e (id, n)`,
    values: [size, arrays.int8(entries.map(({ id }) => BigInt(id)))],
  })
}

async function insertNodes(client: SqlRunner, arrays: ArrayWriter, nodes: readonly SubtreeRoot[]): Promise<void> {
  await client.query({
    name: 'ledger-insert-nodes',
    text: `insert into ledger.node (level, index, hash)
      select level, index, hash from unnest($1::int[], $2::bigint[], $3::bytea[]) as n (level, index, hash)`,
    values: [
      arrays.int4(nodes.map(({ level }) => level)),
      arrays.int8(nodes.map(({ index }) => BigInt(index))),
      arrays.bytea(nodes.map(({ hash }) => Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength))),
    ],
  })
}
