import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { closeSync, createReadStream, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { keepFile } from '#seal/keep-file'
import { StartRefused } from '../config.ts'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const LENGTH_BYTES = 4
const SALT_BYTES = 16
/** About a second and 128 MiB: whoever guesses pays that for every guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const
const PASSPHRASE_CHARACTERS_MIN = 12

/** Seals what leaves the house. The key comes from a passphrase that is kept elsewhere. */
export interface Vault {
  readonly seal: (content: Uint8Array, context: string) => Buffer
  /** Throws when passphrase, context or a single bit is not what it was. */
  readonly open: (sealed: Uint8Array, context: string) => Buffer
  readonly mac: (text: string) => string
}

export function openVault(passphrase: string, salt: Uint8Array): Vault {
  if (passphrase.length < PASSPHRASE_CHARACTERS_MIN)
    throw new StartRefused(`The passphrase needs ${String(PASSPHRASE_CHARACTERS_MIN)} characters or more.`)
  const master = scryptSync(passphrase.normalize('NFC'), salt, 32, SCRYPT)
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `oneseal-backup/${purpose}`, 32))
  const [sealing, authentic] = [derive('seal'), derive('manifest')]
  return {
    seal: (content, context) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, sealing, nonce).setAAD(Buffer.from(context))
      return Buffer.concat([nonce, cipher.update(gzipSync(content)), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, context) => {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv(ALGORITHM, sealing, bytes.subarray(0, NONCE_BYTES))
      decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES))
      return gunzipSync(Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]))
    },
    mac: (text) => createHmac('sha256', authentic).update(text).digest('hex'),
  }
}

/** The salt of a backup folder: made at the first backup into it, so that files sealed once need not be sealed again. */
export function saltOf(folder: string, choice: 'make' | 'read'): Buffer {
  const file = join(folder, 'salt')
  if (!existsSync(file)) {
    if (choice === 'read') throw new StartRefused(`${folder} holds no backup.`)
    keepFile(file, randomBytes(SALT_BYTES), 0o600)
  }
  return readFileSync(file)
}

export interface Sheaf {
  readonly add: (rows: readonly string[]) => void
  readonly end: () => { readonly rows: number; readonly sha256: string }
}

/** Rows by the sealed sheet, each under its own number: none can be left out, doubled or moved unseen. */
export function writeSheaf(file: string, context: string, vault: Vault): Sheaf {
  const handle = openSync(file, 'wx', 0o600)
  const digest = createHash('sha256')
  let [sheet, count] = [0, 0]
  const put = (bytes: Buffer) => {
    digest.update(bytes)
    writeSync(handle, bytes)
  }
  return {
    add: (rows) => {
      const sealed = vault.seal(Buffer.from(JSON.stringify(rows)), `${context}/${String(sheet++)}`)
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt32BE(sealed.length)
      put(length)
      put(sealed)
      count += rows.length
    },
    end: () => {
      fsyncSync(handle)
      closeSync(handle)
      return { rows: count, sha256: digest.digest('hex') }
    },
  }
}

export async function* readSheaf(file: string, context: string, vault: Vault): AsyncGenerator<readonly string[]> {
  let held: Buffer = Buffer.alloc(0)
  let sheet = 0
  for await (const piece of createReadStream(file)) {
    held = Buffer.concat([held, Buffer.from(piece as Uint8Array)])
    while (held.length >= LENGTH_BYTES && held.length >= LENGTH_BYTES + held.readUInt32BE()) {
      const end = LENGTH_BYTES + held.readUInt32BE()
      const rows: unknown = JSON.parse(
        vault.open(held.subarray(LENGTH_BYTES, end), `${context}/${String(sheet++)}`).toString(),
      )
      if (!Array.isArray(rows)) throw new StartRefused(`${file} is damaged.`)
      yield rows.map(String)
      held = held.subarray(end)
    }
  }
  if (held.length > 0) throw new StartRefused(`${file} is cut off.`)
}
