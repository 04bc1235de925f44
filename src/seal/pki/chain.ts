import { signerKindOf, verifySignature } from '../signer.ts'
import type { CertificateUsage } from './certificate.ts'
import { parseCertificate } from './parse-certificate.ts'
import type { Certificate } from './parse-certificate.ts'

export type ChainReason =
  'CERTIFICATE_MALFORMED' | 'EXPIRED' | 'NOT_YET_VALID' | 'BAD_SIGNATURE' | 'WRONG_USAGE' | 'UNKNOWN_ISSUER'

export type ChainResult =
  | { readonly valid: true; readonly path: readonly Certificate[] }
  | { readonly valid: false; readonly reason: ChainReason; readonly subject?: string }

/** Leaf, issuing CA, root: the house issues no longer path, and accepts none. */
const PATH_LENGTH_MAX = 3

const refuse = (reason: ChainReason, certificate?: Certificate): ChainResult =>
  certificate === undefined ? { valid: false, reason } : { valid: false, reason, subject: certificate.subject }

function parseAll(ders: readonly Uint8Array[]): readonly Certificate[] | undefined {
  try {
    return ders.map(parseCertificate)
  } catch {
    return undefined
  }
}

export const isSignedBy = (child: Certificate, issuer: Certificate): boolean =>
  signerKindOf(issuer.spki) === child.signatureKind && verifySignature(issuer.spki, child.tbs, child.signature)

function outsideValidity(certificate: Certificate, at: Date): ChainReason | undefined {
  if (at < certificate.notBefore) return 'NOT_YET_VALID'
  return at > certificate.notAfter ? 'EXPIRED' : undefined
}

/**
 * Does `leaf` lead to one of `roots` at the instant `at`, every link signed, in time and used as it may be?
 * `chain` are candidates only: nothing in it is trusted because it is there, and roots come from the caller alone.
 */
export function verifyChain(
  leaf: Uint8Array,
  chain: readonly Uint8Array[],
  roots: readonly Uint8Array[],
  at: Date,
  usage: CertificateUsage,
): ChainResult {
  const parsed = parseAll([leaf])
  const between = parseAll(chain)
  const anchors = parseAll(roots)
  const [first] = parsed ?? []
  if (first === undefined || between === undefined || anchors === undefined) return refuse('CERTIFICATE_MALFORMED')
  if (first.usage !== usage) return refuse('WRONG_USAGE', first)
  const path: Certificate[] = []
  let current = first
  while (path.length < PATH_LENGTH_MAX) {
    const untimely = outsideValidity(current, at)
    if (untimely !== undefined) return refuse(untimely, current)
    path.push(current)
    const child = current
    if (anchors.some((anchor) => anchor.der.equals(child.der))) return { valid: true, path }
    const named = [...anchors, ...between].filter((candidate) => candidate.subjectDer.equals(child.issuerDer))
    if (named.length === 0) return refuse('UNKNOWN_ISSUER', child)
    const issuer = named.find((candidate) => isSignedBy(child, candidate))
    if (issuer === undefined) return refuse('BAD_SIGNATURE', child)
    if (!issuer.isAuthority) return refuse('WRONG_USAGE', issuer)
    // A root that is not among the caller's is an issuer nobody vouched for.
    if (issuer.usage === 'root' && !anchors.includes(issuer)) return refuse('UNKNOWN_ISSUER', child)
    // pathLenConstraint 0: an issuing CA certifies people and seals, never another CA.
    if (issuer.usage === 'issuingCa' && child.isAuthority) return refuse('WRONG_USAGE', issuer)
    current = issuer
  }
  return refuse('UNKNOWN_ISSUER', current)
}
