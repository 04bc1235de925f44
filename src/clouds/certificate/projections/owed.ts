import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { PinnedStandard } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type {
  AcceptanceDeemed,
  AnnulmentAnnounced,
  ApplicationAccepted,
  ApplicationNotAccepted,
  ApplicationPreAccepted,
  ApplicationSubmitted,
  CaseGranted,
  CaseRefused,
  CaseTerminated,
  CaseTransferred,
  ClericalErrorCorrected,
  ConsolidatedOpinionIssued,
  CorrectionRequested,
  GrantAnnulled,
  HearingAnnounced,
  HearingRightTold,
  LimitExtended,
  ProcedureStarted,
  RunningCaseTakenOver,
} from '#clouds/approval/events'
import type {
  CertificateDeregistered,
  CertificateResumed,
  CertificateSuspended,
  MeasureAnnounced,
  NoticeKind,
  PermitRevoked,
  PermitWithdrawn,
} from '../domain/events.ts'
import type { EndGround } from '../domain/standing.ts'
import type { SealStep } from '../domain/seal.ts'
import { CERTIFICATE_TYPES, NOTICE_TYPES, RENDITION_TYPES, readPaperEvent } from './read-events.ts'

/** Acts on a certificate after its issue that the bureau tells of. */
export type StandingLetter =
  | CertificateSuspended
  | CertificateResumed
  | MeasureAnnounced
  | PermitWithdrawn
  | PermitRevoked
  | CertificateDeregistered
export type OwingEvent =
  | StandingLetter
  | AcceptanceDeemed
  | AnnulmentAnnounced
  | ApplicationAccepted
  | ApplicationNotAccepted
  | ApplicationPreAccepted
  | CaseGranted
  | CaseRefused
  | CaseTerminated
  | ClericalErrorCorrected
  | ConsolidatedOpinionIssued
  | CorrectionRequested
  | GrantAnnulled
  | HearingAnnounced
  | HearingRightTold
  | LimitExtended
  | ProcedureStarted

/** Acts of a case that owe the applicant a sealed letter, and which; a grant owes a certificate, or its own decision. */
const LETTERS: Readonly<Record<Exclude<OwingEvent, CaseGranted>['type'], NoticeKind>> = {
  CorrectionRequested: 'CORRECTION_NOTICE',
  ApplicationPreAccepted: 'PRE_ACCEPTANCE_NOTICE',
  ApplicationAccepted: 'ACCEPTANCE_NOTICE',
  AcceptanceDeemed: 'ACCEPTANCE_NOTICE',
  ApplicationNotAccepted: 'NON_ACCEPTANCE_NOTICE',
  ProcedureStarted: 'PROCEDURE_NOTICE',
  LimitExtended: 'EXTENSION_NOTICE',
  HearingRightTold: 'HEARING_RIGHT_NOTICE',
  HearingAnnounced: 'HEARING_NOTICE',
  ConsolidatedOpinionIssued: 'CONSOLIDATED_OPINION',
  CaseRefused: 'REFUSAL_NOTICE',
  CaseTerminated: 'TERMINATION_NOTICE',
  ClericalErrorCorrected: 'CLERICAL_CORRECTION',
  AnnulmentAnnounced: 'ANNULMENT_ANNOUNCEMENT',
  GrantAnnulled: 'ANNULMENT_DECISION',
  CertificateSuspended: 'SUSPENSION_DECISION',
  CertificateResumed: 'RESUMPTION_DECISION',
  MeasureAnnounced: 'MEASURE_ANNOUNCEMENT',
  PermitWithdrawn: 'WITHDRAWAL_DECISION',
  PermitRevoked: 'REVOCATION_DECISION',
  CertificateDeregistered: 'DEREGISTRATION_DECISION',
}
const isLetter = (type: string): type is keyof typeof LETTERS => type in LETTERS
export const OWING_TYPES: readonly OwingEvent['type'][] = ['CaseGranted', ...Object.keys(LETTERS).filter(isLetter)]
export const readOwingEvent = eventReader<OwingEvent>(...OWING_TYPES)
const readBeginning = eventReader<ApplicationSubmitted | RunningCaseTakenOver>(
  'ApplicationSubmitted',
  'RunningCaseTakenOver',
)

