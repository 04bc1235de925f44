import type { Remark, RemarkAnswer, Retirement } from './events.ts'
import type { DatedVersion } from './in-force.ts'

export interface VersionState extends DatedVersion {
  readonly digest: string
  readonly at: string
  readonly reviewed: boolean
}
export interface DraftState {
  readonly phase: 'drafting' | 'submitted' | 'returned'
  readonly round: number
  readonly base: number
  /** Drafting organ: the competent department or the bureau itself. */
  readonly organ: string
  readonly editors: readonly string[]
  /** Of what was submitted last. */
  readonly digest: string | null
  readonly remarks: readonly Remark[]
  readonly answers: readonly RemarkAnswer[]
}
export interface RetirementState extends Retirement {
  readonly phase: 'proposed' | 'adopted'
  readonly by: string
}
export interface StandardState {
  readonly code: string | null
  /** In the order they were published. */
  readonly versions: readonly VersionState[]
  readonly draft: DraftState | null
  readonly retirement: RetirementState | null
}
export const NOTHING_YET: StandardState = { code: null, versions: [], draft: null, retirement: null }

export type StandardRefusalCode =
  | 'SAME_AS_PUBLISHED'
  | 'OTHER_ITEM'
  | 'PUBLISHED_OUT_OF_ORDER'
  | 'REVIEWED_VERSION_STANDS'
  | 'VERSION_UNKNOWN'
  | 'VERSION_IN_FORCE'
  | 'ITEM_UNKNOWN'
  | 'ITEM_RETIRED'
  | 'DRAFT_OPEN'
  | 'DRAFT_ABSENT'
  | 'DRAFT_UNDER_REVIEW'
  | 'DRAFT_NOT_SUBMITTED'
  | 'DRAFT_CHANGES_NOTHING'
  | 'DRAFT_HAS_FAULTS'
  | 'DRAFT_OF_OTHER_ORGAN'
  | 'DRAFT_MOVED_ON'
  | 'REMARKS_UNANSWERED'
  | 'REMOVAL_WITHOUT_REASON'
  | 'STEPS_WITHOUT_REASON'
  | 'LIMIT_WITHOUT_EVIDENCE'
  | 'EDITOR_REVIEWS'
  | 'REMARKS_MISSING'
  | 'DISAGREEMENT_UNSETTLED'
  | 'EFFECTIVE_IN_THE_PAST'
  | 'EFFECTIVE_BEFORE_LAST'
  | 'NOTICE_NOT_SENT'
  | 'NOTICE_PERIOD_RUNS'
  | 'RETIREMENT_PROPOSED'
  | 'RETIREMENT_ABSENT'
  | 'SUCCESSOR_MISSING'
  | 'SUCCESSOR_ITSELF'
