import type { ArrayWriter } from './binary-array.ts'
import { createArrayWriter } from './binary-array.ts'
import type { SqlClient, SqlPool } from './database.ts'

/**
 * The statement's plan must not depend on how large the tables were when it was first planned: an empty table invites
 * a plan that reads all of it, and the plan stays while the table grows.
 */
const SETTINGS = [
  'plan_cache_mode = force_generic_plan',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'enable_seqscan = off',
  'jit = off',
]

/** One connection kept for writing, because its settings and its prepared statements are its own. */
export interface Lane {
  readonly client: () => Promise<SqlClient>
  readonly arrays: ArrayWriter
  /** After a plain refusal the connection is as good as before; after anything else nobody knows what it holds. */
  readonly recover: (error: unknown) => Promise<void>
  readonly close: () => void
}

export function createLane(pool: SqlPool): Lane {
  let current: SqlClient | undefined
  const drop = () => {
    current?.release(true)
    current = undefined
  }
  return {
    arrays: createArrayWriter(),
    client: async () => {
      if (current !== undefined) return current
      const client = await pool.connect()
      client.on('error', () => undefined)
      try {
        await client.query(SETTINGS.map((setting) => `set ${setting}`).join('; '))
      } catch (error) {
        client.release(true)
        throw error
      }
      current = client
      return client
    },
    recover: async (error) => {
      const isSound =
        isAnswer(error) &&
        (await current?.query('rollback').then(
          () => true,
          () => false,
        ))
      if (isSound !== true) drop()
    },
    close: drop,
  }
}

const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined

/** PostgreSQL itself refused, so the transaction is certainly not there. Classes 08 and 57: the connection ended. */
export function isAnswer(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state !== undefined && !/^(?:08|57)/.test(state)
}

/** Two nodes met: a unique key (23505), a deadlock or a serialization failure (40). Or nobody answered at all. */
export const isWorthRetrying = (error: unknown): boolean =>
  !isAnswer(error) || /^(?:23505|40)/.test(sqlStateOf(error) ?? '')
