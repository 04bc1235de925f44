import type { Limit, ReviewStep, TimeClass } from '#kernel'
import type { Done, Finding } from './shapes.ts'

/** 转办: the case is on this officer's desk now. */
export interface CaseAssigned extends Done {
  readonly type: 'CaseAssigned'
  readonly to: string
  readonly reason: string
}
/** 风险控制: oversight found a danger, and the case stands still until it is released. */
export interface CaseFrozen extends Done {
  readonly type: 'CaseFrozen'
  /** Stream of the risk. */
  readonly risk: string
  readonly reason: string
}
export interface CaseUnfrozen extends Done {
  readonly type: 'CaseUnfrozen'
  readonly risk: string
  readonly reason: string
}
/** 联席会议议定事项: the case is not decided before this is carried out. */
export interface CaseBound extends Done {
  readonly type: 'CaseBound'
  /** Stream of the exchange, and which of the meeting's decisions. */
  readonly exchange: string
  readonly decision: string
  readonly text: string
  /** Who carries it out, and the plain date by which; absent in entries from before 2026-11-22. */
  readonly organ?: string
  readonly due?: string
}
export interface CaseUnbound extends Done {
  readonly type: 'CaseUnbound'
  readonly exchange: string
  readonly decision: string
  readonly report: string
}
/** 事项划转: from its day the item is another organ's to decide, and this case with it. What was done stays done. */
export interface CaseTransferred extends Done {
  readonly type: 'CaseTransferred'
  readonly from: string
  readonly to: string
  /** Number of the batch (划转批次). */
  readonly transfer: string
  readonly basis: string
  /** Plain date from which the other organ decides. */
  readonly effectiveOn: string
}
/** 普通件转复杂件 or back, always with the reason (WF-09). */
export interface CaseReclassified extends Done {
  readonly type: 'CaseReclassified'
  readonly from: TimeClass
  readonly to: TimeClass
  /** What the standard promises in that class: who follows the case counts by it from now on. */
  readonly promised: Limit
  /** What it passes from now on between examination and decision; absent where the class did not decide that yet. */
  readonly reviews?: readonly ReviewStep[]
  readonly reason: string
}
/** The applicant had to come: counted against what the standard promises (AP-47); papers taken contradict zero paper. */
export interface ApplicantVisited extends Done {
  readonly type: 'ApplicantVisited'
  readonly purpose: 'FILING' | 'CORRECTION' | 'ORIGINALS' | 'SURVEY' | 'COLLECTION' | 'OTHER'
  /** Material ids taken on paper. */
  readonly papers: readonly string[]
}
export interface CaseExamined extends Done {
  readonly type: 'CaseExamined'
  readonly findings: readonly Finding[]
  readonly opinion: string
  readonly proposal: 'GRANT' | 'REFUSE'
}
/** 审核 or risk check by another person than the examiner, between examination and decision. */
export interface CaseReviewed extends Done {
  readonly type: 'CaseReviewed'
  /** Step id of the standard. */
  readonly step: string
  readonly agrees: boolean
  readonly opinion: string
}
export interface CaseReturned extends Done {
  readonly type: 'CaseReturned'
  readonly reason: string
  /** Where it goes back to: the examination, or a review already held. */
  readonly to: string
}
/** Once, by the head of the organ, with reasons told (行政许可法 42). */
export interface LimitExtended extends Done {
  readonly type: 'LimitExtended'
  readonly days: number
  readonly reason: string
}
export interface FeeOrdered extends Done {
  readonly type: 'FeeOrdered'
  readonly order: string
  readonly fen: number
}
export interface FeePaid extends Done {
  readonly type: 'FeePaid'
  readonly order: string
  readonly fen: number
  /** Number of the receipt (财政票据). */
  readonly receipt: string
}
/** What had to be written down beside the main line, also on a closed case. */
export interface CaseNoted extends Done {
  readonly type: 'CaseNoted'
  readonly text: string
}
