import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { localDate } from '#kernel'
import type { Projection, ProjectionTx } from '#ledger'
import type { CaseEvent } from '../domain/events.ts'

const TYPES = [
  'ApplicationSubmitted',
  'RunningCaseTakenOver',
  'ApplicationAccepted',
  'CaseGranted',
  'CaseRefused',
] as const
type Counted = Extract<CaseEvent, { readonly type: (typeof TYPES)[number] }>
const read = eventReader<Counted>(...TYPES)

async function count(tx: ProjectionTx, stream: string, { by, at }: { readonly by: string; readonly at: string }) {
  await tx.query(
    `insert into ${tx.schema}.window_use (officer, item_code, at_window, decisions, last_on)
     select $2, item_code, acceptor is not distinct from $2, 1, $3 from ${tx.schema}.window_case where case_id = $1
     on conflict (officer, item_code, at_window) do update
       set decisions = window_use.decisions + 1, last_on = greatest(window_use.last_on, excluded.last_on)`,
    [stream, by, localDate(at)],
  )
}

/** How often who decided what, counted as it happens: the indicator of WF-16 must not read every case again. */
export const windowUseProjection: Projection = {
  name: 'approval.window_use',
  schema: 'approval',
  tables: ['window_case', 'window_use'],
  mode: 'inline',
  types: TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      const { stream } = entry.envelope
      if (event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver')
        await tx.query(
          `insert into ${tx.schema}.window_case (case_id, item_code) values ($1, $2) on conflict do nothing`,
          [stream, event.standard.itemCode],
        )
      else if (event.type === 'ApplicationAccepted')
        await tx.query(`update ${tx.schema}.window_case set acceptor = $2 where case_id = $1`, [stream, event.by])
      else await count(tx, stream, event)
    }
  },
}

interface WindowUse {
  readonly decisions: number
  readonly lastOn: string
}

/** Decisions at the window by officer and item, beside how many there were at all. */
export async function windowUses(db: Pool) {
  const { rows } = await db.query<{ officer: string; itemCode: string; atWindow: boolean } & WindowUse>(
    `select officer, item_code as "itemCode", at_window as "atWindow", decisions, last_on::text as "lastOn"
     from approval.window_use`,
  )
  const sum = (some: readonly WindowUse[]) => some.reduce((total, { decisions }) => total + decisions, 0)
  const atWindow = rows.filter((row) => row.atWindow)
  const used = (officer: string, itemCode: string): WindowUse | undefined =>
    atWindow.find((row) => row.officer === officer && row.itemCode === itemCode)
  return { used, decided: { atWindow: sum(atWindow), all: sum(rows) } }
}
