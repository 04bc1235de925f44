import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isJsonObject, parseJson } from '#kernel'
import type { SeenCheckpoint } from '#ledger/proof'
import { StartRefused } from '../app/config.ts'

/** All a witness keeps, in one file of his own: who he is, whom he watches, and what he saw last. */
export interface WitnessState {
  readonly name: string
  readonly privateKey: string
  /** The pinned key of the log. */
  readonly vkey: string
  readonly seen: SeenCheckpoint | null
}

export function makeWitnessState(file: string, name: string, vkey: string): WitnessState {
  if (existsSync(file)) throw new StartRefused(`${file} already holds a witness.`)
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const state: WitnessState = { name, privateKey: pem, vkey, seen: null }
  writeWitnessState(file, state)
  return state
}

export const keyOf = ({ privateKey }: WitnessState): KeyObject => createPrivateKey(privateKey)

/** Before anything is cosigned: a witness who forgot what he signed could be led to sign a second history. */
export function writeWitnessState(file: string, state: WitnessState): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

export function readWitnessState(file: string): WitnessState {
  if (!existsSync(file)) throw new StartRefused(`${file} is missing: run \`oneseal witness init\` first.`)
  const state = parseState(readFileSync(file, 'utf8'))
  if (state === undefined) throw new StartRefused(`${file} does not hold a witness.`)
  return state
}

function parseState(text: string): WitnessState | undefined {
  const value = parseJson(text)
  if (!isJsonObject(value)) return undefined
  const { name, privateKey, vkey, seen } = value
  if (typeof name !== 'string' || typeof privateKey !== 'string' || typeof vkey !== 'string') return undefined
  if (seen === null || seen === undefined) return { name, privateKey, vkey, seen: null }
  if (!isJsonObject(seen)) return undefined
  const { size, root, note } = seen
  if (typeof size !== 'number' || typeof root !== 'string' || typeof note !== 'string') return undefined
  return { name, privateKey, vkey, seen: { size, root, note } }
}
