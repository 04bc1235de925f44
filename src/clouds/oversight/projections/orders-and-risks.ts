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
/** The running number of the year, given out before the act: a gap is harmless, the same number twice is not. */
export async function nextOrderNumber(db: Pool, year: string): Promise<number> {
  const { rows } = await db.query<{ last: number }>({
    name: 'oversight-next-order-number',
    // Orders from before numbers were given out so had been counted.
    text: `insert into oversight.order_year as y (year, last)
           values ($1, 1 + (select count(*) from oversight.supervision_order where state ->> 'number' like $2))
           on conflict (year) do update set last = y.last + 1 returning last`,
    values: [year, `%〔${year}〕%`],
  })
  const last = rows[0]?.last
  if (last === undefined) throw new Error('The year gave no order number')
  return last
}
export const findRisk = async (db: Pool, id: string): Promise<LifeRow<RiskState> | undefined> =>
  (await findLifeRows<RiskState>(db, 'oversight.risk', 'id = $1', [id]))[0]
export const risksOfCard = (db: Pool, card: string): Promise<readonly LifeRow<RiskState>[]> =>
  findLifeRows(db, 'oversight.risk', `card = $1 order by state ->> 'foundAt', id`, [card])
