import type { Json, JsonObject } from '#kernel'
import type { ActSignature, Envelope } from './proof/index.ts'

/** An entry as it is kept. */
export interface StoredEntry {
  /** Order of insertion, a bigint as text. */
  readonly id: string
  /** Place in the tree; null until the sequencer has given one. */
  readonly leafIndex: number | null
  readonly envelope: Envelope
  /** Lower-case hex. */
  readonly leafHash: string
  /** Null once erased. */
  readonly body: JsonObject | null
}

/** What one command brought about in one life; all of it is appended, or nothing. */
export interface Act {
  /** Opaque uuid. */
  readonly stream: string
  /** Kind of life, e.g. 'case'. */
  readonly life: string
  /** 0: the life is new. */
  readonly expectedVersion: number
  readonly actor: string
  readonly organ: string
  readonly command: string
  /** ISO 8601, UTC, milliseconds; never later than now. */
  readonly occurredAt: string
  readonly entries: readonly { readonly type: string; readonly body: JsonObject }[]
  /** The fold after these entries. */
  readonly state: Json
  readonly idempotency?: Idempotency
  /** Of an act an officer signed on his device: exactly one entry, with the salt he signed. */
  readonly prepared?: { readonly salt: string; readonly signature: ActSignature }
}

export interface Idempotency {
  readonly scope: string
  readonly key: string
  /** Of the request's content: the same key with other content is another matter. */
  readonly digest: string
  /** Only what the act itself does not say: how far it brought its life is remembered anyway. */
  readonly reply?: Json
}

/** What the first arrival of a request was answered. */
export interface Remembered {
  readonly digest: string
  readonly stream: string
  /** What the act brought its life to. */
  readonly version: number
  readonly reply?: Json
  readonly entries: readonly StoredEntry[]
}

export type AppendOutcome =
  | { readonly kind: 'appended'; readonly entries: readonly StoredEntry[] }
  /** The life has moved on, is new when it should not be, or was erased: load it again and decide again. */
  | { readonly kind: 'versionConflict' }
  | ({ readonly kind: 'keyTaken' } & Remembered)

/** A life as its row has it. Of an erased life only its version is left. */
export interface LifeRow {
  readonly version: number
  readonly state: Json
  readonly erased: boolean
}
