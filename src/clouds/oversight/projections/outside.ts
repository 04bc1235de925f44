import type { Pool } from 'pg'
import { findLifeRows } from '#frame'
import type { LifeRow } from '#frame'
import type { ComparisonState, OutsidePermitState } from '../domain/outside-permit.ts'
import type { ReportingSystemState } from '../domain/reporting-system.ts'

const SHOWN_MAX = 200

/** Which of these numbers certificates of ours bear; the printed number is the certificate's identifier. */
export async function numbersIssuedHere(db: Pool, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const text = `select title from oversight.act_mark where title = any($1::text[]) and series is not null`
  return new Set((await db.query<{ title: string }>(text, [numbers])).rows.map(({ title }) => title))
}

const PERMIT = 'oversight.outside_permit'
export const findOutsidePermit = async (db: Pool, id: string): Promise<LifeRow<OutsidePermitState> | undefined> =>
  (await findLifeRows<OutsidePermitState>(db, PERMIT, 'id = $1', [id]))[0]
/** Those nobody has explained come first; then the newest. */
export const listOutsidePermits = (db: Pool): Promise<readonly LifeRow<OutsidePermitState>[]> =>
  findLifeRows(db, PERMIT, 'true order by explained, seen_at desc, id limit $1', [SHOWN_MAX])
export const listComparisons = (db: Pool): Promise<readonly LifeRow<ComparisonState>[]> =>
  findLifeRows(db, 'oversight.register_comparison', 'true order by compared_at desc, id limit $1', [SHOWN_MAX])

const SYSTEM = 'oversight.reporting_system'
export const findSystem = async (db: Pool, id: string): Promise<LifeRow<ReportingSystemState> | undefined> =>
  (await findLifeRows<ReportingSystemState>(db, SYSTEM, 'id = $1', [id]))[0]
export const listSystems = (db: Pool): Promise<readonly LifeRow<ReportingSystemState>[]> =>
  findLifeRows(db, SYSTEM, `true order by state ->> 'name', id limit $1`, [SHOWN_MAX])
