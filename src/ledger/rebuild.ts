import { setTimeout as pause } from 'node:timers/promises'
import type { SqlClient, SqlPool, SqlRunner } from './database.ts'
import { followerOf } from './follower.ts'
import { createLifeKeys } from './life-keys.ts'
import type { LifeKeys } from './life-keys.ts'
import { lockFollowers, writePositions } from './positions.ts'
import { project } from './projection.ts'
import type { Projection } from './projection.ts'
import { scanLeaves, scanUnsequenced } from './scan.ts'
import { storedEntry } from './stored.ts'
import { createShadow, dropSchema, putInPlace } from './shadow-tables.ts'

export interface RebuildOptions {
  /** Connects as oneseal_owner: it makes tables. */
  readonly pool: SqlPool
  readonly masterKey: Uint8Array
  readonly projection: Projection
}

const SWAP_ATTEMPTS_MAX = 5
const SWAP_PAUSE_MS = 100

/**
 * Makes the projection anew beside the old one, which keeps serving, and puts it in its place in one short
 * transaction. Answers how many entries were applied.
 */
export async function rebuildProjection(options: RebuildOptions): Promise<{ readonly entries: number }> {
  const { pool, projection } = options
  const keys = createLifeKeys(options.masterKey)
  const shadow = `${projection.schema}_rebuild`
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`oneseal-rebuild/${projection.schema}`])
    await dropSchema(client, shadow)
    await createShadow(client, projection, shadow)
    // What a crash may take of tables that are not in use yet is made anew anyway; the swap itself is durable.
    await client.query('set synchronous_commit = off')
    const loaded = await load(client, projection, shadow, keys)
    for (const table of projection.tables) await client.query(`analyze ${shadow}.${table}`)
    const rest = await swap(client, projection, shadow, keys, loaded.nextLeaf)
    return { entries: loaded.entries + rest }
  } finally {
    // Closing the connection also gives back the lock and the setting.
    client.release(true)
  }
}

async function load(client: SqlClient, projection: Projection, shadow: string, keys: LifeKeys) {
  let entries = 0
  const end = await sizeOf(client)
  for await (const rows of scanLeaves(client, { toLeaf: end, types: projection.types })) {
    await client.query('begin')
    await project(
      client,
      projection,
      rows.map((row) => storedEntry(row, keys)),
      shadow,
    )
    await client.query('commit')
    entries += rows.length
  }
  return { entries, nextLeaf: end }
}

async function swap(
  client: SqlClient,
  projection: Projection,
  shadow: string,
  keys: LifeKeys,
  fromLeaf: number,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      // Inline: one snapshot, taken after the lock, or else the sequencer could move an entry from those that have
      // no leaf to those that have one between our looking at the ones and at the others.
      await client.query(projection.mode === 'inline' ? 'begin isolation level repeatable read' : 'begin')
      await client.query('set local synchronous_commit = on')
      const entries = await catchUp(client, projection, shadow, keys, fromLeaf)
      await putInPlace(client, projection, shadow)
      await client.query('commit')
      return entries
    } catch (error) {
      await client.query('rollback')
      if (attempt === SWAP_ATTEMPTS_MAX || !isDeadlock(error)) throw error
      await pause(SWAP_PAUSE_MS * attempt)
    }
  }
}

/** Two who lock the same tables in another order; PostgreSQL ended one of them, and it may try again. */
const isDeadlock = (error: unknown) => error instanceof Error && 'code' in error && error.code === '40P01'

/** With the live tables locked no act can still change them, so what is visible now is all there is. */
async function catchUp(client: SqlRunner, projection: Projection, shadow: string, keys: LifeKeys, fromLeaf: number) {
  if (projection.mode === 'following') await lockFollowers(client, [followerOf(projection)], 'wait')
  const live = projection.tables.map((table) => `${projection.schema}.${table}`)
  await client.query(`lock table ${live.join(', ')} in access exclusive mode`)
  let entries = 0
  const end = await sizeOf(client)
  const scans = [scanLeaves(client, { fromLeaf, toLeaf: end, types: projection.types })]
  if (projection.mode === 'inline') scans.push(scanUnsequenced(client, projection.types))
  for (const scan of scans) {
    for await (const rows of scan) {
      await project(
        client,
        projection,
        rows.map((row) => storedEntry(row, keys)),
        shadow,
      )
      entries += rows.length
    }
  }
  if (projection.mode === 'following') await writePositions(client, new Map([[followerOf(projection), end]]))
  return entries
}

async function sizeOf(client: SqlRunner): Promise<number> {
  const { rows } = await client.query<{ size: string }>(
    'select coalesce(max(leaf_index) + 1, 0)::text as size from ledger.leaf',
  )
  return Number(rows[0]?.size ?? 0)
}
