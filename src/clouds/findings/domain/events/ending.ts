import type { EndingKind, Hearing, ServiceMeans } from '../kinds.ts'

export type { EndingKind, Hearing, ServiceMeans } from '../kinds.ts'

interface Done {
  readonly at: string
  readonly by: string
}

/** The permit it is about. Holder's name: bodies only. */
export interface PermitRef {
  readonly case: string
  readonly caseNumber: string
  /** Stream and number of its certificate; null where the item yields none. */
  readonly certificate: string | null
  readonly identifier: string | null
  readonly itemCode: string
  readonly itemName: string
  readonly holder: string
  /** Opaque id of the applicant in the case. */
  readonly holderAlias: string
  /** The organ that grants permits of this item now. */
  readonly bureau: string
}
export interface Evidence {
  readonly kind: 'INSPECTION' | 'DUTY' | 'OBJECTION' | 'ENTRY' | 'DOCUMENT'
  /** Stream, leaf hash or SHA-256 of a file; what a document is known by. */
  readonly id: string
  readonly label: string
}

/** 监管反馈: a department tells the bureau that something about a permit has to change, and by when it answers. */
export interface FindingSent extends Done {
  readonly type: 'FindingSent'
  readonly number: string
  readonly kind: EndingKind
  readonly case: string
  readonly permit: PermitRef
  readonly organ: string
  readonly basis: string
  readonly grounds: string
  readonly evidence: readonly Evidence[]
  /** Plain date. */
  readonly answerDue: string
}
export interface FindingAnswered extends Done {
  readonly type: 'FindingAnswered'
  readonly answer: 'PROCEDURE' | 'DECLINED'
  readonly procedure: string | null
  readonly reason: string
}
export interface FindingRecalled extends Done {
  readonly type: 'FindingRecalled'
  readonly reason: string
}
/** The day has passed and the bureau has not answered. */
export interface FindingAnswerMissed extends Done {
  readonly type: 'FindingAnswerMissed'
  readonly case: string
  readonly due: string
  /** The organ that owes the answer. */
  readonly organ: string
}
export type FindingEvent = FindingSent | FindingAnswered | FindingRecalled | FindingAnswerMissed
export const FINDING_TYPES = [
  'FindingSent',
  'FindingAnswered',
  'FindingRecalled',
  'FindingAnswerMissed',
] as const satisfies readonly FindingEvent['type'][]

export interface Origin {
  /** MEASURE: an act on the certificate or the case began it, and the procedure follows. */
  readonly type: 'FINDING' | 'OBJECTION' | 'OWN' | 'MEASURE'
  readonly id: string | null
}
/** 立案: a permit is to be changed or ended. */
export interface ProcedureOpened extends Done {
  readonly type: 'ProcedureOpened'
  readonly number: string
  readonly kind: EndingKind
  readonly case: string
  readonly permit: PermitRef
  /** The organ that decides. */
  readonly organ: string
  /** Departments that supervise the permit: they see how it goes on. */
  readonly supervisors: readonly string[]
  readonly origin: Origin
  readonly basis: string
  readonly grounds: string
  readonly evidence: readonly Evidence[]
  readonly hearing: Hearing
  /** Plain date by which it is decided. */
  readonly decisionDue: string
}
/** 陈述、申辩 (行政许可法 7). */
export interface StatementTaken extends Done {
  readonly type: 'StatementTaken'
  readonly from: 'HOLDER' | 'OFFICER'
  readonly text: string
  readonly asksHearing: boolean
}
/** 复核: what the holder said is considered, and why it is followed or not (行政处罚法 45). */
export interface StatementWeighed extends Done {
  readonly type: 'StatementWeighed'
  readonly adopted: boolean
  readonly reason: string
}
export interface HearingMinuted extends Done {
  readonly type: 'HearingMinuted'
  readonly minutes: string
}
/** What happened on the certificate or in the case, where the acts themselves are signed. */
export interface ActFollowed extends Done {
  readonly type: 'ActFollowed'
  readonly act: 'ANNOUNCED' | 'HEARING_ASKED' | 'HEARD' | 'DROPPED' | 'DECIDED' | 'DEREGISTERED'
  /** Leaf hash of that act. */
  readonly cause: string
  readonly when: string
  /** Who acted there; null: the law or the system. */
  readonly who: string | null
  /** ANNOUNCED: last day to speak, plain date. */
  readonly replyUntil: string | null
  /** What was said or given as reason there. */
  readonly text: string
  /** DECIDED: last day of the deregistration that follows (行政许可法 70), plain date; null: none follows. */
  readonly deregisterBy: string | null
}
/** 送达. */
export interface DecisionServed extends Done {
  readonly type: 'DecisionServed'
  readonly means: ServiceMeans
  /** Plain date. */
  readonly on: string
  /** Who received it, number of the receipt, or of the sealed letter. */
  readonly receipt: string
}
/** 后续行为: what was done in reliance on the permit and is to be looked at now. */
export interface LaterAct {
  readonly case: string
  readonly caseNumber: string
  readonly itemName: string
  /** APPLIED: applied for on this certificate; CALLED: the certificate was called as a proof. */
  readonly via: 'APPLIED' | 'CALLED'
}
export interface LaterActsNamed extends Done {
  readonly type: 'LaterActsNamed'
  readonly acts: readonly LaterAct[]
}
export interface LaterActSettled extends Done {
  readonly type: 'LaterActSettled'
  readonly case: string
  readonly outcome: 'STANDS' | 'TO_BE_ENDED'
  readonly reason: string
}
export interface ProcedureDropped extends Done {
  readonly type: 'ProcedureDropped'
  readonly reason: string
}
export interface ProcedureClosed extends Done {
  readonly type: 'ProcedureClosed'
}
export interface ProcedureLimitMissed extends Done {
  readonly type: 'ProcedureLimitMissed'
  readonly case: string
  readonly limit: 'DECISION' | 'DEREGISTRATION'
  readonly due: string
  readonly organ: string
}
export type ProcedureEvent =
  | ProcedureOpened
  | StatementTaken
  | StatementWeighed
  | HearingMinuted
  | ActFollowed
  | DecisionServed
  | LaterActsNamed
  | LaterActSettled
  | ProcedureDropped
  | ProcedureClosed
  | ProcedureLimitMissed
export const PROCEDURE_TYPES = [
  'ProcedureOpened',
  'StatementTaken',
  'StatementWeighed',
  'HearingMinuted',
  'ActFollowed',
  'DecisionServed',
  'LaterActsNamed',
  'LaterActSettled',
  'ProcedureDropped',
  'ProcedureClosed',
  'ProcedureLimitMissed',
] as const satisfies readonly ProcedureEvent['type'][]
