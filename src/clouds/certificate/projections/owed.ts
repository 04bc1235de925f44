import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type {
  AcceptanceDeemed,
  ApplicationAccepted,
  ApplicationNotAccepted,
  ApplicationSubmitted,
  CaseGranted,
  CaseRefused,
  CorrectionRequested,
} from '#clouds/approval/events'
import type { SealStep } from '../domain/seal.ts'
import { CERTIFICATE_TYPES, NOTICE_TYPES, readPaperEvent } from './read-events.ts'

export type OwingEvent =
  AcceptanceDeemed | ApplicationAccepted | ApplicationNotAccepted | CaseGranted | CaseRefused | CorrectionRequested

/** Acts of a case that owe the applicant a sealed paper. */
export const OWING_TYPES = [
  'CorrectionRequested',
  'ApplicationAccepted',
  'AcceptanceDeemed',
  'ApplicationNotAccepted',
  'CaseGranted',
  'CaseRefused',
] as const satisfies readonly OwingEvent['type'][]
export const readOwingEvent = eventReader<OwingEvent>(...OWING_TYPES)
const readSubmitted = eventReader<ApplicationSubmitted>('ApplicationSubmitted')

/** Which paper; one of each kind a case has at most. */
export function stepOf(type: OwingEvent['type']): SealStep {
  switch (type) {
    case 'CorrectionRequested':
      return 'CORRECTION_NOTICE'
    case 'ApplicationAccepted':
    case 'AcceptanceDeemed':
      return 'ACCEPTANCE_NOTICE'
    case 'ApplicationNotAccepted':
      return 'NON_ACCEPTANCE_NOTICE'
    case 'CaseGranted':
      return 'CERTIFICATE'
    case 'CaseRefused':
      return 'REFUSAL_NOTICE'
    default:
      return unreachable(type)
  }
}

/** What is owed, what was released, and to whom: followed by leaf index, so that what it tells is under a checkpoint. */
export const owedProjection: Projection = {
  name: 'owed',
  schema: 'certificate',
  tables: ['owed', 'release', 'party'],
  mode: 'following',
  types: [...new Set(['ApplicationSubmitted', ...OWING_TYPES, ...CERTIFICATE_TYPES, ...NOTICE_TYPES, BODY_ERASED])],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await forget(tx, stream)
      const submitted = readSubmitted(entry)
      if (submitted !== undefined) await introduce(tx, stream, submitted)
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

async function introduce(tx: ProjectionTx, stream: string, { by, standard }: ApplicationSubmitted): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}.party (case_id, applicant, organ, competent_organs, yields_certificate)
     values ($1, $2, $3, $4, $5)`,
    [stream, by, standard.organ, standard.competentOrgans, standard.certificateType !== null],
  )
}

async function owe(tx: ProjectionTx, entry: StoredEntry, event: OwingEvent): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}.owed (case_id, step, cause, at)
     select case_id, $2, $3, $4 from ${tx.schema}.party where case_id = $1 and (yields_certificate or $2 <> 'CERTIFICATE')
     on conflict (case_id, step) do update set cause = excluded.cause, at = excluded.at`,
    [entry.envelope.stream, stepOf(event.type), entry.leafHash, event.at],
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
        `insert into ${tx.schema}.owed (case_id, step, document) values ($1, $2, $3)
         on conflict (case_id, step) do update set document = excluded.document`,
        [event.case, step, document],
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
    case 'SealUseBegan':
    case undefined:
      return
    default:
      return unreachable(event)
  }
}

export interface OwedRow {
  readonly caseId: string
  readonly cause: string
}

/** Papers whose act is older than `before` and that are still not sealed, oldest first. */
export async function listOwed(db: Pool, before: string, limit: number): Promise<readonly OwedRow[]> {
  const text = `select case_id as "caseId", cause from certificate.owed
    where not sealed and at < $1 and cause is not null order by at limit $2`
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
}

/** Certificates of cases in which one of these aliases applied, newest number last seen first by id. */
export async function listHeld(
  db: Pool,
  aliases: readonly string[],
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly HeldRow[]> {
  const text = `select c.id, c.case_id as "caseId", c.name, c.identifier, c.holder_name as "holderName",
      c.valid_from::text as "validFrom", c.valid_until::text as "validUntil", r.document is not null as released
    from certificate.party p
    join certificate._private_certificate c on c.case_id = p.case_id
    left join certificate.release r on r.document = c.id
    where p.applicant = any($1::uuid[]) and ($2::uuid is null or c.id < $2)
    order by c.id desc limit $3`
  return (await db.query<HeldRow>(text, [[...aliases], page.after, page.limit])).rows
}
