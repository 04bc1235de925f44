/** Published language of reuse: consent, calls of certificates, and proofs that ought not to be asked for. */

interface Done {
  readonly at: string
  readonly by: string
}

/** 长期授权: what the library holds of this holder may be fetched for every case of this account until withdrawn. */
export interface FetchConsentGiven extends Done {
  readonly type: 'FetchConsentGiven'
  readonly holder: string
}
export interface FetchConsentWithdrawn extends Done {
  readonly type: 'FetchConsentWithdrawn'
}
export type ConsentEvent = FetchConsentGiven | FetchConsentWithdrawn

export const PURPOSES = ['APPROVAL', 'SUPERVISION', 'PUBLIC_SERVICE', 'ENFORCEMENT'] as const
export type Purpose = (typeof PURPOSES)[number]
export type CallMode = 'DATA' | 'RENDITION' | 'VERDICT'
export type CallOutcome =
  | 'IN_FORCE'
  | 'NOT_YET'
  | 'EXPIRED'
  | 'ENDED'
  | 'NOT_HELD'
  /** 未列入共享范围. */
  | 'NOT_SHARED'
  | 'FIELD_NOT_SHARED'
  | 'CASE_NOT_OF_HOLDER'
  /** 互认地区: it refused, or did not answer. */
  | 'REGION_REFUSED'
  | 'REGION_SILENT'
/** 调用: one certificate asked for once, whatever was answered. Holds personal data in its body alone. */
export interface CertificateCalled extends Done {
  readonly type: 'CertificateCalled'
  readonly organ: string
  readonly caller: 'OFFICER' | 'SYSTEM'
  /** Of the department's system; null when an officer called. */
  readonly systemName: string | null
  /** The other region whose library was asked, or that asked ours. */
  readonly region?: string
  readonly purpose: Purpose
  readonly caseNumber: string
  readonly holder: string
  readonly certificateType: string
  readonly certificateName: string
  readonly identifier: string | null
  /** Labels of the lines that were told. */
  readonly fields: readonly string[]
  readonly mode: CallMode
  readonly outcome: CallOutcome
}

/** CE-11: an officer tried to ask the applicant for what the library holds. Refused, and kept. */
export interface HeldProofAsked extends Done {
  readonly type: 'HeldProofAsked'
  readonly case: string
  readonly caseNumber: string
  readonly organ: string
  readonly material: string
  readonly certificateName: string
  readonly identifier: string
}

/** A department's system may call certificates of these types for these purposes. */
export interface SystemGranted extends Done {
  readonly type: 'SystemGranted'
  readonly name: string
  readonly organ: string
  readonly purposes: readonly Purpose[]
  readonly types: readonly string[]
  readonly dailyMax: number
  /** Plain date, inclusive. */
  readonly until: string
  readonly basis: string
}
export interface SystemGrantRevoked extends Done {
  readonly type: 'SystemGrantRevoked'
  readonly reason: string
}
export type SystemGrantEvent = SystemGranted | SystemGrantRevoked

export type ProofFindingKind = 'CIRCULAR' | 'REPEATED' | 'ABSURD' | 'REPORTED'
/** 证明事项清理: what the system found in the standards, or somebody was asked for. */
export interface ProofFindingOpened extends Done {
  readonly type: 'ProofFindingOpened'
  /** What whoever reported it follows it up by. */
  readonly code: string
  readonly kind: ProofFindingKind
  readonly items: readonly string[]
  readonly proof: string
  /** Who asked for it, in the reporter's words or by name. */
  readonly organ: string
  readonly said: string
  readonly contact: string
}
/** Adjusted: the demand is taken out. Kept: it stays, and why. */
export interface ProofFindingAnswered extends Done {
  readonly type: 'ProofFindingAnswered'
  readonly outcome: 'ADJUSTED' | 'KEPT'
  readonly answer: string
}
export type ProofFindingEvent = ProofFindingOpened | ProofFindingAnswered

export const CONSENT_TYPES = ['FetchConsentGiven', 'FetchConsentWithdrawn'] as const
export const SYSTEM_GRANT_TYPES = ['SystemGranted', 'SystemGrantRevoked'] as const
export const PROOF_FINDING_TYPES = ['ProofFindingOpened', 'ProofFindingAnswered'] as const
