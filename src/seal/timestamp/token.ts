import { createHash } from 'node:crypto'
import {
  DerError,
  children,
  expectTag,
  explicit,
  generalizedTime,
  integer,
  objectIdentifier,
  octetString,
  readDer,
  sequence,
  setOf,
  smallInteger,
  tlv,
} from '../der.ts'
import type { DerNode } from '../der.ts'
import { signatureAlgorithm } from '../pki/certificate.ts'
import { verifyChain } from '../pki/chain.ts'
import type { ChainReason } from '../pki/chain.ts'
import { OID } from '../pki/object-identifiers.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Certificate } from '../pki/parse-certificate.ts'
import { revocationInPath } from '../pki/revocation-list.ts'
import type { RevocationList } from '../pki/revocation-list.ts'
import { verifySignature } from '../signer.ts'
import type { Signer } from '../signer.ts'
import { imprintOf, readImprint, readSha256 } from './request.ts'

export interface TokenRequest {
  readonly imprint: Uint8Array
  /** The asker's INTEGER, DER. */
  readonly nonce: Buffer | undefined
  readonly at: Date
  readonly serial: Uint8Array
  readonly certificate: Certificate
  readonly signer: Signer
}

/** Under this house's private arc for examples; a production authority states its own practice (RFC 3161 §2.4.2). */
const POLICY = '1.3.6.1.4.1.99999.1.1'

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const attribute = (type: string, value: Buffer) => sequence(objectIdentifier(type), setOf(value))
const sha256Algorithm = () => sequence(objectIdentifier(OID.sha256))

/** A time stamp token: CMS SignedData over TSTInfo (RFC 3161 §2.4.2), with the authority's certificate in it. */
export async function issueTimestampToken(request: TokenRequest): Promise<Buffer> {
  const { certificate, signer } = request
  if (signer.kind !== 'p256') throw new Error('A PDF is stamped with a P-256 key')
  const info = sequence(
    smallInteger(1),
    objectIdentifier(POLICY),
    imprintOf(request.imprint),
    integer(request.serial),
    generalizedTime(request.at),
    // Accuracy of one second: the machine's clock is kept by NTP, and whole seconds are told.
    sequence(smallInteger(1)),
    ...(request.nonce === undefined ? [] : [request.nonce]),
  )
  const attributes = setOf(
    attribute(OID.contentType, objectIdentifier(OID.timestampInfo)),
    attribute(OID.messageDigest, octetString(sha256(info))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(sha256(certificate.der)))))),
  )
  const signature = await signer.sign(attributes)
  const implicit = Buffer.from(attributes)
  implicit[0] = 0xa0
  const signerInfo = sequence(
    smallInteger(1),
    sequence(certificate.issuerDer, certificate.serialDer),
    sha256Algorithm(),
    implicit,
    signatureAlgorithm('p256'),
    octetString(signature),
  )
  const signedData = sequence(
    smallInteger(3),
    setOf(sha256Algorithm()),
    sequence(objectIdentifier(OID.timestampInfo), explicit(0, octetString(info))),
    tlv(0xa0, certificate.der),
    setOf(signerInfo),
  )
  return sequence(objectIdentifier(OID.signedData), explicit(0, signedData))
}

export interface TimestampToken {
  readonly at: Date
  readonly imprint: Buffer
  /** The INTEGER as the asker gave it. */
  readonly nonce: Buffer | undefined
  readonly signer: Certificate
  readonly certificates: readonly Certificate[]
  readonly signedBytes: Buffer
  readonly signature: Buffer
}

/** GeneralizedTime, with a fraction when the authority tells one (RFC 3161 §2.4.2). */
function readMoment(node: DerNode | undefined): Date {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{0,8}[1-9])?Z$/.exec(
    expectTag(node, 0x18).content.toString('latin1'),
  )
  if (parts === null) throw new DerError('A time of a token is expected')
  const [, year, month, day, hour, minute, second, fraction = ''] = parts
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
  if (Number.isNaN(instant.getTime())) throw new DerError('A time of a token is expected')
  return instant
}

function valueOf(attributes: readonly DerNode[], type: string): DerNode | undefined {
  const wanted = objectIdentifier(type)
  const found = attributes.map((one) => children(one)).filter(([name]) => name?.whole.equals(wanted))
  const [pair] = found
  if (found.length !== 1 || pair === undefined) throw new DerError('A signed attribute is missing or there twice')
  const [value, ...more] = children(expectTag(pair[1], 0x31))
  if (more.length > 0) throw new DerError('A signed attribute has one value')
  return value
}

const is = (node: DerNode | undefined, wanted: Buffer): boolean => node?.whole.equals(wanted) === true
const only = <T>(nodes: readonly T[]): T => {
  const [first, ...more] = nodes
  if (first === undefined || more.length > 0) throw new DerError('Exactly one is expected')
  return first
}

/**
 * Reads a token in which every byte is under the authority's signature or has one value only; throws DerError
 * otherwise. So there is no corner of a stamped file that could be changed unseen.
 */
