import { createHash, randomBytes } from 'node:crypto'
import { integer, sequence } from '../der.ts'
import { P256_SPKI_PREFIX } from '../signer.ts'
import type { Signer } from '../signer.ts'
import { CKR, DeviceError, loadModule, ulong } from './module.ts'
import type { Attribute, Module } from './module.ts'

/** Where a key is that nobody can carry away. */
export interface DeviceKey {
  /** The device maker's library, e.g. /usr/lib/softhsm/libsofthsm2.so. */
  readonly module: string
  /** Label of the token. */
  readonly token: string
  /** Label of the key pair on it. */
  readonly key: string
}

const CKA = {
  class: 0x00,
  token: 0x01,
  private: 0x02,
  label: 0x03,
  keyType: 0x100,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  verify: 0x10a,
  extractable: 0x162,
  ecParams: 0x180,
  ecPoint: 0x181,
} as const
const [PUBLIC_KEY, PRIVATE_KEY, EC] = [ulong(2), ulong(3), ulong(3)]
const [YES, NO] = [Buffer.of(1), Buffer.of(0)]
const EC_KEY_PAIR_GEN = 0x1040
const ECDSA = 0x1041
const P256_PARAMETERS = Buffer.from('06082a8648ce3d030107', 'hex')
const POINT_BYTES = 65
const RAW_SIGNATURE_BYTES = 64
/** A device signs one thing at a time in a session; a few sessions keep it busy while we wait for the line. */
const SESSIONS = 4

/** After these the session, the log-in or the handle is gone, and opening anew may bring it back. */
const LOST: readonly number[] = [
  CKR.deviceError,
  CKR.deviceRemoved,
  CKR.keyHandleInvalid,
  CKR.objectHandleInvalid,
  CKR.sessionClosed,
  CKR.sessionHandleInvalid,
  CKR.tokenNotPresent,
  CKR.notLoggedIn,
  CKR.notInitialised,
]

interface Opened {
  readonly sessions: readonly bigint[]
  readonly privateKey: bigint
  readonly spki: Buffer
}

/** r‖s, as a device gives it, becomes the DER everything else here reads (RFC 3279 §2.2.3). */
const derOf = (raw: Buffer): Buffer =>
  sequence(integer(raw.subarray(0, raw.length / 2)), integer(raw.subarray(raw.length / 2)))

async function sessionOn(module: Module, { token, module: path }: DeviceKey, pin: string): Promise<bigint> {
  await module.initialise()
  const tokens = await module.tokens()
  const found = tokens.filter(({ label }) => label === token)
  const [first] = found
  if (first === undefined || found.length > 1)
    throw new Error(
      `${path} has ${found.length > 1 ? 'more than one token' : 'no token'} called ${token}; it has: ` +
        `${tokens.map(({ label }) => label).join(', ') || 'none'}.`,
    )
  const session = await module.openSession(first.slot)
  await module.login(session, pin).catch((error: unknown) => {
    if (!(error instanceof DeviceError) || error.code !== CKR.alreadyLoggedIn) throw error
  })
  return session
}

async function findOne(module: Module, session: bigint, place: DeviceKey, kind: Buffer): Promise<bigint> {
  const label: Attribute = [CKA.label, Buffer.from(place.key, 'utf8')]
  const found = await module.find(session, [[CKA.class, kind], [CKA.keyType, EC], label])
  const [first] = found
  if (first === undefined) throw new Error(`The token ${place.token} has no key called ${place.key}.`)
  if (found.length > 1) throw new Error(`The token ${place.token} has more than one key called ${place.key}.`)
  return first
}

async function readSpki(module: Module, session: bigint, place: DeviceKey): Promise<Buffer> {
  const object = await findOne(module, session, place, PUBLIC_KEY)
  // An OCTET STRING around the point (PKCS#11 v2.40 §2.3.3): two bytes before its 65.
  const value = await module.read(session, object, CKA.ecPoint, POINT_BYTES + 2)
  if (value[0] !== 0x04 || value[1] !== POINT_BYTES || value[2] !== 0x04)
    throw new Error(`The key ${place.key} is not a P-256 key.`)
  return Buffer.concat([P256_SPKI_PREFIX, value.subarray(2)])
}

async function open(module: Module, place: DeviceKey, pin: string): Promise<Opened> {
  const first = await sessionOn(module, place, pin)
  const sessions = [first]
  while (sessions.length < SESSIONS) sessions.push(await sessionOn(module, place, pin))
  const privateKey = await findOne(module, first, place, PRIVATE_KEY)
  return { sessions, privateKey, spki: await readSpki(module, first, place) }
}

/**
 * A signer whose key lives in a device (PKCS#11). A session that is lost is opened again once, with the same PIN; a PIN
 * that is refused is never offered again by this process, because a device locks after a few.
 */
export async function openDeviceSigner(place: DeviceKey, pin: string, given?: Module): Promise<Signer> {
  const module = given ?? (await loadModule(place.module))
  let refused: DeviceError | undefined
  const openOnce = async () => {
    if (refused !== undefined) throw refused
    try {
      return await open(module, place, pin)
    } catch (error) {
      if (error instanceof DeviceError && (error.code === CKR.pinIncorrect || error.code === CKR.pinLocked))
        refused = error
      throw error
    }
  }
  let current = openOnce()
  const { spki } = await current
  let turn = 0
  const lines: Promise<unknown>[] = Array.from({ length: SESSIONS }, () => Promise.resolve())
  const signOn = async (line: number, digest: Buffer): Promise<Buffer> => {
    const using = current
    const attempt = async (opened: Opened) =>
      module.sign(opened.sessions[line] ?? 0n, ECDSA, opened.privateKey, digest, RAW_SIGNATURE_BYTES)
    try {
      return await attempt(await using)
    } catch (error) {
      if (!(error instanceof DeviceError) || !LOST.includes(error.code)) throw error
      // Whoever notices first opens anew; the others wait for the same opening.
      if (current === using) current = openOnce()
      const opened = await current
      if (!opened.spki.equals(spki))
        throw new Error(`The key ${place.key} is another one than before.`, { cause: error })
      return attempt(opened)
    }
  }
  return {
    kind: 'p256',
    spki,
    sign: (bytes) => {
      const digest = createHash('sha256').update(bytes).digest()
      const line = turn++ % SESSIONS
      const signed = (lines[line] ?? Promise.resolve()).then(() => signOn(line, digest))
      lines[line] = signed.catch(() => undefined)
      return signed.then(derOf)
    },
  }
}

/** Makes a key pair on the device: the private half can be used there and never leave it. */
export async function generateDeviceKey(place: DeviceKey, pin: string): Promise<void> {
  const module = await loadModule(place.module)
  const session = await sessionOn(module, place, pin)
  const label: Attribute = [CKA.label, Buffer.from(place.key, 'utf8')]
  const existing = await module.find(session, [[CKA.class, PRIVATE_KEY], label])
  if (existing.length > 0) throw new Error(`The token ${place.token} already has a key called ${place.key}.`)
  const id: Attribute = [CKA.id, randomBytes(16)]
  await module.generatePair(
    session,
    EC_KEY_PAIR_GEN,
    [[CKA.token, YES], [CKA.verify, YES], [CKA.ecParams, P256_PARAMETERS], label, id],
    [[CKA.token, YES], [CKA.private, YES], [CKA.sensitive, YES], [CKA.extractable, NO], [CKA.sign, YES], label, id],
  )
}
