import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDeviceSigner } from '../pkcs11/device-signer.ts'
import type { DeviceKey } from '../pkcs11/device-signer.ts'
import { exportKey, importKey, isSoftwareSigner } from '../signer.ts'
import type { Signer } from '../signer.ts'
import type { BureauPki, CertifiedKey, KeyRole } from './bureau-pki.ts'
import { syncFolder } from './keep-file.ts'
import { parseCertificate } from './parse-certificate.ts'
import { fromPem, toPem } from './pem.ts'

/** Readable by the serving user alone; the passphrase lies in a secret file elsewhere, so neither is enough. */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700
const FILES: Readonly<Record<KeyRole, string>> = {
  root: 'root',
  issuingCa: 'issuing-ca',
  seal: 'seal',
  timestamp: 'timestamp',
}

/** A key that is kept in a device: where, and in which file its PIN lies unless the environment tells it. */
export interface KeptInDevice extends DeviceKey {
  readonly pinFile?: string
}

/** Every key the bureau ever had: papers outlive keys, so the certificates of old ones stay at hand. */
export interface KeyRing extends BureauPki {
  /** Oldest first; the last of each is the one that `root`, `seal` and so on name. */
  readonly generations: Readonly<Record<KeyRole, readonly CertifiedKey[]>>
}

const nameOf = (role: KeyRole, generation: number): string =>
  generation === 1 ? FILES[role] : `${FILES[role]}-${String(generation)}`

/** How many generations of a key the folder holds. */
async function countGenerations(folder: string, role: KeyRole): Promise<number> {
  const files = new Set(await readdir(folder))
  let count = 0
  while (files.has(`${nameOf(role, count + 1)}.crt.pem`)) count += 1
  return count
}

/** Writes new files only: keys that sealed something are never overwritten. The certificate last: it makes the key count. */
export async function addKey(
  folder: string,
  role: KeyRole,
  { certificate, signer }: CertifiedKey,
  kept: { readonly passphrase: string; readonly device?: KeptInDevice },
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  const name = nameOf(role, (await countGenerations(folder, role)) + 1)
  const write = (file: string, text: string) =>
    writeFile(join(folder, file), text, { mode: FILE_MODE, flag: 'wx', flush: true })
  if (kept.device !== undefined) await write(`${name}.device.json`, `${JSON.stringify(kept.device, null, 2)}\n`)
  else if (isSoftwareSigner(signer)) await write(`${name}.key.pem`, exportKey(signer, kept.passphrase))
  else throw new Error('A key in a device is kept by naming the device')
  await write(`${name}.crt.pem`, toPem(certificate))
  syncFolder(folder)
}

export async function saveKeystore(
  folder: string,
  pki: BureauPki,
  passphrase: string,
  devices: Readonly<Partial<Record<KeyRole, KeptInDevice>>> = {},
): Promise<void> {
  if (existsSync(join(folder, `${FILES.root}.crt.pem`))) throw new Error(`EEXIST: ${folder} already holds keys`)
  for (const role of ['root', 'issuingCa', 'seal', 'timestamp'] as const) {
    const device = devices[role]
    await addKey(folder, role, pki[role], { passphrase, ...(device === undefined ? {} : { device }) })
  }
}

const PIN_VARIABLE = 'ONESEAL_PKCS11_PIN'
export async function readPin({ pinFile }: Pick<KeptInDevice, 'pinFile'>): Promise<string> {
  const told = process.env[PIN_VARIABLE]
  if (told !== undefined && told !== '') return told
  if (pinFile === undefined)
    throw new Error(`The PIN of the cryptographic device is not told: set ${PIN_VARIABLE} or name a file with it.`)
  try {
    return (await readFile(pinFile, 'utf8')).trim()
  } catch (error) {
    throw new Error(`The file with the PIN of the cryptographic device cannot be read: ${pinFile}`, { cause: error })
  }
}

function parseDevice(text: string, file: string): KeptInDevice {
  const value: unknown = JSON.parse(text)
  if (typeof value === 'object' && value !== null && 'module' in value && 'token' in value && 'key' in value) {
    const { module, token, key } = value
    const pinFile = 'pinFile' in value && typeof value.pinFile === 'string' ? { pinFile: value.pinFile } : {}
    if (typeof module === 'string' && typeof token === 'string' && typeof key === 'string')
      return { module, token, key, ...pinFile }
  }
  throw new Error(`${file} does not say where the key is kept.`)
}

/** A key that was carried away on purpose (the root's, after the ceremony) or that is lost: its certificate still serves. */
function absentSigner(spki: Buffer, name: string): Signer {
  const missing = () => Promise.reject(new Error(`The key ${name} is not here: bring it for the ceremony.`))
  return { kind: 'p256', spki, sign: missing }
}

async function openSigner(folder: string, name: string, spki: Buffer, passphrase: string): Promise<Signer> {
  const device = join(folder, `${name}.device.json`)
  if (existsSync(device)) {
    const kept = parseDevice(await readFile(device, 'utf8'), device)
    return openDeviceSigner(kept, await readPin(kept))
  }
  const file = join(folder, `${name}.key.pem`)
  return existsSync(file) ? importKey(await readFile(file, 'utf8'), passphrase) : absentSigner(spki, name)
}

/** Old generations need no key: what they signed is checked by their certificates. */
async function readGenerations(folder: string, role: KeyRole, passphrase: string): Promise<readonly CertifiedKey[]> {
  const count = await countGenerations(folder, role)
  if (count === 0) throw new Error(`${folder} holds no certificate of ${FILES[role]}`)
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const name = nameOf(role, i + 1)
      const [certificate] = fromPem(await readFile(join(folder, `${name}.crt.pem`), 'utf8'))
      if (certificate === undefined) throw new Error(`${name}.crt.pem holds no certificate`)
      const { spki } = parseCertificate(certificate)
      // An authority still signs the list of what it certified before it was replaced.
      // And while a seal is being replaced, its last but one key is in force until the ledger names the next.
      const isNeeded = i + 1 >= (role === 'seal' ? count - 1 : count) || role === 'issuingCa'
      const signer = isNeeded ? await openSigner(folder, name, spki, passphrase) : absentSigner(spki, name)
      if (!signer.spki.equals(spki)) throw new Error(`The key ${name} is not the one its certificate speaks of.`)
      return { certificate, signer }
    }),
  )
}

/** Keys of a seal alone, in a folder of its own: those of an organ that seals in its own name. */
export const loadSealKeys = (folder: string, passphrase: string): Promise<readonly CertifiedKey[]> =>
  readGenerations(folder, 'seal', passphrase)

const newest = (keys: readonly CertifiedKey[]): CertifiedKey => {
  const last = keys.at(-1)
  if (last === undefined) throw new Error('A ring has at least one key of each kind')
  return last
}

export async function loadKeystore(folder: string, passphrase: string): Promise<KeyRing> {
  const read = (role: KeyRole) => readGenerations(folder, role, passphrase)
  const generations = {
    root: await read('root'),
    issuingCa: await read('issuingCa'),
    seal: await read('seal'),
    timestamp: await read('timestamp'),
  }
  const { root, issuingCa, seal, timestamp } = generations
  return {
    root: newest(root),
    issuingCa: newest(issuingCa),
    seal: newest(seal),
    timestamp: newest(timestamp),
    generations,
  }
}
