import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HTTP_PEERS, loopbackConfig } from '#adapters'
import type { PeersConfig } from '#adapters'
import { fromPem } from '#seal'
import { keepFile } from '#seal/keep-file'
import { isJsonObject, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'
import { StartRefused } from './config.ts'
import { openDataFolder } from './data-folder.ts'

const SECRET_BYTES_MIN = 32

/** The secret a demonstration shares with its loopback world, made when it is first needed. */
export function getLoopbackSecret(dataFolder: string): Buffer {
  const folder = join(dataFolder, 'secrets')
  const file = join(folder, 'loopback-key')
  if (!existsSync(file)) {
    openDataFolder(dataFolder)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    keepFile(file, randomBytes(SECRET_BYTES_MIN), 0o600)
  }
  return readFileSync(file)
}

/**
 * Whom this house is connected with: what peers.json of the data folder names, or the loopback world the keeper started
 * for a demonstration, or nobody.
 */
export function readPeersConfig(dataFolder: string, told: JsonObject, organName: string): PeersConfig {
  const file = join(dataFolder, 'peers.json')
  if (existsSync(file)) return parsePeersFile(readFileSync(file, 'utf8'), dataFolder)
  const { peers } = told
  if (!isJsonObject(peers)) return { http: {} }
  const { origin, mail } = peers
  if (typeof origin !== 'string' || typeof mail !== 'string') return { http: {} }
  return loopbackConfig({ origin, mail }, getLoopbackSecret(dataFolder), organName)
}

function parsePeersFile(text: string, dataFolder: string): PeersConfig {
  const file = parseJson(text)
  if (!isJsonObject(file)) throw new StartRefused('peers.json does not hold an object.')
  const { http = {}, mail } = file
  const named = Object.entries(isJsonObject(http) ? http : {}).map(([name, address]) => {
    const peer = HTTP_PEERS.find((known) => known === name)
    if (peer === undefined) throw new StartRefused(`peers.json names ${name}; known are ${HTTP_PEERS.join(', ')}.`)
    return [peer, parseAddress(name, address, dataFolder)] as const
  })
  const config: PeersConfig = { http: Object.fromEntries(named), ...parseTimestamp(file['timestamp'], dataFolder) }
  if (mail === undefined) return config
  const { url, from } = isJsonObject(mail) ? mail : {}
  if (typeof url !== 'string' || typeof from !== 'string' || !/^smtps?:\/\//.test(url))
    throw new StartRefused('mail in peers.json needs url (smtp:// or smtps://) and from.')
  return { ...config, mail: { url, from } }
}

/** A time stamp authority elsewhere: RFC 3161 over HTTP, believed by the root in this file. */
function parseTimestamp(value: unknown, dataFolder: string): Pick<PeersConfig, 'timestamp'> {
  if (value === undefined) return {}
  const { url, rootFile } = typeof value === 'object' && value !== null ? { ...noStamp, ...value } : noStamp
  if (typeof url !== 'string' || typeof rootFile !== 'string' || !/^https?:\/\//.test(url))
    throw new StartRefused('timestamp in peers.json needs url (https://…) and rootFile.')
  const roots = fromPem(readFileSync(join(dataFolder, rootFile), 'utf8'))
  if (roots.length === 0) throw new StartRefused(`${rootFile} of timestamp in peers.json holds no certificate.`)
  return { timestamp: { url, roots } }
}
const noStamp: { readonly url: unknown; readonly rootFile: unknown } = { url: undefined, rootFile: undefined }

function parseAddress(name: string, address: unknown, dataFolder: string) {
  const { origin, secretFile } = typeof address === 'object' && address !== null ? { ...empty, ...address } : empty
  if (typeof origin !== 'string' || typeof secretFile !== 'string' || !/^https?:\/\/[^/]+$/.test(origin))
    throw new StartRefused(`${name} in peers.json needs origin (https://host) and secretFile.`)
  const secret = readFileSync(join(dataFolder, secretFile))
  if (secret.length < SECRET_BYTES_MIN)
    throw new StartRefused(`The secret of ${name} is shorter than ${String(SECRET_BYTES_MIN)} bytes.`)
  return { origin, secret }
}
const empty: { readonly origin: unknown; readonly secretFile: unknown } = { origin: undefined, secretFile: undefined }
