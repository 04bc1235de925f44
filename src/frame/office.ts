import type { StoredEntry } from '#ledger'
import type { Actor } from '#policy'
import type { CalendarData, IssuedNotice, Json, JsonObject, PublishedNotice, WorkingCalendar } from '#kernel'
import type { References } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Booklet, StatementKind } from '#seal'
import type { RunRequest, RunResult, SignedAct } from './services.ts'

/** The seal's machinery. One seal for the bureau; how its key is kept is the app's business. */
export interface SealOffice {
  /** Stream of the bureau's one seal. */
  readonly stream: string
  /** Stream of the seal of an organ that decides in its own name; whether it has one, that life says. */
  readonly ownStream: (organ: string) => string
  readonly organName: string
  /** Renders a document with an empty signature and the seal's impression; same input, same bytes. */
  readonly prepare: (document: DocumentContent) => Promise<{ readonly prepared: Uint8Array; readonly digest: string }>
  /** Applies the seal to prepared bytes, with the key the ledger names. */
  readonly apply: (prepared: Uint8Array, digest: string, certSha256: string) => Promise<Uint8Array>
  /** How long the certificate of this key of the seal holds; undefined when the key is not at hand. */
  readonly findKey: (certSha256: string) => Promise<KeyValidity | undefined>
  /** Verdict on an uploaded PDF against this bureau's own roots. */
  readonly verifyPdf: (bytes: Uint8Array, known?: KnownOfSeals) => Promise<PdfVerdict>
  /** The bureau's own certificates, newest of each kind first. */
  readonly certificates: () => readonly OwnCertificate[]
  /** Who of the bureau certifies, and so publishes lists of what was revoked. */
  readonly authorities: () => readonly Authority[]
  /** A signed list of how certificates stand, as JWS: whoever verifies off line reads it. */
  readonly issueStatusList: (list: {
    readonly list: number
    readonly number: number
    readonly issuedAt: string
    readonly expiresAt: string
    /** Four bits a certificate. */
    readonly places: Uint8Array
  }) => Promise<string>
  /** What the bureau says to strangers and other regions, as JWS by its newest authority. */
  readonly signStatement: (kind: StatementKind, claims: JsonObject & { readonly iat: number }) => Promise<string>
  /** The authority of ours that issued this certificate (PEM), and its serial there. */
  readonly issuerOf: (
    pem: string,
  ) => { readonly authority: Authority; readonly serial: string; readonly certSha256: string } | undefined
  /** Characters of a text that no paper of ours can print, each once. */
  readonly unprintable: (text: string) => readonly string[]
  /** SHA-256 of the certificate of the newest key; which one is in force, the seal's life says. */
  readonly certSha256: string
  /** What a certificate's QR says: the address of the public verify page with this token. */
  readonly verifyUrl: (token: string) => string
}

export interface KeyValidity {
  /** ISO instants. */
  readonly validFrom: string
  readonly validUntil: string
}
export interface OwnCertificate extends KeyValidity {
  readonly role: 'root' | 'issuingCa' | 'seal' | 'timestamp'
  readonly certSha256: string
  readonly pem: string
  readonly newest: boolean
}
/** What the ledger knows that a file alone does not tell. */
export interface KnownOfSeals {
  /** Signed revocation lists, DER. */
  readonly lists: readonly Uint8Array[]
  /** ISO instant at which the ledger recorded this very file; null when it knows no such file. */
  readonly provenAt: string | null
}
export interface Authority {
  /** Stream of its revocations. */
  readonly stream: string
  readonly certSha256: string
  /** A signed list, DER in base64. */
  readonly issueList: (list: {
    readonly number: number
    readonly thisUpdate: string
    readonly nextUpdate: string
    readonly revoked: readonly {
      readonly serial: string
      readonly revokedAt: string
      readonly reason: 'KEY_COMPROMISE' | 'SUPERSEDED' | 'CESSATION' | 'AFFILIATION_CHANGED'
      readonly since: string
    }[]
  }) => Promise<string>
}

/** Officers' signing keys: the bureau's CA certifies what the holder enrolled and a second person confirmed. */
export interface KeyOffice {
  /** A fresh challenge for this officer, good for ten minutes. */
  readonly newChallenge: (officer: string) => string
  /** Whether the challenge is this officer's and fresh, and the proof shows that he holds the key. */
  readonly checkProof: (proof: {
    readonly officer: string
    readonly challenge: string
    readonly spki: string
    readonly value: string
  }) => boolean
  /** Issues the officer's certificate (X.509, PEM). */
  readonly certify: (request: {
    readonly officer: string
    readonly name: string
    readonly organName: string
    readonly spki: string
    readonly at: string
  }) => Promise<{ readonly certificate: string; readonly certSha256: string; readonly validUntil: string }>
}