export function readTimestampToken(bytes: Uint8Array): TimestampToken {
  const [type, wrapped, ...outside] = children(expectTag(readDer(bytes), 0x30))
  if (!is(type, objectIdentifier(OID.signedData)) || outside.length > 0) throw new DerError('A token is SignedData')
  const signedData = only(children(expectTag(wrapped, 0xa0)))
  const [version, digests, content, certificateSet, signers, ...surplus] = children(expectTag(signedData, 0x30))
  if (!is(version, smallInteger(3)) || surplus.length > 0) throw new DerError('A token is SignedData of version 3')
  readSha256(only(children(expectTag(digests, 0x31))))
  const [contentType, eContent, ...afterContent] = children(expectTag(content, 0x30))
  if (!is(contentType, objectIdentifier(OID.timestampInfo)) || afterContent.length > 0)
    throw new DerError('A token holds TSTInfo')
  const info = expectTag(only(children(expectTag(eContent, 0xa0))), 0x04).content
  const certificates = children(expectTag(certificateSet, 0xa0)).map((node) => parseCertificate(node.whole))
  const signerInfo = children(only(children(expectTag(signers, 0x31))))
  const [infoVersion, sid, digest, attributes, algorithm, signature, ...unsigned] = signerInfo
  readSha256(digest)
  if (!is(infoVersion, smallInteger(1)) || unsigned.length > 0 || !is(algorithm, signatureAlgorithm('p256')))
    throw new DerError('The token’s signature is not of the form we accept')
  const signer = certificates.find((one) => is(sid, sequence(one.issuerDer, one.serialDer)))
  if (signer === undefined || attributes === undefined) throw new DerError('The authority’s certificate is missing')
  const signedBytes = Buffer.from(expectTag(attributes, 0xa0).whole)
  signedBytes[0] = 0x31
  const named = children(attributes)
  if (!is(valueOf(named, OID.contentType), objectIdentifier(OID.timestampInfo))) throw new DerError('Not a time stamp')
  if (!is(valueOf(named, OID.messageDigest), octetString(sha256(info)))) throw new DerError('The digest does not fit')
  assertNames(valueOf(named, OID.signingCertificateV2), signer)
  const [, , imprint, , moment, ...rest] = children(expectTag(readDer(info), 0x30))
  return {
    at: readMoment(moment),
    imprint: readImprint(imprint),
    nonce: rest.find(({ tag }) => tag === 0x02)?.whole,
    signer,
    certificates,
    signedBytes,
    signature: expectTag(signature, 0x04).content,
  }
}

/** RFC 5816: the token says by digest which certificate signed it, so that none can be put in its place. */
function assertNames(signingCertificate: DerNode | undefined, signer: Certificate): void {
  const [ids] = children(expectTag(signingCertificate, 0x30))
  const [first] = children(expectTag(ids, 0x30))
  const parts = children(expectTag(first, 0x30))
  const digest = parts.find(({ tag }) => tag === 0x04)
  if (!is(digest, octetString(sha256(signer.der)))) throw new DerError('The token names another certificate')
}

export type TimestampReason = 'TIMESTAMP_MALFORMED' | 'TIMESTAMP_OF_OTHER_BYTES' | 'TIMESTAMP_UNTRUSTED'
export type TimestampVerdict =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly reason: TimestampReason; readonly chain?: ChainReason | 'REVOKED' }

export interface TimestampTrust {
  readonly roots: readonly Uint8Array[]
  /** Certificates that may stand between the authority and a root; nothing is trusted for being here. */
  readonly between?: readonly Uint8Array[]
  readonly lists?: readonly RevocationList[]
}

/** Does this token prove that these bytes existed at its time, by an authority that the reader trusts? */
export function verifyTimestamp(token: Uint8Array, stamped: Uint8Array, trust: TimestampTrust): TimestampVerdict {
  let read: TimestampToken
  try {
    read = readTimestampToken(token)
  } catch {
    return { ok: false, reason: 'TIMESTAMP_MALFORMED' }
  }
  const { at, signer, certificates, imprint } = read
  if (!imprint.equals(sha256(stamped))) return { ok: false, reason: 'TIMESTAMP_OF_OTHER_BYTES' }
  if (!verifySignature(signer.spki, read.signedBytes, read.signature))
    return { ok: false, reason: 'TIMESTAMP_MALFORMED' }
  const between = [...certificates.filter((one) => one !== signer).map(({ der }) => der), ...(trust.between ?? [])]
  const chain = verifyChain(signer.der, between, trust.roots, at, 'timestamp')
  if (!chain.valid) return { ok: false, reason: 'TIMESTAMP_UNTRUSTED', chain: chain.reason }
  // A certificate nobody needs would be a corner in which something could be changed unseen.
  if (certificates.some((one) => !chain.path.some(({ der }) => der.equals(one.der))))
    return { ok: false, reason: 'TIMESTAMP_MALFORMED' }
  // A stolen authority can say any time: only another stamp over this one could prove its own.
  const revoked = revocationInPath(chain.path, trust.lists ?? [], { at, isProven: false })
  return revoked === undefined ? { ok: true, at } : { ok: false, reason: 'TIMESTAMP_UNTRUSTED', chain: 'REVOKED' }
}
