import { DerError, children, expectTag, readBitString, readDer, readObjectIdentifier, readTime } from '../der.ts'
import type { DerNode } from '../der.ts'
import type { SignerKind } from '../signer.ts'
import type { CertificateUsage } from './certificate.ts'
import { describeName } from './distinguished-name.ts'
import { OID } from './object-identifiers.ts'

export interface Certificate {
  readonly der: Buffer
  /** The bytes the issuer signed. */
  readonly tbs: Buffer
  readonly signature: Buffer
  readonly signatureKind: SignerKind
  /** The INTEGER, with its tag and length, as CMS repeats it. */
  readonly serialDer: Buffer
  readonly issuerDer: Buffer
  readonly subjectDer: Buffer
  readonly subject: string
  readonly issuer: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly spki: Buffer
  readonly isAuthority: boolean
  readonly usage: CertificateUsage | undefined
}

function readAlgorithm(node: DerNode | undefined): SignerKind {
  const [oid, ...parameters] = children(expectTag(node, 0x30))
  if (parameters.length > 0) throw new DerError('A signature algorithm without parameters is expected')
  const dotted = readObjectIdentifier(oid)
  if (dotted === OID.ecdsaWithSha256) return 'p256'
  if (dotted === OID.sm2WithSm3) return 'sm2'
  throw new DerError(`Signature algorithm ${dotted} is not accepted`)
}

interface Extensions {
  readonly isAuthority: boolean
  readonly mayCertify: boolean
  readonly extendedUsages: readonly string[]
}

function readExtensions(node: DerNode | undefined): Extensions {
  const seen = new Set<string>()
  let isAuthority = false
  let mayCertify = false
  let extendedUsages: readonly string[] = []
  const [list] = children(expectTag(node, 0xa3))
  for (const item of children(expectTag(list, 0x30))) {
    const parts = children(item)
    const oid = readObjectIdentifier(parts[0])
    const critical = parts[1]?.tag === 0x01
    const value = readDer(expectTag(parts[critical ? 2 : 1], 0x04).content)
    if (seen.has(oid)) throw new DerError('A certificate extension appears twice')
    seen.add(oid)
    if (oid === OID.basicConstraints) isAuthority = children(value)[0]?.tag === 0x01
    else if (oid === OID.keyUsage) mayCertify = ((expectTag(value, 0x03).content[1] ?? 0) & 0b0000_0100) !== 0
    else if (oid === OID.extendedKeyUsage) extendedUsages = children(value).map(readObjectIdentifier)
    // RFC 5280 §4.2: whoever does not understand a critical extension must refuse the certificate.
    else if (critical) throw new DerError(`Critical extension ${oid} is not understood`)
  }
  return { isAuthority, mayCertify, extendedUsages }
}

function usageOf(extensions: Extensions, selfIssued: boolean): CertificateUsage | undefined {
  if (extensions.isAuthority !== extensions.mayCertify) return undefined
  if (extensions.isAuthority) return selfIssued ? 'root' : 'issuingCa'
  if (extensions.extendedUsages.includes(OID.documentSigning)) return 'seal'
  if (extensions.extendedUsages.includes(OID.clientAuth)) return 'officer'
  return extensions.extendedUsages.includes(OID.timeStamping) ? 'timestamp' : undefined
}

/** Throws DerError when the bytes are not a certificate of the kind this house issues and accepts. */
export function parseCertificate(bytes: Uint8Array): Certificate {
  const whole = readDer(bytes)
  const [tbs, outerAlgorithm, signature, ...surplus] = children(expectTag(whole, 0x30))
  if (tbs === undefined || surplus.length > 0) throw new DerError('A certificate has three parts')
  const [version, serial, algorithm, issuer, validity, subject, spki, extensionsNode, ...more] = children(tbs)
  if (expectTag(version, 0xa0).content.toString('hex') !== '020102') throw new DerError('X.509 version 3 is expected')
  if (issuer === undefined || subject === undefined || more.length > 0) throw new DerError('Not an X.509 certificate')
  const signatureKind = readAlgorithm(algorithm)
  if (readAlgorithm(outerAlgorithm) !== signatureKind) throw new DerError('The two signature algorithms differ')
  const [notBefore, notAfter] = children(expectTag(validity, 0x30))
  const extensions = readExtensions(extensionsNode)
  return {
    der: whole.whole,
    tbs: tbs.whole,
    signature: readBitString(signature),
    signatureKind,
    serialDer: expectTag(serial, 0x02).whole,
    issuerDer: issuer.whole,
    subjectDer: subject.whole,
    subject: describeName(subject),
    issuer: describeName(issuer),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    spki: expectTag(spki, 0x30).whole,
    isAuthority: extensions.isAuthority && extensions.mayCertify,
    usage: usageOf(extensions, issuer.whole.equals(subject.whole)),
  }
}
