import { createHash } from 'node:crypto'
import {
  DerError,
  children,
  expectTag,
  explicit,
  inDerOrder,
  objectIdentifier,
  octetString,
  readDerPrefix,
  sequence,
  setOf,
  smallInteger,
  tlv,
} from '../der.ts'
import type { DerNode } from '../der.ts'
import { signatureAlgorithm } from '../pki/certificate.ts'
import { OID } from '../pki/object-identifiers.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Certificate } from '../pki/parse-certificate.ts'
import type { Signer } from '../signer.ts'
import type { Timestamper } from '../timestamp/authority.ts'

const attribute = (type: string, value: Buffer) => sequence(objectIdentifier(type), setOf(value))
const sha256 = () => sequence(objectIdentifier(OID.sha256))

/**
 * What the key really signs (RFC 5652 §5.4): the document's digest, and the digest of the certificate itself,
 * so that no other certificate over the same key can be put in its place (RFC 5035). PAdES forbids a signing
 * time here (ETSI EN 319 142-1 §6.3): it stands in the PDF's own dictionary.
 */
export function signedAttributes(certificate: Certificate, documentDigest: Uint8Array): Buffer {
  // RFC 5035 §4: SHA-256 is the DEFAULT hash algorithm, and DER leaves defaults out.
  const certificateId = sequence(octetString(createHash('sha256').update(certificate.der).digest()))
  return setOf(
    attribute(OID.contentType, objectIdentifier(OID.data)),
    attribute(OID.messageDigest, octetString(documentDigest)),
    attribute(OID.signingCertificateV2, sequence(sequence(certificateId))),
  )
}

/**
 * CMS SignedData, detached: CAdES as PAdES baseline B-B profiles it, with a time stamp B-T, by P-256 and SHA-256, because no PDF
 * reader in use knows SM2. `chain` starts with the signer's certificate.
 */
export function encodeSignedData(
  chain: readonly Certificate[],
  documentDigest: Uint8Array,
  signature: Uint8Array,
  timestamp?: Uint8Array,
): Buffer {
  const [signer] = chain
  if (signer === undefined) throw new DerError('A signature needs its signer’s certificate')
  const attributes = Buffer.from(signedAttributes(signer, documentDigest))
  // In SignerInfo the attributes are [0] IMPLICIT; what is signed is the same bytes as a SET.
  attributes[0] = 0xa0
  const signerInfo = sequence(
    smallInteger(1),
    sequence(signer.issuerDer, signer.serialDer),
    sha256(),
    attributes,
    signatureAlgorithm('p256'),
    octetString(signature),
    // The stamp proves the signature's time and is put beside it, unsigned (RFC 3161 Appendix A; PAdES B-T).
    ...(timestamp === undefined ? [] : [tlv(0xa1, attribute(OID.timestampToken, Buffer.from(timestamp)))]),
  )
  const certificates = inDerOrder(chain.map((certificate) => certificate.der))
  const signedData = sequence(
    smallInteger(1),
    setOf(sha256()),
    sequence(objectIdentifier(OID.data)),
    tlv(0xa0, ...certificates),
    setOf(signerInfo),
  )
  return sequence(objectIdentifier(OID.signedData), explicit(0, signedData))
}

export async function signDetached(
  signer: Signer,
  chain: readonly Uint8Array[],
  documentDigest: Uint8Array,
  stamp?: Timestamper,
): Promise<Buffer> {
  if (signer.kind !== 'p256') throw new Error('A PDF is sealed with a P-256 key')
  const certificates = chain.map(parseCertificate)
  const [first] = certificates
  if (first?.spki.equals(signer.spki) !== true) throw new Error('The chain must start with the signer’s certificate')
  const signature = await signer.sign(signedAttributes(first, documentDigest))
  const timestamp = stamp === undefined ? undefined : await stamp(createHash('sha256').update(signature).digest())
  return encodeSignedData(certificates, documentDigest, signature, timestamp)
}

export interface DetachedSignature {
  readonly signer: Certificate
  readonly chain: readonly Certificate[]
  readonly documentDigest: Buffer
  readonly signature: Buffer
  /** Time stamp token over the signature; undefined when there is none. */
  readonly timestamp: Buffer | undefined
}

function readTimestamp(unsigned: DerNode | undefined): Buffer | undefined {
  if (unsigned === undefined) return undefined
  const pair = children(at(children(expectTag(unsigned, 0xa1)), 0))
  return at(children(expectTag(pair[1], 0x31)), 0).whole
}

const at = (nodes: readonly DerNode[], index: number): DerNode => {
  const node = nodes[index]
  if (node === undefined) throw new DerError('CMS is incomplete')
  return node
}

/**
 * Reads a signature of exactly the form we write, followed by nothing but zeros, and throws DerError otherwise:
 * the parts are encoded again and must give the same bytes. So there is no unsigned corner in it to change.
 */
export function readSignedData(contents: Buffer): DetachedSignature {
  const contentInfo = readDerPrefix(contents)
  if (contents.subarray(contentInfo.whole.length).some((byte) => byte !== 0)) throw new DerError('Bytes follow the CMS')
  const wrapped = expectTag(at(children(contentInfo), 1), 0xa0)
  const signedData = children(at(children(wrapped), 0))
  const certificates = children(expectTag(signedData[3], 0xa0)).map((node) => parseCertificate(node.whole))
  const signerInfo = children(at(children(expectTag(signedData[4], 0x31)), 0))
  const [issuer, serial] = children(at(signerInfo, 1))
  const signer = certificates.find(
    (one) => issuer?.whole.equals(one.issuerDer) === true && serial?.whole.equals(one.serialDer) === true,
  )
  if (signer === undefined) throw new DerError('The signer’s certificate is missing')
  const wanted = objectIdentifier(OID.messageDigest)
  const digests = children(expectTag(signerInfo[3], 0xa0)).filter((one) => at(children(one), 0).whole.equals(wanted))
  const documentDigest = expectTag(at(children(at(children(at(digests, 0)), 1)), 0), 0x04).content
  const signature = expectTag(signerInfo[5], 0x04).content
  const chain = [signer, ...certificates.filter((one) => one !== signer)]
  const timestamp = readTimestamp(signerInfo[6])
  if (!encodeSignedData(chain, documentDigest, signature, timestamp).equals(contentInfo.whole)) {
    throw new DerError('The CMS holds more than our profile allows')
  }
  return { signer, chain, documentDigest, signature, timestamp }
}
