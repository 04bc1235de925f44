import { crc32, createInflateRaw } from 'node:zlib'
import { UnreadableWorkbook, workbookFault } from './workbook-fault.ts'
import type { WorkbookFaultCode } from './workbook-fault.ts'

/** A ZIP archive in memory, unpacked part by part; what it unpacks to counts against one budget for the whole. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** The unpacked bytes of an entry, in pieces. Throws UnreadableWorkbook. */
  readonly read: (name: string) => AsyncGenerator<Buffer>
}

interface Entry {
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const END = 0x06054b50
const END_BYTES = 22
const COMMENT_BYTES_MAX = 0xffff
const CENTRAL = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const ZIP64 = 0xffffffff
/** A workbook of ours has about twenty parts; one that embeds pictures some hundreds. */
const ENTRIES_MAX = 2000
const STORED = 0
const DEFLATED = 8

const unreadable = (code: WorkbookFaultCode, facts: Readonly<Record<string, string | number>> = {}) =>
  new UnreadableWorkbook(workbookFault('', '', code, facts))

/**
 * Reads by the central directory, as spreadsheets do. A bomb is met by counting what comes out, never by believing
 * what the archive says of itself: overlapping entries and false sizes end at the same budget.
 */
export function openZip(bytes: Buffer, unpackedBytesMax: number): ZipArchive {
  const entries = readDirectory(bytes)
  let budget = unpackedBytesMax
  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name)
    if (entry === undefined) throw unreadable('DAMAGED', { detail: name })
    const packed = contentOf(bytes, entry)
    let [crc, size] = [0, 0]
    for await (const piece of entry.method === STORED ? [packed] : inflated(packed, name)) {
      budget -= piece.length
      size += piece.length
      if (budget < 0) throw unreadable('TOO_LARGE', { max: Math.floor(unpackedBytesMax / 1024 / 1024) })
      crc = crc32(piece, crc)
      yield piece
    }
    if (crc !== entry.crc || size !== entry.unpacked) throw unreadable('DAMAGED', { detail: name })
  }
  return { names: [...entries.keys()], read }
}

async function* inflated(packed: Buffer, name: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw()
  inflate.end(packed)
  try {
    for await (const piece of inflate) if (Buffer.isBuffer(piece)) yield piece
  } catch (error) {
    // zlib says by throwing that the data are no deflate stream; here it is a finding about the file.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw unreadable('DAMAGED', { detail: name })
    throw error
  } finally {
    inflate.destroy()
  }
}

function readDirectory(bytes: Buffer): ReadonlyMap<string, Entry> {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > ENTRIES_MAX || at === ZIP64) throw unreadable('NOT_A_WORKBOOK')
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw unreadable('NOT_A_WORKBOOK')
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw unreadable('ENCRYPTED')
    const method = bytes.readUInt16LE(at + 10)
    if (method !== STORED && method !== DEFLATED) throw unreadable('NOT_A_WORKBOOK')
    const nameEnd = at + CENTRAL_BYTES + bytes.readUInt16LE(at + 28)
    entries.set(bytes.toString('utf8', at + CENTRAL_BYTES, nameEnd), {
      method,
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** An encrypted workbook is an OLE file, not an archive. */
const OLE = 0xe011cfd0

function findEnd(bytes: Buffer): number {
  if (bytes.length >= 4 && bytes.readUInt32LE(0) === OLE) throw unreadable('ENCRYPTED')
  const last = bytes.length - END_BYTES
  for (let at = last; at >= 0 && at >= last - COMMENT_BYTES_MAX; at--) if (bytes.readUInt32LE(at) === END) return at
  throw unreadable('NOT_A_WORKBOOK')
}

function contentOf(bytes: Buffer, { offset, packed }: Entry): Buffer {
  if (offset + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw unreadable('NOT_A_WORKBOOK')
  const start = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packed > bytes.length) throw unreadable('NOT_A_WORKBOOK')
  return bytes.subarray(start, start + packed)
}
