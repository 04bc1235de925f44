/**
 * What cameras write into pictures beside the picture: place, time, the owner's name. Whoever reports without a name
 * must not be named by his own photograph, so it is cut out before the file is kept.
 */
export function withoutHiddenData(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return withoutJpegData(bytes)
  return bytes[0] === 0x89 && bytes[1] === 0x50 ? withoutPngData(bytes) : bytes
}

const START_OF_SCAN = 0xda
/** APP0 says how to show it, APP2 holds the colours, APP14 how they were mixed; all other APPn and comments go. */
const isKept = (marker: number): boolean =>
  marker === 0xe0 || marker === 0xe2 || marker === 0xee || !((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)

function withoutJpegData(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === START_OF_SCAN) break
    const next = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    if (isKept(marker)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return joined([...kept, bytes.subarray(at)])
}

const PNG_HEAD = 8
const NAMED = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']

function withoutPngData(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_HEAD)]
  let at = PNG_HEAD
  while (at + 12 <= bytes.length) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const next = at + 12 + length
    if (!NAMED.includes(name)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return joined(kept)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
