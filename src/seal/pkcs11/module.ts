import type * as koffiDoor from 'koffi'
import type { LibraryHandle } from 'koffi'

/** What a device answered instead of doing it: the number PKCS#11 gives it, and the word for whoever runs the system. */
export class DeviceError extends Error {
  readonly code: number
  constructor(code: number, doing: string) {
    super(`${DEVICE_WORDS[code] ?? `The device refused (0x${code.toString(16)})`}: ${doing}.`)
    this.code = code
  }
}

/** PKCS#11 v2.40 §5.1, the answers a bureau really meets. */
export const CKR = {
  ok: 0x00,
  deviceError: 0x30,
  deviceRemoved: 0x32,
  keyHandleInvalid: 0x60,
  objectHandleInvalid: 0x82,
  pinIncorrect: 0xa0,
  pinLocked: 0xa4,
  sessionClosed: 0xb0,
  sessionHandleInvalid: 0xb3,
  tokenNotPresent: 0xe0,
  tokenNotRecognised: 0xe1,
  alreadyLoggedIn: 0x100,
  notLoggedIn: 0x101,
  notInitialised: 0x190,
  alreadyInitialised: 0x191,
} as const

const DEVICE_WORDS: Readonly<Record<number, string>> = {
  [CKR.deviceError]: 'The cryptographic device reports a fault',
  [CKR.deviceRemoved]: 'The cryptographic device was removed',
  [CKR.pinIncorrect]: 'The PIN of the cryptographic device is wrong; it is not tried again, so that it does not lock',
  [CKR.pinLocked]: 'The PIN of the cryptographic device is locked; its security officer must unlock it',
  [CKR.tokenNotPresent]: 'The token is not in the cryptographic device',
  [CKR.tokenNotRecognised]: 'The cryptographic device does not recognise the token',
  [CKR.notLoggedIn]: 'The cryptographic device has logged us out',
}

/** An attribute of a key: its number and its value as the device wants it. */
export type Attribute = readonly [type: number, value: Buffer]

type Argument = number | bigint | Buffer | null | object
type Call = (doing: string, ...words: readonly Argument[]) => Promise<void>

/** The few functions of a PKCS#11 module that a signer needs; every one runs off the event loop. */
export interface Module {
  readonly initialise: () => Promise<void>
  /** Slots in which a token lies, with its label. */
  readonly tokens: () => Promise<readonly { readonly slot: bigint; readonly label: string }[]>
  readonly openSession: (slot: bigint) => Promise<bigint>
  readonly login: (session: bigint, pin: string) => Promise<void>
  readonly find: (session: bigint, attributes: readonly Attribute[]) => Promise<readonly bigint[]>
  readonly read: (session: bigint, object: bigint, type: number, bytes: number) => Promise<Buffer>
  readonly sign: (session: bigint, mechanism: number, key: bigint, data: Buffer, bytes: number) => Promise<Buffer>
  readonly generatePair: (
    session: bigint,
    mechanism: number,
    publicKey: readonly Attribute[],
    privateKey: readonly Attribute[],
  ) => Promise<void>
}

const ULONG_BYTES = 8
const TOKEN_INFO_BYTES = 512
const LABEL_BYTES = 32
const OS_LOCKING_OK = 2
const SERIAL_SESSION_READ_WRITE = 6n
const USER = 1
const FOUND_MAX = 4

export const ulong = (value: number | bigint): Buffer => {
  const buffer = Buffer.alloc(ULONG_BYTES)
  buffer.writeBigUInt64LE(BigInt(value))
  return buffer
}

type Koffi = typeof koffiDoor
const SIGNATURES = {
  C_Initialize: ['void *'],
  C_GetSlotList: ['uint8_t', 'void *', 'void *'],
  C_GetTokenInfo: ['unsigned long', 'void *'],
  C_OpenSession: ['unsigned long', 'unsigned long', 'void *', 'void *', 'void *'],
  C_Login: ['unsigned long', 'unsigned long', 'void *', 'unsigned long'],
  C_FindObjectsInit: ['unsigned long', 'void *', 'unsigned long'],
  C_FindObjects: ['unsigned long', 'void *', 'unsigned long', 'void *'],
  C_FindObjectsFinal: ['unsigned long'],
  C_GetAttributeValue: ['unsigned long', 'unsigned long', 'void *', 'unsigned long'],
  C_SignInit: ['unsigned long', 'void *', 'unsigned long'],
  C_Sign: ['unsigned long', 'void *', 'unsigned long', 'void *', 'void *'],
  C_GenerateKeyPair: [
    'unsigned long',
    'void *',
    'void *',
    'unsigned long',
    'void *',
    'unsigned long',
    'void *',
    'void *',
  ],
} as const
type FunctionName = keyof typeof SIGNATURES

