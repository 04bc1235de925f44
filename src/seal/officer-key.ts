import { createPublicKey, verify } from 'node:crypto'
import type { JsonWebKey } from 'node:crypto'
import { verifyChain } from './pki/chain.ts'
import type { ChainReason } from './pki/chain.ts'
import { certSha256, issueCertificate } from './pki/certificate.ts'
import type { DistinguishedName } from './pki/distinguished-name.ts'
import { parseCertificate } from './pki/parse-certificate.ts'
import { isP256Spki } from './signer.ts'
import type { Signer } from './signer.ts'

/** What the browser enrols: its public key, as WebCrypto exports it. */
export type OfficerPublicKey = { readonly jwk: JsonWebKey } | { readonly spki: Uint8Array }

/** The key as SubjectPublicKeyInfo, or undefined when it is not a P-256 public key. */
export function officerSpki(key: OfficerPublicKey): Buffer | undefined {
  try {
    const parsed =
      'jwk' in key
        ? createPublicKey({ key: key.jwk, format: 'jwk' })
        : createPublicKey({ key: Buffer.from(key.spki), type: 'spki', format: 'der' })
    const spki = parsed.export({ type: 'spki', format: 'der' })
    return isP256Spki(spki) ? spki : undefined
  } catch {
    return undefined
  }
}

/** Raw r‖s, as WebCrypto makes it: 64 bytes in base64url, one spelling only. */
function rawSignature(value: string): Buffer | undefined {
  const bytes = Buffer.from(value, 'base64url')
  return bytes.length === 64 && bytes.toString('base64url') === value ? bytes : undefined
}

function verifyRaw(spki: Uint8Array, bytes: Uint8Array, value: string): boolean {
  const signature = rawSignature(value)
  if (signature === undefined || !isP256Spki(spki)) return false
  try {
    const key = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' })
    return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
  } catch {
    return false
  }
}

/** Names its purpose first, so that a signature on an act can never pass for an enrolment, nor the reverse. */
export const enrolmentBytes = (challenge: string): Buffer => Buffer.from(`oneseal-enrol-v1\0${challenge}`, 'utf8')

/** The browser holds the private key of what it enrols: it signed the server's own fresh challenge. */
export const verifyPossession = (proof: { spki: Uint8Array; challenge: string; value: string }): boolean =>
  verifyRaw(proof.spki, enrolmentBytes(proof.challenge), proof.value)

export interface OfficerCertificateRequest {
  readonly subject: DistinguishedName
  readonly spki: Uint8Array
  readonly issuer: Uint8Array
  readonly signer: Signer
  readonly validFrom: Date
  readonly days: number
  readonly serial: Uint8Array
}

export async function issueOfficerCertificate(
  request: OfficerCertificateRequest,
): Promise<{ readonly der: Buffer; readonly certSha256: string }> {
  const { spki, ...rest } = request
  if (!isP256Spki(spki)) throw new Error('An officer’s key is a P-256 key')
  const der = await issueCertificate({ ...rest, usage: 'officer', publicKeySpki: spki })
  return { der, certSha256: certSha256(der) }
}

export interface ActSignatureCheck {
  readonly signedBytes: Uint8Array
  /** Raw r‖s, base64url. */
  readonly value: string
  readonly certDer: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly roots: readonly Uint8Array[]
  readonly at: Date
}
export type ActSignatureResult =
  | { readonly valid: true; readonly subject: string; readonly certSha256: string }
  | { readonly valid: false; readonly reason: ChainReason | 'ACT_SIGNATURE_INVALID' }

export function verifyActSignature(check: ActSignatureCheck): ActSignatureResult {
  const chain = verifyChain(check.certDer, check.chain, check.roots, check.at, 'officer')
  if (!chain.valid) return { valid: false, reason: chain.reason }
  const certificate = parseCertificate(check.certDer)
  if (!verifyRaw(certificate.spki, check.signedBytes, check.value))
    return { valid: false, reason: 'ACT_SIGNATURE_INVALID' }
  return { valid: true, subject: certificate.subject, certSha256: certSha256(certificate.der) }
}
