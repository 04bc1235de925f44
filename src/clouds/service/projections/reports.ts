import type { Pool } from 'pg'
import type { RequestState } from '../domain/request.ts'
import { findRows } from './life-table.ts'
import type { LifeRow } from './life-table.ts'

type Row = LifeRow<RequestState>
const TABLE = '_private_request'
/** As many open reports as a district has in its worst year. */
const COUNTED_MAX = 5000

export const findReport = async (db: Pool, id: string): Promise<Row | undefined> =>
  (await findRows<RequestState>(db, TABLE, `kind = 'REPORT' and id = $1`, [id]))[0]

/** On which report oversight's card was raised. */
export const findReportOfCard = async (db: Pool, card: string): Promise<Row | undefined> =>
  (
    await findRows<RequestState>(db, TABLE, `kind = 'REPORT' and state -> 'report' -> 'followUps' @> $1::jsonb`, [
      JSON.stringify([{ card }]),
    ])
  )[0]

export const listOpenReports = (db: Pool): Promise<readonly Row[]> =>
  findRows<RequestState>(db, TABLE, `kind = 'REPORT' and stage <> 'answered' order by urgency, id limit $1`, [
    COUNTED_MAX,
  ])

/** Open ones by urgency, concluded ones newest first. */
export async function listReports(
  db: Pool,
  page: {
    readonly answered: boolean
    readonly after: readonly [at: string, id: string] | null
    readonly limit: number
  },
) {
  const [at, id] = page.after ?? [null, null]
  const [order, beyond] = page.answered ? ['desc', '<'] : ['asc', '>']
  const text = `select id, version, state, urgency from service._private_request
    where kind = 'REPORT' and (stage = 'answered') = $1
      and ($2::timestamptz is null or (urgency, id) ${beyond} ($2, $3::uuid))
    order by urgency ${order}, id ${order} limit $4`
  const values = [page.answered, at, id, page.limit]
  return (await db.query<Row & { readonly urgency: Date }>(text, values)).rows
}

export interface ReportCount {
  readonly filedAt: string
  readonly answeredAt: string | null
  readonly finding: NonNullable<RequestState['answer']>['finding'] | null
  readonly orders: number
  readonly clockFrom: string
  readonly limitDays: number
  readonly organ: string | null
}
/** What figures are counted from: no word of any report. */
export async function countReports(db: Pool): Promise<readonly ReportCount[]> {
  const text = `select state ->> 'filedAt' as "filedAt",
      case when stage = 'answered' then state -> 'answer' ->> 'at' end as "answeredAt",
      case when stage = 'answered' then state -> 'answer' ->> 'finding' end as finding,
      jsonb_array_length(state -> 'report' -> 'orders') as orders, state ->> 'clockFrom' as "clockFrom",
      (state ->> 'limitDays')::int as "limitDays", organ
    from service._private_request where kind = 'REPORT' order by state ->> 'filedAt', id`
  return (await db.query<ReportCount>(text)).rows
}
