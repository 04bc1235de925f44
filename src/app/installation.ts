import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createBureauPki, loadKeystore, openOfdSealing, saveKeystore, toPem } from '#seal'
import type { KeptInDevice, KeyRing, OfdSealing, Signer } from '#seal'
import { keepFile } from '#seal/keep-file'
import { createNoteSigner } from '#ledger'
import { parseLogKeys, withNewLogKey } from '#ledger/proof'
import { StartRefused } from './config.ts'
import { SEAL_CENTRE } from './ofd-office.ts'
import { openOrganOfds, openOrganSeals, organOfdsFolder, organSealsFolder } from './organ-seals.ts'
import type { OrganOfds, OrganSeals } from './organ-seals.ts'
import { openSystemSigner } from './system-signer.ts'
import type { SystemSigner } from './system-signer.ts'
import { readWitnesses } from './witnesses.ts'

/** What makes one installation this one: who it is, and the secrets nothing else knows. */
export interface Installation {
  readonly id: string
  /** The first line of every checkpoint. */
  readonly origin: string
  readonly organName: string
  readonly demo: boolean
  readonly pki: KeyRing
  /** Reads the folder of keys anew: another process may have added one. */
  readonly readKeys: () => Promise<KeyRing>
  /** Wraps the keys under which bodies lie. */
  readonly masterKey: Buffer
  /** Derives ids that are the same on every repetition and unguessable outside. */
  readonly idKey: Buffer
  /** Verifier keys of the ledger's checkpoints, newest first (ledger/proof/log-keys.ts). */
  readonly vkey: string
  /** The system's own opaque ids, one for each standing task. */
  readonly systemActor: string
  readonly sealStream: string
  /** Seals of organs that decide in their own name. */
  readonly organSeals: OrganSeals
  /** What puts the bureau's seal on an OFD. */
  readonly ofd: OfdSealing
  readonly organOfds: OrganOfds
  /** Signs what decision tables grant under an officer's authorisation. */
  readonly systemSigner: SystemSigner
  /** Signs archive packages. */
  readonly archiveSigner: SystemSigner
  /** Verifier keys of the witnesses admitted at this moment. */
  readonly readWitnesses: () => readonly string[]
}
interface Identity {
  readonly id: string
  readonly organName: string
  readonly demo: boolean
  readonly createdAt: string
  readonly vkey: string
}

/** Where the SM2 keys of the bureau's OFDs lie. */
export const ofdKeysFolder = (dataFolder: string, id: string): string => join(dataFolder, `keys-sm2-${id}`)
/** What stands in the seal of an OFD. */
export const ofdSealText = (organName: string) => ({ organName, centreText: SEAL_CENTRE })

const FILES = { identity: 'installation.json', trust: 'trust.json', logKey: 'log-key.pem' } as const
/** Where the bureau's keys lie; their passphrase lies elsewhere. */
export const keysFolder = (dataFolder: string, id: string): string => join(dataFolder, `keys-${id}`)
export const readPassphrase = (dataFolder: string): string =>
  readFileSync(join(secretsFolder(dataFolder), 'keystore-passphrase'), 'utf8')

/** Whoever verifies is given every root the bureau ever had: papers outlive it. */
export function rewriteTrust(dataFolder: string, ring: KeyRing): void {
  const ours = ring.generations.root.map(({ certificate }) => toPem(certificate))
  changeTrust(dataFolder, ({ rootCertificates: known }) => ({
    rootCertificates: [...new Set([...(Array.isArray(known) ? known.map(String) : []), ...ours])],
  }))
}

function changeTrust(dataFolder: string, change: (held: Readonly<Record<string, unknown>>) => object): void {
  const file = trustFile(dataFolder)
  const trust: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const held = typeof trust === 'object' && trust !== null ? { ...trust } : {}
  const text = JSON.stringify({ ...held, ...change(held) }, null, 2)
  keepFile(file, `${text}\n`, 0o644)
}

const secretsFolder = (dataFolder: string) => join(dataFolder, 'secrets')
const originOf = (id: string) => `oneseal/${id}`

export const isInitialised = (dataFolder: string): boolean => existsSync(join(dataFolder, FILES.identity))
export const trustFile = (dataFolder: string): string => join(dataFolder, FILES.trust)

