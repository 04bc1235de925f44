import type { JsonObject, PinnedStandard, StoppingProcedure } from '#kernel'
import type { Applicant, ApplicationNotAccepted, Defect, Finding, ResultServed, SubmittedMaterial } from './events.ts'
import type { ApplicationSubmitted } from './events.ts'

/** `at` is the instant the act is done, `by` the opaque id of who does it. */
interface Order {
  readonly at: string
  readonly by: string
}

export interface SubmitApplication extends Order {
  readonly type: 'SubmitApplication'
  readonly caseNumber: string
  readonly trackingCode: string
  readonly standard: PinnedStandard
  readonly region: string
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
  readonly channel: ApplicationSubmitted['channel']
}

/**
 * Before acceptance every act of the bureau must know whether the five days have already passed in silence
 * (行政许可法 32). The calendar is outside the case, so the last day comes in with the command.
 */
interface ReceiptOrder extends Order {
  /** Plain date, inclusive: the last day on which the bureau may still speak. */
  readonly acceptanceDue: string
}
export interface RequestCorrection extends ReceiptOrder {
  readonly type: 'RequestCorrection'
  readonly defects: readonly Defect[]
}
export interface AcceptApplication extends ReceiptOrder {
  readonly type: 'AcceptApplication'
}
export interface RefuseToAccept extends ReceiptOrder {
  readonly type: 'RefuseToAccept'
  readonly ground: ApplicationNotAccepted['ground']
  readonly reason: string
}
/** Nobody orders it: it records what the law has already brought about. */
export interface DeemAccepted extends ReceiptOrder {
  readonly type: 'DeemAccepted'
  /** Plain date of the receipt from which acceptance has effect. */
  readonly effectiveFrom: string
}
export interface SubmitCorrection extends Order {
  readonly type: 'SubmitCorrection'
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
}
export interface WithdrawApplication extends Order {
  readonly type: 'WithdrawApplication'
  readonly reason: string
}
export interface ExamineCase extends Order {
  readonly type: 'ExamineCase'
  readonly findings: readonly Finding[]
  readonly opinion: string
  readonly proposal: 'GRANT' | 'REFUSE'
}
export interface ReturnCase extends Order {
  readonly type: 'ReturnCase'
  readonly reason: string
}
export interface StartProcedure extends Order {
  readonly type: 'StartProcedure'
  readonly procedure: StoppingProcedure
  readonly reason: string
}
export interface EndProcedure extends Order {
  readonly type: 'EndProcedure'
  readonly outcome: string
}
export interface ExtendLimit extends Order {
  readonly type: 'ExtendLimit'
  /** Plain date, inclusive: the statutory limit as it stands. */
  readonly statutoryDue: string
  readonly days: number
  readonly reason: string
}
export interface GrantCase extends Order {
  readonly type: 'GrantCase'
  readonly opinion: string
  readonly validFrom: string
  readonly validUntil: string | null
}
export interface RefuseCase extends Order {
  readonly type: 'RefuseCase'
  readonly reasons: string
}
export interface ServeResult extends Order {
  readonly type: 'ServeResult'
  readonly means: ResultServed['means']
}

export type CaseCommand =
  | SubmitApplication
  | RequestCorrection
  | SubmitCorrection
  | AcceptApplication
  | DeemAccepted
  | RefuseToAccept
  | ExamineCase
  | ReturnCase
  | GrantCase
  | RefuseCase
  | WithdrawApplication
  | ExtendLimit
  | StartProcedure
  | EndProcedure
  | ServeResult
