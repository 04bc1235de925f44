import type { Pool } from 'pg'
import { findKeyOfFingerprint } from '#clouds/organisation'
import { signInText } from '#contract'
import { fromPem, verifyActSignature } from '#seal'
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

/**
 * CA 数字证书登录: the key is one an officer enrolled and a second person confirmed, it is not revoked, its certificate
 * leads to this house's own authority and is in time, and it signed this house's challenge for this very address.
 */
export function createKeyCheck(db: Pool, { pki }: Installation, now: () => Date) {
  return async ({ origin, fingerprint, challenge, signature }: KeyAnswer): Promise<KeyVerdict> => {
    const key = await findKeyOfFingerprint(db, fingerprint)
    if (key === undefined) return { ok: false, code: 'SIGNING_KEY_UNKNOWN' }
    if (key.state !== 'confirmed' || key.certificate === null) return { ok: false, code: 'SIGNING_KEY_NOT_CONFIRMED' }
    const [certDer] = fromPem(key.certificate)
    if (certDer === undefined) throw new Error('A confirmed key has a certificate')
    const { root, issuingCa } = pki.generations
    const { valid } = verifyActSignature({
      signedBytes: Buffer.from(signInText(origin, fingerprint, challenge), 'utf8'),
      value: signature,
      certDer,
      chain: issuingCa.map(({ certificate }) => certificate),
      roots: root.map(({ certificate }) => certificate),
      at: now(),
    })
    return valid ? { ok: true, officer: key.officer } : { ok: false, code: 'KEY_SIGN_IN_WRONG' }
  }
}
