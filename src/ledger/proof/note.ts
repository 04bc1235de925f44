import { base64, concat, hex, parseBase64, utf8 } from './encoding.ts'
import { sha256 } from './sha256.ts'

/** C2SP signed-note: a text, an empty line, and one line for each signature. */
export interface SignedNote {
  /** Ends with a newline; exactly this is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}
export interface NoteSignature {
  readonly name: string
  /** Four bytes that tell keys of one name apart, hex. */
  readonly keyId: string
  readonly value: Uint8Array<ArrayBuffer>
}

/** The algorithm bytes C2SP gave out: a log's plain Ed25519, and a witness's with a time (tlog-cosignature). */
export const NOTE_ALGORITHM = { ed25519: 1, cosignatureV1: 4 } as const
export type NoteAlgorithm = (typeof NOTE_ALGORITHM)[keyof typeof NOTE_ALGORITHM]

export interface VerifierKey {
  readonly name: string
  readonly keyId: string
  readonly algorithm: NoteAlgorithm
  readonly publicKey: Uint8Array<ArrayBuffer>
}

const KEY_ID_BYTES = 4
const PUBLIC_KEY_BYTES = 32
/** A key name has neither space nor plus: both separate. */
const NAME = /^[^\s+]+$/u
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u
/** Far more than a log and all its witnesses; a note beyond it is an attempt to keep us busy. */
const SIGNATURES_MAX = 64

export function keyIdOf(name: string, algorithm: NoteAlgorithm, publicKey: Uint8Array): Uint8Array {
  return sha256(concat(utf8(`${name}\n`), Uint8Array.of(algorithm), publicKey)).subarray(0, KEY_ID_BYTES)
}

/** The vkey text: name+id+key, as C2SP writes it. */
export function verifierKeyText(name: string, algorithm: NoteAlgorithm, publicKey: Uint8Array): string {
  if (!NAME.test(name)) throw new Error(`A key cannot be called ${JSON.stringify(name)}`)
  return `${name}+${hex(keyIdOf(name, algorithm, publicKey))}+${base64(concat(Uint8Array.of(algorithm), publicKey))}`
}

export function parseVerifierKey(vkey: string): VerifierKey | undefined {
  const [, name, keyId, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(vkey.trim()) ?? []
  if (name === undefined || keyId === undefined || key === undefined) return undefined
  const bytes = parseBase64(key)
  if (bytes?.length !== PUBLIC_KEY_BYTES + 1) return undefined
  const algorithm = Object.values(NOTE_ALGORITHM).find((known) => known === bytes[0])
  const publicKey = bytes.slice(1)
  if (algorithm === undefined || hex(keyIdOf(name, algorithm, publicKey)) !== keyId) return undefined
  return { name, keyId, algorithm, publicKey }
}

export function signatureLine(name: string, keyId: Uint8Array, value: Uint8Array): string {
  return `— ${name} ${base64(concat(keyId, value))}\n`
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? []
  const bytes = encoded === undefined ? undefined : parseBase64(encoded)
  if (name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined
  return { name, keyId: hex(bytes.subarray(0, KEY_ID_BYTES)), value: bytes.slice(KEY_ID_BYTES) }
}

export function parseNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return undefined
  const lines = note.slice(end + 2, -1).split('\n')
  const signatures = lines.map(parseSignatureLine).filter((signature) => signature !== undefined)
  if (signatures.length !== lines.length || lines.length > SIGNATURES_MAX) return undefined
  return { text: note.slice(0, end + 1), signatures }
}

/** Answers whether a signature over a message is the key holder's. */
export type VerifyEd25519 = (message: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>) => Promise<boolean>

/** WebCrypto, because it is the same in a browser and on the server. */
export async function importEd25519(key: VerifierKey): Promise<VerifyEd25519> {
  const imported = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify'])
  return (message, signature) => crypto.subtle.verify('Ed25519', imported, signature, message)
}
