import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A finger on a sensor, in software: makes a P-256 passkey and answers challenges as WebAuthn says. */
export interface Authenticator {
  readonly id: string
  readonly make: (challenge: string) => object
  readonly answer: (challenge: string, how?: Answering) => object
}
export interface Answering {
  /** The address the browser stands at. */
  readonly origin?: string
  /** Only touched: nobody was asked for a finger or a PIN. */
  readonly unverified?: true
  /** A copy counts from where it was copied. */
  readonly counter?: number
}

const text = (value: Buffer) => value.toString('base64url')
const sha256 = (value: Buffer | string) => createHash('sha256').update(value).digest()

/** CBOR (RFC 8949) of what an attestation holds: small integers, byte strings, texts and maps. */
const head = (major: number, value: number): Buffer =>
  value < 24
    ? Buffer.of((major << 5) | value)
    : value < 256
      ? Buffer.of((major << 5) | 24, value)
      : Buffer.of((major << 5) | 25, value >> 8, value & 255)
const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value])
const words = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()])

export function anAuthenticator(home = 'http://bureau.test'): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credential = randomBytes(32)
  const id = text(credential)
  let used = 0
  const cose = map(
    [int(1), int(2)],
    [int(3), int(-7)],
    [int(-1), int(1)],
    [int(-2), bytes(Buffer.from(x, 'base64url'))],
    [int(-3), bytes(Buffer.from(y, 'base64url'))],
  )
  const authData = (origin: string, flags: number, counter: number, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.of(flags), count, more])
  }
  const client = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const base = { id, rawId: id, type: 'public-key', clientExtensionResults: {} }
  return {
    id,
    make: (challenge) => {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, credential.length), credential, cose])
      const data = authData(home, 0x45, 0, attested)
      const attestation = map(
        [words('fmt'), words('none')],
        [words('attStmt'), map()],
        [words('authData'), bytes(data)],
      )
      const clientDataJSON = text(client('webauthn.create', challenge, home))
      return { ...base, response: { clientDataJSON, attestationObject: text(attestation), transports: ['internal'] } }
    },
    answer: (challenge, { origin = home, unverified, counter } = {}) => {
      used = counter ?? used + 1
      const data = authData(origin, unverified === true ? 0x01 : 0x05, used)
      const clientData = client('webauthn.get', challenge, origin)
      const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), privateKey)
      const response = {
        clientDataJSON: text(clientData),
        authenticatorData: text(data),
        signature: text(signature),
      }
      return { ...base, response }
    },
  }
}
