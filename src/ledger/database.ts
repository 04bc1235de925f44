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
export const inTransaction = <T>(pool: SqlPool, work: (client: SqlClient) => Promise<T>, begin = 'begin'): Promise<T> =>
  inTransactionBegun(
    pool,
    async (client, begun) => {
      await begun
      return work(client)
    },
    begin,
  )

/** The same for work that asks first: it may ask, but write nothing, before it has seen that the transaction has `begun`. */
export async function inTransactionBegun<T>(
  pool: SqlPool,
  work: (client: SqlClient, begun: Promise<unknown>) => Promise<T>,
  begin: string,
): Promise<T> {
  const client = await pool.connect()
  let isSound = true
  try {
    const begun = client.query(begin)
    // Work that failed before it looked has told of the failure itself.
    begun.catch(() => undefined)
    const result = await work(client, begun)
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

/** The connection takes questions before the answers to earlier ones are there. */
export const isPipelined = (runner: SqlRunner): boolean => 'pipeline' in runner && runner.pipeline === true

/**
 * All at once where the connection allows, else one after the other. When one fails the others are waited for all the
 * same: nothing may still be on its way when the transaction ends.
 */
export async function askAll(runner: SqlRunner, questions: readonly (() => Promise<unknown>)[]): Promise<void> {
  if (!isPipelined(runner)) {
    for (const ask of questions) await ask()
    return
  }
  const asked = questions.map((ask) => ask())
  await Promise.allSettled(asked)
  await Promise.all(asked)
}
