import type { Pool } from 'pg'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { CertificatePrepared } from '../domain/events.ts'
import type { EndGround } from '../domain/standing.ts'
import type { SealStep } from '../domain/seal.ts'
import { CERTIFICATE_TYPES, NOTICE_TYPES, RENDITION_TYPES, readPaperEvent } from './read-events.ts'
import type { PaperEvent } from './read-events.ts'
import { writeStanding } from './standing.ts'

/** Papers by case, token, number and file, and the register of the seal's uses; written with the act itself. */
export const documentProjection: Projection = {
  name: 'document',
  schema: 'certificate',
  tables: ['document', '_private_certificate', 'seal_use', 'rendition'],
  mode: 'inline',
  types: [...new Set([...CERTIFICATE_TYPES, ...NOTICE_TYPES, ...RENDITION_TYPES, BODY_ERASED])],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      if (entry.envelope.type === BODY_ERASED) await forget(tx, entry.envelope.stream)
      const event = readPaperEvent(entry)
      if (event !== undefined) await write(tx, entry, event)
    }
  },
}

async function forget(tx: ProjectionTx, stream: string): Promise<void> {
  for (const table of documentProjection.tables) {
    await tx.query(`delete from ${tx.schema}.${table} where id = $1`, [stream])
  }
}

async function insertCertificate(tx: ProjectionTx, id: string, event: CertificatePrepared): Promise<void> {
  await tx.query(
    `with paper as (
       insert into ${tx.schema}.document (id, case_id, step, number) values ($1, $2, 'CERTIFICATE', $4)
     )
     insert into ${tx.schema}._private_certificate (id, case_id, token, identifier, certificate_type, organ, serial,
       name, organ_name, holder_name, valid_from, valid_until, version, item_code, status_list, status_index)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      id,
      event.case,
      event.token,
      event.identifier,
      event.certificateType,
      event.organ,
      event.serial,
      event.certificateName,
      event.organName,
      event.holder.name,
      event.validFrom,
      event.validUntil,
      event.version,
      event.itemCode,
      event.status?.list ?? null,
      event.status?.index ?? null,
    ],
  )
}

async function write(tx: ProjectionTx, entry: StoredEntry, event: PaperEvent): Promise<void> {
  const id = entry.envelope.stream
  switch (event.type) {
    case 'CertificatePrepared':
      await insertCertificate(tx, id, event)
      return
    case 'NoticePrepared':
      await tx.query(`insert into ${tx.schema}.document (id, case_id, step, number) values ($1, $2, $3, $4)`, [
        id,
        event.case,
        event.kind,
        event.number,
      ])
      return
    case 'SealUseBegan':
      await tx.query(
        `insert into ${tx.schema}.seal_use (id, at, step, number, digest, keeper, seal)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, event.at, event.step, event.number, event.digest, event.keeper, event.seal],
      )
      return
    case 'RenditionPrepared':
      await tx.query(`insert into ${tx.schema}.rendition (id, document) values ($1, $2)`, [id, event.document])
      return
    case 'RenditionSealed':
      await tx.query(
        `with used as (update ${tx.schema}.seal_use set ended = true where id = $1)
         update ${tx.schema}.rendition set file = $2 where id = $1`,
        [id, event.file],
      )
      return
    case 'CertificateSealed':
    case 'NoticeSealed':
      await tx.query(
        `with used as (update ${tx.schema}.seal_use set ended = true where id = $1)
         update ${tx.schema}.document set file = $2, sealed_at = $3 where id = $1`,
        [id, event.file, event.at],
      )
      return
    case 'CertificateEnded':
      await tx.query(`update ${tx.schema}._private_certificate set ended = $2, ended_at = $3 where id = $1`, [
        id,
        event.ground,
        event.at,
      ])
      return
    default:
      return writeStanding(tx, id, event)
  }
}

export interface CertificateRow {
  readonly id: string
  readonly caseId: string
  readonly token: string
  readonly identifier: string
  readonly name: string
  readonly organName: string
  readonly holderName: string
  readonly validFrom: string
  readonly validUntil: string | null
  readonly serial: number
  readonly version: number
  readonly certificateType: string
  readonly organ: string
  readonly ended: EndGround | null
  readonly endedAt: Date | null
  readonly suspendedAt: Date | null
  readonly suspendedUntil: string | null
  readonly deregisteredAt: Date | null
}
const CERTIFICATE = `id, case_id as "caseId", token, identifier, name, organ_name as "organName",
  holder_name as "holderName", valid_from::text as "validFrom", valid_until::text as "validUntil",
  serial, version, certificate_type as "certificateType", organ::text as organ, ended, ended_at as "endedAt",
  suspended_at as "suspendedAt", suspended_until::text as "suspendedUntil", deregistered_at as "deregisteredAt"`