const readMoved = eventReader<CaseTransferred>('CaseTransferred')

/** Which paper an act owes; null when none: a survey or a consultation does not stop the clock and is told of by nobody. */
export function stepOf(event: OwingEvent, standard: { readonly yieldsCertificate: boolean }): SealStep | null {
  if (event.type === 'CaseGranted') return standard.yieldsCertificate ? 'CERTIFICATE' : 'GRANT_DECISION'
  // A survey stops no clock; a department that revoked tells of it under its own seal.
  if ('noticeNumber' in event && event.noticeNumber === null) return null
  return LETTERS[event.type]
}

/** A grant that ends a certificate (注销) yields none, whatever the item yields otherwise. */
export const yieldsCertificate = ({ certificateType, track }: PinnedStandard): boolean =>
  certificateType !== null && track.changeKind !== 'DEREGISTRATION'

/** What is owed, what was released, and to whom: followed by leaf index, so that what it tells is under a checkpoint. */
export const owedProjection: Projection = {
  name: 'owed',
  schema: 'certificate',
  tables: ['owed', 'release', 'party'],
  mode: 'following',
  types: [
    ...new Set([
      'ApplicationSubmitted',
      'RunningCaseTakenOver',
      'CaseTransferred',
      ...OWING_TYPES,
      ...CERTIFICATE_TYPES,
      ...NOTICE_TYPES,
      ...RENDITION_TYPES,
      BODY_ERASED,
    ]),
  ],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await forget(tx, stream)
      const begun = readBeginning(entry)
      if (begun !== undefined) await introduce(tx, stream, begun)
      const moved = readMoved(entry)
      if (moved !== undefined) {
        // Whoever exercises the power now suspends, withdraws and deregisters what was granted under it.
        await tx.query(`update ${tx.schema}.party set organ = $2 where case_id = $1`, [stream, moved.to])
      }
      const owing = readOwingEvent(entry)
      if (owing !== undefined) await owe(tx, entry, owing)
      await follow(tx, entry)
    }
  },
}

async function forget(tx: ProjectionTx, stream: string): Promise<void> {
  await tx.query(`delete from ${tx.schema}.party where case_id = $1`, [stream])
  await tx.query(`delete from ${tx.schema}.release where document = $1`, [stream])
  await tx.query(`delete from ${tx.schema}.owed where case_id = $1 or document = $1`, [stream])
}

