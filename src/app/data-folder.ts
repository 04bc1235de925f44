import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { dirname, join } from 'node:path'
import { keepFile } from '#seal/keep-file'
import { StartRefused } from './config.ts'
import { SYSTEM_FOLDER } from './database/binaries.ts'
import { getSystemAccount, isOpenTo } from './database/system-account.ts'
import { roleNames } from './database/roles.ts'
import type { RolePasswords } from './database/roles.ts'

const isFolder = (path: string): boolean => fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Step by step from the first folder that is there: Node 20's own recursive mkdir never ends where the file system
 * answers ENOENT below a folder that exists, as /proc does.
 */
function makeFolder(folder: string, mode: number): void {
  if (isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent, mode)
  try {
    fs.mkdirSync(folder, { mode })
  } catch (error) {
    // Another start may have made it meanwhile.
    if (!isFolder(folder)) throw error
  }
}

/** Makes the folder if need be, and says in one sentence when it cannot be used. Answers its real path. */
export function openDataFolder(folder: string): string {
  try {
    // Closed to others, except that root's PostgreSQL runs under another account and must be able to pass.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700
    makeFolder(folder, mode)
    fs.chmodSync(folder, mode)
    const probe = join(folder, `.probe-${randomBytes(4).toString('hex')}`)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
    return fs.realpathSync(folder)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new StartRefused(`The data folder ${folder} cannot be written (${reason}).`)
  }
}

/**
 * Holds the folder for this process alone until it ends, however it ends: an abstract socket has no file that
 * could be left behind. Other systems than Linux rely on PostgreSQL's own lock.
 */
export async function lockDataFolder(folder: string): Promise<Server | undefined> {
  if (process.platform !== 'linux') return undefined
  const name = `\0oneseal-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`
  const lock = createServer()
  lock.unref()
  return new Promise((resolve, reject) => {
    lock.once('error', () => {
      reject(new StartRefused(`Another OneSeal is already serving the data folder ${folder}.`))
    })
    lock.listen(name, () => {
      resolve(lock)
    })
  })
}

/** Where PostgreSQL's files lie: in the data folder, unless that is closed to the account it must run under. */
export function placeOfCluster(dataFolder: string): string {
  const pointer = join(dataFolder, 'cluster.location')
  if (fs.existsSync(pointer)) return fs.readFileSync(pointer, 'utf8').trim()
  const account = getSystemAccount()
  const mode = account === undefined ? 0o700 : 0o711
  const own = join(dataFolder, 'postgresql')
  if (account === undefined || fs.existsSync(own) || isOpenTo(account, dataFolder)) {
    fs.mkdirSync(own, { recursive: true, mode })
    return own
  }
  const elsewhere = join(SYSTEM_FOLDER, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16))
  fs.mkdirSync(elsewhere, { recursive: true, mode })
  // The pointer is written before anything lies there: a start that is killed in between finds the same place again.
  keepFile(pointer, `${elsewhere}\n`, 0o600)
  return elsewhere
}

export interface DatabaseSecrets extends RolePasswords {
  readonly superuser: string
}

/** The passwords of our own PostgreSQL, made by chance at the first start and readable by nobody else. */
export function getDatabaseSecrets(dataFolder: string): DatabaseSecrets {
  const file = join(dataFolder, 'database-secrets.json')
  if (!fs.existsSync(file)) {
    const names = ['superuser', ...roleNames]
    const secrets = Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('base64url')]))
    // A half-written file would lock us out of the cluster for good.
    keepFile(file, JSON.stringify(secrets, null, 2), 0o600)
  }
  return parseSecrets(fs.readFileSync(file, 'utf8'), file)
}

function parseSecrets(text: string, file: string): DatabaseSecrets {
  const secrets = new Map<string, unknown>(Object.entries(JSON.parse(text) as object))
  const get = (name: string) => {
    const value = secrets.get(name)
    if (typeof value !== 'string') throw new StartRefused(`${file} lacks the password of ${name}.`)
    return value
  }
  return {
    superuser: get('superuser'),
    owner: get('owner'),
    app: get('app'),
    sequencer: get('sequencer'),
    eraser: get('eraser'),
  }
}
