import type { Pool } from 'pg'
import { findLifeRows } from '#frame'
import type { LifeRow } from '#frame'
import type { OrderState } from '../domain/order.ts'
import type { RiskState } from '../domain/risk.ts'

const BATCH = 1000
export const findOrder = async (db: Pool, id: string): Promise<LifeRow<OrderState> | undefined> =>
  (await findLifeRows<OrderState>(db, 'oversight.supervision_order', 'id = $1', [id]))[0]
export const ordersOfCard = (db: Pool, card: string): Promise<readonly LifeRow<OrderState>[]> =>
  findLifeRows(db, 'oversight.supervision_order', `card = $1 order by state ->> 'issuedAt', id`, [card])
export const listOverdueOrders = (db: Pool, today: string): Promise<readonly LifeRow<OrderState>[]> =>
  findLifeRows(
    db,
    'oversight.supervision_order',
    `phase in ('ISSUED', 'REOPENED') and due < $1 order by due limit $2`,
    [today, BATCH],
  )
/** How many were issued in a year, for the next number. */
export async function countOrders(db: Pool, year: string): Promise<number> {
  const text = `select count(*)::int as count from oversight.supervision_order where state ->> 'number' like $1`
  return (await db.query<{ count: number }>(text, [`%〔${year}〕%`])).rows[0]?.count ?? 0
}
export const findRisk = async (db: Pool, id: string): Promise<LifeRow<RiskState> | undefined> =>
  (await findLifeRows<RiskState>(db, 'oversight.risk', 'id = $1', [id]))[0]
export const risksOfCard = (db: Pool, card: string): Promise<readonly LifeRow<RiskState>[]> =>
  findLifeRows(db, 'oversight.risk', `card = $1 order by state ->> 'foundAt', id`, [card])
