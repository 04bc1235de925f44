/**
 * SM2 signatures (GB/T 32918.2) and SM3 (GB/T 32905) by the OpenSSL inside Node, no library needed.
 *
 * OpenSSL signs SM2 without the signer's distinguishing value Z unless told the identity, and Node has no way
 * to tell it. But `createSign('sm3')` hashes what it is fed and signs that digest, and the standard's e is
 * SM3(Z ‖ message): feeding Z first gives the standard signature, checked both ways against `openssl pkeyutl`.
 * Two traps: a key fresh from generateKeyPairSync silently makes plain ECDSA (it must go through PKCS#8 once),
 * and all of this rests on Node's behaviour — so `assertSmAlgorithms` proves it at every start.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** The identity everyone uses when none was agreed (GB/T 35276). */
export const SM2_DEFAULT_ID = '1234567812345678'

const hex = (digits: string) => Buffer.from(digits, 'hex')
/** a ‖ b ‖ xG ‖ yG of the recommended curve, GB/T 32918.5. */
const CURVE = Buffer.concat([
  hex('FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC'),
  hex('28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93'),
  hex('32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7'),
  hex('BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0'),
])
/** SubjectPublicKeyInfo of an uncompressed point on the SM2 curve, up to the 64 bytes of the point. */
const SPKI_PREFIX = hex('3059301306072a8648ce3d020106082a811ccf5501822d03420004')

export const isSm2Spki = (spki: Uint8Array): boolean =>
  spki.length === SPKI_PREFIX.length + 64 && Buffer.from(spki.subarray(0, SPKI_PREFIX.length)).equals(SPKI_PREFIX)

export const sm3 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sm3')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Z of GB/T 32918.2 §5.5: binds the signature to the curve, the identity and the public key. */
export function sm2DistinguishingValue(spki: Uint8Array, id = SM2_DEFAULT_ID): Buffer {
  if (!isSm2Spki(spki)) throw new Error('Not the public key of an SM2 signer')
  const identity = Buffer.from(id, 'utf8')
  const bits = Buffer.alloc(2)
  bits.writeUInt16BE(identity.length * 8)
  return sm3(bits, identity, CURVE, spki.subarray(SPKI_PREFIX.length))
}

export const sm2SpkiOfPoint = (point: Uint8Array): Buffer => Buffer.concat([SPKI_PREFIX, point])

/** Only a key read back from PKCS#8 is treated as SM2 by OpenSSL; any other silently signs plain ECDSA. */
export const asSm2Key = (key: KeyObject): KeyObject =>
  createPrivateKey({ key: key.export({ type: 'pkcs8', format: 'der' }), type: 'pkcs8', format: 'der' })

export const generateSm2Key = (): KeyObject => asSm2Key(generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey)

export const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' })

export const sm2Sign = (privateKey: KeyObject, z: Uint8Array, message: Uint8Array): Buffer =>
  createSign('sm3').update(z).update(message).sign(privateKey)

/** Malformed signatures are simply not valid: OpenSSL answers false for every one tried. */
export function sm2Verify(spki: Uint8Array, message: Uint8Array, signature: Uint8Array, id = SM2_DEFAULT_ID): boolean {
  if (!isSm2Spki(spki)) return false
  const key = createPublicKey({ key: Buffer.from(spki), type: 'spki', format: 'der' })
  return createVerify('sm3').update(sm2DistinguishingValue(spki, id)).update(message).verify(key, signature)
}

/** GB/T 32918.5-2017 annex A: the standard's own signature, and GB/T 32905 annex A.1. */
const KNOWN = {
  spki: sm2SpkiOfPoint(
    hex(
      '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
        'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    ),
  ),
  message: Buffer.from('message digest'),
  z: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  signature: hex(
    '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      '022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  ),
  sm3OfAbc: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
}

/** Call at start: a machine whose OpenSSL differs must not serve one SM signature. */
export function assertSmAlgorithms(): void {
  const fail = (what: string) =>
    new Error(`This machine's OpenSSL does not compute ${what} as the national standard does`)
  if (sm3(Buffer.from('abc')).toString('hex') !== KNOWN.sm3OfAbc) throw fail('SM3')
  if (sm2DistinguishingValue(KNOWN.spki).toString('hex') !== KNOWN.z) throw fail('the SM2 distinguishing value')
  if (!sm2Verify(KNOWN.spki, KNOWN.message, KNOWN.signature)) throw fail('SM2 verification')
  if (sm2Verify(KNOWN.spki, Buffer.from('another message'), KNOWN.signature)) throw fail('SM2 verification')
  const key = generateSm2Key()
  const spki = spkiOf(key)
  const signature = sm2Sign(key, sm2DistinguishingValue(spki), KNOWN.message)
  if (!sm2Verify(spki, KNOWN.message, signature)) throw fail('SM2 signing')
}
