/**
 * The typesetter's subset fonts know glyphs by number alone. An OFD reader looks letters up (GB/T 33190 §11.3), so the
 * font is given the table that says which glyph is which letter, and the two tables no font reader does without.
 */
interface FontTable {
  readonly tag: string
  readonly bytes: Buffer
}
/** A table where it lies: `offset` from the beginning of the font. */
interface TableRecord {
  readonly tag: string
  readonly checksum: number
  readonly offset: number
  readonly length: number
}

const HEADER = 12
const RECORD = 16

function recordsOf(font: Buffer): readonly TableRecord[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = HEADER + index * RECORD
    const [checksum, offset, length] = [at + 4, at + 8, at + 12].map((place) => font.readUInt32BE(place))
    return {
      tag: font.toString('latin1', at, at + 4),
      checksum: checksum ?? 0,
      offset: offset ?? 0,
      length: length ?? 0,
    }
  })
}

const words = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 2)
  numbers.forEach((number, index) => bytes.writeUInt16BE(number & 0xffff, index * 2))
  return bytes
}
const longs = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4)
  numbers.forEach((number, index) => bytes.writeUInt32BE(number, index * 4))
  return bytes
}

/** Format 12 (ISO/IEC 14496-22 §5.2.1.3.8) says everything; format 4 repeats the first plane for older readers. */
function cmap(letters: readonly (readonly [letter: number, glyph: number])[]): Buffer {
  const sorted = letters.toSorted(([left], [right]) => left - right)
  const whole = Buffer.concat([
    words(12, 0),
    longs(16 + sorted.length * 12, 0, sorted.length),
    ...sorted.map(([letter, glyph]) => longs(letter, letter, glyph)),
  ])
  const basic = [...sorted.filter(([letter]) => letter < 0xffff), [0xffff, 0] as const]
  const count = basic.length
  const half = 2 ** Math.floor(Math.log2(count)) * 2
  const segments = basic.map(([letter]) => letter)
  const plane = Buffer.concat([
    words(4, 16 + count * 8, 0, count * 2, half, Math.log2(half / 2), count * 2 - half),
    words(...segments, 0, ...segments, ...basic.map(([letter, glyph]) => glyph - letter), ...segments.map(() => 0)),
  ])
  const start = 4 + 2 * 8
  return Buffer.concat([words(0, 2, 3, 1), longs(start), words(3, 10), longs(start + plane.length), plane, whole])
}

/** OS/2 version 0 with the family's own metrics; embedding is allowed (OFL). */
const os2 = (bold: boolean): Buffer =>
  Buffer.concat([
    words(0, 1000, bold ? 700 : 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
    Buffer.alloc(10),
    longs(0, 0, 0, 0),
    Buffer.from('ONES', 'latin1'),
    words(bold ? 0x20 : 0x40, 0x20, 0xffff, 880, -120, 0, 880, 120),
  ])

/**
 * A rare character comes from a family whose outlines are cubic (CFF), and a PDF carries those bare. Around them go the
 * tables that make them a font file; every one of them is as wide as the square it stands in.
 */
function tablesAround(outlines: Buffer, glyphs: number): readonly FontTable[] {
  const version = longs(0x00010000)
  const square = words(0, -120, 1000, 880)
  const head = [version, version, longs(0, 0x5f0f3cf5), words(3, 1000), Buffer.alloc(16), square, words(0, 8, 2, 0, 0)]
  const hhea = [version, words(880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, 1)]
  return [
    { tag: 'CFF ', bytes: outlines },
    { tag: 'head', bytes: Buffer.concat(head) },
    { tag: 'hhea', bytes: Buffer.concat(hhea) },
    { tag: 'hmtx', bytes: Buffer.concat([words(1000, 0), Buffer.alloc((glyphs - 1) * 2)]) },
    { tag: 'maxp', bytes: Buffer.concat([longs(0x00005000), words(glyphs)]) },
    { tag: 'name', bytes: words(0, 0, 6) },
    { tag: 'post', bytes: Buffer.concat([longs(0x00030000), Buffer.alloc(28)]) },
  ]
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) {
    const word = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : bytes.subarray(at).readUIntBE(0, bytes.length - at)
    const shift = at + 4 <= bytes.length ? 1 : 256 ** (4 - (bytes.length - at))
    sum = (sum + word * shift) >>> 0
  }
  return sum
}

/** Directory and tables of a font; the directory names also the tables of a whole font that is to follow. */
function assembled(tables: readonly FontTable[], following: readonly TableRecord[] = []): Buffer {
  const count = tables.length + following.length
  const power = 2 ** Math.floor(Math.log2(count))
  const kind = tables.some(({ tag }) => tag === 'CFF ') ? Buffer.from('OTTO', 'latin1') : words(1, 0)
  const numbers = words(count, power * 16, Math.log2(power), count * 16 - power * 16)
  let end = HEADER + count * RECORD
  const bodies: Buffer[] = []
  const own = tables.map(({ tag, bytes }): TableRecord => {
    const offset = end
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4)
    bodies.push(bytes, padding)
    end += bytes.length + padding.length
    return { tag, checksum: checksum(bytes), offset, length: bytes.length }
  })
  const behind = following.map((record) => ({ ...record, offset: end + record.offset }))
  const records = [...own, ...behind]
    .toSorted((left, right) => (left.tag < right.tag ? -1 : 1))
    .flatMap(({ tag, checksum: sum, offset, length }) => [Buffer.from(tag, 'latin1'), longs(sum, offset, length)])
  return Buffer.concat([kind, numbers, ...records, ...bodies])
}

interface MappedFont {
  readonly bytes: Buffer
  /**
   * What was put before the font, when the rest is the font byte for byte: as it is packed in the PDF it goes into the
   * OFD, where packing fonts again was a quarter of what an OFD cost.
   */
  readonly front: Buffer | undefined
  /** The glyph a reader finds for a letter by itself. */
  readonly glyphOf: ReadonlyMap<string, number>
}

/** Two glyphs may say the same letter (a narrow and a wide one): the first is what the table tells. */
export function withCharacterMap(font: Buffer, texts: ReadonlyMap<number, string>, bold: boolean): MappedFont {
  const glyphOf = new Map<string, number>()
  for (const [glyph, text] of texts) if (Array.from(text).length === 1 && !glyphOf.has(text)) glyphOf.set(text, glyph)
  const letters = [...glyphOf].map(([letter, glyph]) => [letter.codePointAt(0) ?? 0, glyph] as const)
  const added = [
    { tag: 'cmap', bytes: cmap(letters) },
    { tag: 'OS/2', bytes: os2(bold) },
  ]
  if (font.readUInt32BE(0) !== 0x00010000) {
    const tables = tablesAround(font, Math.max(0, ...texts.keys()) + 1)
    return { bytes: assembled([...tables, ...added]), front: undefined, glyphOf }
  }
  const front = assembled(
    added,
    recordsOf(font).filter(({ tag }) => tag !== 'cmap' && tag !== 'OS/2'),
  )
  return { bytes: Buffer.concat([front, font]), front, glyphOf }
}
