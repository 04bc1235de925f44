import { certSha256, isSignedBy, parseCertificate } from '#seal'
import type { CertifiedKey, KeyRing } from '#seal'

/** The bureau's keys in this process. Another process may have added one: then the folder is read again. */
export interface HeldKeys {
  readonly ring: () => KeyRing
  /** The key of the seal whose certificate this is. */
  readonly findSeal: (sha256: string) => Promise<CertifiedKey | undefined>
}

export function holdKeys(first: KeyRing, read: () => Promise<KeyRing>): HeldKeys {
  let ring = first
  const find = (sha256: string) => ring.generations.seal.find(({ certificate }) => certSha256(certificate) === sha256)
  return {
    ring: () => ring,
    findSeal: async (sha256) => {
      const known = find(sha256)
      // Of an old generation only the certificate was read; the newest alone has its key.
      if (known !== undefined) return known
      ring = await read()
      return find(sha256)
    },
  }
}

/** A certificate of ours with the authority that issued it: what a sealed paper carries. The root stays with the reader. */
export function chainOf(ring: KeyRing, certificate: Buffer): readonly Buffer[] {
  const issuer = issuerIn(ring, certificate)
  return issuer === undefined ? [certificate] : [certificate, issuer.certificate]
}

const issuerIn = ({ generations }: KeyRing, certificate: Buffer) => issuerAmong(generations.issuingCa, certificate)

/** Two authorities of ours may bear one name: the key identifier tells them apart. */
export function issuerAmong(authorities: readonly CertifiedKey[], certificate: Buffer): CertifiedKey | undefined {
  const child = parseCertificate(certificate)
  return authorities.find((key) => isIssuedBy(child, key.certificate))
}

const isIssuedBy = (child: ReturnType<typeof parseCertificate>, issuer: Buffer): boolean => {
  const authority = parseCertificate(issuer)
  return authority.subjectDer.equals(child.issuerDer) && isSignedBy(child, authority)
}

/** The newest seal that existed at an instant: under which papers of that time were sealed. */
export const sealAt = (ring: KeyRing, at: string): Buffer => {
  const existing = ring.generations.seal.filter(
    ({ certificate }) => parseCertificate(certificate).notBefore.getTime() <= Date.parse(at),
  )
  return (existing.at(-1) ?? ring.generations.seal[0] ?? ring.seal).certificate
}
