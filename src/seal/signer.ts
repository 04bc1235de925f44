import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signNow,
  verify as verifyNow,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { asSm2Key, generateSm2Key, isSm2Spki, sm2DistinguishingValue, sm2Sign, sm2Verify, spkiOf } from './sm2.ts'

export type SignerKind = 'p256' | 'sm2'

/**
 * What holds a private key and signs with it. Software keys are for development and trial: a seal has legal
 * force only from a certified cryptographic device (GM/T 0031), which fits behind this same interface.
 */
export interface Signer {
  readonly kind: SignerKind
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Buffer
  /** DER ECDSA-with-SHA256, or DER SM2-with-SM3 under the default identity. */
  readonly sign: (bytes: Uint8Array) => Promise<Buffer>
}
export interface SoftwareSigner extends Signer {
  readonly key: KeyObject
}

export const isSoftwareSigner = (signer: Signer): signer is SoftwareSigner => 'key' in signer

/** SubjectPublicKeyInfo of an uncompressed P-256 point, up to the 65 bytes of the point. */
export const P256_SPKI_PREFIX = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')

export const isP256Spki = (spki: Uint8Array): boolean =>
  spki.length === P256_SPKI_PREFIX.length + 65 &&
  Buffer.from(spki.subarray(0, P256_SPKI_PREFIX.length)).equals(P256_SPKI_PREFIX)

export function signerKindOf(spki: Uint8Array): SignerKind | undefined {
  if (isSm2Spki(spki)) return 'sm2'
  return isP256Spki(spki) ? 'p256' : undefined
}

/** The callback form signs in libuv's pool, so a hundred seals do not stop the event loop. */
const signInPool = promisify(
  (bytes: Uint8Array, key: KeyObject, done: (error: Error | null, signature: Buffer) => void) => {
    signNow('sha256', bytes, key, done)
  },
)

export function softwareSigner(privateKey: KeyObject): SoftwareSigner {
  const spki = spkiOf(privateKey)
  const kind = signerKindOf(spki)
  if (kind === undefined) throw new Error('A signer needs a P-256 or an SM2 key')
  if (kind === 'p256') return { kind, spki, key: privateKey, sign: (bytes) => signInPool(bytes, privateKey) }
  const key = asSm2Key(privateKey)
  const z = sm2DistinguishingValue(spki)
  return { kind, spki, key, sign: (bytes) => Promise.resolve(sm2Sign(key, z, bytes)) }
}

export const generateSigner = (kind: SignerKind): SoftwareSigner =>
  softwareSigner(kind === 'sm2' ? generateSm2Key() : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)

/** PKCS#8, encrypted: a key file alone opens nothing. */
export const exportKey = (signer: SoftwareSigner, passphrase: string): string =>
  signer.key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString()

export const importKey = (pem: string, passphrase: string): SoftwareSigner =>
  softwareSigner(createPrivateKey({ key: pem, format: 'pem', passphrase }))

/** False for a wrong signature, a malformed one, and a key of a kind we do not accept. Never throws. */
export function verifySignature(spki: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const kind = signerKindOf(spki)
  if (kind === undefined) return false
  try {
    if (kind === 'sm2') return sm2Verify(spki, bytes, signature)
    const key = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' })
    return verifyNow('sha256', bytes, key, signature)
  } catch {
    // A point that is not on the curve makes OpenSSL throw while it reads the key.
    return false
  }
}
