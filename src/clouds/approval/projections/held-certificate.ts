import type { Pool } from 'pg'
import { ENDING_ACTS, groundOf } from '#clouds/certificate/events'
import type {
  CertificateDeregistered,
  CertificateEnded,
  CertificatePrepared,
  PermitRevoked,
  PermitWithdrawn,
} from '#clouds/certificate/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'
import { BODY_ERASED } from '#ledger'

type Read = CertificatePrepared | CertificateEnded | PermitWithdrawn | PermitRevoked | CertificateDeregistered
const READ = ['CertificatePrepared', 'CertificateEnded', ...ENDING_ACTS] as const
const readCertificate = eventReader<Read>(...READ)

/** A certificate somebody may want altered, renewed, replaced or ended, as the certificate cloud publishes it. */
export interface HeldCertificate {
  readonly identifier: string
  readonly caseId: string
  /** The organ that granted it: it alone alters, renews, replaces and deregisters it (行政许可法 49, 50, 70). */
  readonly organ: string
  readonly certificateType: string
  readonly certificateName: string
  readonly holderId: string
  readonly validUntil: string | null
  readonly ended: CertificateEnded['ground'] | 'WITHDRAWN' | 'REVOKED' | null
}

export const heldCertificateProjection: Projection = {
  name: 'approval.held_certificate',
  schema: 'approval',
  tables: ['_private_held_certificate'],
  mode: 'following',
  types: [...READ, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      const table = `${tx.schema}._private_held_certificate`
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where document = $1`, [stream])
      const event = readCertificate(entry)
      if (event === undefined) continue
      if (event.type !== 'CertificatePrepared') {
        // What was taken back stays so when its register is closed afterwards.
        const ground = event.type === 'CertificateEnded' ? event.ground : groundOf(event)
        await tx.query(`update ${table} set ended = coalesce(ended, $2) where document = $1`, [stream, ground])
        continue
      }
      const { identifier, certificateType, certificateName, holder, validUntil } = event
      await tx.query(
        `insert into ${table}
           (identifier, document, case_id, certificate_type, certificate_name, holder_id, valid_until)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [identifier, stream, event.case, certificateType, certificateName, holder.idNumber, validUntil],
      )
    }
  },
}

const COLUMNS = `identifier, case_id as "caseId", c.organ, certificate_type as "certificateType",
  certificate_name as "certificateName", holder_id as "holderId", valid_until::text as "validUntil", ended`

export async function findHeldCertificate(db: Pool, identifier: string): Promise<HeldCertificate | undefined> {
  const { rows } = await db.query<HeldCertificate>({
    name: 'approval-find-held-certificate',
    text: `select ${COLUMNS} from approval._private_held_certificate h
           join approval._private_case c on c.id = h.case_id where identifier = $1`,
    values: [identifier],
  })
  return rows[0]
}

/** What stands of the certificates somebody's own cases brought; those of another's case are not his to see. */
export async function listOwnCertificates(db: Pool, aliases: readonly string[]): Promise<readonly HeldCertificate[]> {
  const { rows } = await db.query<HeldCertificate>({
    name: 'approval-list-own-certificates',
    text: `select ${COLUMNS} from approval._private_held_certificate h
           join approval._private_case c on c.id = h.case_id
           where ended is null and c.applicant = any($1::text[])
           order by identifier limit 200`,
    values: [aliases],
  })
  return rows
}
