import type { Pool } from 'pg'
import type { CertificateEnded, CertificatePrepared, CertificateSealed } from '#clouds/certificate/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const TYPES = ['CertificatePrepared', 'CertificateSealed', 'CertificateEnded'] as const
const read = eventReader<CertificatePrepared | CertificateSealed | CertificateEnded>(...TYPES)

/** The certificate library as this cloud asks it: holder, state and every line of each certificate. */
export const libraryProjection: Projection = {
  name: 'smart.library',
  schema: 'smart',
  tables: ['_private_certificate'],
  mode: 'following',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}._private_certificate`
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'CertificateEnded')
        await tx.query(`update ${table} set ended = $2 where id = $1`, [stream, event.ground])
      if (event?.type === 'CertificateSealed')
        await tx.query(`update ${table} set sealed_at = $2 where id = $1`, [stream, event.at])
      if (event?.type !== 'CertificatePrepared') continue
      await tx.query(
        `insert into ${table} (id, case_id, identifier, certificate_type, name, holder_id, rows, valid_from, valid_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [
          stream,
          event.case,
          event.identifier,
          event.certificateType,
          event.certificateName,
          event.holder.idNumber,
          JSON.stringify(event.rows),
          event.validFrom,
          event.validUntil,
        ],
      )
    }
  },
}

export interface LibraryCertificate {
  readonly identifier: string
  readonly certificateType: string
  readonly name: string
  readonly holderId: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly validFrom: string
  readonly validUntil: string | null
  readonly ended: CertificateEnded['ground'] | null
  readonly sealedAt: Date | null
}
const COLUMNS = `identifier, certificate_type as "certificateType", name, holder_id as "holderId", rows,
  valid_from::text as "validFrom", valid_until::text as "validUntil", ended, sealed_at as "sealedAt"`

/** Sealed certificates of these types in this holder's name; those that stand first, the newest of them first. */
export async function listOfHolder(
  db: Pool,
  holderId: string,
  types: readonly string[],
): Promise<readonly LibraryCertificate[]> {
  const { rows } = await db.query<LibraryCertificate>({
    name: 'smart-library-of-holder',
    text: `select ${COLUMNS} from smart._private_certificate
           where holder_id = $1 and certificate_type = any($2::text[]) and sealed_at is not null
           order by ended is not null, valid_from desc, identifier desc limit 100`,
    values: [holderId, types],
  })
  return rows
}

export type CertificateState = 'IN_FORCE' | 'NOT_YET' | 'EXPIRED' | 'ENDED'
/** Whether it stands on this day. */
export function stateOn({ ended, validFrom, validUntil }: LibraryCertificate, today: string): CertificateState {
  if (ended !== null) return 'ENDED'
  if (validUntil !== null && validUntil < today) return 'EXPIRED'
  return validFrom > today ? 'NOT_YET' : 'IN_FORCE'
}
