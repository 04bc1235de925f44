import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { localDate } from '#kernel'
import type { Projection, ProjectionTx } from '#ledger'
import { BODY_ERASED } from '#ledger'
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
    `with decided as (
       insert into ${tx.schema}.window_decision (case_id, officer, item_code, at_window, decided_on)
       select $1, $2, item_code, acceptor is not distinct from $2, $3 from ${tx.schema}.window_case where case_id = $1
       returning officer, item_code, at_window, decided_on
     )
     insert into ${tx.schema}.window_use (officer, item_code, at_window, decisions, last_on)
     select officer, item_code, at_window, 1, decided_on from decided
     on conflict (officer, item_code, at_window) do update
       set decisions = window_use.decisions + 1, last_on = greatest(window_use.last_on, excluded.last_on)`,
    [stream, by, localDate(at)],
  )
}

/** A rebuilt count has never seen the bodies that were erased; so the standing one forgets them too. */
async function forget(tx: ProjectionTx, stream: string): Promise<void> {
  const { schema } = tx
  await tx.query(`delete from ${schema}.window_case where case_id = $1`, [stream])
  const gone = `${schema}.window_use u
    using (select officer, item_code, at_window, count(*) as n from ${schema}.window_decision where case_id = $1
           group by officer, item_code, at_window) g
    where (u.officer, u.item_code, u.at_window) = (g.officer, g.item_code, g.at_window)`
  await tx.query(`delete from ${gone} and u.decisions <= g.n`, [stream])
  await tx.query(
    `update ${schema}.window_use u set decisions = u.decisions - g.n, last_on = (
       select max(decided_on) from ${schema}.window_decision d
       where (d.officer, d.item_code, d.at_window) = (u.officer, u.item_code, u.at_window) and d.case_id <> $1)
     from (select officer, item_code, at_window, count(*) as n from ${schema}.window_decision where case_id = $1
           group by officer, item_code, at_window) g
     where (u.officer, u.item_code, u.at_window) = (g.officer, g.item_code, g.at_window)`,
    [stream],
  )
  await tx.query(`delete from ${schema}.window_decision where case_id = $1`, [stream])
}

/** How often who decided what, counted as it happens: the indicator of WF-16 must not read every case again. */
export const windowUseProjection: Projection = {
  name: 'approval.window_use',
  schema: 'approval',
  tables: ['window_case', 'window_decision', 'window_use'],
  mode: 'inline',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await forget(tx, stream)
      const event = read(entry)
      if (event === undefined) continue
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
