import type { QueryResultRow } from 'pg'
import type { StoredEntry } from './act.ts'
import { isPipelined } from './database.ts'
import type { SqlRunner } from './database.ts'
import { statementName } from './statement-name.ts'

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

interface Statement {
  readonly name: string
  /** It answers no rows, whatever it does. */
  readonly isSilent: boolean
}

/** By their text, which a projection writes once: what has a name is parsed and planned once for each connection. */
const statements = new Map<string, Statement>()

function statementOf(sql: string): Statement {
  const known = statements.get(sql)
  if (known !== undefined) return known
  const isSilent = /^\s*(?:insert|update|delete)\b/i.test(sql) && !/\breturning\b/i.test(sql)
  const made = { name: statementName(sql), isSilent }
  statements.set(sql, made)
  return made
}

const NO_ROWS = { rows: [] }

/**
 * Those of the entries the projection listens to. Where the connection allows, what can answer nothing is sent and not
 * waited for, so that a batch of fifty small writes takes PostgreSQL's time alone and not fifty journeys; whether all
 * went well is asked at the end.
 */
export async function project(
  runner: SqlRunner,
  projection: Projection,
  entries: readonly StoredEntry[],
  schema = projection.schema,
): Promise<void> {
  const heard = entries.filter(({ envelope }) => projection.types.includes(envelope.type))
  if (heard.length === 0) return
  const sent: Promise<unknown>[] = []
  const mayRunAhead = isPipelined(runner)
  const tx: ProjectionTx = {
    schema,
    query: (text, params = []) => {
      const { name, isSilent } = statementOf(text)
      const asked = runner.query<never>({ name, text, values: [...params] })
      if (!isSilent || !mayRunAhead) return asked
      // Looked at below; until then nobody must be told that nobody looked.
      asked.catch(() => undefined)
      sent.push(asked)
      return Promise.resolve(NO_ROWS)
    },
  }
  try {
    await projection.apply(tx, heard)
  } catch (error) {
    // After a failed write every later question fails too; the first is the one to tell of.
    await Promise.all(sent)
    throw error
  }
  await Promise.all(sent)
}
