import type { Pool } from 'pg'
import { findLifeRows, lifeTable } from '#frame'
import type { LifeRow } from '#frame'
import type { BulletinState } from '../domain/bulletin.ts'
import { nextSilence, openDecisions, partiesOf, waitingFor } from '../domain/exchange-state.ts'
import type { ExchangeState } from '../domain/exchange-state.ts'
import { bulletinLife, exchangeLife } from '../lives.ts'

const schema = 'interplay'
export const EXCHANGES = 'interplay._private_exchange'
const BULLETINS = 'interplay.bulletin'

export const exchangeProjection = lifeTable(exchangeLife, {
  schema,
  name: 'exchange',
  table: '_private_exchange',
  columnsOf: (state: ExchangeState) => ({
    kind: state.opened.kind,
    parties: partiesOf(state),
    // Whoever has a decision to carry out is waited for like whoever has not answered.
    waiting: state.concluded === null ? [...waitingFor(state), ...openDecisions(state).map(({ organ }) => organ)] : [],
    case_id: state.opened.subject.case,
    item_code: state.opened.subject.itemCode,
    over: state.concluded !== null,
    next_at: nextSilence(state),
    opened_at: state.opened.at,
  }),
})
export const bulletinProjection = lifeTable(bulletinLife, {
  schema,
  name: 'claim-bulletin',
  table: 'bulletin',
  columnsOf: ({ quarter }: BulletinState) => ({ quarter }),
})

export type ExchangeRow = LifeRow<ExchangeState>
export async function findExchange(db: Pool, id: string): Promise<ExchangeRow | undefined> {
  return (await findLifeRows<ExchangeState>(db, EXCHANGES, 'id = $1', [id]))[0]
}
/** Exchanges about one case that an organ takes part in, oldest first; every one of them for whoever watches. */
export const exchangesOfCase = (db: Pool, caseId: string, organ: string | null): Promise<readonly ExchangeRow[]> =>
  findLifeRows(db, EXCHANGES, 'case_id = $1 and ($2::uuid is null or $2 = any(parties)) order by opened_at, id', [
    caseId,
    organ,
  ])
export interface DueRow {
  readonly id: string
}
/** The clock has something to say about these; oldest first. */
export async function silentExchanges(db: Pool, at: string, limit: number): Promise<readonly DueRow[]> {
  const text = `select id from ${EXCHANGES} where next_at < $1 order by next_at limit $2`
  return (await db.query<{ id: string }>(text, [at, limit])).rows
}

export interface ExchangePage {
  readonly organ: string | null
  readonly kind: string | null
  readonly box: 'waiting' | 'running' | 'over'
  readonly after: readonly [at: string, id: string] | null
  readonly limit: number
}
export function listExchanges(db: Pool, page: ExchangePage): Promise<readonly ExchangeRow[]> {
  const [at, id] = page.after ?? [null, null]
  const waits = '$1::uuid is null and cardinality(waiting) > 0 or $1 = any(waiting)'
  const boxes = { waiting: `not over and (${waits})`, running: `not over and not (${waits})`, over: 'over' }
  const where = `($1::uuid is null or $1 = any(parties)) and ($2::text is null or kind = $2) and ${boxes[page.box]}
    and ($3::timestamptz is null or (opened_at, id) < ($3, $4::uuid))
    order by opened_at desc, id desc limit $5`
  return findLifeRows<ExchangeState>(db, EXCHANGES, where, [page.organ, page.kind, at, id, page.limit])
}

export type BulletinRow = LifeRow<BulletinState>
export const listBulletins = (db: Pool): Promise<readonly BulletinRow[]> =>
  findLifeRows<BulletinState>(db, BULLETINS, 'true order by quarter desc limit 200', [])
export const bulletinsOf = (db: Pool, quarters: readonly string[]): Promise<readonly BulletinRow[]> =>
  findLifeRows<BulletinState>(db, BULLETINS, 'quarter = any($1) order by quarter', [[...quarters]])
