import type { StoredEntry } from './act.ts'
import { BODY_ERASED, bodyContext } from './life-keys.ts'
import type { LifeKeys } from './life-keys.ts'
import { parseJson, parseJsonObject } from './parse-json.ts'
import { parseEnvelope } from './proof/index.ts'
import { open } from './sealing.ts'

/** An entry with all that belongs to it, as the database gives it. */
export type EntryRow = {
  readonly id: string
  readonly leaf_index: string | null
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly envelope: string
  readonly leaf_hash: Buffer
  readonly salt: Buffer | null
  readonly sealed: Buffer | null
  readonly wrapped: Buffer | null
}

const COLUMNS =
  'e.id::text, l.leaf_index::text, e.stream, e.version, e.type, e.envelope, e.leaf_hash, b.salt, b.sealed, k.wrapped'
const PARTS = `left join ledger._private_body b on b.entry_id = e.id
  left join ledger._private_life_key k on k.stream = e.stream`

/** Only entries that have their leaf. */
export const SELECT_SEQUENCED = `select ${COLUMNS} from ledger.leaf l join ledger.entry e on e.id = l.entry_id ${PARTS}`
/** Also those the sequencer has not seen yet. */
export const SELECT_ENTRIES = `select ${COLUMNS} from ledger.entry e left join ledger.leaf l on l.entry_id = e.id ${PARTS}`

/** The canonical text of the body, or null when it was erased. Throws when it cannot be what was sealed. */
export function openBody(row: EntryRow, keys: LifeKeys): string | null {
  if (row.sealed === null) return null
  const context = bodyContext(row.stream, row.version)
  if (row.type === BODY_ERASED) return open(keys.groundKey, row.sealed, context).toString()
  if (row.wrapped === null) throw new Error(`The key of life ${row.stream} is gone, its bodies are not`)
  return open(keys.unwrap(row.stream, row.wrapped), row.sealed, context).toString()
}

export function storedEntry(row: EntryRow, keys: LifeKeys): StoredEntry {
  const envelope = parseEnvelope(parseJson(row.envelope))
  if (envelope === undefined) throw new Error(`Entry ${row.id} has no envelope that can be read`)
  const body = openBody(row, keys)
  return {
    id: row.id,
    leafIndex: row.leaf_index === null ? null : Number(row.leaf_index),
    envelope,
    leafHash: row.leaf_hash.toString('hex'),
    body: body === null ? null : parseJsonObject(body),
  }
}
