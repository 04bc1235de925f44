import type { Pool } from 'pg'
import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from '#clouds/approval/events'
import { CASE_EVENT_TYPES, phaseAfter } from '#clouds/approval/events'
import type {
  CertificatePrepared,
  CertificateSealed,
  NoticePrepared,
  NoticeSealed,
  RenditionPrepared,
  RenditionSealed,
} from '#clouds/certificate/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'

export const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
const readBegun = eventReader<CertificatePrepared | NoticePrepared | RenditionPrepared>(
  'CertificatePrepared',
  'NoticePrepared',
  'RenditionPrepared',
)
export const readSealed = eventReader<CertificateSealed | NoticeSealed | RenditionSealed>(
  'CertificateSealed',
  'NoticeSealed',
  'RenditionSealed',
)
const PAPER_TYPES = [
  'CertificatePrepared',
  'NoticePrepared',
  'RenditionPrepared',
  'CertificateSealed',
  'NoticeSealed',
  'RenditionSealed',
  'SealUseBegan',
  'CertificateEnded',
] as const
const CLOSED: readonly string[] = ['granted', 'refused', 'notAccepted', 'withdrawn', 'terminated', 'annulled']

/** Every case, and what its packing waits for: that it is over, served, and every paper about it sealed. */
export const caseToPackProjection: Projection = {
  name: 'archive-case-to-pack',
  schema: 'archive',
  tables: ['_private_case', 'life_case'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, ...PAPER_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      if (entry.envelope.type === BODY_ERASED) await forget(tx, entry.envelope.stream)
      const event = readCase(entry)
      if (event?.type === 'ApplicationSubmitted' || event?.type === 'RunningCaseTakenOver')
        await begin(tx, entry, event)
      else if (event !== undefined) await goOn(tx, entry, event)
      else await paper(tx, entry)
    }
  },
}

async function forget(tx: ProjectionTx, stream: string): Promise<void> {
  await tx.query(`delete from ${tx.schema}._private_case where case_id = $1`, [stream])
  await tx.query(`delete from ${tx.schema}.life_case where stream = $1 or case_id = $1`, [stream])
}

async function begin(
  tx: ProjectionTx,
  { envelope, leafIndex }: StoredEntry,
  event: ApplicationSubmitted | RunningCaseTakenOver,
) {
  const { itemCode, version, name, organ } = event.standard
  await tx.query(
    `insert into ${tx.schema}._private_case (case_id, case_number, item_code, item_version, item_name, organ,
       applicant_name, applicant_kind, applicant, submitted_at, stage, newest_leaf, newest_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'submitted', $11, $12)`,
    [
      envelope.stream,
      event.caseNumber,
      ...[itemCode, version, name, organ],
      event.applicant.name,
      event.applicant.kind,
      envelope.actor,
      event.at,
      leafIndex,
      envelope.recordedAt,
    ],
  )
}

async function goOn(tx: ProjectionTx, { envelope, leafIndex }: StoredEntry, event: CaseEvent): Promise<void> {
  const stage = phaseAfter(event)
  const concludes = stage !== null && CLOSED.includes(stage)
  const reopens = stage !== null && !concludes
  await tx.query(
    `update ${tx.schema}._private_case set stage = coalesce($2, stage), newest_leaf = $3, newest_at = $4,
       concluded_at = case when $5 then $4 when $6 then null else concluded_at end,
       served = case when $5 or $6 then false when $7 then true else served end,
       challenged = case when $8 then true when $9 then false else challenged end,
       organ = coalesce($10::uuid, organ)
     where case_id = $1`,
    [
      ...[envelope.stream, stage, leafIndex, envelope.recordedAt, concludes, reopens, event.type === 'ResultServed'],
      event.type === 'DecisionChallenged',
      event.type === 'ChallengeDecided',
      event.type === 'CaseTransferred' ? event.to : null,
    ],
  )
}

async function paper(tx: ProjectionTx, entry: StoredEntry): Promise<void> {
  const { stream, recordedAt } = entry.envelope
  const begun = readBegun(entry)
  if (begun !== undefined)
    await tx.query(`insert into ${tx.schema}.life_case (stream, case_id) values ($1, $2) on conflict do nothing`, [
      stream,
      begun.case,
    ])
  const change = begun !== undefined ? 1 : readSealed(entry) !== undefined ? -1 : 0
  await tx.query(
    `update ${tx.schema}._private_case set open_papers = open_papers + $2, newest_leaf = $3, newest_at = $4
     where case_id = (select case_id from ${tx.schema}.life_case where stream = $1)`,
    [stream, change, entry.leafIndex, recordedAt],
  )
}

export interface CaseToPack {
  readonly caseId: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemVersion: number
  readonly itemName: string
  readonly organ: string
  readonly applicantName: string
  readonly stage: string
  readonly submittedAt: Date
  readonly concludedAt: Date
  readonly newestLeaf: number
}

/** Days after which a result that nobody fetched is packed all the same. */
const WAIT_DAYS = 60
/** A case in which something happened a moment ago is left until it rests. */
const QUIET_MINUTES = 1

/** Concluded, served or waited for, at rest, and with something newer than its packages hold. */
export async function listCasesToPack(db: Pool, now: string, limit: number): Promise<readonly CaseToPack[]> {
  const { rows } = await db.query<CaseToPack>(
    `select c.case_id as "caseId", c.case_number as "caseNumber", c.item_code as "itemCode",
       c.item_version as "itemVersion", c.item_name as "itemName", c.organ, c.applicant_name as "applicantName",
       c.stage, c.submitted_at as "submittedAt", c.concluded_at as "concludedAt", c.newest_leaf::int as "newestLeaf"
     from archive._private_case c left join archive.file f on f.case_id = c.case_id
     where c.concluded_at is not null and c.open_papers = 0 and c.newest_at < $1::timestamptz - $2 * interval '1 minute'
       and (c.served or c.stage = 'withdrawn' or c.concluded_at < $1::timestamptz - $3 * interval '1 day')
       and (f.id is null or (f.up_to_leaf < c.newest_leaf and f.stage not in ('TO_BE_REMOVED', 'REMOVED')))
     order by c.concluded_at, c.case_id limit $4`,
    [now, QUIET_MINUTES, WAIT_DAYS, limit],
  )
  return rows
}

export async function livesAbout(db: Pool, caseId: string): Promise<readonly string[]> {
  const text = 'select stream from archive.life_case where case_id = $1 order by stream'
  return (await db.query<{ stream: string }>(text, [caseId])).rows.map(({ stream }) => stream)
}

/** Whether the case runs again, or its decision is before somebody else: then nothing of it may go. */
export async function isHeld(db: Pool, caseId: string): Promise<boolean> {
  const text = 'select concluded_at is null or challenged as held from archive._private_case where case_id = $1'
  return (await db.query<{ held: boolean }>(text, [caseId])).rows[0]?.held === true
}

interface PersonOfCase {
  readonly caseId: string
  readonly name: string
  readonly kind: 'PERSON' | 'ENTERPRISE'
  /** The opaque id under which the applicant stands in the case's entries. */
  readonly applicant: string
}
/** Whom these cases were about; of what was erased nobody. */
export async function findPeople(db: Pool, cases: readonly string[]): Promise<ReadonlyMap<string, PersonOfCase>> {
  const text = `select case_id as "caseId", applicant_name as name, applicant_kind as kind, applicant
    from archive._private_case where case_id = any($1::uuid[])`
  const { rows } = await db.query<PersonOfCase>(text, [[...cases]])
  return new Map(rows.map((row) => [row.caseId, row]))
}
