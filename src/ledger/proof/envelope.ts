import { canonicalJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { concat, hex, utf8 } from './encoding.ts'
import { sha256 } from './sha256.ts'
import type { Sha256 } from './sha256.ts'

/** An officer's own signature over an act, made on his device (P-256, raw r‖s in base64url). */
export type ActSignature = {
  readonly alg: 'ES256'
  /** SHA-256 of the signer's certificate, lower-case hex. */
  readonly certSha256: string
  readonly value: string
}

/** What an officer signs: everything that is known before the server sets the time. */
export type UnsignedEnvelope = {
  readonly v: 1
  /** Random ids, never a name, a number or a hash of one: an envelope can never be erased. */
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly occurredAt: string
  readonly actor: string
  readonly organ: string
  readonly command: string
  readonly bodyHash: string
}

export type Envelope = UnsignedEnvelope & {
  readonly recordedAt: string
  readonly signature?: ActSignature
}

/** The exact text that is hashed into the tree, and kept: RFC 8785. */
export const envelopeText = (envelope: Envelope): string => canonicalJson(envelope)

const ACT_CONTEXT = 'oneseal-act-v1\0'

/** What the device signs. The context keeps a signed act from ever being taken for a signed anything else. */
export function signedBytes(envelope: UnsignedEnvelope): Uint8Array<ArrayBuffer> {
  const { v, stream, version, type, occurredAt, actor, organ, command, bodyHash } = envelope
  const signed = { v, stream, version, type, occurredAt, actor, organ, command, bodyHash }
  return concat(utf8(ACT_CONTEXT), utf8(canonicalJson(signed)))
}

/** The salt keeps a short body (a yes, an identity number) from being found by trying all of them. */
export function bodyHash(salt: Uint8Array, body: JsonObject, hash: Sha256 = sha256): string {
  return hex(hash(concat(salt, utf8(canonicalJson(body)))))
}

const MEMBERS = 10
const SIGNATURE_MEMBERS = 3

/** An envelope as it comes from outside, or undefined when it is anything more or less than one. */
export function parseEnvelope(value: Json | undefined): Envelope | undefined {
  if (!isObject(value)) return undefined
  const { v, version, signature, ...texts } = value
  if (v !== 1 || typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return undefined
  const { stream, type, occurredAt, recordedAt, actor, organ, command, bodyHash } = texts
  if (typeof stream !== 'string' || typeof type !== 'string' || typeof bodyHash !== 'string') return undefined
  if (typeof occurredAt !== 'string' || typeof recordedAt !== 'string' || typeof command !== 'string') return undefined
  if (typeof actor !== 'string' || typeof organ !== 'string') return undefined
  const envelope = { v, stream, version, type, occurredAt, recordedAt, actor, organ, command, bodyHash } as const
  const members = Object.keys(value).length
  if (signature === undefined) return members === MEMBERS ? envelope : undefined
  const parsed = parseSignature(signature)
  return parsed === undefined || members !== MEMBERS + 1 ? undefined : { ...envelope, signature: parsed }
}

function parseSignature(value: Json): ActSignature | undefined {
  if (!isObject(value) || Object.keys(value).length !== SIGNATURE_MEMBERS) return undefined
  const { alg, certSha256, value: bytes } = value
  if (alg !== 'ES256' || typeof certSha256 !== 'string' || typeof bytes !== 'string') return undefined
  return { alg, certSha256, value: bytes }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