/** Readable by nobody else: a half-written secret would lock everyone out. */
const writeSecret = (folder: string, name: string, bytes: string | Buffer): void =>
  keepFile(join(folder, name), bytes, 0o600)

/**
 * Makes keys, secrets and the trust file. The identity is written last: an attempt that was cut off is simply
 * made again, with new keys that nothing has used yet.
 */
export async function initialise(
  dataFolder: string,
  choice: {
    readonly organName: string
    readonly demo: boolean
    readonly now: Date
    /** The seal's key lives in a device, and where. */
    readonly device?: { readonly kept: KeptInDevice; readonly signer: Signer }
  },
): Promise<void> {
  if (isInitialised(dataFolder)) throw new StartRefused(`${dataFolder} already holds an installation.`)
  const secrets = secretsFolder(dataFolder)
  mkdirSync(secrets, { recursive: true, mode: 0o700 })
  const id = randomUUID()
  const passphrase = randomBytes(32).toString('base64url')
  const { privateKey } = generateKeyPairSync('ed25519')
  const { organName, now, device } = choice
  const signers = device === undefined ? {} : { signers: { seal: device.signer } }
  const pki = await createBureauPki({ organName, now, ...signers })
  const devices = device === undefined ? {} : { seal: device.kept }
  await saveKeystore(keysFolder(dataFolder, id), pki, passphrase, devices)
  writeSecret(secrets, 'keystore-passphrase', passphrase)
  writeSecret(secrets, 'master-key', randomBytes(32))
  writeSecret(secrets, 'id-key', randomBytes(32))
  writeSecret(secrets, FILES.logKey, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  const { vkey } = createNoteSigner(originOf(id), privateKey)
  const trust = { v: 1, origin: originOf(id), rootCertificates: [toPem(pki.root.certificate)], vkey, witnesses: [] }
  keepFile(trustFile(dataFolder), `${JSON.stringify(trust, null, 2)}\n`, 0o644)
  const createdAt = choice.now.toISOString()
  const identity: Identity = { id, organName: choice.organName, demo: choice.demo, createdAt, vkey }
  writeSecret(dataFolder, FILES.identity, `${JSON.stringify(identity, null, 2)}\n`)
}

function parseIdentity(text: string, file: string): Identity {
  const value: unknown = JSON.parse(text)
  if (typeof value === 'object' && value !== null && 'id' in value && 'organName' in value && 'vkey' in value) {
    const { id, organName, vkey } = value
    const demo = 'demo' in value && value.demo === true
    const createdAt = 'createdAt' in value ? String(value.createdAt) : ''
    if (typeof id === 'string' && typeof organName === 'string' && typeof vkey === 'string')
      return { id, organName, vkey, demo, createdAt }
  }
  throw new StartRefused(`${file} does not describe an installation.`)
}

function readIdentity(dataFolder: string): Identity {
  const file = join(dataFolder, FILES.identity)
  if (!existsSync(file))
    throw new StartRefused(`${dataFolder} holds no installation: run \`oneseal init --data ${dataFolder}\` first.`)
  return parseIdentity(readFileSync(file, 'utf8'), file)
}

/** Whoever pins the bureau pins the root of its OFDs too; an installation from before there were any gets it now. */
function pinRoot(dataFolder: string, root: string): void {
  const trust: unknown = JSON.parse(readFileSync(trustFile(dataFolder), 'utf8'))
  if (typeof trust !== 'object' || trust === null || !('rootCertificates' in trust)) return
  const { rootCertificates } = trust
  if (!Array.isArray(rootCertificates) || rootCertificates.includes(root)) return
  changeTrust(dataFolder, () => ({ rootCertificates: [...rootCertificates.map(String), root] }))
}

/** Everything the serving process needs. The log's signing key is not among it. */
export async function openInstallation(dataFolder: string): Promise<Installation> {
  const identity = readIdentity(dataFolder)
  const secrets = secretsFolder(dataFolder)
  const idKey = readFileSync(join(secrets, 'id-key'))
  const passphrase = readFileSync(join(secrets, 'keystore-passphrase'), 'utf8')
  const readKeys = () => loadKeystore(keysFolder(dataFolder, identity.id), passphrase)
  const pki = await readKeys().catch((error: unknown) => {
    throw new StartRefused(`The bureau’s keys cannot be opened. ${error instanceof Error ? error.message : ''}`)
  })
  const ofd = await openOfdSealing(ofdKeysFolder(dataFolder, identity.id), passphrase, {
    text: ofdSealText(identity.organName),
    now: new Date(identity.createdAt),
  })
  pinRoot(dataFolder, toPem(ofd.root))
  const signerOwner = { folder: secrets, organName: identity.organName, pki, passphrase }
  return {
    id: identity.id,
    origin: originOf(identity.id),
    organName: identity.organName,
    demo: identity.demo,
    pki,
    readKeys,
    masterKey: readMasterKey(dataFolder),
    idKey,
    vkey: identity.vkey,
    systemActor: idFrom(idKey, 'actor', 'system'),
    sealStream: idFrom(idKey, 'seal', identity.id),
    organSeals: await openOrganSeals(organSealsFolder(dataFolder, identity.id), passphrase),
    ofd,
    organOfds: await openOrganOfds(organOfdsFolder(dataFolder, identity.id), passphrase, ofd),
    systemSigner: await openSystemSigner({ ...signerOwner, task: 'decisions' }, new Date()),
    archiveSigner: await openSystemSigner({ ...signerOwner, task: 'archive' }, new Date()),
    readWitnesses: () => readWitnesses(dataFolder),
  }
}

/** What opens the bodies. */
export const readMasterKey = (dataFolder: string): Buffer => readFileSync(join(secretsFolder(dataFolder), 'master-key'))

/** The key of the first days has no other name; one that took over is called by its key id. */
function logKeyFile(dataFolder: string, vkey: string): string {
  const [newest] = parseLogKeys(vkey) ?? []
  const own = join(secretsFolder(dataFolder), `log-key-${newest?.key.keyId ?? ''}.pem`)
  return existsSync(own) ? own : join(secretsFolder(dataFolder), FILES.logKey)
}

/** The log's signing key: read by the keeper alone. */
export function openLogKey(dataFolder: string): {
  readonly origin: string
  readonly vkey: string
  readonly key: KeyObject
} {
  const { id, vkey } = readIdentity(dataFolder)
  return { origin: originOf(id), vkey, key: createPrivateKey(readFileSync(logKeyFile(dataFolder, vkey), 'utf8')) }
}

/**
 * Another key signs the checkpoints after this size. The old one is destroyed; what it signed stays under it, unless it
 * was stolen: then whoever verifies is told of the new key alone, and old entries are proven under its checkpoints.
 * Whatever step this is cut off at, the identity names the key that signs, and doing it again is harmless.
 */
export function replaceLogKey(dataFolder: string, size: number, stolen: boolean): string {
  const identity = readIdentity(dataFolder)
  const old = logKeyFile(dataFolder, identity.vkey)
  const { privateKey } = generateKeyPairSync('ed25519')
  const { vkey } = createNoteSigner(originOf(identity.id), privateKey)
  const vkeys = withNewLogKey(identity.vkey, vkey, size)
  const [newest] = parseLogKeys(vkeys) ?? []
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  writeSecret(secretsFolder(dataFolder), `log-key-${newest?.key.keyId ?? ''}.pem`, pem)
  const pinned = readFileSync(trustFile(dataFolder), 'utf8')
  const before = parsePinnedKeys(pinned) ?? identity.vkey
  changeTrust(dataFolder, () => ({ vkey: stolen ? vkey : withNewLogKey(before, vkey, size) }))
  writeSecret(dataFolder, FILES.identity, `${JSON.stringify({ ...identity, vkey: vkeys }, null, 2)}\n`)
  rmSync(old, { force: true })
  return vkey
}

function parsePinnedKeys(text: string): string | undefined {
  const trust: unknown = JSON.parse(text)
  const vkey = typeof trust === 'object' && trust !== null && 'vkey' in trust ? trust.vkey : undefined
  return typeof vkey === 'string' ? vkey : undefined
}

/** A uuid (version 8, RFC 9562) from words, the same every time, unguessable without the installation's key. */
export function idFrom(key: Buffer, ...words: readonly string[]): string {
  const hash = createHmac('sha256', key).update(JSON.stringify(words)).digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
