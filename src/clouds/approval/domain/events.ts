import type { Json, JsonObject, PinnedStandard, StoppingProcedure } from '#kernel'

/** What a case's events mean to the legal clock: everyone who follows a case counts its days in the same way. */
export { clockEntryOf, clockLimits } from './case-clock.ts'

/** Published language of the approval cloud: what happened to cases and to standards. A released event never changes. */

export interface Applicant {
  readonly kind: 'PERSON' | 'ENTERPRISE'
  readonly name: string
  /** 公民身份号码 or 统一社会信用代码, check digit verified. */
  readonly idNumber: string
  readonly phone: string
}
export interface SubmittedMaterial {
  /** Material id of the standard. */
  readonly material: string
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
}
/** One thing wanting, said so that the applicant knows what to do (一次性告知). */
export interface Defect {
  readonly subject: 'MATERIAL' | 'FIELD'
  /** Material id, or JSON pointer into the form. */
  readonly ref: string
  readonly problem: string
  readonly remedy: string
}
export interface Finding {
  readonly criterion: string
  readonly met: boolean
  readonly note: string
}
/** `by` is the opaque id of who did it; `at` the instant it was done (ISO, UTC). */
interface Done {
  readonly at: string
  readonly by: string
}

export interface ApplicationSubmitted extends Done {
  readonly type: 'ApplicationSubmitted'
  readonly caseNumber: string
  /** Bearer secret: opens the progress page without sign-in. */
  readonly trackingCode: string
  readonly standard: PinnedStandard
  readonly region: string
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
  readonly channel: 'ONLINE' | 'MOBILE' | 'WINDOW'
}
/** 补正告知: once, everything at once (行政许可法 32). */
export interface CorrectionRequested extends Done {
  readonly type: 'CorrectionRequested'
  readonly noticeNumber: string
  readonly defects: readonly Defect[]
}
export interface CorrectionSubmitted extends Done {
  readonly type: 'CorrectionSubmitted'
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
}
export interface ApplicationAccepted extends Done {
  readonly type: 'ApplicationAccepted'
  readonly noticeNumber: string
}
/** The five days passed in silence: accepted from the day of receipt, noticed now (行政许可法 32). */
export interface AcceptanceDeemed extends Done {
  readonly type: 'AcceptanceDeemed'
  readonly noticeNumber: string
  /** Plain date from which it has effect. */
  readonly effectiveFrom: string
}
export interface ApplicationNotAccepted extends Done {
  readonly type: 'ApplicationNotAccepted'
  readonly noticeNumber: string
  readonly ground: 'NOT_REQUIRED' | 'NOT_COMPETENT' | 'STILL_INCOMPLETE'
  readonly reason: string
}
export interface CaseExamined extends Done {
  readonly type: 'CaseExamined'
  readonly findings: readonly Finding[]
  readonly opinion: string
  readonly proposal: 'GRANT' | 'REFUSE'
}
export interface CaseReturned extends Done {
  readonly type: 'CaseReturned'
  readonly reason: string
}
export interface CaseGranted extends Done {
  readonly type: 'CaseGranted'
  readonly opinion: string
  /** Plain dates; null means without end. */
  readonly validFrom: string
  readonly validUntil: string | null
}
/** 不予许可决定, with reasons and the right to reconsideration and suit (行政许可法 38). */
export interface CaseRefused extends Done {
  readonly type: 'CaseRefused'
  readonly noticeNumber: string
  readonly reasons: string
}
export interface ApplicationWithdrawn extends Done {
  readonly type: 'ApplicationWithdrawn'
  readonly reason: string
}
/** Once, by the head of the organ, with reasons told (行政许可法 42). */
export interface LimitExtended extends Done {
  readonly type: 'LimitExtended'
  readonly days: number
  readonly reason: string
}
export interface ProcedureStarted extends Done {
  readonly type: 'ProcedureStarted'
  readonly procedure: StoppingProcedure
  readonly reason: string
}
export interface ProcedureEnded extends Done {
  readonly type: 'ProcedureEnded'
  readonly procedure: StoppingProcedure
  readonly outcome: string
}
export interface ResultServed extends Done {
  readonly type: 'ResultServed'
  readonly means: 'DOWNLOAD' | 'COUNTER'
}
export type CaseEvent =
  | ApplicationSubmitted
  | CorrectionRequested
  | CorrectionSubmitted
  | ApplicationAccepted
  | AcceptanceDeemed
  | ApplicationNotAccepted
  | CaseExamined
  | CaseReturned
  | CaseGranted
  | CaseRefused
  | ApplicationWithdrawn
  | LimitExtended
  | ProcedureStarted
  | ProcedureEnded
  | ResultServed

/** Every event of a case's life, for those who follow all of them. */
export const CASE_EVENT_TYPES = [
  'ApplicationSubmitted',
  'CorrectionRequested',
  'CorrectionSubmitted',
  'ApplicationAccepted',
  'AcceptanceDeemed',
  'ApplicationNotAccepted',
  'CaseExamined',
  'CaseReturned',
  'CaseGranted',
  'CaseRefused',
  'ApplicationWithdrawn',
  'LimitExtended',
  'ProcedureStarted',
  'ProcedureEnded',
  'ResultServed',
] as const satisfies readonly CaseEvent['type'][]

/** A version of an item standard came into force; versions are never changed, only followed. */
export interface StandardPublished extends Done {
  readonly type: 'StandardPublished'
  readonly code: string
  readonly version: number
  /** Hex SHA-256 of the canonical standard, so that publishing the same again is seen to be nothing new. */
  readonly digest: string
  readonly standard: Json
}
