import type { CertificatePrepared, CertificateSealed } from '#clouds/certificate/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const TYPES = ['CertificatePrepared', 'CertificateSealed'] as const
const readCertificate = eventReader<CertificatePrepared | CertificateSealed>(...TYPES)

/** Which certificate each case yielded. */
export const certificateProjection: Projection = {
  name: 'certificate',
  schema: 'supervision',
  tables: ['certificate'],
  mode: 'following',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.certificate where id = $1`, [stream])
      const event = readCertificate(entry)
      if (event?.type === 'CertificatePrepared') {
        await tx.query(`insert into ${tx.schema}.certificate (id, case_id, identifier) values ($1, $2, $3)`, [
          stream,
          event.case,
          event.identifier,
        ])
      }
      if (event?.type === 'CertificateSealed') {
        await tx.query(`update ${tx.schema}.certificate set sealed = true where id = $1`, [stream])
      }
    }
  },
}
