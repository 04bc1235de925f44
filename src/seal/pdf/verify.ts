import { createHash } from 'node:crypto'
import { verifyChain } from '../pki/chain.ts'
import type { ChainReason } from '../pki/chain.ts'
import { readRevocationLists, revocationInPath } from '../pki/revocation-list.ts'
import { verifySignature } from '../signer.ts'
import { verifyTimestamp } from '../timestamp/token.ts'
import type { TimestampReason } from '../timestamp/token.ts'
import { readSignedData, signedAttributes } from './cms.ts'
import type { DetachedSignature } from './cms.ts'

export type PdfReason =
  | 'NOT_A_PDF'
  | 'NOT_SEALED'
  | 'MORE_THAN_ONE_SIGNATURE'
  | 'BYTES_APPENDED'
  | 'TRUNCATED'
  | 'RESAVED'
  | 'DIGEST_MISMATCH'
  | 'SIGNATURE_MALFORMED'
  | 'SIGNATURE_INVALID'
  | 'SIGNING_TIME_MISSING'
  | 'REVOKED'
  | TimestampReason
  | ChainReason

export interface PdfTrust {
  /** The root certificates pinned by whoever asks, DER. */
  readonly roots: readonly Uint8Array[]
  /** Roots of time stamp authorities elsewhere; our own stands under the roots above. */
  readonly timestampRoots?: readonly Uint8Array[]
  /** The instant the certificates must be valid at; without it, the stamped, proven or stated time of the seal. */
  readonly at?: Date
  /** Revocation lists of the issuers, DER; those that no issuer of this seal signed say nothing. */
  readonly revocationLists?: readonly Uint8Array[]
  /** The ledger proves that the file existed at this instant: as good as a time stamp. */
  readonly provenAt?: Date
}
export interface PdfVerdict {
  readonly verdict: 'valid' | 'invalid'
  /** Empty exactly when valid. */
  readonly reasons: readonly PdfReason[]
  readonly signer?: string
  readonly certSha256?: string
  /** ISO instant the sealer stated; it is under the signature, but only he says so. */
  readonly signedAt?: string
  /** ISO instant at which a trusted time stamp authority saw the signature. */
  readonly stampedAt?: string
  readonly fileSha256: string
  /** Hex SHA-256 of the bytes under the seal, as computed from the file: compare with the ledger's record. */
  readonly sealedDigest?: string
}

interface Range {
  readonly gapStart: number
  readonly gapEnd: number
  readonly end: number
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function occurrences(pdf: Buffer, text: string): readonly number[] {
  const found: number[] = []
  for (let at = pdf.indexOf(text, 0, 'latin1'); at >= 0; at = pdf.indexOf(text, at + text.length, 'latin1'))
    found.push(at)
  return found
}

/** The range the seal claims to cover, and every way in which that is not the whole file but the signature's own room. */
function readRange(pdf: Buffer, at: number): { range?: Range; reasons: readonly PdfReason[] } {
  const parts = /^\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\]/.exec(pdf.toString('latin1', at, at + 64))
  if (parts === null) return { reasons: ['RESAVED'] }
  const [gapStart = 0, gapEnd = 0, tailLength = 0] = parts.slice(1).map(Number)
  const end = gapEnd + tailLength
  if (end > pdf.length) return { reasons: ['TRUNCATED'] }
  const reasons: PdfReason[] = end < pdf.length ? ['BYTES_APPENDED'] : []
  const opens = pdf.toString('latin1', Math.max(0, gapStart - 10), gapStart + 1) === '/Contents <'
  // A program that saves the file anew moves its parts, and the range no longer frames the signature.
  if (gapEnd <= gapStart + 2 || !opens || pdf[gapEnd - 1] !== 0x3e) return { reasons: [...reasons, 'RESAVED'] }
  return { range: { gapStart, gapEnd, end }, reasons }
}

/** One spelling only: lower-case digits, so that not even the case of a letter can be changed unseen. */
function readContents(pdf: Buffer, range: Range): DetachedSignature | undefined {
  const digits = pdf.toString('latin1', range.gapStart + 1, range.gapEnd - 1)
  if (!/^(?:[0-9a-f]{2})+$/.test(digits)) return undefined
  try {
    return readSignedData(Buffer.from(digits, 'hex'))
  } catch {
    return undefined
  }
}

