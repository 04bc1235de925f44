import { createHash } from 'node:crypto'
import { verifyChain } from '../pki/chain.ts'
import type { ChainReason } from '../pki/chain.ts'
import { verifySignature } from '../signer.ts'
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
  | ChainReason

export interface PdfTrust {
  /** The root certificates pinned by whoever asks, DER. */
  readonly roots: readonly Uint8Array[]
  /** The instant the certificates must be valid at; without it, the time the seal itself states. */
  readonly at?: Date
  /** The seal's certificate was revoked at this instant: seals made from then on are void. */
  readonly revokedSince?: Date
}
export interface PdfVerdict {
  readonly verdict: 'valid' | 'invalid'
  /** Empty exactly when valid. */
  readonly reasons: readonly PdfReason[]
  readonly signer?: string
  readonly certSha256?: string
  /** ISO instant the sealer stated; it is under the signature, but no time stamp authority confirms it. */
  readonly signedAt?: string
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

function checkCertificate(found: DetachedSignature, trust: PdfTrust, signedAt: Date | undefined): readonly PdfReason[] {
  const reasons: PdfReason[] = []
  const at = trust.at ?? signedAt
  if (signedAt === undefined) reasons.push('SIGNING_TIME_MISSING')
  if (at !== undefined) {
    const others = found.chain.slice(1).map((certificate) => certificate.der)
    const chain = verifyChain(found.signer.der, others, trust.roots, at, 'seal')
    if (!chain.valid) reasons.push(chain.reason)
  }
  if (trust.revokedSince !== undefined && (signedAt === undefined || signedAt >= trust.revokedSince))
    reasons.push('REVOKED')
  return reasons
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
  const reasons: readonly PdfReason[] = [
    ...early,
    ...(digest.equals(found.documentDigest) ? [] : ['DIGEST_MISMATCH' as const]),
    ...(verifySignature(found.signer.spki, signedAttributes(found.signer, found.documentDigest), found.signature)
      ? []
      : ['SIGNATURE_INVALID' as const]),
    ...checkCertificate(found, trust, signedAt),
  ]
  return {
    verdict: reasons.length === 0 ? 'valid' : 'invalid',
    reasons,
    signer: found.signer.subject,
    certSha256: sha256(found.signer.der).toString('hex'),
    ...(signedAt === undefined ? {} : { signedAt: signedAt.toISOString() }),
    fileSha256,
    sealedDigest: digest.toString('hex'),
  }
}