async function introduce(
  tx: ProjectionTx,
  stream: string,
  { by, standard }: ApplicationSubmitted | RunningCaseTakenOver,
): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}.party (case_id, applicant, organ, competent_organs, yields_certificate, change_kind)
     values ($1, $2, $3, $4, $5, $6)`,
    [stream, by, standard.organ, standard.competentOrgans, yieldsCertificate(standard), standard.track.changeKind],
  )
}

async function owe(tx: ProjectionTx, entry: StoredEntry, event: OwingEvent): Promise<void> {
  const [certificate, letter] = [true, false].map((yields) => stepOf(event, { yieldsCertificate: yields }))
  if (certificate === null) return
  await tx.query(
    `insert into ${tx.schema}.owed (cause, case_id, step, at)
     select $2, case_id, case when yields_certificate then $3 else $4 end, $5 from ${tx.schema}.party where case_id = $1
     on conflict (cause) do update set step = excluded.step, at = excluded.at`,
    ['case' in event ? event.case : entry.envelope.stream, entry.leafHash, certificate, letter, event.at],
  )
}

/** A case and its papers are lives of their own: either may come first when all is rebuilt. */
async function follow(tx: ProjectionTx, entry: StoredEntry): Promise<void> {
  const event = readPaperEvent(entry)
  const document = entry.envelope.stream
  switch (event?.type) {
    case 'CertificatePrepared':
    case 'NoticePrepared': {
      const step = event.type === 'CertificatePrepared' ? 'CERTIFICATE' : event.kind
      await tx.query(
        `insert into ${tx.schema}.owed (cause, case_id, step, document) values ($1, $2, $3, $4)
         on conflict (cause) do update set document = excluded.document`,
        [event.cause, event.case, step, document],
      )
      return
    }
    case 'CertificateSealed':
    case 'NoticeSealed':
      await tx.query(`update ${tx.schema}.owed set sealed = true where document = $1`, [document])
      await tx.query(`insert into ${tx.schema}.release (document, leaf_index) values ($1, $2)`, [
        document,
        entry.leafIndex,
      ])
      return
    // A second rendition is owed to nobody by itself; it leaves the house under its own checkpoint all the same.
    case 'RenditionSealed':
      await tx.query(`insert into ${tx.schema}.release (document, leaf_index) values ($1, $2)`, [
        document,
        entry.leafIndex,
      ])
      return
    case 'RenditionPrepared':
    case 'SealUseBegan':
    case 'CertificateEnded':
    case undefined:
      return
    // Acts on a certificate after its issue are owed a letter above, and change nothing here.
    default:
      return
  }
}

export interface OwedRow {
  readonly caseId: string
  readonly cause: string
}

/** Papers whose act is older than `before` and that are still not sealed, oldest first. */
export async function listOwed(db: Pool, before: string, limit: number): Promise<readonly OwedRow[]> {
  const text = `select case_id as "caseId", cause from certificate.owed
    where not sealed and at < $1 order by at limit $2`
  return (await db.query<OwedRow>(text, [before, limit])).rows
}

export interface PartyRow {
  readonly applicant: string
  readonly organ: string
  readonly competentOrgans: readonly string[]
}
export async function findParty(db: Pool, caseId: string): Promise<PartyRow | undefined> {
  const text = `select applicant, organ, competent_organs as "competentOrgans" from certificate.party where case_id = $1`
  return (await db.query<PartyRow>({ name: 'certificate-find-party', text, values: [caseId] })).rows[0]
}

export interface HeldRow {
  readonly id: string
  readonly caseId: string
  readonly name: string
  readonly identifier: string
  readonly holderName: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly released: boolean
  readonly ended: EndGround | null
  readonly endedAt: Date | null
  readonly suspendedAt: Date | null
  readonly suspendedUntil: string | null
  readonly deregisteredAt: Date | null
  readonly measure: 'WITHDRAWAL' | 'REVOCATION' | null
  readonly measureUntil: string | null
  readonly hearing: 'NONE' | 'ASKED' | 'HELD' | null
}

/** Certificates of cases in which one of these aliases applied, newest number last seen first by id. */
export async function listHeld(
  db: Pool,
  aliases: readonly string[],
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly HeldRow[]> {
  const text = `select c.id, c.case_id as "caseId", c.name, c.identifier, c.holder_name as "holderName",
      c.valid_from::text as "validFrom", c.valid_until::text as "validUntil", r.document is not null as released, c.ended,
      c.ended_at as "endedAt",
      c.suspended_at as "suspendedAt", c.suspended_until::text as "suspendedUntil", c.deregistered_at as "deregisteredAt",
      c.measure, c.measure_until::text as "measureUntil", c.measure_hearing as hearing
    from certificate.party p
    join certificate._private_certificate c on c.case_id = p.case_id
    left join certificate.release r on r.document = c.id
    where p.applicant = any($1::uuid[]) and ($2::uuid is null or c.id < $2)
    order by c.id desc limit $3`
  return (await db.query<HeldRow>(text, [[...aliases], page.after, page.limit])).rows
}
