import type { Pool } from 'pg'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import { decisionTableDecider } from '../domain/decision-table.ts'
import type { DecisionTableState } from '../domain/decision-table.ts'
import { DECISION_TABLE_TYPES } from '../domain/events.ts'
import type { DecisionTableEvent } from '../domain/events.ts'
import { readTable } from '../read-events.ts'

/** Every item's table as its acts left it: the decider's own fold, so that list and rule cannot disagree. */
export const decisionTableProjection: Projection = {
  name: 'smart.decision_table',
  schema: 'smart',
  tables: ['decision_table'],
  mode: 'inline',
  types: DECISION_TABLE_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readTable(entry)
      if (event !== undefined) await write(tx, entry, event)
    }
  },
}

async function write(tx: ProjectionTx, entry: StoredEntry, event: DecisionTableEvent): Promise<void> {
  const { stream, version } = entry.envelope
  const table = `${tx.schema}.decision_table`
  const { rows } = await tx.query(`select state, item_code as "itemCode" from ${table} where id = $1`, [stream])
  const known = parseKnown(rows[0])
  const itemCode = event.type === 'DecisionTableDrafted' ? event.itemCode : (known?.itemCode ?? '')
  const state = decisionTableDecider.evolve(known?.state ?? decisionTableDecider.initial, event)
  await tx.query(
    `insert into ${table} (item_code, id, version, state, changed_at) values ($1, $2, $3, $4, $5)
     on conflict (item_code) do update set version = excluded.version, state = excluded.state,
       changed_at = excluded.changed_at`,
    [itemCode, stream, version, JSON.stringify(state), event.at],
  )
}

interface Known {
  readonly itemCode: string
  readonly state: DecisionTableState
}
/** What this projection itself wrote. */
const parseKnown = (row: unknown): Known | undefined => row as Known | undefined

export interface TableRow extends Known {
  readonly id: string
  readonly version: number
  readonly changedAt: Date
}
const COLUMNS = 'item_code as "itemCode", id, version, state, changed_at as "changedAt"'

export async function findTable(db: Pool, itemCode: string): Promise<TableRow | undefined> {
  const text = `select ${COLUMNS} from smart.decision_table where item_code = $1`
  return (await db.query<TableRow>({ name: 'smart-find-table', text, values: [itemCode] })).rows[0]
}

/** A few dozen items of a bureau at most have a table. */
const TABLES_MAX = 500
export async function listTables(db: Pool): Promise<readonly TableRow[]> {
  const text = `select ${COLUMNS} from smart.decision_table order by item_code limit ${String(TABLES_MAX)}`
  return (await db.query<TableRow>(text)).rows
}
