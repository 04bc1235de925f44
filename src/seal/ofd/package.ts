import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SharedBeginning } from './shared-beginning.ts'

/**
 * The ZIP of an OFD (GB/T 33190 §6) and of an archive package, written one way and read one way. Whatever a ZIP could carry beside its files —
 * gaps, comments, second names, data behind the compressed data — a stranger would see and the seal would not cover,
 * so a file that has any of it was not written by the bureau.
 */
export type PackageFault = 'NOT_A_PACKAGE' | 'RESAVED' | 'PATH_REFUSED' | 'TOO_LARGE' | 'TRUNCATED' | 'BYTES_APPENDED'
export class PackageError extends Error {
  readonly fault: PackageFault
  constructor(fault: PackageFault) {
    super(fault)
    this.fault = fault
  }
}
export type PackageFiles = ReadonlyMap<string, Buffer>
export interface PackageLimits {
  readonly entries: number
  readonly fileBytes: number
  readonly totalBytes: number
}

/** A hundred pages with fonts stay far below; a ZIP bomb is refused by what it claims, before a byte is unpacked. */
export const LIMITS: PackageLimits = { entries: 400, fileBytes: 8 * 1024 * 1024, totalBytes: 32 * 1024 * 1024 }
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const SIZES = { local: 30, central: 46, end: 22 } as const
/** Names in UTF-8 (bit 11), nothing else. */
const FLAGS = 0x0800
/** 1980-01-01 00:00, the beginning of the ZIP's time: when a paper was made is for the seal to say. */
const DAY = 0x0021
/** Nearly as small as the highest level, in half the time: most of an OFD are fonts. */
const PACKING_LEVEL = 3
/** A seal is most of all a picture, packed already: to pack it again took a tenth of an OFD's time for 3 % of its size. */
const SEALS = /\.(?:esl|dat)$/
const STORED = 0
const DEFLATED = 8
/** Letters, digits, `_`, `-` and dots inside names; no parent folder, no drive, no name that two systems read apart. */
const PATH = /^(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9]+)?$/
const PATH_LETTERS_MAX = 100

interface Entry {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

function localHeader({ name, method, crc, packed, size }: Entry): Buffer {
  const header = Buffer.alloc(SIZES.local)
  header.writeUInt32LE(LOCAL, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt16LE(DAY, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}
function centralHeader(entry: Entry, at: number): Buffer {
  const header = Buffer.alloc(SIZES.central)
  header.writeUInt32LE(CENTRAL, 0)
  header.writeUInt16LE(20, 4)
  localHeader(entry).copy(header, 6, 4, 28)
  header.writeUInt32LE(at, 42)
  return Buffer.concat([header, entry.name])
}
function endRecord(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(SIZES.end)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return end
}

interface Packed {
  readonly entry: Entry
  readonly content: Buffer
}

function packed(path: string, bytes: Buffer, beginning?: SharedBeginning, known?: Buffer): Packed {
  const rest = beginning === undefined ? bytes : bytes.subarray(beginning.bytes.length)
  const deflate = () =>
    Buffer.concat([
      ...(beginning === undefined ? [] : [beginning.packed]),
      deflateRawSync(rest, { level: PACKING_LEVEL }),
    ])
  const deflated = known ?? (SEALS.test(path) ? bytes : deflate())
  const isWorth = deflated.length < bytes.length
  const content = isWorth ? deflated : bytes
  const method = isWorth ? DEFLATED : STORED
  const name = Buffer.from(path, 'utf8')
  return {
    entry: { name, method, crc: crc32(rest, beginning?.crc ?? 0), packed: content.length, size: bytes.length },
    content,
  }
}

/** The same package with one file more; what is packed already stays as it is. */
export function withFile(whole: Buffer, path: string, bytes: Buffer): Buffer {
  const end = findEnd(whole)
  const directory = whole.readUInt32LE(end + 16)
  const { entry, content } = packed(path, bytes)
  const header = localHeader(entry)
  const central = Buffer.concat([whole.subarray(directory, end), centralHeader(entry, directory)])
  const at = directory + header.length + content.length
  const last = endRecord(whole.readUInt16LE(end + 10) + 1, central.length, at)
  return Buffer.concat([whole.subarray(0, directory), header, content, central, last])
}

/** What other files begin with too is packed already, and so may whole files be. */
interface PackedBefore {
  readonly beginnings: ReadonlyMap<string, SharedBeginning>
  readonly whole: ReadonlyMap<string, Buffer>
}

export function writePackage(files: PackageFiles, before?: PackedBefore): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, bytes] of files) {
    const { entry, content } = packed(path, bytes, before?.beginnings.get(path), before?.whole.get(path))
    const header = localHeader(entry)
    directory.push(centralHeader(entry, at))
    bodies.push(header, content)
    at += header.length + content.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...bodies, central, endRecord(files.size, central.length, at)])
}

