import { hash } from 'node:crypto'
import type { QueryResultRow } from 'pg'
import type { StoredEntry } from './act.ts'
import type { SqlRunner } from './database.ts'

/** The only way a projection writes: name tables as `${tx.schema}.table`, so that a rebuild can run beside the live ones. */
export interface ProjectionTx {
  readonly schema: string
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names its rows, as with pg
  readonly query: <R extends QueryResultRow = QueryResultRow>(
    sql: string,
    params?: readonly unknown[],
  ) => Promise<{ readonly rows: R[] }>
}

/**
 * A read model: what people look at, made of entries alone, and thrown away and rebuilt at will. Entries of one life
 * arrive in their order; those of different lives may come in another order when it is rebuilt, so the result must not
 * depend on it. After BodyErased the bodies of that life are null, and nothing of them may stay in a table.
 */
export interface Projection {
  readonly name: string
  readonly schema: string
  readonly tables: readonly string[]
  /** Inline: in the transaction of the act itself. Following: shortly after, by leaf index. */
  readonly mode: 'inline' | 'following'
  readonly types: readonly string[]
  readonly apply: (tx: ProjectionTx, entries: readonly StoredEntry[]) => Promise<void>
}

/** By their text, which a projection writes once: what has a name is parsed and planned once for each connection. */
const names = new Map<string, string>()

function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  const name = `projection-${hash('sha256', sql, 'hex').slice(0, 16)}`
  names.set(sql, name)
  return name
}

export const projectionTx = (runner: SqlRunner, schema: string): ProjectionTx => ({
  schema,
  query: (sql, params = []) => runner.query({ name: nameOf(sql), text: sql, values: [...params] }),
})

/** Those of the entries the projection listens to. */
export async function project(
  runner: SqlRunner,
  projection: Projection,
  entries: readonly StoredEntry[],
  schema = projection.schema,
): Promise<void> {
  const heard = entries.filter(({ envelope }) => projection.types.includes(envelope.type))
  if (heard.length > 0) await projection.apply(projectionTx(runner, schema), heard)
}
