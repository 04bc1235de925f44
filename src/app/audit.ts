import type { Pool } from 'pg'
import { findKeyOfCertificate } from '#clouds/organisation'
import { fsck } from '#ledger'
import type { FsckReport } from '#ledger'
import { fromPem, verifyActSignature } from '#seal'
import { CLOUDS } from './clouds.ts'
import type { Installation } from './installation.ts'
import { sealUseAudit } from './seal-use-audit.ts'

/** The whole ledger held against its own rules and this house's: operators, tests and commands all ask here. */
export function audit(owner: Pool, installation: Installation): Promise<FsckReport> {
  const { pki, masterKey, vkey, systemSigner, readWitnesses } = installation
  return fsck({
    pool: owner,
    masterKey,
    verifyKey: vkey,
    witnesses: readWitnesses(),
    lives: CLOUDS.flatMap((cloud) => cloud.lives),
    projections: CLOUDS.flatMap((cloud) => cloud.projections),
    audits: [sealUseAudit(new Date().toISOString())],
    signatures: async ({ signature, recordedAt }, signedBytes) => {
      if (signature === undefined) return true
      const own = systemSigner.certificates.get(signature.certSha256)
      const key = own === undefined ? await findKeyOfCertificate(owner, signature.certSha256) : undefined
      const certDer = own ?? fromPem(key?.certificate ?? '')[0]
      if (certDer === undefined) return false
      const chain = pki.generations.issuingCa.map(({ certificate }) => certificate)
      const roots = pki.generations.root.map(({ certificate }) => certificate)
      const at = new Date(recordedAt)
      return verifyActSignature({ signedBytes, value: signature.value, certDer, chain, roots, at }).valid
    },
  })
}