/** `/M` of the signature dictionary, which stands before its ByteRange and is covered by it. */
function readSigningTime(pdf: Buffer, byteRangeAt: number): Date | undefined {
  const dictionary = pdf.toString('latin1', Math.max(0, pdf.lastIndexOf(' obj\n', byteRangeAt, 'latin1')), byteRangeAt)
  const parts = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+08'00'\)/.exec(dictionary)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

interface Judged {
  readonly reasons: readonly PdfReason[]
  readonly stampedAt: Date | undefined
}

const earliest = (moments: readonly (Date | undefined)[]): Date | undefined =>
  moments.filter((one) => one !== undefined).toSorted((one, other) => one.getTime() - other.getTime())[0]

/** The certificate is judged as of the best known time of the seal: stamped or in the ledger, or else what it states. */
function checkCertificate(found: DetachedSignature, trust: PdfTrust, signedAt: Date | undefined): Judged {
  const lists = readRevocationLists(trust.revocationLists ?? [])
  const others = found.chain.slice(1).map((certificate) => certificate.der)
  const stamp =
    found.timestamp === undefined
      ? undefined
      : verifyTimestamp(found.timestamp, found.signature, {
          roots: [...trust.roots, ...(trust.timestampRoots ?? [])],
          between: others,
          lists,
        })
  const stampedAt = stamp?.ok === true ? stamp.at : undefined
  const proven = earliest([stampedAt, trust.provenAt])
  const at = trust.at ?? proven ?? signedAt
  const reasons: PdfReason[] = []
  if (signedAt === undefined) reasons.push('SIGNING_TIME_MISSING')
  if (at !== undefined) {
    const chain = verifyChain(found.signer.der, others, trust.roots, at, 'seal')
    if (!chain.valid) reasons.push(chain.reason)
    else if (revocationInPath(chain.path, lists, { at: proven ?? at, isProven: proven !== undefined }) !== undefined)
      reasons.push('REVOKED')
  }
  // The stamps of a stolen authority prove nothing, but spoil nothing that is proven otherwise.
  if (stamp?.ok === false && stamp.chain !== 'REVOKED') reasons.push(stamp.reason)
  return { reasons, stampedAt }
}

/**
 * Is this file, to the last byte, what the bureau sealed? Every way to answer no has its own code, and all that
 * apply are named. Never throws for anything a file may contain.
 */
export function verifyPdf(bytes: Uint8Array, trust: PdfTrust): PdfVerdict {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const fileSha256 = sha256(pdf).toString('hex')
  const invalid = (...reasons: readonly PdfReason[]): PdfVerdict => ({ verdict: 'invalid', reasons, fileSha256 })
  if (pdf.toString('latin1', 0, 5) !== '%PDF-') return invalid('NOT_A_PDF')
  const ranges = occurrences(pdf, '/ByteRange')
  const [byteRangeAt] = ranges
  if (byteRangeAt === undefined) return invalid('NOT_SEALED')
  const { range, reasons: rangeReasons } = readRange(pdf, byteRangeAt)
  const early: readonly PdfReason[] = ranges.length > 1 ? ['MORE_THAN_ONE_SIGNATURE', ...rangeReasons] : rangeReasons
  if (range === undefined) return invalid(...early)
  const found = readContents(pdf, range)
  if (found === undefined) return invalid(...early, 'SIGNATURE_MALFORMED')
  const digest = sha256(pdf.subarray(0, range.gapStart), pdf.subarray(range.gapEnd, range.end))
  const signedAt = readSigningTime(pdf, byteRangeAt)
  const judged = checkCertificate(found, trust, signedAt)
  const reasons: readonly PdfReason[] = [
    ...early,
    ...(digest.equals(found.documentDigest) ? [] : ['DIGEST_MISMATCH' as const]),
    ...(verifySignature(found.signer.spki, signedAttributes(found.signer, found.documentDigest), found.signature)
      ? []
      : ['SIGNATURE_INVALID' as const]),
    ...judged.reasons,
  ]
  return {
    verdict: reasons.length === 0 ? 'valid' : 'invalid',
    reasons,
    signer: found.signer.subject,
    certSha256: sha256(found.signer.der).toString('hex'),
    ...(signedAt === undefined ? {} : { signedAt: signedAt.toISOString() }),
    ...(judged.stampedAt === undefined ? {} : { stampedAt: judged.stampedAt.toISOString() }),
    fileSha256,
    sealedDigest: digest.toString('hex'),
  }
}
