import type { Pool } from 'pg'
import { CASE_EVENT_TYPES, clockEntriesOf, clockLimits } from '#clouds/approval/events'
import type { ApplicationSubmitted, CaseEvent } from '#clouds/approval/events'
import { eventReader } from '#frame'
import { localDate } from '#kernel'
import type { ClockEntry, ClockLimits } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'

const read = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

const limitsByClass = ({ standard }: ApplicationSubmitted) => ({
  IMMEDIATE: clockLimits(standard, 'IMMEDIATE'),
  ORDINARY: clockLimits(standard, 'ORDINARY'),
  COMPLEX: clockLimits(standard, 'COMPLEX'),
})

/** How long cases of each item really took, from acceptance to decision, and what their own clocks say of it. */
export const caseDaysProjection: Projection = {
  name: 'standard-case-days',
  schema: 'standards',
  tables: ['case_days'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.case_days where case_id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'ApplicationSubmitted') await begin(tx, stream, event)
      else if (event !== undefined) await goOn(tx, stream, event)
    }
  },
}

async function begin(tx: ProjectionTx, id: string, event: ApplicationSubmitted): Promise<void> {
  const { itemCode, track } = event.standard
  const [clock, limits] = [clockEntriesOf(event), limitsByClass(event)].map((each) => JSON.stringify(each))
  await tx.query(
    `insert into ${tx.schema}.case_days (case_id, item_code, clock, limits, time_class) values ($1, $2, $3, $4, $5)`,
    [id, itemCode, clock, limits, track.timeClass],
  )
}

async function goOn(tx: ProjectionTx, id: string, event: CaseEvent): Promise<void> {
  const clock = clockEntriesOf(event)
  const accepted = acceptedOn(event)
  const decided = event.type === 'CaseGranted' || event.type === 'CaseRefused' ? localDate(event.at) : null
  const timeClass = event.type === 'CaseReclassified' ? event.to : null
  if (clock.length === 0 && accepted === null && timeClass === null) return
  await tx.query(
    `update ${tx.schema}.case_days set clock = clock || $2::jsonb, accepted_on = coalesce(accepted_on, $3),
       decided_on = coalesce(decided_on, $4), time_class = coalesce($5, time_class) where case_id = $1`,
    [id, JSON.stringify(clock), accepted, decided, timeClass],
  )
}

function acceptedOn(event: CaseEvent): string | null {
  if (event.type === 'ApplicationAccepted') return localDate(event.at)
  return event.type === 'AcceptanceDeemed' ? event.effectiveFrom : null
}

export interface CaseDays {
  readonly accepted: string
  readonly decided: string
}

/** Newest first; a thousand cases say enough about how long an item takes. */
const CASES_MAX = 1000

export async function decidedCases(db: Pool, code: string): Promise<readonly CaseDays[]> {
  const text = `select accepted_on::text as accepted, decided_on::text as decided from standards.case_days
    where item_code = $1 and accepted_on is not null and decided_on is not null
    order by decided_on desc limit $2`
  return (await db.query<CaseDays>(text, [code, CASES_MAX])).rows
}

/** A decided case with what its own clock says of it. */
export interface TimedCase extends CaseDays {
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
}

export async function timedCases(db: Pool, code: string): Promise<readonly TimedCase[]> {
  const text = `select accepted_on::text as accepted, decided_on::text as decided, clock, limits -> time_class as limits
    from standards.case_days
    where item_code = $1 and accepted_on is not null and decided_on is not null and limits is not null
    order by decided_on desc limit $2`
  return (await db.query<TimedCase>(text, [code, CASES_MAX])).rows
}

/** What is really handled, by item: the catalogue is held against it (ST-28). */
export async function handledItems(db: Pool): Promise<ReadonlyMap<string, number>> {
  const text = 'select item_code as code, count(*)::int as cases from standards.case_days group by item_code'
  const { rows } = await db.query<{ code: string; cases: number }>(text)
  return new Map(rows.map(({ code, cases }) => [code, cases]))
}
