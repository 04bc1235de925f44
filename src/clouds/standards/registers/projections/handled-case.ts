import type { Pool } from 'pg'
import { CASE_EVENT_TYPES, clockEntriesOf, clockLimits } from '#clouds/approval/events'
import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from '#clouds/approval/events'
import { eventReader } from '#frame'
import { localDate } from '#kernel'
import type { ClockEntry, ClockLimits } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'

const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

/** Every case with what its item's standard is held against: days, corrections, what was handed in, where it came in. */
export const handledCaseProjection: Projection = {
  name: 'handled-case',
  schema: 'registers',
  tables: ['handled_case'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.handled_case where case_id = $1`, [stream])
      const event = readCase(entry)
      if (event !== undefined) await follow(tx, stream, event)
    }
  },
}

/** What was promised on the spot is so no longer: immediate is what an item is, never what a case becomes. */
const RECLASSIFIED = `limits = (limits || jsonb_build_object('promised', $2::jsonb)) - 'immediate'`

async function follow(tx: ProjectionTx, id: string, event: CaseEvent): Promise<void> {
  const set = async (changes: string, ...values: readonly unknown[]): Promise<void> => {
    await tx.query(`update ${tx.schema}.handled_case set ${changes} where case_id = $1`, [id, ...values])
  }
  const decided = (outcome: string) => set('decided_on = $2, outcome = $3', localDate(event.at), outcome)
  const entries = clockEntriesOf(event)
  if (event.type === 'ApplicationSubmitted') return begin(tx, id, event, event.channel, entries)
  if (event.type === 'RunningCaseTakenOver') return begin(tx, id, event, 'TAKEN_OVER', entries)
  if (entries.length > 0) await set('clock = clock || $2::jsonb', JSON.stringify(entries))
  switch (event.type) {
    case 'CorrectionRequested':
      await set('corrections = corrections + 1')
      return
    case 'CorrectionSubmitted':
    case 'DeferredMaterialsSupplied':
      await set(
        'materials = materials || $2::text[]',
        event.materials.map(({ material }) => material),
      )
      return
    case 'CaseReclassified':
      await set(RECLASSIFIED, JSON.stringify(event.promised))
      return
    case 'CaseTransferred':
      await set('organ = $2', event.to)
      return
    case 'CaseGranted':
      return decided('GRANTED')
    case 'CaseRefused':
      return decided('REFUSED')
    case 'ApplicationNotAccepted':
    case 'ApplicationWithdrawn':
    case 'CaseTerminated':
      await set('outcome = $2', 'ENDED')
      return
    case 'ChallengeDecided':
      if (event.outcome === 'SET_ASIDE') await set('decided_on = null, outcome = null')
      return
    default:
      return
  }
}

async function begin(
  tx: ProjectionTx,
  id: string,
  event: ApplicationSubmitted | RunningCaseTakenOver,
  channel: string,
  clock: readonly ClockEntry[],
): Promise<void> {
  const { caseNumber, standard, materials, at } = event
  await tx.query(
    `insert into ${tx.schema}.handled_case
       (case_id, case_number, item_code, item_version, organ, channel, submitted_at, materials, clock, limits)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      caseNumber,
      standard.itemCode,
      standard.version,
      standard.organ,
      channel,
      at,
      materials.map(({ material }) => material),
      JSON.stringify(clock),
      JSON.stringify(clockLimits(standard)),
    ],
  )
}

export interface ItemReality {
  readonly code: string
  readonly organ: string
  readonly cases: number
  readonly open: number
  readonly corrected: number
  readonly newest: Date
}
/** By item and organ: the organ's region has its own calendar. */
export async function realityByItem(db: Pool): Promise<readonly ItemReality[]> {
  const text = `select h.item_code as code, h.organ, count(*)::int as cases,
      count(*) filter (where h.outcome is null)::int as open,
      count(*) filter (where h.corrections > 0)::int as corrected, max(h.submitted_at) as newest
    from registers.handled_case h group by h.item_code, h.organ`
  return (await db.query<ItemReality>({ name: 'registers-reality', text })).rows
}

export interface DecidedCourse {
  readonly code: string
  readonly organ: string
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
}
/** The newest decided cases of an item say enough about it; a million rows fit no reply. */
const COURSES_OF_ITEM = 300

export async function decidedCourses(db: Pool): Promise<readonly DecidedCourse[]> {
  const text = `select code, organ, clock, limits from (
      select h.item_code as code, h.organ, h.clock, h.limits,
        row_number() over (partition by h.item_code order by h.decided_on desc, h.case_id) as place
      from registers.handled_case h where h.decided_on is not null) newest
    where place <= $1`
  return (await db.query<DecidedCourse>(text, [COURSES_OF_ITEM])).rows
}

export async function givenMaterials(
  db: Pool,
): Promise<readonly { readonly code: string; readonly material: string; readonly cases: number }[]> {
  const text = `select h.item_code as code, m.material, count(distinct h.case_id)::int as cases
    from registers.handled_case h cross join unnest(h.materials) as m (material) group by 1, 2`
  return (await db.query<{ code: string; material: string; cases: number }>(text)).rows
}

export interface TakenOverRow {
  readonly caseId: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly submittedAt: Date
}
const MARKED_MAX = 200

/** 迁移标记: cases that were begun in another system. */
export async function takenOverCases(db: Pool, organs: readonly string[] | 'all'): Promise<readonly TakenOverRow[]> {
  const text = `select h.case_id as "caseId", h.case_number as "caseNumber", h.item_code as "itemCode",
      h.submitted_at as "submittedAt"
    from registers.handled_case h where h.channel = 'TAKEN_OVER' and ($2 or h.organ = any($1::uuid[]))
    order by h.submitted_at desc, h.case_id limit ${MARKED_MAX}`
  return (await db.query<TakenOverRow>(text, [organs === 'all' ? [] : organs, organs === 'all'])).rows
}

/** Numbers of the newest days: an old gap was looked at long ago, or is for the archive. */
export async function caseNumbersSince(db: Pool, since: string): Promise<readonly string[]> {
  const text = 'select h.case_number as number from registers.handled_case h where h.submitted_at >= $1'
  return (await db.query<{ number: string }>(text, [since])).rows.map(({ number }) => number)
}

export async function casesByChannel(
  db: Pool,
): Promise<readonly { readonly channel: string; readonly cases: number; readonly since: Date }[]> {
  const text = `select h.channel, count(*)::int as cases, min(h.submitted_at) as since
    from registers.handled_case h group by h.channel order by cases desc, channel`
  return (await db.query<{ channel: string; cases: number; since: Date }>(text)).rows
}
