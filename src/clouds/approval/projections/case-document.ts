import type { Pool } from 'pg'
import { NOTICE_NAMES } from '#clouds/certificate/events'
import type { CertificateEvent, NoticeEvent } from '#clouds/certificate/events'
import { eventReader } from '#frame'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import { BODY_ERASED } from '#ledger'

type DocumentEvent = Exclude<CertificateEvent | NoticeEvent, { readonly type: 'SealUseBegan' | 'CertificateEnded' }>
const readDocumentEvent = eventReader<DocumentEvent>(
  'CertificatePrepared',
  'CertificateSealed',
  'NoticePrepared',
  'NoticeSealed',
)

/**
 * Certificates and notices of a case, learned from the certificate cloud. It follows by leaf index: what it has seen
 * sealed is in the tree, and so may be handed out.
 */
export const caseDocumentProjection: Projection = {
  name: 'approval.case_document',
  schema: 'approval',
  tables: ['case_document'],
  mode: 'following',
  types: ['CertificatePrepared', 'CertificateSealed', 'NoticePrepared', 'NoticeSealed', BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) await write(tx, entry)
  },
}

async function write(tx: ProjectionTx, entry: StoredEntry): Promise<void> {
  const id = entry.envelope.stream
  if (entry.envelope.type === BODY_ERASED) {
    await tx.query(`delete from ${tx.schema}.case_document where id = $1`, [id])
    return
  }
  const event = readDocumentEvent(entry)
  if (event === undefined) return
  switch (event.type) {
    case 'CertificatePrepared':
      await prepared(tx, [id, event.case, 'CERTIFICATE', event.certificateName, event.identifier])
      return
    case 'NoticePrepared':
      await prepared(tx, [id, event.case, event.kind, NOTICE_NAMES[event.kind].zh, event.number])
      return
    case 'CertificateSealed':
    case 'NoticeSealed':
      await tx.query(`update ${tx.schema}.case_document set released = true where id = $1`, [id])
      return
    default:
  }
}

async function prepared(tx: ProjectionTx, row: readonly string[]): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}.case_document (id, case_id, kind, title, number, released)
     values ($1, $2, $3, $4, $5, false)`,
    row,
  )
}

export interface CaseDocument {
  readonly id: string
  readonly caseId: string
  readonly kind: string
  readonly title: string
  readonly number: string
  readonly released: boolean
}

export async function documentsOf(db: Pool, cases: readonly string[]): Promise<readonly CaseDocument[]> {
  const { rows } = await db.query<CaseDocument>({
    name: 'approval-case-documents',
    text: `select id, case_id as "caseId", kind, title, number, released from approval.case_document
           where case_id = any($1::uuid[]) order by number, id`,
    values: [cases],
  })
  return rows
}
