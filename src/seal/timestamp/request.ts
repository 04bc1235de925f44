import {
  DerError,
  boolean,
  children,
  expectTag,
  integer,
  objectIdentifier,
  octetString,
  readDer,
  readObjectIdentifier,
  sequence,
  smallInteger,
  tlv,
} from '../der.ts'
import type { DerNode } from '../der.ts'
import { OID } from '../pki/object-identifiers.ts'

const SHA256_BYTES = 32

/** RFC 3161 §2.4.1: what is stamped is a digest; the authority never sees the document. */
export interface TimestampRequest {
  readonly imprint: Buffer
  /** The INTEGER as it came, repeated in the token; undefined when the asker gave none. */
  readonly nonce: Buffer | undefined
}

export const imprintOf = (digest: Uint8Array): Buffer =>
  sequence(sequence(objectIdentifier(OID.sha256)), octetString(digest))

export const encodeTimestampRequest = (digest: Uint8Array, nonce: Uint8Array): Buffer =>
  sequence(smallInteger(1), imprintOf(digest), integer(nonce), boolean(true))

/** RFC 5754 §2: SHA-256 with parameters absent, as we write it, or NULL, as others do. */
export function readSha256(node: DerNode | undefined): void {
  const [oid, parameters, ...more] = children(expectTag(node, 0x30))
  const isNull = parameters?.whole.toString('hex') === '0500'
  if (readObjectIdentifier(oid) !== OID.sha256 || more.length > 0 || (parameters !== undefined && !isNull))
    throw new DerError('SHA-256 is expected')
}

export function readImprint(node: DerNode | undefined): Buffer {
  const [algorithm, digest, ...more] = children(expectTag(node, 0x30))
  readSha256(algorithm)
  const { content } = expectTag(digest, 0x04)
  if (content.length !== SHA256_BYTES || more.length > 0) throw new DerError('A digest of SHA-256 has 32 bytes')
  return content
}

/** Throws DerError for what is not a question we can answer: another version or digest, a policy, an extension. */
export function readTimestampRequest(bytes: Uint8Array): TimestampRequest {
  const [version, imprint, ...options] = children(expectTag(readDer(bytes), 0x30))
  if (expectTag(version, 0x02).content.toString('hex') !== '01')
    throw new DerError('A request of version 1 is expected')
  const nonce = options.find(({ tag }) => tag === 0x02)
  const wants = options.find(({ tag }) => tag === 0x01)
  if (options.some((one) => one !== nonce && one !== wants)) throw new DerError('No policy or extension is served')
  return { imprint: readImprint(imprint), nonce: nonce?.whole }
}

export const grantedResponse = (token: Uint8Array): Buffer => sequence(sequence(smallInteger(0)), token)

/** PKIFailureInfo badDataFormat (5): the one word RFC 3161 has for a question that cannot be read. */
export const rejectedResponse = (): Buffer =>
  sequence(sequence(smallInteger(2), tlv(0x03, Buffer.from([2, 0b0000_0100]))))

/** The token in an answer; throws DerError when it was not granted. */
export function readTimestampResponse(bytes: Uint8Array): Buffer {
  const [status, token] = children(expectTag(readDer(bytes), 0x30))
  const [code] = children(expectTag(status, 0x30))
  const granted = expectTag(code, 0x02).content[0]
  if ((granted !== 0 && granted !== 1) || token === undefined) throw new DerError('The time stamp was not granted')
  return token.whole
}
