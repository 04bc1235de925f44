import { createHash } from 'node:crypto'
import { DerError } from '../der.ts'
import { OID } from '../pki/object-identifiers.ts'
import { certSha256 } from '../pki/certificate.ts'
import { verifyChain } from '../pki/chain.ts'
import type { ChainReason } from '../pki/chain.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Certificate } from '../pki/parse-certificate.ts'
import { readRevocationLists, revocationInPath } from '../pki/revocation-list.ts'
import { sm2Verify, sm3 } from '../sm2.ts'
import { PackageError, readPackage } from './package.ts'
import type { PackageFault, PackageFiles } from './package.ts'
import { PATHS } from './paths.ts'
import { readSignature } from './ses.ts'
import type { ReadSignature } from './ses.ts'
import { XmlError, childOf, childrenOf, readXml } from './xml.ts'
import type { XmlElement } from './xml.ts'

export type OfdReason =
  | Exclude<PackageFault, 'NOT_A_PACKAGE'>
  | 'NOT_AN_OFD'
  | 'XML_REFUSED'
  | 'NOT_SEALED'
  | 'MORE_THAN_ONE_SIGNATURE'
  | 'FILE_NOT_UNDER_SEAL'
  | 'FILE_MISSING'
  | 'DIGEST_MISMATCH'
  | 'SIGNATURE_MALFORMED'
  | 'SIGNATURE_INVALID'
  | 'SIGNATURE_OF_ANOTHER_FILE'
  | 'SIGNING_TIME_DIFFERS'
  | 'SEAL_DIFFERS'
  | 'SEAL_FORGED'
  | 'SEAL_EXPIRED'
  | 'SIGNER_NOT_OF_SEAL'
  | 'REVOKED'
  | ChainReason

export interface OfdTrust {
  /** The root certificates pinned by whoever asks, DER. */
  readonly roots: readonly Uint8Array[]
  /** The instant the certificates must be valid at; without it, the time the seal itself states. */
  readonly at?: Date
  /** The seal's certificate was revoked at this instant: seals made from then on are void. */
  readonly revokedSince?: Date
  /** Revocation lists of the issuers, DER; those that no issuer of this seal signed say nothing. */
  readonly revocationLists?: readonly Uint8Array[]
  /** The ledger proves that the file existed at this instant; without it only the sealer says when he sealed. */
  readonly provenAt?: Date
}
export interface OfdVerdict {
  readonly verdict: 'valid' | 'invalid'
  /** Empty exactly when valid. */
  readonly reasons: readonly OfdReason[]
  readonly signer?: string
  readonly certSha256?: string
  /** ISO instant the sealer stated; it is under the signature. */
  readonly signedAt?: string
  readonly fileSha256: string
  /** Hex SM3 of Signature.xml: what the register of the seal's uses holds for this file. */
  readonly sealedDigest?: string
}

/** A reason to stop: nothing after it could be read. */
class Refused extends Error {
  readonly reasons: readonly OfdReason[]
  constructor(...reasons: readonly OfdReason[]) {
    super(reasons.join(' '))
    this.reasons = reasons
  }
}

const absolute = (text: string | undefined): string | undefined => (text?.startsWith('/') ? text.slice(1) : undefined)

function signatureXml(files: PackageFiles): { readonly bytes: Buffer; readonly root: XmlElement } {
  const root = files.get(PATHS.root)
  if (root === undefined) throw new Refused('NOT_AN_OFD')
  const ofd = readXml(root)
  const body = ofd.name === 'OFD' ? childOf(ofd, 'DocBody') : undefined
  if (body === undefined || childOf(body, 'DocRoot') === undefined) throw new Refused('NOT_AN_OFD')
  const listPath = absolute(childOf(body, 'Signatures')?.text)
  const list = listPath === undefined ? undefined : files.get(listPath)
  if (list === undefined) throw new Refused('NOT_SEALED')
  const entries = childrenOf(readXml(list), 'Signature')
  const [only] = entries
  if (only === undefined) throw new Refused('NOT_SEALED')
  if (entries.length > 1) throw new Refused('MORE_THAN_ONE_SIGNATURE')
  // One place, as we write it: a list that points elsewhere could show one signature and check another.
  const bytes = files.get(PATHS.signature)
  if (
    absolute(only.attributes.get('BaseLoc')) !== PATHS.signature ||
    listPath !== PATHS.signatures ||
    bytes === undefined
  )
    throw new Refused('SIGNATURE_MALFORMED')
  return { bytes, root: readXml(bytes) }
}

/** Every file is either listed with its digest, or one of the two that cannot list themselves. */
function checkReferences(files: PackageFiles, info: XmlElement | undefined): readonly OfdReason[] {
  const references = childOf(info, 'References')
  if (references?.attributes.get('CheckMethod') !== OID.sm3) return ['SIGNATURE_MALFORMED']
  const listed = new Set<string>()
  const reasons = new Set<OfdReason>()
  for (const reference of childrenOf(references, 'Reference')) {
    const path = absolute(reference.attributes.get('FileRef'))
    const bytes = path === undefined ? undefined : files.get(path)
    if (path === undefined || listed.has(path)) return ['SIGNATURE_MALFORMED']
    listed.add(path)
    if (bytes === undefined) reasons.add('FILE_MISSING')
    else if (sm3(bytes).toString('base64') !== childOf(reference, 'CheckValue')?.text) reasons.add('DIGEST_MISMATCH')
  }
  const outside: readonly string[] = [PATHS.signature, PATHS.signedValue]
  for (const path of files.keys()) if (listed.has(path) === outside.includes(path)) reasons.add('FILE_NOT_UNDER_SEAL')
  return [...reasons]
}