/** Credentials live outside the ledger; this opens them for officers the ledger knows. */
export interface AccountOffice {
  /** Answers false when the username is taken. */
  readonly openOfficerAccount: (account: {
    readonly username: string
    readonly password: string
    readonly officer: string
  }) => Promise<boolean>
  /** Usernames of officers, for the administrator's list. */
  readonly usernames: () => Promise<ReadonlyMap<string, string>>
  /** When each officer last used his account, ISO instant; whoever never did is not in it. */
  readonly lastUses: () => Promise<ReadonlyMap<string, string>>
  /** Officers whose account was used in several places within the same two minutes. */
  readonly usedAtOnce: (at: string) => Promise<readonly { readonly officer: string; readonly places: number }[]>
  /** The opaque ids under which an applicant's account stands in entries, one per case. */
  readonly aliases: (account: string) => Promise<readonly string[]>
  /** Those of the lives begun last, newest first. */
  readonly newestAliases: (account: string, limit: number) => Promise<readonly string[]>
  /** The applicant's account behind such an id; null for officers, the system, and whoever was forgotten. */
  readonly accountOf: (alias: string) => Promise<string | null>
  /** The one of them in this life; undefined when the account has no part in it. */
  readonly findAlias: (account: string, stream: string) => Promise<string | undefined>
}
export interface DocumentContent {
  readonly template:
    'certificate' | 'acceptanceNotice' | 'correctionNotice' | 'nonAcceptanceNotice' | 'refusalNotice' | 'notice'
  readonly title: string
  readonly number: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly paragraphs: readonly string[]
  /** Whom a notice addresses, without the colon. */
  readonly addressee?: string
  /** A numbered list: what to correct. */
  readonly items?: readonly string[]
  /** Paragraphs after list and table: remedies, closing words. */
  readonly closing?: readonly string[]
  /** Plain date printed on the document. */
  readonly date: string
  /** When the seal is put on it (ISO instant), written into the signature. */
  readonly signingTime: string
  readonly qrText: string | null
  /** 用印机关: whose seal and name stand on it; absent: the bureau's. */
  readonly sealedBy?: string
  /** A certificate type's own template (Typst) in place of the house's form. */
  readonly ownTemplate?: string
}
/** What a template of somebody's own came to. */
export type TemplateTrial =
  | { readonly ok: true; readonly svg: string; readonly pages: number; readonly missingGlyphs: readonly string[] }
  | { readonly ok: false; readonly code: 'REFUSED'; readonly detail: string }
  | { readonly ok: false; readonly code: 'TOO_SLOW' }
export interface PdfVerdict {
  readonly ok: boolean
  readonly code: string
  readonly fileSha256: string
}

/** Papers that inform and decide nothing: printed without a seal, waiting behind those that carry one. */
export interface PrintOffice {
  readonly booklet: (booklet: Booklet) => Promise<Uint8Array>
  /** Tries a template of somebody's own where it can be stopped; nothing is sealed. */
  readonly tryTemplate: (
    text: string,
    content: Omit<DocumentContent, 'ownTemplate' | 'template'>,
  ) => Promise<TemplateTrial>
  /** The house's own form of a certificate: where a template of its own begins. */
  readonly certificateForm: () => string
}

/** Published standards and organs, from memory, kept current by following the ledger. */
export interface CatalogueOffice {
  /** Without a version: the one in force today; undefined also when the item has left the list. */
  readonly findItem: (code: string, version?: number) => Promise<PublishedItem | undefined>
  /** An item that has left the list, as it last stood, and why (取消、改备案、合并); undefined for all others. */
  readonly retiredItem: (code: string) => RetiredItem | undefined
  /** Every published version that was not withdrawn, oldest first; scheduled ones last. */
  readonly versionsOf: (code: string) => readonly PublishedItem[]
  /** The version of every item that binds an application made today. */
  readonly inForce: () => readonly PublishedItem[]
  /** Laws that items rest on, by title. */
  readonly laws: References['laws']
  /** The catalogue from the level above. */
  readonly generalCatalogue: References['generalCatalogue']
  readonly stepModules: References['stepModules']
  /** Which permits the words of a business scope ask for. */
  readonly scopePermits: References['scopePermits']
  readonly regions: References['regions']
  readonly organName: (organ: string) => string
  readonly organs: () => readonly {
    readonly id: string
    readonly name: string
    readonly nameEn: string
    readonly kind: string
    readonly region: string
    /** The department a window takes in for, where it has no power of its own. */
    readonly collectsFor: string | null
    /** 下属单位: the organ this body stands under; null for every other. */
    readonly under: string | null
    /** 内设科室 that work today. */
    readonly sections: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[]
  }[]
  readonly officerName: (officer: string) => string
  /** Section of his organ in which this officer sits; null for one who sits in none. */
  readonly sectionOf: (officer: string) => string | null
  /** A name as the register has it in Chinese (of an item, an organ, a certificate), in the reader's language where it is known. */
  readonly nameIn: (language: 'zh' | 'en', name: string) => string
  /** The newest in-force version of every item that people mean by these words; best first. */
  readonly search: (search: ItemSearch) => Promise<ItemHits>
  /** How many parent items (大项) and handling items (小项) are in force. */
  readonly count: () => Promise<{ readonly items: number; readonly subItems: number }>
}
/** Which part of an item holds what was asked. */
type MatchField = 'NAME' | 'KEYWORD' | 'CODE' | 'PARENT' | 'LAW' | 'ORGAN' | 'SOUND' | 'SYNONYM' | 'EVENT'

