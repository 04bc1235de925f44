import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { faultsOfDraw, readDrawFile } from '#clouds/inspection'
import type { DrawFault, DrawFile } from '#clouds/inspection'
import { canonicalJson, isJsonObject, jsonObjectOf, parseJson } from '#kernel'
import type { Json } from '#kernel'
import {
  base64,
  bodyHash,
  envelopeText,
  leafHash,
  parseBase64,
  parseCheckpoint,
  parseEnvelope,
  utf8,
  verifyCheckpoint,
  verifyInclusion,
} from '#ledger/proof'
import { parseTrust } from '#seal'
import { parseArguments, UsageError } from './arguments.ts'
import { print } from './data-folder.ts'
import { callsOf } from './usage.ts'

const USAGE = callsOf('draw')
const FAULTS = {
  ALGORITHM_UNKNOWN: 'The algorithm is not oneseal-draw-v1.',
  POOL_DIFFERS: 'The pool is not the one that was bound before the draw.',
  SEED_DIFFERS: 'The seed is not the one that was bound before the draw.',
  RESULT_DIFFERS: 'Drawn again, it comes to another result.',
  RECUSED_DRAWN: 'Somebody was drawn who must stand aside.',
  TOO_FEW_INSPECTORS: 'An object has fewer than two inspectors.',
  NOT_DRAWN: 'Nothing has been drawn yet.',
  NOT_BOUND:
    'The file does not prove that pool and seed were in the ledger before the checkpoint the draw is mixed with.',
  NOT_SIGNED: 'The checkpoint is not signed by the log of the trust file.',
} as const satisfies Readonly<Record<DrawFault | 'NOT_DRAWN' | 'NOT_BOUND' | 'NOT_SIGNED', string>>
type Fault = keyof typeof FAULTS

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** The entry that bound the draw, opened, lies in the tree whose root the draw is mixed with. */
function isBound({ committed, made }: DrawFile, proof: Json | undefined): boolean {
  if (made === null || !isJsonObject(proof)) return false
  const { envelope: given, body, inclusion, leafIndex } = proof
  const envelope = parseEnvelope(given)
  const checkpoint = parseCheckpoint(made.beacon.note)
  const salt = parseBase64(textOf(proof['salt']))
  if (envelope === undefined || checkpoint === undefined || salt === undefined) return false
  if (!isJsonObject(body) || !Array.isArray(inclusion) || typeof leafIndex !== 'number') return false
  const { at: _, by: __, ...said } = jsonObjectOf({ ...committed })
  const same = Object.entries(said).every(
    ([name, value]) => canonicalJson(body[name] ?? null) === canonicalJson(value ?? null),
  )
  const path = inclusion.map((step: Json) => parseBase64(textOf(step)))
  const known = path.filter((step) => step !== undefined)
  return (
    same &&
    envelope.type === 'DrawCommitted' &&
    bodyHash(salt, body) === envelope.bodyHash &&
    base64(checkpoint.root) === made.beacon.root &&
    known.length === path.length &&
    verifyInclusion({
      ...{ index: leafIndex, size: checkpoint.size, root: checkpoint.root, proof: known },
      leaf: leafHash(utf8(envelopeText(envelope))),
    })
  )
}

async function faultsIn(file: DrawFile, proof: Json | undefined, vkey: string | undefined): Promise<readonly Fault[]> {
  const { committed, made } = file
  if (made === null) return ['NOT_DRAWN']
  const signed = vkey === undefined || (await verifyCheckpoint(made.beacon.note, vkey)) !== undefined
  return [
    ...faultsOfDraw(committed, made, digest),
    ...(isBound(file, proof) ? [] : (['NOT_BOUND'] as const)),
    ...(signed ? [] : (['NOT_SIGNED'] as const)),
  ]
}

function readFile(path: string): Json {
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`)
  try {
    return parseJson(readFileSync(path, 'utf8'))
  } catch {
    throw new UsageError(`${path} is not JSON.`)
  }
}

/** `oneseal draw verify FILE`: makes a published draw again from its file alone, and says what does not agree. */
export async function draw(words: readonly string[]): Promise<number> {
  const { positional, flags, values } = parseArguments(words, { flags: ['--json'], values: ['--trust'] })
  const [act, path, ...more] = positional
  if (act !== 'verify' || path === undefined || more.length > 0) throw new UsageError(USAGE)
  const json = readFile(path)
  const file = readDrawFile(json)
  if (file === undefined) throw new UsageError(`${path} is no file of a draw.`)
  const pinned = values.get('--trust')
  const trust = pinned === undefined ? undefined : parseTrust(readFile(pinned))
  if (pinned !== undefined && trust === undefined) throw new UsageError(`${pinned} is no trust file.`)
  const faults = await faultsIn(file, isJsonObject(json) ? json['proof'] : undefined, trust?.vkey)
  const { title, pool } = file.committed
  const drawn = file.made?.drawn ?? []
  if (flags.has('--json')) {
    print(JSON.stringify({ ok: faults.length === 0, title, objects: pool.objects.length, drawn: drawn.length, faults }))
    return faults.length === 0 ? 0 : 1
  }
  const names = new Map([...pool.objects, ...pool.inspectors].map(({ id, label }) => [id, label]))
  const lines = drawn.map(
    ({ object, inspectors }) =>
      `  ${names.get(object) ?? object} — ${inspectors.map((one) => names.get(one) ?? one).join('、')}`,
  )
  const verdict =
    faults.length === 0
      ? `✔ ${title}: drawn as bound, ${String(drawn.length)} of ${String(pool.objects.length)}`
      : `✘ ${title}`
  const log =
    trust === undefined ? ['  The log was not pinned: say --trust FILE to check who signed the checkpoint.'] : []
  process.stdout.write(`${[verdict, ...faults.map((fault) => `  ${FAULTS[fault]}`), ...lines, ...log].join('\n')}\n`)
  return faults.length === 0 ? 0 : 1
}