/** The seal itself: made by a maker of the bureau's own, in time, for this signer. */
function checkSeal(found: ReadSignature, seal: Buffer | undefined, trust: OfdTrust): readonly OfdReason[] {
  const reasons: OfdReason[] = []
  const { makerCertificate, info, signature, whole, users, from, until, issuer } = found.seal
  if (seal?.equals(whole) !== true) reasons.push('SEAL_DIFFERS')
  const maker = parseCertificate(makerCertificate)
  const others = issuer === undefined ? [] : [issuer]
  const madeBy = verifyChain(makerCertificate, others, trust.roots, from, 'seal')
  // Whoever may use the seal must not be able to make one: two keys, two certificates.
  const itsOwn = makerCertificate.equals(found.certificate)
  if (itsOwn || !sm2Verify(maker.spki, info, signature)) reasons.push('SEAL_FORGED')
  else if (!madeBy.valid) reasons.push(madeBy.reason)
  if (found.signedAt < from || found.signedAt > until) reasons.push('SEAL_EXPIRED')
  if (!users.some((user) => user.equals(found.certificate))) reasons.push('SIGNER_NOT_OF_SEAL')
  return reasons
}

/** Judged as of the proven time; what is not proven a thief could have dated back, so any revocation counts. */
function isRevoked(path: readonly Certificate[], signedAt: Date, { revocationLists, provenAt }: OfdTrust): boolean {
  const moment = { at: provenAt ?? signedAt, isProven: provenAt !== undefined }
  return revocationInPath(path, readRevocationLists(revocationLists ?? []), moment) !== undefined
}

function checkSigner(found: ReadSignature, trust: OfdTrust): readonly OfdReason[] {
  const reasons: OfdReason[] = []
  const { certificate, signature, toSign, signedAt, seal } = found
  if (!sm2Verify(parseCertificate(certificate).spki, toSign, signature)) reasons.push('SIGNATURE_INVALID')
  const others = seal.issuer === undefined ? [] : [seal.issuer]
  const chain = verifyChain(certificate, others, trust.roots, trust.at ?? signedAt, 'seal')
  if (!chain.valid) reasons.push(chain.reason)
  else if (isRevoked(chain.path, signedAt, trust)) reasons.push('REVOKED')
  if (trust.revokedSince !== undefined && signedAt >= trust.revokedSince) reasons.push('REVOKED')
  return reasons
}

function checkBinding(found: ReadSignature, bytes: Buffer, info: XmlElement | undefined): readonly OfdReason[] {
  const reasons: OfdReason[] = []
  if (!found.dataHash.equals(sm3(bytes)) || found.propertyInfo !== `/${PATHS.signature}`)
    reasons.push('SIGNATURE_OF_ANOTHER_FILE')
  const stated = new Date(`${(childOf(info, 'SignatureDateTime')?.text ?? '').replace(' ', 'T')}+08:00`)
  if (stated.getTime() !== found.signedAt.getTime()) reasons.push('SIGNING_TIME_DIFFERS')
  return reasons
}

type Judged = Omit<OfdVerdict, 'verdict' | 'fileSha256'>

function judge(file: Buffer, trust: OfdTrust): Judged {
  const files = readPackage(file)
  const { bytes, root } = signatureXml(files)
  const info = childOf(root, 'SignedInfo')
  const value = files.get(PATHS.signedValue)
  if (value === undefined || absolute(childOf(root, 'SignedValue')?.text) !== PATHS.signedValue)
    throw new Refused('SIGNATURE_MALFORMED')
  const references = checkReferences(files, info)
  const found = readSignature(value)
  const signer = parseCertificate(found.certificate)
  const reasons = [
    ...references,
    ...checkBinding(found, bytes, info),
    ...checkSigner(found, trust),
    ...checkSeal(found, files.get(PATHS.seal), trust),
  ]
  return {
    reasons: [...new Set(reasons)],
    signer: signer.subject,
    certSha256: certSha256(found.certificate),
    signedAt: found.signedAt.toISOString(),
    sealedDigest: sm3(bytes).toString('hex'),
  }
}

function reasonsOf(error: unknown): readonly OfdReason[] {
  if (error instanceof Refused) return error.reasons
  if (error instanceof PackageError) return [error.fault === 'NOT_A_PACKAGE' ? 'NOT_AN_OFD' : error.fault]
  if (error instanceof XmlError) return ['XML_REFUSED']
  if (error instanceof DerError) return ['SIGNATURE_MALFORMED']
  throw error
}

/**
 * Is this file, to the last byte, what the bureau sealed? Every way to answer no has its own code, and all that can still
 * be asked are asked. Never throws for anything a file may contain.
 */
export function verifyOfd(bytes: Uint8Array, trust: OfdTrust): OfdVerdict {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fileSha256 = createHash('sha256').update(file).digest('hex')
  try {
    const judged = judge(file, trust)
    return { verdict: judged.reasons.length === 0 ? 'valid' : 'invalid', ...judged, fileSha256 }
  } catch (error) {
    return { verdict: 'invalid', reasons: reasonsOf(error), fileSha256 }
  }
}
