import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { keepFile } from '#seal/keep-file'
import { StartRefused } from '../config.ts'
import { isInitialised } from '../installation.ts'
import { openVault } from './vault.ts'

/** Who the house is and all its keys; not the passwords of its own PostgreSQL, which the next one makes anew. */
const KEPT = /^(installation\.json|trust\.json|witnesses\.json|peers\.json|demo-district|secrets|keys-.+)$/
const SALT_BYTES = 16

/** Keys in one sealed file, beside no backup: whoever has both reads what erasure destroyed. */
export function sealSecrets(dataFolder: string, file: string, passphrase: string, salt: Buffer): void {
  const held = readdirSync(dataFolder)
    .filter((name) => KEPT.test(name))
    .flatMap((name) => filesUnder(join(dataFolder, name)))
    .map((path) => [relative(dataFolder, path), readFileSync(path).toString('base64')])
  const sealed = openVault(passphrase, salt).seal(Buffer.from(JSON.stringify(held)), 'secrets')
  writeFileSync(file, Buffer.concat([salt, sealed]), { mode: 0o600, flush: true })
}

const filesUnder = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path]

export function unsealSecrets(file: string, dataFolder: string, passphrase: string): void {
  if (!existsSync(file)) throw new StartRefused(`${file} is missing.`)
  const bytes = readFileSync(file)
  const held = open(bytes, passphrase)
  for (const [name, content] of held) {
    const place = resolve(dataFolder, name)
    if (!place.startsWith(`${dataFolder}/`)) throw new StartRefused(`${file} names a file outside the data folder.`)
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
    keepFile(place, Buffer.from(content, 'base64'), /^(trust|witnesses)\.json$/.test(name) ? 0o644 : 0o600)
  }
  if (!isInitialised(dataFolder)) throw new StartRefused(`${file} holds no installation.`)
}

function open(bytes: Buffer, passphrase: string): readonly (readonly [string, string])[] {
  const vault = openVault(passphrase, bytes.subarray(0, SALT_BYTES))
  try {
    const value: unknown = JSON.parse(vault.open(bytes.subarray(SALT_BYTES), 'secrets').toString())
    return Array.isArray(value) ? value.map((pair: unknown) => parsePair(pair)) : []
  } catch {
    throw new StartRefused('The passphrase is wrong, or the file of secrets was changed.')
  }
}

function parsePair(pair: unknown): readonly [string, string] {
  if (Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string') return [pair[0], pair[1]]
  throw new Error('Not a file and its content')
}
