/**
 * DER, the one encoding of ASN.1 that has exactly one byte string per value (ITU-T X.690 §10).
 * Written by hand because what we sign is compared byte for byte when it is verified: a reader that
 * accepts BER would let a changed file pass, and the general libraries measured ten times slower.
 */

/** A string of bytes that is not DER, or not the structure it should be. */
export class DerError extends Error {}

export interface DerNode {
  readonly tag: number
  /** Tag, length and content: the exact bytes that were signed or hashed. */
  readonly whole: Buffer
  readonly content: Buffer
}

/** Deep enough for any certificate or CMS; a limit so that a hostile file cannot exhaust the stack. */
const LENGTH_BYTES_MAX = 4

const encodedLength = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length])
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}

export const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), encodedLength(content.length), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts)
/** Members of a SET OF in the order DER gives them. */
export const inDerOrder = (parts: readonly Uint8Array[]): readonly Uint8Array[] =>
  parts.toSorted((left, right) => Buffer.compare(left, right))
/** SET OF: DER orders the members by their encoding (X.690 §11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Buffer => tlv(0x31, ...inDerOrder(parts))
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Buffer => tlv(0xa0 | number, ...parts)
export const octetString = (content: Uint8Array): Buffer => tlv(0x04, content)
export const bitString = (content: Uint8Array, unusedBits = 0): Buffer => tlv(0x03, Buffer.from([unusedBits]), content)
export const utf8String = (text: string): Buffer => tlv(0x0c, Buffer.from(text, 'utf8'))
export const printableString = (text: string): Buffer => tlv(0x13, Buffer.from(text, 'latin1'))
export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0x00]))

/** A non-negative INTEGER from its big-endian bytes: shortest form, with a zero byte where the sign bit would show. */
export const integer = (bytes: Uint8Array): Buffer => {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1
  const shortest = bytes.length === 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(start))
  return (shortest[0] ?? 0) >= 0x80 ? tlv(0x02, Buffer.from([0]), shortest) : tlv(0x02, shortest)
}
export const smallInteger = (value: number): Buffer => integer(Buffer.from([value]))

export const objectIdentifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const arc of rest) {
    const septets = [arc & 0x7f]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift((left & 0x7f) | 0x80)
    bytes.push(...septets)
  }
  return tlv(0x06, Buffer.from(bytes))
}

/** RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime from 2050, whole seconds, Z. */
export const time = (instant: Date): Buffer => {
  const digits = instant.toISOString().replace(/[-:T]|\.\d+/g, '')
  return instant.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits))
}

/** GeneralizedTime whatever the year (RFC 3161 §2.4.2, RFC 5280 §5.3.2), whole seconds, Z. */
export const generalizedTime = (instant: Date): Buffer =>
  tlv(0x18, Buffer.from(instant.toISOString().replace(/[-:T]|\.\d+/g, '')))

/** Reads one element that fills `bytes` to the last byte. */
export function readDer(bytes: Uint8Array): DerNode {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const node = readAt(buffer, 0)
  if (node.whole.length !== buffer.length) throw new DerError('Bytes follow the DER element')
  return node
}

/** Reads the element at the start of `bytes`; what follows is the caller's business. */
export const readDerPrefix = (bytes: Buffer): DerNode => readAt(bytes, 0)

function readAt(bytes: Buffer, offset: number): DerNode {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined) throw new DerError('DER element is cut short')
  if ((tag & 0x1f) === 0x1f) throw new DerError('DER tag of more than one byte')
  let contentAt = offset + 2
  let length = first
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > LENGTH_BYTES_MAX) throw new DerError('DER length is indefinite or too long')
    if (contentAt + count > bytes.length) throw new DerError('DER element is cut short')
    length = bytes.readUIntBE(contentAt, count)
    contentAt += count
    if (encodedLength(length).length !== count + 1) throw new DerError('DER length is not in shortest form')
  }
  const end = contentAt + length
  if (end > bytes.length) throw new DerError('DER element is cut short')
  return { tag, whole: bytes.subarray(offset, end), content: bytes.subarray(contentAt, end) }
}

export function children(node: DerNode): readonly DerNode[] {
  if ((node.tag & 0x20) === 0) throw new DerError('DER element is not constructed')
  const found: DerNode[] = []
  for (let at = 0; at < node.content.length;) {
    const child = readAt(node.content, at)
    found.push(child)
    at += child.whole.length
  }
  return found
}

export function expectTag(node: DerNode | undefined, tag: number): DerNode {
  if (node?.tag !== tag)
    throw new DerError(`Expected DER tag ${tag.toString(16)}, found ${node?.tag.toString(16) ?? 'nothing'}`)
  return node
}

export function readObjectIdentifier(node: DerNode | undefined): string {
  const { content } = expectTag(node, 0x06)
  const arcs: number[] = []
  let arc = 0
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    if (arcs.length === 0) arcs.push(Math.min(Math.floor(arc / 40), 2), arc - 40 * Math.min(Math.floor(arc / 40), 2))
    else arcs.push(arc)
    arc = 0
  }
  return arcs.join('.')
}

export function readBitString(node: DerNode | undefined): Buffer {
  const { content } = expectTag(node, 0x03)
  if (content.length === 0 || content[0] !== 0) throw new DerError('BIT STRING of whole bytes expected')
  return content.subarray(1)
}

export function readTime(node: DerNode | undefined): Date {
  if (node?.tag !== 0x17 && node?.tag !== 0x18) throw new DerError('A time is expected')
  const text = node.content.toString('latin1')
  const digits = node.tag === 0x17 ? (Number(text.slice(0, 2)) >= 50 ? '19' : '20') + text : text
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits)
  if (parts === null) throw new DerError('A time in RFC 5280 form is expected')
  const [, year, month, day, hour, minute, second] = parts.map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second))
}
