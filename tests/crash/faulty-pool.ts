import type { QueryConfig, QueryResult, QueryResultRow } from 'pg'
import type { SqlClient, SqlPool } from '#ledger'

/** Lost on the way there, or on the way back: the database did the work, and nobody learned of it. */
export type FaultKind = 'before' | 'after'

export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

export interface FaultyPool extends SqlPool {
  /** The nth statement from now on fails, once; its connection is dead from then on. */
  readonly breakAt: (nth: number, kind: FaultKind) => void
  /** From now on nothing breaks; answers whether anything did. */
  readonly mend: () => boolean
}

/** A pool whose nth statement breaks its connection, before the statement arrived or after it took effect. */
export function createFaultyPool(pool: SqlPool): FaultyPool {
  let count = 0
  let fault: { readonly nth: number; readonly kind: FaultKind } | undefined
  let broken = false

  function wrap(client: SqlClient): SqlClient {
    let dead = false
    const lose = () => {
      dead = true
      broken = true
      throw new ConnectionLost('Connection terminated unexpectedly')
    }
    return {
      query: async <R extends QueryResultRow>(
        query: QueryConfig | string,
        values?: unknown[],
      ): Promise<QueryResult<R>> => {
        if (dead) throw new ConnectionLost('The connection was lost before')
        count++
        const isDue = !broken && fault?.nth === count
        if (isDue && fault?.kind === 'before') lose()
        const result = await client.query<R>(query, values)
        if (isDue) lose()
        return result
      },
      // A dead connection is closed, as a network that broke would have it: PostgreSQL rolls back what was open.
      release: (destroy) => client.release(dead || destroy === true),
      // Nobody waits for notifications here, and a connection that was lost says so at its next statement.
      on: () => undefined,
    }
  }

  return {
    connect: async () => wrap(await pool.connect()),
    query: async <R extends QueryResultRow>(query: QueryConfig | string, values?: unknown[]) => {
      const client = wrap(await pool.connect())
      try {
        return await client.query<R>(query, values)
      } finally {
        client.release()
      }
    },
    breakAt: (nth, kind) => {
      count = 0
      broken = false
      fault = { nth, kind }
    },
    mend: () => {
      fault = undefined
      return broken
    },
  }
}
