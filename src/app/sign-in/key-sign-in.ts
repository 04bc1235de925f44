import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { findKeyOfFingerprint } from '#clouds/organisation'
import { signInText } from '#contract'
import { fromPem, parseCertificate, verifyActSignature, verifyChain } from '#seal'
import type { Installation } from '../installation.ts'

export interface KeyAnswer {
  readonly origin: string
  readonly fingerprint: string
  readonly challenge: string
  /** Raw r‖s, base64url. */
  readonly signature: string
}
export type KeyVerdict =
  | { readonly ok: true; readonly officer: string }
  | { readonly ok: false; readonly code: 'SIGNING_KEY_UNKNOWN' | 'SIGNING_KEY_NOT_CONFIRMED' | 'KEY_SIGN_IN_WRONG' }

export type CertificateVerdict =
  { readonly ok: true; readonly officer: string; readonly fingerprint: string } | Extract<KeyVerdict, { ok: false }>

type Confirmed = { readonly officer: string; readonly certificate: Buffer }
type Unusable = Extract<KeyVerdict, { ok: false }>

async function findConfirmed(db: Pool, fingerprint: string): Promise<Confirmed | Unusable> {
  const key = await findKeyOfFingerprint(db, fingerprint)
  if (key === undefined) return { ok: false, code: 'SIGNING_KEY_UNKNOWN' }
  if (key.state !== 'confirmed' || key.certificate === null) return { ok: false, code: 'SIGNING_KEY_NOT_CONFIRMED' }
  const [certificate] = fromPem(key.certificate)
  if (certificate === undefined) throw new Error('A confirmed key has a certificate')
  return { officer: key.officer, certificate }
}

const authoritiesOf = ({ pki: { generations } }: Pick<Installation, 'pki'>) => ({
  chain: generations.issuingCa.map(({ certificate }) => certificate),
  roots: generations.root.map(({ certificate }) => certificate),
})

/**
 * CA 数字证书登录: the key is one an officer enrolled and a second person confirmed, it is not revoked, its certificate
 * leads to this house's own authority and is in time, and it signed this house's challenge for this very address.
 */
export function createKeyCheck(db: Pool, installation: Pick<Installation, 'pki'>, now: () => Date) {
  return async ({ origin, fingerprint, challenge, signature }: KeyAnswer): Promise<KeyVerdict> => {
    const found = await findConfirmed(db, fingerprint)
    if ('ok' in found) return found
    const { valid } = verifyActSignature({
      signedBytes: Buffer.from(signInText(origin, fingerprint, challenge), 'utf8'),
      value: signature,
      certDer: found.certificate,
      ...authoritiesOf(installation),
      at: now(),
    })
    return valid ? { ok: true, officer: found.officer } : { ok: false, code: 'KEY_SIGN_IN_WRONG' }
  }
}

/** 双向 TLS: the connection proved the key; here it is asked whose it is, and whether it still is. */
export function createCertificateCheck(db: Pool, installation: Pick<Installation, 'pki'>, now: () => Date) {
  return async (der: Buffer): Promise<CertificateVerdict> => {
    const fingerprint = createHash('sha256').update(parseCertificate(der).spki).digest('hex')
    const found = await findConfirmed(db, fingerprint)
    if ('ok' in found) return found
    const { chain, roots } = authoritiesOf(installation)
    // The very certificate a second person confirmed, not another one for the same key.
    const held = found.certificate.equals(der) && verifyChain(der, chain, roots, now(), 'officer').valid
    return held ? { ok: true, officer: found.officer, fingerprint } : { ok: false, code: 'KEY_SIGN_IN_WRONG' }
  }
}
