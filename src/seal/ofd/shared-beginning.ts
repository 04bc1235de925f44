import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { sm3 } from '../sm2.ts'

/**
 * What many files of many packages begin with: packed, counted and digested once. A full flush ends it on a byte and
 * with nothing behind it referred to, so whatever follows is packed by itself (RFC 1951 §3.2.4).
 */
export interface SharedBeginning {
  readonly bytes: Buffer
  readonly packed: Buffer
  readonly crc: number
  /** SM3 that has read it; to be copied. */
  readonly digest: Hash
}

/** Packed once, so it may take its time. */
const LEVEL = 9

/** Packed so that something packed elsewhere can follow. */
export const packedFront = (bytes: Buffer): Buffer =>
  deflateRawSync(bytes, { level: LEVEL, finishFlush: constants.Z_FULL_FLUSH })

export const sharedBeginning = (bytes: Buffer): SharedBeginning => ({
  bytes,
  packed: packedFront(bytes),
  crc: crc32(bytes),
  digest: createHash('sm3').update(bytes),
})

/** SM3 of a file, with or without what is known of its beginning. */
export const digestFrom = (whole: Buffer, beginning: SharedBeginning | undefined): Buffer =>
  beginning === undefined ? sm3(whole) : beginning.digest.copy().update(whole.subarray(beginning.bytes.length)).digest()
