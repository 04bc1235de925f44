import { hash } from 'node:crypto'
import { canonicalJson } from '#kernel'
import type { JsonObject } from '#kernel'
import type { StoredEntry } from '../act.ts'
import { BODY_ERASED } from '../life-keys.ts'
import type { LifeKeys } from '../life-keys.ts'
import { parseJson, parseJsonObject } from '../parse-json.ts'
import { parseEnvelope, signedBytes } from '../proof/index.ts'
import type { Envelope } from '../proof/index.ts'
import { openBody } from '../stored.ts'
import type { EntryRow } from '../stored.ts'
import type { Findings } from './finding.ts'

/** Answers whether the officer's signature over these bytes is good, as of the time of the act. */
export type SignatureCheck = (envelope: Envelope, bytes: Uint8Array<ArrayBuffer>) => boolean | Promise<boolean>

export interface CheckedEntry {
  readonly leaf: Buffer
  /** Undefined when what is stored cannot be read as an entry at all. */
  readonly entry: StoredEntry | undefined
  readonly bodyIsSound: boolean
}

const LEAF_PREFIX = Buffer.of(0)

const nameOf = (row: EntryRow) => `entry ${row.id} (life ${row.stream}, version ${String(row.version)})`

/** One entry by itself: what is hashed, what is kept beside it, and what the hash promises of the body. */
export async function checkEntry(
  row: EntryRow,
  keys: LifeKeys,
  findings: Findings,
  signatures: SignatureCheck | undefined,
): Promise<CheckedEntry> {
  const leaf = Buffer.from(hash('sha256', Buffer.concat([LEAF_PREFIX, Buffer.from(row.envelope)]), 'hex'), 'hex')
  if (!leaf.equals(row.leaf_hash)) {
    findings.add('ENVELOPE_CHANGED', nameOf(row), 'the envelope does not have the leaf hash that was stored with it')
  }
  const envelope = readEnvelope(row, findings)
  if (envelope === undefined) return { leaf, entry: undefined, bodyIsSound: false }
  if (envelope.signature !== undefined && signatures !== undefined) {
    const isGood = await signatures(envelope, signedBytes(envelope))
    if (!isGood) findings.add('SIGNATURE_INVALID', nameOf(row), `certificate ${envelope.signature.certSha256}`)
  }
  const body = readBody(row, envelope, keys, findings)
  const entry = {
    id: row.id,
    leafIndex: row.leaf_index === null ? null : Number(row.leaf_index),
    envelope,
    leafHash: leaf.toString('hex'),
    body: body ?? null,
  }
  return { leaf, entry, bodyIsSound: body !== undefined }
}

function readEnvelope(row: EntryRow, findings: Findings): Envelope | undefined {
  const value = attempt(() => parseJson(row.envelope))
  const envelope = parseEnvelope(value)
  if (value === undefined || envelope === undefined || attempt(() => canonicalJson(value)) !== row.envelope) {
    findings.add('ENVELOPE_NOT_CANONICAL', nameOf(row), 'the envelope is not the canonical text of one')
    return undefined
  }
  if (envelope.stream !== row.stream || envelope.version !== row.version || envelope.type !== row.type) {
    findings.add(
      'ROW_DIFFERS_FROM_ENVELOPE',
      nameOf(row),
      `envelope: ${envelope.type}, version ${String(envelope.version)}`,
    )
  }
  if (envelope.occurredAt > envelope.recordedAt) {
    findings.add('RECORDED_BEFORE_IT_OCCURRED', nameOf(row), `${envelope.recordedAt} < ${envelope.occurredAt}`)
  }
  return envelope
}

/** The body; null when there is none; undefined when it is not the one that was recorded. */
function readBody(
  row: EntryRow,
  envelope: Envelope,
  keys: LifeKeys,
  findings: Findings,
): JsonObject | null | undefined {
  if (row.sealed !== null && row.wrapped === null && row.type !== BODY_ERASED) {
    findings.add('BODY_OUTLIVED_ERASURE', nameOf(row), 'the key of its life was destroyed, its body was not')
    return undefined
  }
  const text = attempt(() => openBody(row, keys))
  if (text === null) return null
  const isRecorded =
    text !== undefined &&
    row.salt !== null &&
    hash('sha256', Buffer.concat([row.salt, Buffer.from(text)]), 'hex') === envelope.bodyHash
  if (!isRecorded) findings.add('BODY_CHANGED', nameOf(row), 'the body is not the one the envelope promises')
  return isRecorded ? attempt(() => parseJsonObject(text)) : undefined
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
