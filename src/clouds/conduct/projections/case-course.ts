import type { Pool, QueryResultRow } from 'pg'
import { CASE_EVENT_TYPES, clockEntriesOf, clockLimits } from '#clouds/approval/events'
import type { CaseEvent } from '#clouds/approval/events'
import type { CertificatePrepared, CertificateSealed } from '#clouds/certificate/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { PromisedCase } from '../domain/commitments.ts'

interface Wait {
  readonly from: string
  readonly to: string | null
}
/** What is known of a case as far as promises and turns go: no word of who applied, nor of what. */
export interface Course extends PromisedCase {
  readonly caseNumber: string
  readonly itemCode: string
  readonly organ: string
  readonly submittedAt: string
  readonly acceptedBy: string | null
  readonly endedBy: string | null
  /** Granted by a table: no officer chose when. */
  readonly automatic: boolean
  /** Withdrawn or ended otherwise than by a decision: nobody was served. */
  readonly decided: boolean
  readonly waits: readonly Wait[]
}
const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
const CERTIFICATES = ['CertificatePrepared', 'CertificateSealed'] as const
const readCertificate = eventReader<CertificatePrepared | CertificateSealed>(...CERTIFICATES)

const WAIT_BEGINS: readonly CaseEvent['type'][] = [
  ...(['CorrectionRequested', 'ApplicationPreAccepted', 'ProcedureStarted', 'CaseFrozen', 'FeeOrdered'] as const),
  ...(['ConsultationOpened', 'UpperLevelPrepared'] as const),
]
const WAIT_ENDS: readonly CaseEvent['type'][] = [
  ...(['CorrectionSubmitted', 'OriginalsPresented', 'ProcedureEnded', 'CaseUnfrozen', 'FeePaid'] as const),
  ...(['DepartmentOpinionGiven', 'ConsolidatedOpinionIssued'] as const),
]

/** Waits that overlap are told one after the other: it can be handled again when the last of them has ended. */
function waitsAfter(waits: readonly Wait[], { type, at }: CaseEvent): readonly Wait[] {
  if (WAIT_BEGINS.includes(type)) return [...waits, { from: at, to: null }]
  if (!WAIT_ENDS.includes(type)) return waits
  const open = waits.findLastIndex(({ to }) => to === null)
  return waits.map((wait, i) => (i === open ? { ...wait, to: at } : wait))
}

function begun(event: CaseEvent): Course | undefined {
  if (event.type !== 'ApplicationSubmitted' && event.type !== 'RunningCaseTakenOver') return undefined
  const { caseNumber, standard } = event
  return {
    ...{ caseNumber, itemCode: standard.itemCode, organ: standard.organ },
    submittedAt: event.type === 'RunningCaseTakenOver' ? event.receivedAt : event.at,
    acceptedAt: event.type === 'RunningCaseTakenOver' ? event.acceptedAt : null,
    ...{ acceptedBy: null, deemed: false, corrections: 0, endedAt: null, endedBy: null, decided: false },
    ...{ automatic: false, grantedAt: null, sealedAt: null, visits: 0, waits: [] },
    clock: clockEntriesOf(event),
    limits: clockLimits(standard),
  }
}

function changed(course: Course, event: CaseEvent): Partial<Course> {
  const { at } = event
  switch (event.type) {
    case 'ApplicationAccepted':
      return { acceptedAt: at, acceptedBy: event.by }
    case 'AcceptanceDeemed':
      return { acceptedAt: at, deemed: true }
    case 'CorrectionRequested':
      return { corrections: course.corrections + 1 }
    case 'ApplicantVisited':
      return { visits: course.visits + 1 }
    case 'CaseGranted':
      return {
        ...{ endedAt: at, endedBy: event.by, grantedAt: at, decided: true },
        automatic: event.basis === 'AUTOMATIC' || event.automatic !== undefined,
      }
    case 'CaseRefused':
      return { endedAt: at, endedBy: event.by, decided: true }
    case 'ApplicationNotAccepted':
    case 'ApplicationWithdrawn':
    case 'CaseTerminated':
      return { endedAt: at, endedBy: null, decided: false }
    case 'CaseReclassified':
      return { limits: { ...course.limits, promised: event.promised } }
    case 'CaseTransferred':
      return { organ: event.to }
    case 'ChallengeDecided':
      return event.outcome === 'SET_ASIDE'
        ? { endedAt: null, endedBy: null, grantedAt: null, sealedAt: null, decided: false }
        : {}
    default:
      return {}
  }
}

const follow = (course: Course, event: CaseEvent): Course => ({
  ...course,
  ...changed(course, event),
  clock: [...course.clock, ...clockEntriesOf(event)],
  waits: waitsAfter(course.waits, event),
})

async function coursesOf(tx: ProjectionTx, ids: readonly string[]): Promise<Map<string, Course>> {
  const text = `select case_id as id, state from ${tx.schema}.case_course where case_id = any($1::uuid[])`
  const { rows } = await tx.query<{ id: string; state: Course }>(text, [ids])
  return new Map(rows.map(({ id, state }) => [id, state]))
}

