import { createPublicKey, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import {
  cosignatureValue,
  cosignedMessage,
  keyIdOf,
  NOTE_ALGORITHM,
  signatureLine,
  utf8,
  verifierKeyText,
} from './proof/index.ts'
import type { NoteAlgorithm } from './proof/index.ts'

/** Signs notes with an Ed25519 key; `vkey` is what others pin to check them. */
export interface NoteSigner {
  readonly vkey: string
  /** The signature line for a note's text, newline included. */
  readonly sign: (text: string) => string
}

/** A witness signs with the time, so that his silence after it can be noticed. */
export interface Witness {
  readonly vkey: string
  readonly cosign: (text: string, seconds: number) => string
}

/** The raw key is the last 32 bytes of its DER form (RFC 8410 §4). */
function rawPublicKey(privateKey: KeyObject): Uint8Array {
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('A checkpoint is signed with an Ed25519 key')
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32)
}

function identity(name: string, algorithm: NoteAlgorithm, privateKey: KeyObject) {
  const publicKey = rawPublicKey(privateKey)
  return { vkey: verifierKeyText(name, algorithm, publicKey), keyId: keyIdOf(name, algorithm, publicKey) }
}

export function createNoteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const { vkey, keyId } = identity(name, NOTE_ALGORITHM.ed25519, privateKey)
  return { vkey, sign: (text) => signatureLine(name, keyId, sign(null, utf8(text), privateKey)) }
}

export function createWitness(name: string, privateKey: KeyObject): Witness {
  const { vkey, keyId } = identity(name, NOTE_ALGORITHM.cosignatureV1, privateKey)
  return {
    vkey,
    cosign: (text, seconds) => {
      const signature = sign(null, cosignedMessage(text, seconds), privateKey)
      return signatureLine(name, keyId, cosignatureValue(seconds, signature))
    },
  }
}
