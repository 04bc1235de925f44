import type { Pool, QueryResultRow } from 'pg'
import { BODY_ERASED, statementName } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { LifeDefinition } from './cloud.ts'
import { eventReader } from './event-reader.ts'

/** What a list asks for beside the state itself. */
type Columns = Readonly<Record<string, unknown>>

export interface LifeTable<State> {
  readonly schema: string
  readonly name: string
  readonly table: string
  readonly columnsOf: (state: State) => Columns
}

/**
 * A table with one row for each life: the state as the life's own decider folds it, so that no rule is told twice, and
 * the columns that lists are found by. Written with the act, so that whoever acted sees what he did.
 */
export function lifeTable<Command, State, Event extends { readonly type: string }>(
  life: LifeDefinition<Command, State | null, Event>,
  definition: LifeTable<State>,
): Projection {
  const read = eventReader<Event>(...life.eventTypes)
  const { evolve, initial } = life.decider
  const { schema, name, table, columnsOf } = definition
  return {
    name,
    schema,
    tables: [table],
    mode: 'inline',
    types: [...life.eventTypes, BODY_ERASED],
    apply: async (tx, entries) => {
      for (const entry of entries) {
        const { stream, version, type } = entry.envelope
        if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.${table} where id = $1`, [stream])
        const event = read(entry)
        if (event === undefined) continue
        const before = await findState<State>(tx, table, stream)
        const state = evolve(before ?? initial, event)
        if (state !== null) await put(tx, table, { id: stream, version, state }, columnsOf(state))
      }
    },
  }
}

async function findState<State>(tx: ProjectionTx, table: string, id: string): Promise<State | undefined> {
  const text = `select state from ${tx.schema}.${table} where id = $1`
  return (await tx.query<{ state: State }>(text, [id])).rows[0]?.state
}

async function put(tx: ProjectionTx, table: string, row: LifeRow<unknown>, columns: Columns): Promise<void> {
  const names = ['id', 'version', 'state', ...Object.keys(columns)]
  const values = [row.id, row.version, JSON.stringify(row.state), ...Object.values(columns)]
  const places = names.map((_, i) => `$${String(i + 1)}`)
  const changes = names.slice(1).map((column) => `${column} = excluded.${column}`)
  await tx.query(
    `insert into ${tx.schema}.${table} (${names.join(', ')}) values (${places.join(', ')})
     on conflict (id) do update set ${changes.join(', ')}`,
    values,
  )
}

export interface LifeRow<State> {
  readonly id: string
  readonly version: number
  readonly state: State
}

/** Rows of a life table, named with its schema: `where` and what follows it, with its values. */
export async function findLifeRows<State>(
  db: Pool,
  table: string,
  where: string,
  values: readonly unknown[],
): Promise<readonly LifeRow<State>[]> {
  const text = `select id, version, state from ${table} where ${where}`
  const asked = { name: statementName(text), text, values: [...values] }
  return (await db.query<LifeRow<State> & QueryResultRow>(asked)).rows
}
