import type { Pool } from 'pg'
import { findKeyOfCertificate } from '#clouds/organisation'
import { fromPem, verifyActSignature } from '#seal'
import type { Installation } from './installation.ts'
import type { CheckOfficerSignature } from './signed-acts.ts'

/** A signature counts when the key is this officer's, confirmed and not revoked, certified by us, and it fits the bytes. */
export function checkOfficerSignature(db: Pool, installation: Installation): CheckOfficerSignature {
  const { root, issuingCa } = installation.pki.generations
  return async ({ officer, certSha256, value, bytes, at }) => {
    const key = await findKeyOfCertificate(db, certSha256)
    if (key?.officer !== officer || key.certificate === null) return 'SIGNING_KEY_UNKNOWN'
    if (key.state !== 'confirmed') return 'SIGNING_KEY_NOT_CONFIRMED'
    const [certDer] = fromPem(key.certificate)
    if (certDer === undefined) throw new Error('A confirmed key has a certificate')
    const result = verifyActSignature({
      signedBytes: bytes,
      value,
      certDer,
      chain: issuingCa.map(({ certificate }) => certificate),
      roots: root.map(({ certificate }) => certificate),
      at: new Date(at),
    })
    return result.valid ? undefined : 'SIGNATURE_INVALID'
  }
}
