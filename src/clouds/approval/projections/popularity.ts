import type { Pool } from 'pg'
import { localDate } from '#kernel'
import type { Projection, ProjectionTx } from '#ledger'
import { BODY_ERASED } from '#ledger'
import { readCaseEvent } from '../read-events.ts'

/** How often each item was applied for in a calendar month. */
export const popularityProjection: Projection = {
  name: 'approval.popularity',
  schema: 'approval',
  tables: ['case_opened', 'case_month'],
  mode: 'following',
  types: ['ApplicationSubmitted', BODY_ERASED],
  apply: async (tx, entries) => {
    const opened = entries.flatMap((entry) => {
      const event = readCaseEvent(entry)
      if (event?.type !== 'ApplicationSubmitted') return []
      return [{ id: entry.envelope.stream, month: monthOf(event.at), item: event.standard.itemCode }]
    })
    if (opened.length > 0) await count(tx, opened)
    const erased = entries
      .filter(({ envelope }) => envelope.type === BODY_ERASED)
      .map(({ envelope }) => envelope.stream)
    if (erased.length > 0) await discount(tx, erased)
  },
}

export const monthOf = (instant: string): string => localDate(instant).slice(0, 7)

interface Opened {
  readonly id: string
  readonly month: string
  readonly item: string
}

async function count(tx: ProjectionTx, opened: readonly Opened[]): Promise<void> {
  await tx.query(
    `with opened as (
       insert into ${tx.schema}.case_opened (id, month, item_code)
       select * from unnest($1::uuid[], $2::text[], $3::text[])
       returning month, item_code
     )
     insert into ${tx.schema}.case_month as m (month, item_code, cases)
     select month, item_code, count(*) from opened group by month, item_code
     on conflict (month, item_code) do update set cases = m.cases + excluded.cases`,
    [opened.map(({ id }) => id), opened.map(({ month }) => month), opened.map(({ item }) => item)],
  )
}

/** A rebuilt count has never seen the bodies that were erased; so the standing one forgets them too. */
async function discount(tx: ProjectionTx, erased: readonly string[]): Promise<void> {
  await tx.query(
    `with gone as (delete from ${tx.schema}.case_opened where id = any($1::uuid[]) returning month, item_code),
     fewer as (select month, item_code, count(*) as n from gone group by month, item_code)
     update ${tx.schema}.case_month m set cases = m.cases - f.n
     from fewer f where f.month = m.month and f.item_code = m.item_code`,
    [erased],
  )
  await tx.query(`delete from ${tx.schema}.case_month where cases = 0`)
}

/** Items with most cases in the month, most first. */
export async function popularItems(
  db: Pool,
  month: string,
  limit: number,
): Promise<readonly { readonly code: string; readonly cases: number }[]> {
  const { rows } = await db.query<{ code: string; cases: number }>({
    name: 'approval-popular-items',
    text: 'select item_code as code, cases from approval.case_month where month = $1 order by cases desc, item_code limit $2',
    values: [month, limit],
  })
  return rows
}
