import { unzipSync } from 'fflate'

export type MediaType = 'application/pdf' | 'application/ofd' | 'image/png' | 'image/jpeg'

const EXTENSIONS: Readonly<Record<string, MediaType>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)

/** An OFD file is a zip archive with OFD.xml at its root. Only the directory is read, nothing is unpacked. */
function isOfd(bytes: Uint8Array): boolean {
  let found = false
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= name === 'OFD.xml'
        return false
      },
    })
  } catch {
    return false
  }
  return found
}

/** What the bytes themselves say they are. */
export function sniff(bytes: Uint8Array): MediaType | undefined {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) && isOfd(bytes)) return 'application/ofd'
  return undefined
}

/** What the name says it is. */
export const typeOfName = (fileName: string): MediaType | undefined =>
  EXTENSIONS[/\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '']

const NAME_CHARACTERS_MAX = 200

/**
 * The name as a person gave it, or undefined when it is none: a path, control characters, or the marks that make
 * a name read backwards on the screen.
 */
export function parseFileName(percentEncoded: string | undefined): string | undefined {
  if (percentEncoded === undefined) return undefined
  try {
    const name = decodeURIComponent(percentEncoded).normalize('NFC').trim()
    const harmless = !/[/\\:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name)
    const named = /^[^.]/.test(name) && [...name].length <= NAME_CHARACTERS_MAX && !/\p{Surrogate}/u.test(name)
    return harmless && named ? name : undefined
  } catch {
    return undefined
  }
}
