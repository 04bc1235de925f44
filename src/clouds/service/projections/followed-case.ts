import type { Pool, QueryResultRow } from 'pg'
import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from '#clouds/approval/events'
import { CASE_EVENT_TYPES, clockEntriesOf, clockLimits } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { ClockEntry, ClockLimits, TimeClass } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import { maskParty } from '../domain/masking.ts'

export const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

/** Where an event takes a case, as far as people beside it need to know; the rest leaves it where it is. */
const STAGE_AFTER: Readonly<Partial<Record<CaseEvent['type'], string>>> = {
  CorrectionRequested: 'awaitingCorrection',
  ApplicationPreAccepted: 'awaitingCorrection',
  OriginalsPresented: 'submitted',
  CorrectionSubmitted: 'submitted',
  ApplicationAccepted: 'accepted',
  AcceptanceDeemed: 'accepted',
  CaseReturned: 'accepted',
  CaseExamined: 'examined',
  CaseGranted: 'granted',
  CaseRefused: 'refused',
  ApplicationNotAccepted: 'notAccepted',
  ApplicationWithdrawn: 'withdrawn',
  CaseTerminated: 'terminated',
  GrantAnnulled: 'annulled',
}
const CLOSED: readonly string[] = ['granted', 'refused', 'notAccepted', 'withdrawn', 'terminated', 'annulled']
/** Acts of applicants and of the law: whoever did anything else took part in the case. */
const NOT_OFFICERS: readonly CaseEvent['type'][] = [
  'ApplicationSubmitted',
  'CorrectionSubmitted',
  'ApplicationWithdrawn',
  'AcceptanceDeemed',
  'ResultServed',
  'CaseTransferred',
]

/** A case may be made simple or complex while it runs, and its promise with it. */
const TIME_CLASSES: readonly TimeClass[] = ['IMMEDIATE', 'ORDINARY', 'COMPLEX']

/** Every case, masked, with its stage and clock: for guidance, complaints, benefits and the public list. */
export const followedCaseProjection: Projection = {
  name: 'service-followed-case',
  schema: 'service',
  tables: ['followed_case'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.followed_case where id = $1`, [stream])
      const event = readCase(entry)
      const begins = event?.type === 'ApplicationSubmitted' || event?.type === 'RunningCaseTakenOver'
      if (begins) await begin(tx, stream, event)
      else if (event !== undefined) await goOn(tx, stream, event)
    }
  },
}

type Beginning = ApplicationSubmitted | RunningCaseTakenOver

async function begin(tx: ProjectionTx, id: string, event: Beginning): Promise<void> {
  const { caseNumber, standard, applicant, at } = event
  const point = event.type === 'ApplicationSubmitted' ? event.point : undefined
  const { name, creditCode } = maskParty(applicant)
  const stage = event.type === 'RunningCaseTakenOver' && event.acceptedAt !== null ? 'accepted' : 'submitted'
  const limits = Object.fromEntries(TIME_CLASSES.map((one) => [one, clockLimits(standard, one)]))
  const values = [
    id,
    caseNumber,
    standard.itemCode,
    standard.name,
    standard.organ,
    name,
    creditCode,
    at,
    point?.id ?? null,
    JSON.stringify(clockEntriesOf(event)),
    JSON.stringify(limits),
    standard.track.timeClass,
    stage,
  ]
  await tx.query(
    `insert into ${tx.schema}.followed_case (id, case_number, item_code, item_name, organ, party_name, credit_code,
       submitted_at, point, stage, open, clock, limits, time_class)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $13, true, $10, $11, $12)`,
    values,
  )
}

async function goOn(tx: ProjectionTx, id: string, event: CaseEvent): Promise<void> {
  // A decision that was set aside is made anew: the case is open again.
  const isAnew = event.type === 'ChallengeDecided' && event.outcome === 'SET_ASIDE'
  const stage = isAnew ? 'accepted' : (STAGE_AFTER[event.type] ?? null)
  const officer = NOT_OFFICERS.includes(event.type) ? null : event.by
  const open = stage === null ? null : !CLOSED.includes(stage)
  const timeClass = event.type === 'CaseReclassified' ? event.to : null
  const corrected = event.type === 'CorrectionRequested'
  const organ = event.type === 'CaseTransferred' ? event.to : null
  await tx.query(
    `update ${tx.schema}.followed_case set stage = coalesce($2, stage), open = coalesce($3, open),
       corrected = corrected or $4, clock = clock || $5::jsonb, time_class = coalesce($7, time_class),
       organ = coalesce($8::uuid, organ),
       officers = case when $6::uuid is null or $6 = any(officers) then officers else officers || $6::uuid end
     where id = $1`,
    [id, stage, open, corrected, JSON.stringify(clockEntriesOf(event)), officer, timeClass, organ],
  )
}

export interface FollowedCase {
  readonly id: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  readonly organ: string
  readonly partyName: string
  readonly creditCode: string | null
  readonly submittedAt: Date
  readonly point: string | null
  readonly stage: string
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
  readonly officers: readonly string[]
}
const CASE = `select id, case_number as "caseNumber", item_code as "itemCode", item_name as "itemName", organ,
  party_name as "partyName", credit_code as "creditCode", submitted_at as "submittedAt", point, stage, clock,
  limits -> time_class as limits, officers from service.followed_case`

export async function findCaseByNumber(db: Pool, caseNumber: string): Promise<FollowedCase | undefined> {
  const text = `${CASE} where case_number = upper($1)`
  return (await db.query<FollowedCase & QueryResultRow>(text, [caseNumber.trim()])).rows[0]
}

/** Longest waiting first. */
export async function listOpenCases(
  db: Pool,
  page: {
    readonly item: string | null
    readonly after: readonly [at: string, id: string] | null
    readonly limit: number
  },
): Promise<readonly FollowedCase[]> {
  const [at, id] = page.after ?? [null, null]
  const text = `${CASE} where open and ($1::text is null or item_code = $1)
    and ($2::timestamptz is null or (submitted_at, id) > ($2, $3::uuid)) order by submitted_at, id limit $4`
  return (await db.query<FollowedCase & QueryResultRow>(text, [page.item, at, id, page.limit])).rows
}

/** Items of which this enterprise holds a grant. */
export async function grantedItems(db: Pool, creditCode: string): Promise<readonly string[]> {
  const text = `select distinct item_code as code from service.followed_case where credit_code = $1 and stage = 'granted'`
  const asked = { name: 'service-granted-items', text, values: [creditCode] }
  return (await db.query<{ code: string }>(asked)).rows.map(({ code }) => code)
}

export interface ConcludedRow {
  readonly itemCode: string
  readonly guided: boolean
  readonly granted: boolean
  readonly corrected: boolean
}
/** Concluded on the merits, or turned away at the door: what guidance is meant to spare people. */
export async function listConcluded(db: Pool, organ: string): Promise<readonly ConcludedRow[]> {
  const text = `select c.item_code as "itemCode", c.stage = 'granted' as granted, c.corrected,
      exists (select from service._private_guidance g where g.case_id = c.id) as guided
    from service.followed_case c where c.organ = $1 and c.stage in ('granted', 'refused', 'notAccepted')`
  return (await db.query<ConcludedRow & QueryResultRow>(text, [organ])).rows
}