function bind(koffi: Koffi, library: LibraryHandle, name: FunctionName): Call {
  const foreign = library.func(name, 'unsigned long', [...SIGNATURES[name]])
  return (doing, ...words) =>
    new Promise((resolve, reject) => {
      foreign.async(...words, (error: unknown, answer: unknown) => {
        // The buffers are held here until the device has answered: it writes into them from another thread.
        if (error !== null && error !== undefined)
          reject(new Error(`The cryptographic device could not be called: ${doing}`, { cause: { error, words } }))
        else if (Number(answer) === CKR.ok) resolve()
        else reject(new DeviceError(Number(answer), doing))
      })
    })
}

/** A row of CK_ATTRIBUTE: three machine words each, the middle one an address of the value. */
function template(koffi: Koffi, attributes: readonly Attribute[]): Buffer {
  return Buffer.concat(
    attributes.map(([type, value]) => Buffer.concat([ulong(type), ulong(koffi.address(value)), ulong(value.length)])),
  )
}

const mechanismOf = (mechanism: number): Buffer => Buffer.concat([ulong(mechanism), ulong(0), ulong(0)])

/**
 * Loads a device's module; throws one clear sentence when there is none at this place. The door to foreign code is taken
 * in only here: whoever has no device needs none in his process.
 */
export async function loadModule(path: string): Promise<Module> {
  const koffi = await import('koffi')
  let library: LibraryHandle
  try {
    library = koffi.load(path)
  } catch (error) {
    throw new Error(`The PKCS#11 module ${path} cannot be loaded: ${String(error)}`, { cause: error })
  }
  const call = (name: FunctionName) => bind(koffi, library, name)
  const [initialise, slotList, tokenInfo, open] = [
    call('C_Initialize'),
    call('C_GetSlotList'),
    call('C_GetTokenInfo'),
    call('C_OpenSession'),
  ]
  const login = call('C_Login')
  const [findInit, findNext, findFinal] = [call('C_FindObjectsInit'), call('C_FindObjects'), call('C_FindObjectsFinal')]
  const [getValue, signInit, signNow] = [call('C_GetAttributeValue'), call('C_SignInit'), call('C_Sign')]
  const generate = call('C_GenerateKeyPair')
  return {
    initialise: async () => {
      const words = Buffer.alloc(6 * ULONG_BYTES)
      words.writeBigUInt64LE(BigInt(OS_LOCKING_OK), 4 * ULONG_BYTES)
      await initialise('while the module was started', words).catch((error: unknown) => {
        if (!(error instanceof DeviceError) || error.code !== CKR.alreadyInitialised) throw error
      })
    },
    tokens: async () => {
      const count = ulong(0)
      await slotList('while slots were counted', 1, null, count)
      const slots = Buffer.alloc(Number(count.readBigUInt64LE()) * ULONG_BYTES)
      await slotList('while slots were listed', 1, slots, count)
      const found = Array.from({ length: Number(count.readBigUInt64LE()) }, (_, i) =>
        slots.readBigUInt64LE(i * ULONG_BYTES),
      )
      return Promise.all(
        found.map(async (slot) => {
          const info = Buffer.alloc(TOKEN_INFO_BYTES)
          await tokenInfo('while a token was looked at', slot, info)
          return { slot, label: info.toString('utf8', 0, LABEL_BYTES).trimEnd() }
        }),
      )
    },
    openSession: async (slot) => {
      const session = ulong(0)
      await open('while a session was opened', slot, SERIAL_SESSION_READ_WRITE, null, null, session)
      return session.readBigUInt64LE()
    },
    login: async (session, pin) => {
      const bytes = Buffer.from(pin, 'utf8')
      await login('at the log-in', session, USER, bytes, bytes.length)
    },
    find: async (session, attributes) => {
      await findInit('while a key was looked for', session, template(koffi, attributes), attributes.length)
      const [found, count] = [Buffer.alloc(FOUND_MAX * ULONG_BYTES), ulong(0)]
      await findNext('while a key was looked for', session, found, FOUND_MAX, count)
      await findFinal('while a key was looked for', session)
      const many = Number(count.readBigUInt64LE())
      return Array.from({ length: many }, (_, i) => found.readBigUInt64LE(i * ULONG_BYTES))
    },
    read: async (session, object, type, bytes) => {
      const value = Buffer.alloc(bytes)
      await getValue('while a public key was read', session, object, template(koffi, [[type, value]]), 1)
      return value
    },
    sign: async (session, mechanism, key, data, bytes) => {
      await signInit('before signing', session, mechanismOf(mechanism), key)
      const [signature, length] = [Buffer.alloc(bytes), ulong(bytes)]
      await signNow('while signing', session, data, data.length, signature, length)
      return signature.subarray(0, Number(length.readBigUInt64LE()))
    },
    generatePair: async (session, mechanism, publicKey, privateKey) => {
      const [one, other] = [template(koffi, publicKey), template(koffi, privateKey)]
      const words = [one, publicKey.length, other, privateKey.length, ulong(0), ulong(0)] as const
      await generate('while a key pair was made', session, mechanismOf(mechanism), ...words)
    },
  }
}