function findEnd(bytes: Buffer): number {
  const last = bytes.length - SIZES.end
  if (last < 0 || bytes.readUInt32LE(0) !== LOCAL) throw new PackageError('NOT_A_PACKAGE')
  if (bytes.readUInt32LE(last) === END) return last
  throw new PackageError(bytes.includes(Buffer.from('504b0506', 'hex')) ? 'BYTES_APPENDED' : 'TRUNCATED')
}

function unpack(entry: Entry, content: Buffer): Buffer {
  if (entry.method === STORED) {
    if (entry.packed !== entry.size) throw new PackageError('RESAVED')
    return content
  }
  if (entry.method !== DEFLATED) throw new PackageError('RESAVED')
  const bytes = inflated(content, entry.size)
  // Bytes behind the end of the compressed data would ride along unseen: without its last byte it must be broken.
  if (bytes?.length !== entry.size || inflated(content.subarray(0, -1), entry.size) !== undefined)
    throw new PackageError('RESAVED')
  return bytes
}

function inflated(content: Buffer, size: number): Buffer | undefined {
  try {
    return inflateRawSync(content, { maxOutputLength: size + 1 })
  } catch {
    return undefined
  }
}

function readEntry(bytes: Buffer, central: number, limit: number): Entry {
  if (central + SIZES.central > limit || bytes.readUInt32LE(central) !== CENTRAL) throw new PackageError('RESAVED')
  const nameAt = central + SIZES.central
  const name = bytes.subarray(nameAt, nameAt + bytes.readUInt16LE(central + 28))
  return {
    name,
    method: bytes.readUInt16LE(central + 10),
    crc: bytes.readUInt32LE(central + 16),
    packed: bytes.readUInt32LE(central + 20),
    size: bytes.readUInt32LE(central + 24),
  }
}

/** Throws PackageError, and nothing else, whatever the bytes. Of a package of our own, only files that are `wanted`. */
export function readPackage(bytes: Buffer, limits: PackageLimits = LIMITS, wanted?: readonly string[]): PackageFiles {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const directory = bytes.readUInt32LE(end + 16)
  if (count > limits.entries) throw new PackageError('TOO_LARGE')
  if (directory > end) throw new PackageError('RESAVED')
  const files = new Map<string, Buffer>()
  const folded = new Set<string>()
  let [central, at, total] = [directory, 0, 0]
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, central, end)
    const path = entry.name.toString('latin1')
    if (path.length > PATH_LETTERS_MAX || !PATH.test(path) || folded.has(path.toLowerCase()))
      throw new PackageError('PATH_REFUSED')
    total += entry.size
    if (entry.size > limits.fileBytes || total > limits.totalBytes) throw new PackageError('TOO_LARGE')
    const local = localHeader(entry)
    const written = centralHeader(entry, at)
    const asWritten =
      bytes.subarray(central, central + written.length).equals(written) &&
      bytes.subarray(at, at + local.length).equals(local)
    const from = at + local.length
    if (!asWritten || from + entry.packed > directory) throw new PackageError('RESAVED')
    if (wanted?.includes(path) !== false) {
      const content = unpack(entry, bytes.subarray(from, from + entry.packed))
      if (crc32(content) !== entry.crc) throw new PackageError('RESAVED')
      files.set(path, content)
    }
    folded.add(path.toLowerCase())
    at = from + entry.packed
    central += written.length
  }
  if (at !== directory || !bytes.subarray(end).equals(endRecord(count, end - directory, directory)) || central !== end)
    throw new PackageError('RESAVED')
  return files
}
