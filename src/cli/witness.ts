import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseJson } from '#kernel'
import { createWitness } from '#ledger'
import { parseLogKeys } from '#ledger/proof'
import { parseTrust } from '#seal'
import { StartRefused } from '../app/config.ts'
import { isInitialised } from '../app/installation.ts'
import { admitWitness } from '../app/witnesses.ts'
import { parseArguments, UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { witnessRound } from './witness-round.ts'
import type { Round } from './witness-round.ts'
import { keyOf, makeWitnessState, readWitnessState, writeWitnessState } from './witness-state.ts'
import { callsOf } from './usage.ts'

const USAGE = callsOf('witness')
const EVERY_SECONDS = 60

/** `oneseal witness init|follow|pin` at whoever oversees the bureau; `witness admit` at the bureau. */
export async function witness(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json', '--once'],
    values: ['--data', '--name', '--trust', '--state', '--every'],
  })
  const [verb, subject, ...rest] = given.positional
  if (verb === 'init' && subject === undefined) return init(given)
  if (verb === 'pin' && subject === undefined) return pin(given)
  if (verb === 'follow' && subject !== undefined && rest.length === 0) return follow(given, subject)
  if (verb === 'admit' && subject !== undefined && rest.length === 0) return admit(given, subject)
  throw new UsageError(USAGE)
}

const stateFileOf = ({ values }: Arguments) => resolve(values.get('--state') ?? 'witness.json')

function init(given: Arguments): number {
  const [name, trustFile] = [given.values.get('--name'), given.values.get('--trust')]
  if (name === undefined || trustFile === undefined) throw new UsageError(USAGE)
  if (!/^[^\s+]{1,100}$/u.test(name))
    throw new UsageError('A witness’s name has no blank and no plus, e.g. oversight.example')
  const trust = readTrust(trustFile)
  const state = makeWitnessState(stateFileOf(given), name, trust.vkey)
  const { vkey } = createWitness(name, keyOf(state))
  if (given.flags.has('--json')) print(JSON.stringify({ state: stateFileOf(given), vkey, watches: trust.origin }))
  else {
    print(vkey)
    print(`Give this key to ${trust.origin} (\`oneseal witness admit\`), keep ${stateFileOf(given)} to yourself.`)
  }
  return 0
}

/** The bureau's log has another key: the trust file says so, got from the bureau by a way that can be relied on. */
function pin(given: Arguments): number {
  const trustFile = given.values.get('--trust')
  if (trustFile === undefined) throw new UsageError(USAGE)
  const trust = readTrust(trustFile)
  const state = readWitnessState(stateFileOf(given))
  const watched = parseLogKeys(state.vkey)?.[0]?.key.name
  if (watched !== trust.origin)
    throw new StartRefused(`${trustFile} is of ${trust.origin}, and this witness watches ${watched ?? 'nobody'}.`)
  // What was seen is kept: a new key gives nobody a new history.
  writeWitnessState(stateFileOf(given), { ...state, vkey: trust.vkey })
  print(`${trust.origin} is watched under its new key. What was seen before stays remembered.`)
  return 0
}

function readTrust(file: string) {
  const trust = parseTrust(parseJson(readFileSync(file, 'utf8')))
  if (trust === undefined) throw new StartRefused(`${file} is not the trust file of a bureau.`)
  return trust
}

function admit(given: Arguments, vkey: string): number {
  const folder = dataFolderOf(given)
  if (!isInitialised(folder)) throw new StartRefused(`${folder} holds no installation.`)
  print(`${admitWitness(folder, vkey)} may cosign from now on.`)
  return 0
}

const ALARMS = {
  SIGNATURE_WRONG: 'the checkpoint is not signed with the key that was pinned 检查点签名与预先登记的公钥不符',
  SHRUNK: 'the history is shorter than what was seen 历史变短：记录被删除，或悄悄恢复了旧备份',
  FORKED: 'the history is not the one that was seen 历史分叉：已见证的记录被改写',
  STALLED: 'entries wait and no checkpoint follows 有记录长时间未进入检查点',
} as const

function sentenceOf(round: Round): string {
  switch (round.kind) {
    case 'cosigned':
      return `✔ cosigned ${String(round.size)} entries (${String(round.size - round.from)} new)`
    case 'empty':
      return '  no checkpoint yet'
    case 'alarm':
      return `✘ ALARM ${round.alarm}: ${ALARMS[round.alarm]} (shown ${String(round.size)}, seen ${String(round.seen)})`
    case 'unheard':
      return `✘ not heard: ${round.why}`
  }
}

/** Exit: 0 cosigned, 1 alarm, 2 nobody answered. Following goes on until an alarm: a person must look then. */
async function follow(given: Arguments, url: string): Promise<number> {
  const every = Number(given.values.get('--every') ?? EVERY_SECONDS)
  if (!URL.canParse(url) || !(every >= 1)) throw new UsageError(USAGE)
  const options = { stateFile: stateFileOf(given), fetching: fetch, now: () => new Date() }
  for (;;) {
    const round = await witnessRound(url.replace(/\/+$/, ''), options)
    const at = new Date().toISOString()
    print(given.flags.has('--json') ? JSON.stringify({ at, ...round }) : `${at} ${sentenceOf(round)}`)
    if (round.kind === 'alarm') return 1
    if (given.flags.has('--once')) return round.kind === 'unheard' ? 2 : 0
    await pause(every * 1000)
  }
}
