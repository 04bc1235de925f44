import { createHash } from 'node:crypto'
import {
  bitString,
  boolean,
  children,
  explicit,
  integer,
  objectIdentifier,
  octetString,
  readBitString,
  readDer,
  sequence,
  smallInteger,
  time,
  tlv,
} from '../der.ts'
import type { Signer, SignerKind } from '../signer.ts'
import { encodeName } from './distinguished-name.ts'
import type { DistinguishedName } from './distinguished-name.ts'
import { OID } from './object-identifiers.ts'
import { parseCertificate } from './parse-certificate.ts'

/** What a certificate's key may do. One key, one use: an officer's key can never make a seal. */
export type CertificateUsage = 'root' | 'issuingCa' | 'seal' | 'officer' | 'timestamp'

export interface CertificateRequest {
  readonly subject: DistinguishedName
  readonly usage: Exclude<CertificateUsage, 'root'>
  readonly publicKeySpki: Uint8Array
  /** DER of the issuer's certificate, and the signer that holds its key. */
  readonly issuer: Uint8Array
  readonly signer: Signer
  readonly validFrom: Date
  readonly days: number
  /** 16 random bytes (RFC 5280 §4.1.2.2 wants an unguessable, positive number of at most 20). */
  readonly serial: Uint8Array
  /** Where the issuer's revocation list is to be had, once the bureau has an address. */
  readonly crlUrl?: string
}
export interface RootRequest {
  readonly subject: DistinguishedName
  readonly signer: Signer
  readonly validFrom: Date
  readonly days: number
  readonly serial: Uint8Array
}

const DAY_MS = 86_400_000

/** RFC 5280 §4.2.1.3: the bits of keyUsage, as the content of its BIT STRING. */
const KEY_USAGE = {
  digitalSignature: bitString(Buffer.from([0b1000_0000]), 7),
  digitalSignatureAndContentCommitment: bitString(Buffer.from([0b1100_0000]), 6),
  keyCertSignAndCrlSign: bitString(Buffer.from([0b0000_0110]), 1),
} as const

export const extension = (type: string, critical: boolean, value: Buffer) =>
  sequence(objectIdentifier(type), ...(critical ? [boolean(true)] : []), octetString(value))
const extendedKeyUsage = (critical: boolean, ...usages: readonly string[]) =>
  extension(OID.extendedKeyUsage, critical, sequence(...usages.map(objectIdentifier)))

const authorityExtensions = (pathLength?: number) => [
  extension(
    OID.basicConstraints,
    true,
    sequence(boolean(true), ...(pathLength === undefined ? [] : [smallInteger(pathLength)])),
  ),
  extension(OID.keyUsage, true, KEY_USAGE.keyCertSignAndCrlSign),
]
const endEntityExtensions = (keyUsage: Buffer) => [
  extension(OID.basicConstraints, true, sequence()),
  extension(OID.keyUsage, true, keyUsage),
]

function usageExtensions(usage: CertificateUsage): readonly Buffer[] {
  switch (usage) {
    case 'root':
      return authorityExtensions()
    case 'issuingCa':
      return authorityExtensions(0)
    case 'seal':
      // documentSigning is what we demand (RFC 9336); emailProtection is what NSS, and so pdfsig, still asks for.
      return [
        ...endEntityExtensions(KEY_USAGE.digitalSignatureAndContentCommitment),
        extendedKeyUsage(false, OID.documentSigning, OID.emailProtection),
      ]
    case 'officer':
      return [...endEntityExtensions(KEY_USAGE.digitalSignature), extendedKeyUsage(false, OID.clientAuth)]
    case 'timestamp':
      // RFC 3161 §2.3: critical, and alone.
      return [...endEntityExtensions(KEY_USAGE.digitalSignature), extendedKeyUsage(true, OID.timeStamping)]
  }
}

export const signatureAlgorithm = (kind: SignerKind): Buffer =>
  sequence(objectIdentifier(kind === 'p256' ? OID.ecdsaWithSha256 : OID.sm2WithSm3))

/** RFC 5280 §4.2.1.13: one place, by its address. */
const distributionPoint = (url: string) =>
  extension(
    OID.crlDistributionPoints,
    false,
    sequence(sequence(explicit(0, explicit(0, tlv(0x86, Buffer.from(url, 'latin1')))))),
  )

/** RFC 7093 §2 method 1: the leftmost 160 bits of SHA-256 over the public key's bits. */
export function keyIdentifier(spki: Uint8Array): Buffer {
  const [, key] = children(readDer(spki))
  return createHash('sha256').update(readBitString(key)).digest().subarray(0, 20)
}

/** Positive and never zero, whatever the random bytes were. */
function serialNumber(random: Uint8Array): Buffer {
  const bytes = Buffer.from(random)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return integer(bytes)
}

interface Unsigned {
  readonly usage: CertificateUsage
  readonly serial: Uint8Array
  readonly issuerName: Buffer
  readonly issuerSpki: Uint8Array
  readonly subjectName: Buffer
  readonly spki: Uint8Array
  readonly validFrom: Date
  readonly days: number
  readonly signer: Signer
  readonly crlUrl?: string
}

async function signCertificate(unsigned: Unsigned): Promise<Buffer> {
  const algorithm = signatureAlgorithm(unsigned.signer.kind)
  const extensions = [
    ...usageExtensions(unsigned.usage),
    extension(OID.subjectKeyIdentifier, false, octetString(keyIdentifier(unsigned.spki))),
    extension(OID.authorityKeyIdentifier, false, sequence(tlv(0x80, keyIdentifier(unsigned.issuerSpki)))),
    ...(unsigned.crlUrl === undefined ? [] : [distributionPoint(unsigned.crlUrl)]),
  ]
  const validTo = new Date(unsigned.validFrom.getTime() + unsigned.days * DAY_MS)
  const tbs = sequence(
    explicit(0, smallInteger(2)),
    serialNumber(unsigned.serial),
    algorithm,
    unsigned.issuerName,
    sequence(time(unsigned.validFrom), time(validTo)),
    unsigned.subjectName,
    unsigned.spki,
    explicit(3, sequence(...extensions)),
  )
  return sequence(tbs, algorithm, bitString(await unsigned.signer.sign(tbs)))
}

export async function issueRoot(request: RootRequest): Promise<Buffer> {
  const name = encodeName(request.subject)
  const { signer, serial, validFrom, days } = request
  const spki = signer.spki
  return signCertificate({
    usage: 'root',
    serial,
    issuerName: name,
    issuerSpki: spki,
    subjectName: name,
    spki,
    validFrom,
    days,
    signer,
  })
}

export async function issueCertificate(request: CertificateRequest): Promise<Buffer> {
  const issuer = parseCertificate(request.issuer)
  if (!issuer.isAuthority) throw new Error('The issuer is not a certificate authority')
  if (!issuer.spki.equals(request.signer.spki)) throw new Error('The signer does not hold the issuer’s key')
  return signCertificate({
    usage: request.usage,
    serial: request.serial,
    issuerName: issuer.subjectDer,
    issuerSpki: issuer.spki,
    subjectName: encodeName(request.subject),
    spki: request.publicKeySpki,
    validFrom: request.validFrom,
    days: request.days,
    signer: request.signer,
    ...(request.crlUrl === undefined ? {} : { crlUrl: request.crlUrl }),
  })
}

/** How certificates are named everywhere else: in signed acts, in entries, on screens. Lower-case hex. */
export const certSha256 = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex')
