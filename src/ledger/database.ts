import type { Notification, QueryConfig, QueryResult, QueryResultRow } from 'pg'

/**
 * The part of `pg` the ledger uses. Fault tests stand between with one that breaks the nth statement,
 * before it reached the database or after it persisted.
 */
export interface SqlRunner {
  query<R extends QueryResultRow>(query: QueryConfig | string, values?: unknown[]): Promise<QueryResult<R>>
}
export interface SqlClient extends SqlRunner {
  /** With true the connection is closed instead of being used again. */
  release(destroy?: boolean): void
  on(event: 'notification', listener: (message: Notification) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
}
export interface SqlPool extends SqlRunner {
  connect(): Promise<SqlClient>
}

/**
 * Everything or nothing. After a failure what was locked is given back at once, lest the next who comes find it taken;
 * a connection that cannot even do that is not used again.
 */
export async function inTransaction<T>(
  pool: SqlPool,
  work: (client: SqlClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const client = await pool.connect()
  let isSound = true
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    isSound = await client.query('rollback').then(
      () => true,
      () => false,
    )
    throw error
  } finally {
    client.release(!isSound)
  }
}
