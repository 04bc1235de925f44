import { isJsonObject, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { bodyHash, parseBase64 } from '#ledger/proof'

/** What the server answers when it has prepared an act for signing. */
export interface Prepared {
  readonly envelope: string
  /** Base64. */
  readonly salt: string
  readonly body: Readonly<Record<string, unknown>>
}
/** What the officer is about to sign, read from nothing but the bytes themselves. */
export interface ReadAct {
  readonly type: string
  /** ISO instant. */
  readonly occurredAt: string
  readonly body: JsonObject
}

/**
 * What you see is what you sign: the words on the screen come from a body that the envelope's hash commits to, in the
 * life the officer looked at. Undefined when they do not belong together; then nobody may be asked to sign.
 */
export function readPreparedAct(prepared: Prepared, stream: string): ReadAct | undefined {
  const envelope = read(prepared.envelope)
  const body = read(JSON.stringify(prepared.body))
  const salt = parseBase64(prepared.salt)
  if (!isJsonObject(envelope) || !isJsonObject(body) || salt === undefined) return undefined
  const { type, occurredAt } = envelope
  if (typeof type !== 'string' || typeof occurredAt !== 'string' || envelope['stream'] !== stream) return undefined
  return bodyHash(salt, body) === envelope['bodyHash'] ? { type, occurredAt, body } : undefined
}

function read(text: string): Json | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
