import { createHash, hash } from 'node:crypto'
import { canonicalJson } from '#kernel'
import type { JsonObject } from '#kernel'
import type { Act, Idempotency, StoredEntry } from './act.ts'
import { BODY_ERASED, bodyContext, replyContext, stateContext } from './life-keys.ts'
import type { LifeKeys } from './life-keys.ts'
import { base64, bodyHash, envelopeText, parseBase64, signedBytes } from './proof/index.ts'
import type { Envelope, UnsignedEnvelope } from './proof/index.ts'
import { drawBytes, seal } from './sealing.ts'

export const SALT_BYTES = 16

/** An act whose bytes are fixed: however often it must be tried, it is the same leaf. */
export interface PreparedAct {
  readonly act: Act
  readonly reached: number
  readonly state: Buffer
  /** Null unless the life is new. */
  readonly newKey: { readonly key: Buffer; readonly wrapped: Buffer } | null
  /** Null when there is no key to remember; empty when there is nothing to say beyond the act itself. */
  readonly reply: Buffer | null
  readonly entries: readonly PreparedEntry[]
}
export interface PreparedEntry {
  readonly version: number
  readonly type: string
  readonly text: string
  readonly leaf: Buffer
  readonly salt: Buffer
  readonly sealed: Buffer
  readonly stored: Omit<StoredEntry, 'id'>
}

/** 2026-01-31T01:02:03.004Z: one form, so that texts sort as times do. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
/** As PostgreSQL writes it: the id is part of what is sealed and hashed, so it has one form too. */
const STREAM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LEAF_PREFIX = Buffer.of(0)

/** Called when nobody else could have caught it: such an act is a bug of the program. */
function assertSound(act: Act, recordedAt: string): void {
  if (act.entries.length === 0) throw new Error('An act without entries is no act')
  if (!STREAM.test(act.stream)) throw new Error(`Not a lower-case uuid: ${act.stream}`)
  if (!INSTANT.test(act.occurredAt) || !INSTANT.test(recordedAt)) throw new Error(`Not an instant: ${act.occurredAt}`)
  if (act.occurredAt > recordedAt) throw new Error(`Nothing is recorded before it occurred: ${act.occurredAt}`)
  if (act.prepared !== undefined && act.entries.length !== 1) throw new Error('A signed act has exactly one entry')
}

/** Canonical text, salt, hashes and sealing: all the work that needs no database. */
export function prepare(act: Act, recordedAt: string, keys: LifeKeys, knownKey: Buffer | null): PreparedAct {
  assertSound(act, recordedAt)
  const newKey = knownKey === null ? keys.create(act.stream) : null
  const key = knownKey ?? newKey?.key
  if (key === undefined) throw new Error('A life has a key')
  const { idempotency } = act
  return {
    act,
    newKey,
    reached: act.expectedVersion + act.entries.length,
    state: seal(key, JSON.stringify(act.state), stateContext(act.stream)),
    reply: idempotency === undefined ? null : sealReply(key, idempotency),
    entries: act.entries.map(({ type, body }, index) =>
      prepareEntry(act, type, body, act.expectedVersion + index + 1, recordedAt, keyFor(type, key, keys)),
    ),
  }
}

const NO_REPLY = Buffer.alloc(0)
const sealReply = (lifeKey: Buffer, { scope, key, reply }: Idempotency) =>
  reply === undefined ? NO_REPLY : seal(lifeKey, JSON.stringify(reply), replyContext(scope, key))

const keyFor = (type: string, lifeKey: Buffer, keys: LifeKeys) => (type === BODY_ERASED ? keys.groundKey : lifeKey)

function prepareEntry(
  act: Act,
  type: string,
  body: JsonObject,
  version: number,
  recordedAt: string,
  key: Buffer,
): PreparedEntry {
  const salt = act.prepared === undefined ? drawBytes(SALT_BYTES) : getSalt(act.prepared.salt)
  const bodyText = Buffer.from(canonicalJson(body))
  const { stream, occurredAt, actor, organ, command } = act
  const envelope: Envelope = {
    v: 1,
    stream,
    version,
    type,
    occurredAt,
    recordedAt,
    actor,
    organ,
    command,
    bodyHash: hash('sha256', Buffer.concat([salt, bodyText]), 'hex'),
    ...(act.prepared === undefined ? {} : { signature: act.prepared.signature }),
  }
  const text = envelopeText(envelope)
  const leafHash = hash('sha256', Buffer.concat([LEAF_PREFIX, Buffer.from(text)]), 'hex')
  return {
    version,
    type,
    text,
    leaf: Buffer.from(leafHash, 'hex'),
    salt,
    sealed: seal(key, bodyText, bodyContext(stream, version)),
    stored: { leafIndex: null, envelope, leafHash, body },
  }
}

function getSalt(text: string): Buffer {
  const salt = parseBase64(text)
  if (salt?.length !== SALT_BYTES) throw new Error(`A salt has ${String(SALT_BYTES)} bytes`)
  return Buffer.from(salt)
}

export interface ActToSign extends Omit<UnsignedEnvelope, 'v' | 'bodyHash'> {
  readonly body: JsonObject
}

/** What the server keeps while the officer signs, and the bytes his device signs. */
export interface PreparedSigning {
  readonly salt: string
  readonly envelope: UnsignedEnvelope
  readonly toBeSigned: Uint8Array<ArrayBuffer>
}

/** `act.version` is the version the entry will have: one more than the officer saw. A conflict needs a new signature. */
export function prepareAct(act: ActToSign, salt: Uint8Array = drawBytes(SALT_BYTES)): PreparedSigning {
  const { stream, version, type, occurredAt, actor, organ, command, body } = act
  const hashOfBody = bodyHash(salt, body, (bytes) => createHash('sha256').update(bytes).digest())
  const envelope: UnsignedEnvelope = {
    v: 1,
    stream,
    version,
    type,
    occurredAt,
    actor,
    organ,
    command,
    bodyHash: hashOfBody,
  }
  return { salt: base64(salt), envelope, toBeSigned: signedBytes(envelope) }
}
