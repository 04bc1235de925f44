import type { Pool } from 'pg'
import type { DutyStage } from '../domain/duty.ts'
import type { Push } from '../domain/events.ts'
import { DUTY } from './duty.ts'
import type { DutyRow } from './duty.ts'

/** Acts in the ledger, and what became of each: missing is what is in neither. */
export interface Coverage {
  readonly owed: number
  readonly pushed: number
  readonly duties: number
  /** Held back for a person. */
  readonly questioned: number
  /** Acts that were pushed to nobody, and departments named for an act that have no duty of it. */
  readonly missing: number
  readonly acknowledged: number
  readonly p50Ms: number | null
  readonly p99Ms: number | null
}

/** Duties from before pushes carried their cause are known by their case. */
const STANDS = `with act as (
    select o.leaf, o.case_id, o.type, o.recorded_at,
      exists (select from supervision._private_duty d where d.cause = o.leaf or (d.cause is null and d.case_id = o.case_id))
        as pushed,
      exists (select from supervision._private_push_check c where c.cause = o.leaf and not c.settled) as questioned
    from supervision.push_owed o
  ), named as (
    select d.cause, unnest(array(select jsonb_array_elements_text(d.push -> 'organs'))::uuid[]) as organ
      from supervision._private_duty d where d.cause is not null
    union select d.cause, unnest(d.rerouted_to) from supervision._private_duty d where d.cause is not null
    union select c.cause, (jsonb_array_elements_text(c.state -> 'settled' -> 'organs'))::uuid
      from supervision._private_push_check c where c.settled
  ), lost as (
    select n.cause, n.organ from named n
    where not exists (select from supervision._private_duty d where d.cause = n.cause and d.organ = n.organ)
  )`

/** Counted from the tables each time it is asked: an act that came out of nowhere, or went there, is seen. */
export async function coverage(db: Pool): Promise<Coverage> {
  const text = `${STANDS} select
      (select count(*)::int from act) as owed,
      (select count(*)::int from act where pushed) as pushed,
      (select count(*)::int from supervision._private_duty) as duties,
      (select count(*)::int from act where questioned and not pushed) as questioned,
      (select count(*)::int from act where not pushed and not questioned) + (select count(*)::int from lost) as missing,
      (select count(*)::int from supervision._private_duty where acknowledged_at is not null) as acknowledged,
      lag.p50 as "p50Ms", lag.p99 as "p99Ms"
    from (select round((percentile_disc(0.5) within group (order by ms))::numeric)::int as p50,
                 round((percentile_disc(0.99) within group (order by ms))::numeric)::int as p99
          from (select extract(epoch from d.opened_at - d.decided_at) * 1000 as ms from supervision._private_duty d
                where d.instead_of is null and not exists
                  (select from supervision._private_push_check c where c.cause = d.cause)
                order by d.opened_at desc limit 10000) recent) lag`
  const [row] = (await db.query<Coverage>(text)).rows
  if (row === undefined) throw new Error('A count always answers')
  return row
}

export interface NeverPushed {
  readonly case: string
  readonly caseNumber: string | null
  readonly itemName: string | null
  readonly type: string
  readonly recordedAt: Date
  /** Waits for a person to say to whom it goes. */
  readonly questioned: boolean
}
/** Acts of the ledger nobody was told of: held back, or lost. */
export async function neverPushed(db: Pool, before: string): Promise<readonly NeverPushed[]> {
  const text = `${STANDS} select act.case_id as case, act.type, act.recorded_at as "recordedAt", act.questioned,
      c.state ->> 'caseNumber' as "caseNumber", c.state ->> 'itemName' as "itemName"
    from act left join supervision._private_push_check c on c.cause = act.leaf
    where not act.pushed and act.recorded_at < $1 order by act.recorded_at limit 200`
  return (await db.query<NeverPushed>(text, [before])).rows
}

export interface BacklogRow {
  readonly organ: string
  readonly open: number
  readonly overdue: number
  readonly unacknowledged: number
  readonly claimed: number
  readonly returned: number
  readonly recorded: number
  readonly total: number
}
export async function backlog(db: Pool, now: string): Promise<readonly BacklogRow[]> {
  const text = `select organ, count(*) filter (where stage = 'open')::int as open,
      count(*) filter (where stage = 'open' and claim_due < $1)::int as overdue,
      count(*) filter (where acknowledged_at is null and stage = 'open')::int as unacknowledged,
      count(*) filter (where stage = 'claimed')::int as claimed,
      count(*) filter (where stage = 'returned')::int as returned,
      count(*) filter (where stage = 'recorded')::int as recorded,
      count(*)::int as total
    from supervision._private_duty group by organ order by overdue desc, open desc, organ`
  return (await db.query<BacklogRow>(text, [now])).rows
}