async function write(tx: ProjectionTx, courses: ReadonlyMap<string, Course>): Promise<void> {
  if (courses.size === 0) return
  const rows = [...courses]
  await tx.query(
    `insert into ${tx.schema}.case_course (case_id, case_number, item_code, organ, submitted_at, ended_at, state)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::timestamptz[],
       $7::jsonb[])
     on conflict (case_id) do update set organ = excluded.organ, ended_at = excluded.ended_at, state = excluded.state`,
    [
      rows.map(([id]) => id),
      rows.map(([, { caseNumber }]) => caseNumber),
      rows.map(([, { itemCode }]) => itemCode),
      rows.map(([, { organ }]) => organ),
      rows.map(([, { submittedAt }]) => submittedAt),
      rows.map(([, { endedAt }]) => endedAt),
      rows.map(([, course]) => JSON.stringify(course)),
    ],
  )
}

/** Which case a certificate belongs to is said when it is prepared, and asked for when it is sealed. */
async function casesOf(tx: ProjectionTx, entries: readonly StoredEntry[]): Promise<ReadonlyMap<string, string>> {
  const prepared = entries.flatMap((entry) => {
    const event = readCertificate(entry)
    return event?.type === 'CertificatePrepared' ? [[entry.envelope.stream, event.case] as const] : []
  })
  if (prepared.length > 0)
    await tx.query(
      `insert into ${tx.schema}.case_certificate (id, case_id) select * from unnest($1::uuid[], $2::uuid[])
       on conflict (id) do nothing`,
      [prepared.map(([id]) => id), prepared.map(([, caseId]) => caseId)],
    )
  const ids = entries.map(({ envelope }) => envelope.stream)
  const text = `select id, case_id as "caseId" from ${tx.schema}.case_certificate where id = any($1::uuid[])`
  const { rows } = await tx.query<{ id: string; caseId: string }>(text, [ids])
  return new Map(rows.map(({ id, caseId }) => [id, caseId]))
}

async function forget(tx: ProjectionTx, entries: readonly StoredEntry[]): Promise<void> {
  const streams = entries.filter(({ envelope }) => envelope.type === BODY_ERASED).map(({ envelope }) => envelope.stream)
  if (streams.length === 0) return
  await tx.query(`delete from ${tx.schema}.case_course where case_id = any($1::uuid[])`, [streams])
  await tx.query(`delete from ${tx.schema}.case_certificate where id = any($1::uuid[])`, [streams])
}

/** Every case with what promises and turns are counted from. */
export const courseProjection: Projection = {
  name: 'conduct-course',
  schema: 'conduct',
  tables: ['case_course', 'case_certificate'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, ...CERTIFICATES, BODY_ERASED],
  apply: async (tx, entries) => {
    const certificates = await casesOf(tx, entries)
    const ids = [...new Set([...entries.map(({ envelope }) => envelope.stream), ...certificates.values()])]
    const known = await coursesOf(tx, ids)
    const next = new Map<string, Course>()
    for (const entry of entries) {
      const event = readCase(entry)
      const sealed = readCertificate(entry)
      const id = event === undefined ? certificates.get(entry.envelope.stream) : entry.envelope.stream
      if (id === undefined) continue
      const before = next.get(id) ?? known.get(id)
      const after =
        event !== undefined
          ? before === undefined
            ? begun(event)
            : follow(before, event)
          : sealed?.type === 'CertificateSealed' && before !== undefined
            ? { ...before, sealedAt: sealed.at }
            : undefined
      if (after !== undefined) next.set(id, after)
    }
    await write(tx, next)
    await forget(tx, entries)
  },
}

export interface CourseRow extends Course {
  readonly id: string
}
const COURSE = `select case_id as id, state from conduct.case_course`
const flat = (rows: readonly (QueryResultRow & { readonly id: string; readonly state: Course })[]) =>
  rows.map(({ id, state }): CourseRow => ({ ...state, id }))
/** As many cases as a district ends in a busy year. */
const COUNTED_MAX = 200_000

interface Asked {
  readonly since: string
  readonly organ: string | null
  readonly item: string | null
}
/** Cases that came, or ended, since then, or are still open. */
export async function listCourses(db: Pool, { since, organ, item }: Asked): Promise<readonly CourseRow[]> {
  const text = `${COURSE} where (ended_at is null or ended_at >= $1) and ($2::uuid is null or organ = $2)
    and ($3::text is null or item_code = $3) order by submitted_at, case_id limit $4`
  return flat((await db.query(text, [since, organ, item, COUNTED_MAX])).rows)
}
export async function findCourse(db: Pool, caseNumber: string): Promise<CourseRow | undefined> {
  return flat((await db.query(`${COURSE} where case_number = upper($1)`, [caseNumber.trim()])).rows)[0]
}