async function findCertificate(
  db: Pool,
  column: 'token' | 'identifier' | 'id',
  value: string,
): Promise<CertificateRow | undefined> {
  const { rows } = await db.query<CertificateRow>({
    name: `certificate-find-by-${column}`,
    text: `select ${CERTIFICATE} from certificate._private_certificate where ${column} = $1`,
    values: [value],
  })
  return rows[0]
}
export const findCertificateByToken = (db: Pool, token: string) => findCertificate(db, 'token', token)
export const findCertificateByIdentifier = (db: Pool, identifier: string) =>
  findCertificate(db, 'identifier', identifier)
export const findCertificateById = (db: Pool, id: string) => findCertificate(db, 'id', id)

export interface DocumentRow {
  readonly id: string
  readonly caseId: string
  readonly step: SealStep
  readonly number: string
  readonly file: string | null
  /** Place of the sealed entry in the tree; null while it waits for its checkpoint. */
  readonly leafIndex: number | null
}
const DOCUMENT = `select d.id, d.case_id as "caseId", d.step, d.number, d.file, r.leaf_index::int as "leafIndex"
  from certificate.document d left join certificate.release r on r.document = d.id`

export async function findDocument(db: Pool, id: string): Promise<DocumentRow | undefined> {
  const text = `${DOCUMENT} where d.id = $1`
  return (await db.query<DocumentRow>({ name: 'certificate-find-document', text, values: [id] })).rows[0]
}

export async function findDocumentByFile(db: Pool, sha256: string): Promise<DocumentRow | undefined> {
  const text = `${DOCUMENT} where d.file = $1`
  return (await db.query<DocumentRow>({ name: 'certificate-find-file', text, values: [sha256] })).rows[0]
}

/** The next serial of this type and organ. Two may be told the same: only one of them can be written. */
export async function nextSerial(db: Pool, certificateType: string, organ: string): Promise<number> {
  const { rows } = await db.query<{ next: number }>({
    name: 'certificate-next-serial',
    text: `select coalesce(max(serial), 0) + 1 as next from certificate._private_certificate
      where certificate_type = $1 and organ = $2`,
    values: [certificateType, organ],
  })
  return rows[0]?.next ?? 1
}

export interface SealUseRow {
  readonly id: string
  /** Its place among all uses; null while it waits for its leaf. */
  readonly number: number | null
  readonly at: Date
  /** Null when the paper was erased at the end of its keeping. */
  readonly step: string | null
  readonly paper: string | null
  readonly digest: string | null
  readonly keeper: string | null
  readonly ended: boolean
}

/** Newest first, after the use at that instant and of that document. What was erased keeps its number and its time. */
export async function listSealUses(
  db: Pool,
  page: {
    readonly after: readonly [at: string, id: string] | null
    readonly limit: number
    /** Of one seal alone; null: of all. */
    readonly seal: string | null
    /** What was written before organs had seals of their own, and what was erased, is the bureau's. */
    readonly bureau: string
  },
): Promise<readonly SealUseRow[]> {
  const [at, id] = page.after ?? [null, null]
  const text = `select coalesce(u.id, n.document) as id, n.number::int as number, coalesce(u.at, n.at) as at,
      u.step, u.number as paper, u.digest, u.keeper, coalesce(u.ended, true) as ended
    from certificate.seal_use u full join certificate.seal_use_number n on n.document = u.id
    where ($1::timestamptz is null or (coalesce(u.at, n.at), coalesce(u.id, n.document)) < ($1, $2::uuid))
      and ($4::uuid is null or coalesce(u.seal, $5::uuid) = $4)
    order by 3 desc, 1 desc limit $3`
  return (await db.query<SealUseRow>(text, [at, id, page.limit, page.seal, page.bureau])).rows
}

/** Certificates sealed under one case that still stand. */
export async function listStanding(db: Pool, caseId: string): Promise<readonly CertificateRow[]> {
  const text = `select ${CERTIFICATE} from certificate._private_certificate where case_id = $1 and ended is null`
  return (await db.query<CertificateRow>(text, [caseId])).rows
}

/** The version of the same certificate before this one, if it still stands. */
export async function findEarlierVersion(db: Pool, of: CertificateRow): Promise<CertificateRow | undefined> {
  const text = `select ${CERTIFICATE} from certificate._private_certificate
    where certificate_type = $1 and organ = $2 and serial = $3 and version < $4 and ended is null
    order by version desc limit 1`
  return (await db.query<CertificateRow>(text, [of.certificateType, of.organ, of.serial, of.version])).rows[0]
}
