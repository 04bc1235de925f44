import type { LibraryCertificate } from './library-office.ts'

/** 互认: another region whose certificates are believed beside our own. */
export interface RecognisedRegion {
  readonly id: string
  readonly name: string
  /** ISO instants. */
  readonly recognisedSince: string
  /** What was sealed from then on is refused; null while it is recognised. */
  readonly withdrawnSince: string | null
}
export type RegionReason =
  /** Its seal, and nothing more is known: it does not answer now. */
  | 'REGION_SILENT'
  /** Sealed after the recognition ended, or at a time nobody can prove. */
  | 'REGION_WITHDRAWN'
  /** Its seal does not hold. */
  | 'REGION_SEAL_WRONG'
  /** Its own ledger knows no such file. */
  | 'REGION_DISOWNS'
  /** What it answered does not prove what it says. */
  | 'REGION_PROOF_WRONG'
  /** An OFD: its seal holds, and the PDF or the QR code tells the rest. */
  | 'REGION_STATE_ELSEWHERE'
export type RegionCheckName = 'regionSeal' | 'regionLedger' | 'regionStatus'
/** What is said of a certificate another region sealed; never a word about its holder. */
export interface RegionVerdict {
  readonly region: RecognisedRegion
  readonly outcome: 'GENUINE' | 'NOT_GENUINE' | 'PENDING'
  readonly reason: RegionReason | null
  readonly checks: readonly { readonly name: RegionCheckName; readonly ok: boolean }[]
  /** By its signed status list and the days printed on it; null when nobody could say. */
  readonly state: string | null
  readonly sealed: {
    readonly certificateName: string
    readonly identifier: string
    readonly organName: string
    readonly validFrom: string
    readonly validUntil: string | null
    readonly sealedAt: string
  } | null
}

export interface RegionQuestion {
  readonly purpose: 'APPROVAL' | 'SUPERVISION' | 'PUBLIC_SERVICE' | 'ENFORCEMENT'
  readonly caseNumber: string
  readonly holder: string
  /** The asker's code of the type. */
  readonly certificateType: string
  readonly mode: 'DATA' | 'VERDICT'
}
export type RegionHeld = Pick<
  LibraryCertificate,
  'identifier' | 'version' | 'name' | 'state' | 'validFrom' | 'validUntil' | 'rows'
>
export type RegionAnswer =
  | { readonly kind: 'held'; readonly region: string; readonly held: RegionHeld | null }
  | { readonly kind: 'refused'; readonly region: string; readonly code: string }
  | { readonly kind: 'silent'; readonly region: string }
/** A question from a region we recognise, its signature already checked. */
export interface HeardQuestion {
  /** Stream of the region. */
  readonly id: string
  readonly name: string
  /** The organ there whose officer asks. */
  readonly organName: string
  readonly dailyMax: number
  /** Counts once. */
  readonly nonce: string
  readonly origin: string
  /** With our own code of the type. */
  readonly question: RegionQuestion
}

export interface RecognitionOffice {
  /** Those that are recognised now and may be asked. */
  readonly regions: () => Promise<readonly RecognisedRegion[]>
  /** Undefined: sealed by no region that is or was recognised. */
  readonly judgeFile: (bytes: Uint8Array) => Promise<RegionVerdict | undefined>
  /** A QR code that leads to the hall at this address. */
  readonly judgeToken: (token: string, address: string) => Promise<RegionVerdict | undefined>
  /** Asks the library of a recognised region; undefined when it is not recognised (any more). */
  readonly ask: (region: string, organName: string, question: RegionQuestion) => Promise<RegionAnswer | undefined>
  /** Undefined: no question of a region that may ask. */
  readonly hear: (statement: string) => Promise<HeardQuestion | undefined>
  /** Signs what is answered, so that it is an answer to this question alone. */
  readonly answer: (heard: HeardQuestion, held: RegionHeld | null, refusal: string | null) => Promise<string>
}
