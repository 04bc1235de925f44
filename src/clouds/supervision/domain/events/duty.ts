interface At {
  readonly at: string
}
interface Done extends At {
  readonly by: string
}

/** What kind of act is pushed: every one of them changes what a department has to supervise. */
export type PushKind =
  | 'GRANT'
  | 'ALTERATION'
  | 'RENEWAL'
  | 'REPLACEMENT'
  | 'DEREGISTRATION'
  | 'FILING'
  | 'COMMITMENT'
  | 'REFUSAL'
  | 'ANNULMENT'

export interface DutyOpened extends At {
  readonly type: 'DutyOpened'
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  /** The competent department that must supervise. */
  readonly organ: string
  /** The organ that decided. */
  readonly decidedBy: string
  /** ENDED: what was granted was annulled. */
  readonly outcome: 'GRANTED' | 'REFUSED' | 'ENDED'
  readonly object: { readonly name: string; readonly idNumber: string; readonly address: string }
  /** Instant of the decision: the push's lag is measured from it. */
  readonly decidedAt: string
  /** Officers who accepted, examined or decided: they can never supervise the same case. */
  readonly approvers: readonly string[]
  /** Everything about its push; absent in entries from before 2026-11-22. */
  readonly push?: Push
  /** The returned duty in whose place it stands. */
  readonly insteadOf?: string
}
export interface Push {
  readonly kind: PushKind
  /** Leaf hash of the act that is pushed: coverage is counted by it. */
  readonly cause: string
  /** Opaque id of the applicant in the case. */
  readonly holder: string
  readonly itemVersion: number
  /** Code of the region in which the object lies, as far as its address tells; null when it tells nothing. */
  readonly region: string | null
  /** GB/T 4754; null when nobody stated it. */
  readonly industry: string | null
  /** By which list and which of its lines; null: the item's standard, or an officer's check, named the organ. */
  readonly list: number | null
  readonly line: string | null
  readonly basis: 'LIST' | 'STANDARD' | 'CHECKED'
  /** Every organ this act was pushed to, so that a push half done is seen. */
  readonly organs: readonly string[]
  /** Organs above that read along. */
  readonly upper: readonly string[]
  /** Until when somebody must have claimed it. */
  readonly claimDue: string
  /** Plain date of the first inspection; null where the standard asks for none. */
  readonly firstCheckDue: string | null
  /** Working days from an inspection to its record. */
  readonly feedbackDays: number
  /** What the object stated about itself: the facts an inspection is aimed by. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly commitment: string | null
  readonly validUntil: string | null
}
/** 签收: the department has it, which is not yet that somebody has taken it on. */
export interface DutyAcknowledged extends Done {
  readonly type: 'DutyAcknowledged'
  readonly means: 'PORTAL' | 'API' | 'WEBHOOK'
}
/** A department's own system did not take it; `nextAt` null: nobody tries again (dead letter). */
export interface DutyDeliveryFailed extends Done {
  readonly type: 'DutyDeliveryFailed'
  readonly attempt: number
  readonly fault: string
  readonly nextAt: string | null
}
export interface DutyClaimed extends Done {
  readonly type: 'DutyClaimed'
}
/** The claim limit has passed and nobody claimed it. */
export interface DutyClaimMissed extends Done {
  readonly type: 'DutyClaimMissed'
  readonly due: string
}
export interface DutyReturned extends Done {
  readonly type: 'DutyReturned'
  readonly reason: string
  /** Whose it is in the opinion of whoever returns it. */
  readonly proposes?: string
}
/** 退回不成立: it stays with the organ it was pushed to. */
export interface DutyReturnDeclined extends Done {
  readonly type: 'DutyReturnDeclined'
  readonly reason: string
  /** The limit runs anew. */
  readonly claimDue: string
}
/** 重新分送: other organs have it now; this duty is at its end. */
export interface DutyRerouted extends Done {
  readonly type: 'DutyRerouted'
  readonly organs: readonly string[]
  readonly reason: string
}
/** 已检查: somebody was there; the record has still to follow. */
export interface DutyInspected extends Done {
  readonly type: 'DutyInspected'
  /** Plain date. */
  readonly on: string
  /** Stream of the inspection, when it was one of the inspection cloud's. */
  readonly inspection: string | null
}
export interface SupervisionRecorded extends Done {
  readonly type: 'SupervisionRecorded'
  /** 行政许可法 61: what was checked and how it was dealt with is recorded and signed. */
  readonly method: 'ON_SITE' | 'PAPERS' | 'REMOTE'
  readonly found: string
  readonly result: 'NORMAL' | 'PROBLEM'
  readonly measure: string
}
/** 审批局处理监管反馈: what the bureau did about a record, or that it noted it. */
export interface RecordAnswered extends Done {
  readonly type: 'RecordAnswered'
  /** Which of the duty's records, from 0. */
  readonly record: number
  readonly answer: 'NOTED' | 'ACTED'
  readonly text: string
}
export type DutyEvent =
  | DutyOpened
  | DutyAcknowledged
  | DutyDeliveryFailed
  | DutyClaimed
  | DutyClaimMissed
  | DutyReturned
  | DutyReturnDeclined
  | DutyRerouted
  | DutyInspected
  | SupervisionRecorded
  | RecordAnswered

export const DUTY_TYPES = [
  'DutyOpened',
  'DutyAcknowledged',
  'DutyDeliveryFailed',
  'DutyClaimed',
  'DutyClaimMissed',
  'DutyReturned',
  'DutyReturnDeclined',
  'DutyRerouted',
  'DutyInspected',
  'SupervisionRecorded',
  'RecordAnswered',
] as const satisfies readonly DutyEvent['type'][]