export interface ItemSearch {
  readonly q?: string
  /** What somebody sets out to do (情形). */
  readonly event?: string
  readonly organ?: string
  readonly kind?: string
  readonly audience?: string
  readonly source?: string
  readonly region?: string
  readonly domain?: string
  readonly level?: string
  readonly origin?: string
  readonly channel?: string
  readonly after?: string
  readonly limit?: number
}
export interface ItemHits {
  readonly items: readonly PublishedItem[]
  /** Why each is among the answers; null where nothing was asked. */
  readonly reasons: readonly ({ readonly field: MatchField; readonly text: string } | null)[]
  readonly after: string | null
  readonly total: number
}
export interface PublishedItem {
  readonly code: string
  readonly version: number
  readonly publishedAt: string
  /** Plain date from which it binds applications. */
  readonly effectiveFrom: string
  readonly standard: ItemStandard
}

export interface RetiredItem {
  readonly last: PublishedItem
  readonly way: 'CANCELLED' | 'CONVERTED_TO_FILING' | 'MERGED'
  readonly reason: string
  readonly basis: string
  /** Plain date from which it can no longer be applied for. */
  readonly effectiveFrom: string
  /** Codes of the items people go to instead. */
  readonly successors: readonly string[]
}

/** The working calendar, from memory, kept current by following the ledger: a notice holds on every node at once. */
export interface CalendarOffice {
  /** The calendar of an organ's region; without one, the whole country's. */
  readonly current: (organ?: string) => WorkingCalendar
  /** The calendar of a place that is no organ's own, such as a service point. */
  readonly ofRegion: (region: string) => WorkingCalendar
  /** The days that came with the program. */
  readonly base: CalendarData
  /** Every notice published here, oldest first. A new list whenever one comes. */
  readonly notices: () => readonly PublishedNotice[]
  /** What the notice would move of what now runs. */
  readonly touchedBy: (notice: IssuedNotice) => Promise<TouchedDeadlines>
}
export interface TouchedDeadlines {
  /** Open cases looked at. */
  readonly open: number
  /** Last days that move. */
  readonly moved: number
  /** Open cases none of whose last days is provisional any more. */
  readonly settled: number
  /** The first of those that move, up to a pageful. */
  readonly deadlines: readonly MovedDeadline[]
}
export interface MovedDeadline {
  readonly caseNumber: string
  readonly itemName: string
  readonly organ: string
  readonly limit: 'acceptance' | 'promised' | 'statutory'
  readonly before: string
  readonly after: string
}

/** Signed acts (design §4): prepare fixes body and salt; commit checks the officer's signature and appends. */
export interface DocumentOffice {
  readonly prepareAct: (request: RunRequest) => Promise<PreparedAct | Extract<RunResult, { ok: false }>>
  readonly commitAct: (act: SignedAct, by: Actor, idempotency?: RunRequest['idempotency']) => Promise<RunResult>
  /** An act of one entry that the system does under an officer's authorisation, signed with the system's own key. */
  readonly signBySystem: (request: RunRequest) => Promise<RunResult>
}
export interface PreparedAct {
  readonly ok: true
  readonly prepared: string
  /** The exact text whose bytes, after "oneseal-act-v1\0", the device signs. */
  readonly envelope: string
  /** What the envelope's bodyHash commits to, and the salt (base64) that opens it. */
  readonly salt: string
  readonly body: JsonObject
  readonly expiresAt: string
}

/** Who may act for whom, as the parties cloud knows it. */
export interface PartyOffice {
  /** On what ground this account may act for that enterprise in that item today; null when it may not. */
  readonly mayActFor: (account: string, creditCode: string, itemCode: string) => Promise<Standing | null>
  /** Whom an application of this account is most likely for, from what was verified; null when nothing was. */
  readonly likelyApplicant: (account: string) => Promise<LikelyApplicant | null>
}
export interface Standing {
  readonly basis: 'LEGAL_REPRESENTATIVE' | 'MANDATE'
  /** Stream of the mandate; null for the legal representative himself. */
  readonly mandate: string | null
  /** Who really acts (经办人). */
  readonly handler: { readonly name: string; readonly idNumber: string }
  /** The enterprise's name as the register has it. */
  readonly enterpriseName: string
}
export interface LikelyApplicant {
  readonly kind: 'PERSON' | 'ENTERPRISE'
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** Proofs for pages and bundles. */
export interface ProofOffice {
  readonly size: () => Promise<number>
  readonly checkpoint: () => Promise<{ readonly note: string; readonly size: number; readonly root: string }>
  readonly inclusion: (leaf: number, size: number) => Promise<readonly string[]>
  /** The entry at this place of the tree. */
  readonly entry: (leaf: number) => Promise<StoredEntry | undefined>
  /** The public bundle for a sealed certificate's entry. */
  readonly bundle: (leaf: number) => Promise<Json>
  readonly trust: () => Json
  /** Base64; what opens the leaf's bodyHash; undefined once erased. */
  readonly salt: (leaf: number) => Promise<string | undefined>
  /** C2SP verifier key of the ledger. */
  readonly vkey: string
}
