import type { AccountabilityOutcome, EvidenceKind, Sanction, Violation } from '../codes.ts'

interface Done {
  readonly at: string
  readonly by: string
}
/** What the record itself holds: whoever opens the link sees the entry, and fsck proves it. */
export interface EvidenceLink {
  readonly kind: EvidenceKind
  /** Stream; for an entry its leaf hash. */
  readonly id: string
  /** What people call it, as it was when it was tied on. */
  readonly label: string
}
/** 问责立案. */
export interface AccountabilityOpened extends Done {
  readonly type: 'AccountabilityOpened'
  readonly number: string
  readonly violation: Violation
  readonly facts: string
  readonly evidence: readonly EvidenceLink[]
  /** The organ that answers. */
  readonly organ: string
  /** The officer who answers; null: the organ alone. */
  readonly person: string | null
}
export interface AccountabilityEvidenceAdded extends Done {
  readonly type: 'AccountabilityEvidenceAdded'
  readonly evidence: readonly EvidenceLink[]
}
/** 告知: facts and evidence are put to whoever is to answer, with a day to reply (公职人员政务处分法 43). */
export interface AccountabilityTold extends Done {
  readonly type: 'AccountabilityTold'
  /** Plain date. */
  readonly replyUntil: string
}
export interface AccountabilityStatementGiven extends Done {
  readonly type: 'AccountabilityStatementGiven'
  readonly text: string
}
export interface AccountabilityDecided extends Done {
  readonly type: 'AccountabilityDecided'
  readonly outcome: AccountabilityOutcome
  readonly sanction: Sanction | null
  /** Who decided, where it was another: the appointing organ, the supervisory commission. */
  readonly authority: string
  readonly documentNumber: string
  readonly reason: string
  /** Plain dates; null where it has no period of effect. */
  readonly from: string | null
  readonly until: string | null
}
/** 复审、复核, 申诉: what became of the decision. */
export interface AccountabilityReviewed extends Done {
  readonly type: 'AccountabilityReviewed'
  readonly outcome: 'UPHELD' | 'REVOKED'
  readonly documentNumber: string
  readonly reason: string
}
export type AccountabilityEvent =
  | AccountabilityOpened
  | AccountabilityEvidenceAdded
  | AccountabilityTold
  | AccountabilityStatementGiven
  | AccountabilityDecided
  | AccountabilityReviewed
export const ACCOUNTABILITY_TYPES = [
  'AccountabilityOpened',
  'AccountabilityEvidenceAdded',
  'AccountabilityTold',
  'AccountabilityStatementGiven',
  'AccountabilityDecided',
  'AccountabilityReviewed',
] as const satisfies readonly AccountabilityEvent['type'][]
