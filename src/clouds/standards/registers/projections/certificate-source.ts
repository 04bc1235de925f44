import type { Pool } from 'pg'
import type { CertificatePrepared } from '#clouds/certificate/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const read = eventReader<CertificatePrepared>('CertificatePrepared')

/** Which case each certificate says it came from. */
export const certificateSourceProjection: Projection = {
  name: 'certificate-source',
  schema: 'registers',
  tables: ['certificate_source'],
  mode: 'following',
  types: ['CertificatePrepared', BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED)
        await tx.query(`delete from ${tx.schema}.certificate_source where certificate = $1`, [stream])
      const event = read(entry)
      if (event === undefined) continue
      const { case: from, caseNumber, itemCode, identifier, at } = event
      await tx.query(
        `insert into ${tx.schema}.certificate_source
           (certificate, case_id, case_number, item_code, identifier, prepared_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (certificate) do nothing`,
        [stream, from, caseNumber, itemCode, identifier, at],
      )
    }
  },
}

export interface SourcelessCertificate {
  readonly identifier: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly preparedAt: Date
}
const SOURCELESS_MAX = 200

/** 无件之证: certificates whose case is not in the register. Erased cases take their certificates' rows with them. */
export async function certificatesWithoutCase(db: Pool): Promise<readonly SourcelessCertificate[]> {
  const text = `select s.identifier, s.case_number as "caseNumber", s.item_code as "itemCode",
      s.prepared_at as "preparedAt"
    from registers.certificate_source s
    where not exists (select from registers.handled_case h where h.case_id = s.case_id)
    order by s.prepared_at desc limit ${SOURCELESS_MAX}`
  return (await db.query<SourcelessCertificate>(text)).rows
}
