import type { Pool } from 'pg'
import type { LibraryOffice, UploadOffice } from './library-office.ts'
import type { ArchiveOffice } from './archive-office.ts'
import type { OfdOffice } from './ofd-office.ts'
import type { RecognitionOffice } from './recognition-office.ts'
import type { ReuseOffice } from './reuse-office.ts'
import type { InterplayOffice } from './interplay-office.ts'
import type { FindingsOffice } from './findings-office.ts'
import type { InspectionOffice } from './inspection-office.ts'
import type { SupervisionOffice } from './supervision-office.ts'
import type { PackageDefinition } from '#catalogue'
import type { Actor } from '#policy'
import type { Peers, Signature } from '#adapters'
import type { Decision, Json, JsonObject } from '#kernel'
import type { Api, Input, Output } from '#contract'
import type { StoredEntry } from '#ledger'
import type {
  AccountOffice,
  CalendarOffice,
  CatalogueOffice,
  DocumentOffice,
  KeyOffice,
  PartyOffice,
  PrintOffice,
  ProofOffice,
  SealOffice,
} from './office.ts'

/** A signed act: what the officer's device returned for a prepared envelope (design §4). */
export interface SignedAct {
  /** Id of the prepared act the server kept. */
  readonly prepared: string
  /** The life at whose door it is handed in: an act prepared for another is none here. */
  readonly stream: string
  readonly certSha256: string
  /** P-256 signature, raw r‖s, base64url. */
  readonly value: string
}

export interface RunRequest {
  /** Kind of life, e.g. 'case'. */
  readonly life: string
  /** Opaque stream id (uuid). */
  readonly stream: string
  /** Where it says `by: '$actor'`, the run loop puts the actor id of the entry (for an applicant: one per case). */
  readonly command: JsonObject
  readonly by: Actor
  /** ISO instant; only acts done off-line may give one earlier than now. */
  readonly occurredAt?: string
  /** Makes a repeat of the same request harmless: same scope + key + content replays, other content is refused. */
  readonly idempotency?: { readonly scope: string; readonly key: string; readonly content: Json }
  /** Refuse unless the life stands at exactly this version (what the officer saw). */
  readonly expectedVersion?: number
}

export type RunResult = Ran | Extract<Decision<never>, { ok: false }>

/** The act is durable. A replayed one was durable before: its entries are not read again, its stream is told. */
export interface Ran {
  readonly ok: true
  readonly stream: string
  readonly version: number
  readonly entries: readonly StoredEntry[]
  readonly replayed: boolean
}

/** Load the life, decide, and append entry, body, life row, idempotency row and inline projections in one transaction. */
export type Run = (request: RunRequest) => Promise<RunResult>

/** A loaded life: the fold of its entries and how many there are. */
export interface LoadedLife {
  readonly version: number
  readonly state: Json
}

/** Files by digest; the name and type a person gave are kept with the act that refers to them. */
export interface FileStore {
  /** Stores the bytes and answers their SHA-256, lower-case hex. Twice is harmless. */
  readonly put: (bytes: Uint8Array) => Promise<string>
  /** The bytes, or undefined when no such file is held. */
  readonly find: (sha256: string) => Promise<Uint8Array | undefined>
  /** At the end of its retention. What is not there is no matter. */
  readonly remove: (sha256: string) => Promise<void>
}

/** An order to destroy the bodies of a life; the ground stays in the ledger and names nobody. */
export interface EraseRequest {
  readonly life: string
  readonly stream: string
  readonly ground: string
  readonly by: Actor
}

/** What reactions, jobs and handlers may use. Clouds add their own needs through `extensions` typed by the app. */
export interface Services {
  readonly run: Run
  /**
   * Orders the bodies of a life destroyed. The serving process cannot destroy anything itself: the keeper carries the
   * order out a moment later. Twice is harmless; a life that does not exist is no matter.
   */
  readonly erase: (request: EraseRequest) => Promise<void>
  readonly load: (stream: string) => Promise<LoadedLife | undefined>
  /** Every entry of a life in order: how a cloud learns from another's published events what happened before. */
  readonly history: (stream: string) => Promise<readonly StoredEntry[]>
  /** Read-only use by convention: projections are the only writers of their tables. */
  readonly db: Pool
  readonly files: FileStore
  /** The server's time, ISO 8601 with milliseconds, UTC. */
  readonly now: () => string
  /** A random uuid for a new stream. */
  readonly newId: () => string
  /** The same uuid for the same words in this installation, unguessable outside it. */
  readonly idFrom: (...words: readonly string[]) => string
  /** Clouds' shared machinery (seal, catalogue, calendar …), declared by merging in the room that owns it. */
  readonly office: Office
}

/** The bureau's shared machinery; see app/office.ts for how each is made. */
export interface Office {
  readonly seal: SealOffice
  readonly ofd: OfdOffice
  readonly archiving: ArchiveOffice
  readonly keys: KeyOffice
  readonly printing: PrintOffice
  readonly accounts: AccountOffice
  readonly catalogue: CatalogueOffice
  readonly calendar: CalendarOffice
  readonly documents: DocumentOffice
  readonly proofs: ProofOffice
  readonly parties: PartyOffice
  readonly library: LibraryOffice
  readonly uploads: UploadOffice
  readonly reuse: ReuseOffice
  readonly supervision: SupervisionOffice
  readonly inspection: InspectionOffice
  readonly findings: FindingsOffice
  readonly interplay: InterplayOffice
  readonly recognition: RecognitionOffice
  /** 服务套餐: what is applied for as one matter. */
  readonly packages: readonly PackageDefinition[]
  /** Other houses: identity, register, payment, messages, courier, province. */
  readonly peers: Peers
  /** What people type into a browser, e.g. https://hall.example. */
  readonly publicAddress: string
}

/** What a machine signed when it called a door of its kind. */
export interface MachineCall {
  readonly method: string
  readonly path: string
  readonly signature: Signature
}

/** What every handler gets beside the validated input. */
export interface RequestContext extends Services {
  readonly actor: Actor
  /** Present on every command (Idempotency-Key header), already scoped to actor and route. */
  readonly idempotency?: { readonly scope: string; readonly key: string; readonly content: Json }
  /** Network address of the caller: for limits on what strangers may send, never written into an act. */
  readonly address: string
  /** 'zh' or 'en', from Accept-Language; for texts the server itself writes. */
  readonly language: 'zh' | 'en'
  /** For raw replies (files, streams). */
  readonly reply: {
    readonly send: (bytes: Uint8Array, headers: Readonly<Record<string, string>>) => void
    /** Piece by piece, no faster than the caller reads; who hangs up ends it. */
    readonly stream: (pieces: AsyncIterable<string>, headers: Readonly<Record<string, string>>) => void
  }
  /** For rawBody routes. */
  readonly bytes?: Uint8Array
  /** For machine routes: what the caller says it signed, still to be checked. */
  readonly machine?: MachineCall
}

/** A handler answers its reply, or a refusal, which the frame turns into an RFC 9457 problem. */
export type HandlerResult<R> = R | RefusalAnswer
export interface RefusalAnswer {
  readonly refusal: { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> }
  readonly fields?: readonly { readonly path: string; readonly message: string; readonly messageEn: string }[]
}
export type Handlers<A extends Api> = {
  readonly [K in keyof A]: (input: Input<A[K]>, context: RequestContext) => Promise<HandlerResult<Output<A[K]>>>
}
/** A handler after its types have done their work: the route's schema has already checked the input. */
export type AnyHandler = (input: never, context: RequestContext) => Promise<unknown>
