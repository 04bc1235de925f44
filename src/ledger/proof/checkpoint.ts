import { base64, concat, parseBase64, utf8 } from './encoding.ts'
import { parseLogKeys } from './log-keys.ts'
import { importEd25519, NOTE_ALGORITHM, parseNote, parseVerifierKey } from './note.ts'
import type { SignedNote, VerifierKey, VerifyEd25519 } from './note.ts'

/** What the log says of itself at one moment (C2SP tlog-checkpoint): whose it is, how many leaves, which root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${String(size)}\n${base64(root)}\n`

const ROOT_BYTES = 32

/** The checkpoint a note claims. Whether anyone signed it is another question: verifyCheckpoint. */
export function parseCheckpoint(note: string): (Checkpoint & SignedNote) | undefined {
  const parsed = parseNote(note)
  if (parsed === undefined) return undefined
  const [origin, sizeText, rootText, ...extensions] = parsed.text.slice(0, -1).split('\n')
  if (origin === undefined || origin === '' || sizeText === undefined || rootText === undefined) return undefined
  const size = /^(?:0|[1-9]\d{0,15})$/.test(sizeText) ? Number(sizeText) : Number.NaN
  const root = parseBase64(rootText)
  if (!Number.isSafeInteger(size) || root?.length !== ROOT_BYTES || extensions.includes('')) return undefined
  return { origin, size, root, ...parsed }
}

/** Checks many notes against one key, which is imported once. */
export type NoteVerifier = (note: string) => Promise<(Checkpoint & SignedNote) | undefined>

/** For a log's own keys (log-keys.ts). The origin must be their name: another installation's checkpoint is not ours. */
export async function createCheckpointVerifier(vkeys: string): Promise<NoteVerifier> {
  const known = parseLogKeys(vkeys)
  if (known === undefined) throw new Error(`These are not the verifier keys of a log: ${vkeys}`)
  const keys = await Promise.all(
    known.map(async ({ vkey, until }) => ({ ...(await importKey(vkey, NOTE_ALGORITHM.ed25519)), until })),
  )
  return async (note) => {
    const checkpoint = parseCheckpoint(note)
    if (checkpoint === undefined) return undefined
    for (const { key, verify, until } of keys) {
      const isOurs = checkpoint.origin === key.name && (until === null || checkpoint.size <= until)
      const signature = isOurs ? signatureOf(checkpoint, key) : undefined
      if (signature !== undefined && (await verify(utf8(checkpoint.text).slice(), signature.value))) return checkpoint
    }
    return undefined
  }
}

/** The checkpoint, when the holder of one of these keys signed it in its time and it is that log's own. */
export async function verifyCheckpoint(note: string, vkeys: string): Promise<(Checkpoint & SignedNote) | undefined> {
  const verify = await createCheckpointVerifier(vkeys)
  return verify(note)
}

const TIMESTAMP_BYTES = 8

/** What a witness signs (C2SP tlog-cosignature): at this time, this was the newest checkpoint he had seen. */
export function cosignedMessage(text: string, seconds: number): Uint8Array<ArrayBuffer> {
  return concat(utf8(`cosignature/v1\ntime ${String(seconds)}\n`), utf8(text))
}

export function cosignatureValue(seconds: number, signature: Uint8Array): Uint8Array {
  const time = new DataView(new ArrayBuffer(TIMESTAMP_BYTES))
  time.setBigUint64(0, BigInt(seconds))
  return concat(new Uint8Array(time.buffer), signature)
}

/** When the witness who holds `vkey` cosigned this note, in seconds since 1970; undefined when he did not. */
export async function verifyCosignature(note: string, vkey: string): Promise<number | undefined> {
  const { key, verify } = await importKey(vkey, NOTE_ALGORITHM.cosignatureV1)
  const checkpoint = parseCheckpoint(note)
  const signature = checkpoint === undefined ? undefined : signatureOf(checkpoint, key)
  if (checkpoint === undefined || signature === undefined || signature.value.length <= TIMESTAMP_BYTES) return undefined
  const seconds = Number(new DataView(signature.value.buffer).getBigUint64(0))
  const message = cosignedMessage(checkpoint.text, seconds)
  return (await verify(message, signature.value.slice(TIMESTAMP_BYTES))) ? seconds : undefined
}

const signatureOf = (note: SignedNote, key: VerifierKey) =>
  note.signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId)

async function importKey(vkey: string, algorithm: number): Promise<{ key: VerifierKey; verify: VerifyEd25519 }> {
  const key = parseVerifierKey(vkey)
  if (key?.algorithm !== algorithm) throw new Error(`This is not a verifier key of the expected kind: ${vkey}`)
  return { key, verify: await importEd25519(key) }
}
