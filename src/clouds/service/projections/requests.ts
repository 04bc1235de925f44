import type { Pool, QueryResultRow } from 'pg'
import { parseTrackingCode } from '#kernel'
import type { RequestKind } from '../domain/events.ts'
import type { RequestState } from '../domain/request.ts'
import { findRows } from './life-table.ts'
import type { LifeRow } from './life-table.ts'

type Row = LifeRow<RequestState>
type PageKey = readonly [at: string, id: string] | null
type IsOverdue = (clock: Clock) => boolean
const TABLE = '_private_request'

export async function findByCode(db: Pool, typed: string): Promise<Row | undefined> {
  const code = parseTrackingCode(typed)
  return code === undefined ? undefined : (await findRows<RequestState>(db, TABLE, 'code = $1', [code]))[0]
}

/** A desk sees what it has to answer; the service desk that keeps the register sees all of it. Reports are neither's. */
const VISIBLE = `kind <> 'REPORT' and (organ = $1 or (registrar = $1 and $2))`

export async function findForDesk(db: Pool, id: string, organ: string, registrar: boolean): Promise<Row | undefined> {
  return (await findRows<RequestState>(db, TABLE, `${VISIBLE} and id = $3`, [organ, registrar, id]))[0]
}

const OWN_MAX = 100
export const listOwn = (db: Pool, filers: readonly string[]): Promise<readonly Row[]> =>
  findRows<RequestState>(db, TABLE, 'filer = any($1::uuid[]) order by urgency desc, id limit $2', [filers, OWN_MAX])

interface DeskPage {
  readonly organ: string
  readonly registrar: boolean
  readonly answered: boolean
  readonly kind: RequestKind | null
  readonly after: PageKey
  readonly limit: number
  readonly isOverdue: IsOverdue
}
type Clock = Pick<RequestState, 'clockFrom' | 'limitDays' | 'organ'> & QueryResultRow
/** As many open requests as a bureau has in its worst month; beyond it the count is a lower bound. */
const COUNTED_MAX = 5000
const CLOCK = `select state ->> 'clockFrom' as "clockFrom", (state ->> 'limitDays')::int as "limitDays", state ->> 'organ' as organ
  from service._private_request where stage <> 'answered'`

/** Open ones by urgency, answered ones newest first. */
export async function listForDesk(db: Pool, page: DeskPage) {
  const [at, id] = page.after ?? [null, null]
  const [order, beyond] = page.answered ? ['desc', '<'] : ['asc', '>']
  const text = `select id, version, state, urgency from service._private_request
    where ${VISIBLE} and (stage = 'answered') = $3 and ($4::text is null or kind = $4)
      and ($5::timestamptz is null or (urgency, id) ${beyond} ($5, $6::uuid))
    order by urgency ${order}, id ${order} limit $7`
  const values = [page.organ, page.registrar, page.answered, page.kind, at, id, page.limit]
  const [{ rows }, open] = await Promise.all([
    db.query<Row & { readonly urgency: Date }>(text, values),
    db.query<Clock>(`${CLOCK} and ${VISIBLE} limit ${String(COUNTED_MAX)}`, [page.organ, page.registrar]),
  ])
  return { rows, open: open.rows.length, overdue: open.rows.filter(page.isOverdue).length }
}

export const listPublished = (
  db: Pool,
  page: { readonly kind: RequestKind | null; readonly after: PageKey; readonly limit: number },
): Promise<readonly Row[]> => {
  const [at, id] = page.after ?? [null, null]
  const where = `published_at is not null and ($1::text is null or kind = $1)
    and ($2::timestamptz is null or (published_at, id) < ($2, $3::uuid)) order by published_at desc, id desc limit $4`
  return findRows<RequestState>(db, TABLE, where, [page.kind, at, id, page.limit])
}

export async function countOpenRequests(db: Pool, kind: RequestKind | null, isOverdue: IsOverdue) {
  const text = `select count(*)::int as filed, count(*) filter (where stage = 'answered')::int as answered,
      count(published_at)::int as published
    from service._private_request where $1::text is null or kind = $1`
  const [{ rows }, open] = await Promise.all([
    db.query<{ filed: number; answered: number; published: number }>(text, [kind]),
    db.query<Clock>(`${CLOCK} and ($1::text is null or kind = $1) limit ${String(COUNTED_MAX)}`, [kind]),
  ])
  const { filed = 0, answered = 0, published = 0 } = rows[0] ?? {}
  return { filed, answered, published, overdue: open.rows.filter(isOverdue).length }
}
