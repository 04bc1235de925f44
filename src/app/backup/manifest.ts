import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isJsonObject, parseJson } from '#kernel'
import type { Json } from '#kernel'
import { StartRefused } from '../config.ts'
import type { Vault } from './vault.ts'

export interface SheafNote {
  readonly name: string
  readonly rows: number
  /** Of the sealed bytes. */
  readonly sha256: string
}

/** Written last: a backup without one was never finished. */
export interface Manifest {
  readonly v: 1
  readonly takenAt: string
  /** The newest checkpoint within the snapshot; null while there was none. */
  readonly checkpoint: { readonly size: number; readonly note: string } | null
  /** Names and digests of the migrations the tables had. */
  readonly migrations: readonly string[]
  readonly sheaves: readonly SheafNote[]
}

export const UNFINISHED = '.unfinished'
const FILE = 'manifest.json'

export function writeManifest(folder: string, manifest: Manifest, vault: Vault): void {
  const text = JSON.stringify(manifest)
  writeFileSync(join(folder, FILE), `${vault.mac(text)}\n${text}\n`, { mode: 0o600, flush: true })
}

/** The newest finished backup of a folder. */
export function findBackup(folder: string): string {
  const finished = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => /^\d{8}T\d{6}Z$/.test(name) && existsSync(join(folder, name, FILE)))
    .toSorted()
  const newest = finished.at(-1)
  if (newest === undefined) throw new StartRefused(`${folder} holds no finished backup.`)
  return join(folder, newest)
}

export function readManifest(folder: string, vault: Vault): Manifest {
  const [mac = '', text = ''] = readFileSync(join(folder, FILE), 'utf8').split('\n')
  if (vault.mac(text) !== mac) throw new StartRefused('The passphrase is wrong, or the backup’s manifest was changed.')
  const value = parseJson(text)
  if (!isManifest(value)) throw new StartRefused('This program cannot read that backup.')
  return value
}

/** Authentic by its MAC, and so what some version of writeManifest wrote: this one's shape is told by its parts. */
const isManifest = (value: Json): value is Json & Manifest =>
  isJsonObject(value) &&
  value['v'] === 1 &&
  typeof value['takenAt'] === 'string' &&
  (value['checkpoint'] === null || isJsonObject(value['checkpoint'])) &&
  Array.isArray(value['migrations']) &&
  Array.isArray(value['sheaves'])

/** Every sealed file is the one the manifest names, before anything is loaded. */
export async function checkSheaves(folder: string, { sheaves }: Manifest): Promise<void> {
  for (const { name, sha256 } of sheaves) {
    const file = join(folder, name)
    const digest = createHash('sha256')
    if (existsSync(file)) await pipeline(createReadStream(file), digest)
    if (!existsSync(file) || digest.digest('hex') !== sha256)
      throw new StartRefused(`${name} of the backup is missing or was changed.`)
  }
}