/** Duties that may be out of touch: what is open past its day, or claimed and not recorded. */
export interface OpenDutyRow {
  readonly id: string
  readonly case: string
  readonly caseNumber: string
  readonly itemName: string
  readonly organ: string
  readonly stage: DutyStage
  readonly push: Push | null
  readonly claimDue: Date | null
  readonly inspectedOn: string | null
  readonly openedAt: Date
}
const WATCHED_MAX = 5000
export async function watchedDuties(db: Pool, now: string): Promise<readonly OpenDutyRow[]> {
  const text = `select id, case_id as case, case_number as "caseNumber", item_name as "itemName", organ, stage, push,
      claim_due as "claimDue", inspected_on as "inspectedOn", opened_at as "openedAt"
    from supervision._private_duty
    where (stage = 'open' and claim_due < $1) or stage = 'claimed' order by opened_at, id limit ${String(WATCHED_MAX)}`
  return (await db.query<OpenDutyRow>(text, [now])).rows
}

/** 退回: given back, and nobody has yet said to whom they go. */
export async function returnedDuties(db: Pool, bureau: string): Promise<readonly DutyRow[]> {
  const text = `${DUTY} where d.decided_by = $1 and d.stage = 'returned' order by d.opened_at, d.id limit 200`
  return (await db.query<DutyRow>(text, [bureau])).rows
}
/** A duty as the bureau that pushed it sees it. */
export async function findPushedDuty(db: Pool, id: string, bureau: string): Promise<DutyRow | undefined> {
  return (await db.query<DutyRow>(`${DUTY} where d.id = $1 and d.decided_by = $2`, [id, bureau])).rows[0]
}
/** Duties with records of the bureau's cases, those first that wait for its answer. */
export async function recordedDuties(db: Pool, bureau: string): Promise<readonly DutyRow[]> {
  const text = `${DUTY} where d.decided_by = $1 and d.records <> '[]'
    order by jsonb_array_length(d.answers) >= jsonb_array_length(d.records), d.opened_at desc, d.id limit 100`
  return (await db.query<DutyRow>(text, [bureau])).rows
}
/** Organs that already have a duty of this act: nobody is sent the same twice. */
export async function organsOf(db: Pool, cause: string): Promise<readonly string[]> {
  const text = 'select organ from supervision._private_duty where cause = $1'
  return (await db.query<{ organ: string }>(text, [cause])).rows.map(({ organ }) => organ)
}

/** 上级监管部门: what was pushed to departments below, newest first. */
export async function dutiesBelow(
  db: Pool,
  { upper, after, limit }: { upper: string; after: readonly [string, string] | null; limit: number },
): Promise<readonly DutyRow[]> {
  const [openedAt, id] = after ?? [null, null]
  const text = `${DUTY} where d.upper @> array[$1::uuid]
    and ($2::timestamptz is null or (d.opened_at, d.id) < ($2, $3::uuid)) order by d.opened_at desc, d.id desc limit $4`
  return (await db.query<DutyRow>(text, [upper, openedAt, id, limit])).rows
}

/** Duties about permits of this holder, under whatever id he stands in each case. */
export async function dutiesOfHolder(db: Pool, aliases: readonly string[]): Promise<readonly DutyRow[]> {
  const text = `${DUTY} where d.holder = any($1::uuid[]) and d.outcome = 'GRANTED' order by d.opened_at desc, d.id limit 200`
  return (await db.query<DutyRow>(text, [aliases])).rows
}

export interface MissedClaim {
  readonly id: string
  readonly claimDue: Date
}
export async function missedClaims(db: Pool, now: string, limit: number): Promise<readonly MissedClaim[]> {
  const text = `select id, claim_due as "claimDue" from supervision._private_duty
    where stage = 'open' and not claim_missed and claim_due < $1 order by claim_due limit $2`
  return (await db.query<MissedClaim>(text, [now, limit])).rows
}

/** Announced to the department's own system and not yet taken; what was given up is not tried again. */
export async function dueDeliveries(
  db: Pool,
  { organs, now, limit }: { organs: readonly string[]; now: string; limit: number },
): Promise<readonly DutyRow[]> {
  const text = `${DUTY} where d.organ = any($1::uuid[]) and d.acknowledged_at is null and d.stage = 'open'
    and (d.delivery is null or (d.delivery ->> 'nextAt')::timestamptz <= $2) order by d.opened_at, d.id limit $3`
  return (await db.query<DutyRow>(text, [organs, now, limit])).rows
}
export async function dutyById(db: Pool, id: string): Promise<DutyRow | undefined> {
  return (await db.query<DutyRow>(`${DUTY} where d.id = $1`, [id])).rows[0]
}
