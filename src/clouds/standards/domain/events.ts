import type { Json } from '#kernel'

/** Published language of the standards cloud: how an item standard came to be, came into force and ended. */

interface Done {
  /** Opaque id of who did it, and the instant it was done (ISO, UTC). */
  readonly at: string
  readonly by: string
}

/** A version of an item standard was published; versions are never changed, only followed. */
export interface StandardPublished extends Done {
  readonly type: 'StandardPublished'
  readonly code: string
  readonly version: number
  /** Hex SHA-256 of the canonical standard, so that publishing the same again is seen to be nothing new. */
  readonly digest: string
  readonly standard: Json
  /** Plain date from which it is in force; absent: the day it was published. */
  readonly effectiveFrom?: string
  /** It was drafted, reviewed and adopted by two people; absent: taken over by founding or import. */
  readonly reviewed?: true
  /** 事项划转: the standard is the one before it; only who decides is another, by this transfer. */
  readonly transfer?: string
}

/** Someone of the competent department, or of the bureau, began to write the next version (起草). */
export interface StandardDrafted extends Done {
  readonly type: 'StandardDrafted'
  readonly code: string
  /** Version it starts from; 0 for an item that has none. */
  readonly base: number
  readonly organ: string
  readonly reason: string
}

/** 材料精简 (ST-33): what is no longer asked for, on what ground. */
export interface RemovedMaterial {
  readonly material: string
  readonly name: string
  readonly ground: 'SHARED_DATA' | 'COMMITMENT' | 'NO_BASIS' | 'COVERED_BY_OTHER'
  readonly reason: string
}
/** What cases of the item really took, counted before its promise is changed (WF-26). */
export interface LimitEvidence {
  readonly cases: number
  /** Working days from acceptance to decision. */
  readonly median: number | null
  readonly ninetieth: number | null
  readonly longest: number | null
  /** Cases that would have kept the new promise. */
  readonly withinNew: number
}
/** Why the draft differs from the version before it, where the house wants a reason. */
export interface ChangeRecord {
  readonly removals: readonly RemovedMaterial[]
  /** 环节整合 (ST-37): old and new steps by name, and why. */
  readonly steps: {
    readonly before: readonly string[]
    readonly after: readonly string[]
    readonly reason: string
  } | null
  readonly limit: {
    readonly before: string
    readonly after: string
    readonly evidence: LimitEvidence
    readonly reason: string
  } | null
}
/** What the drafting department says to a remark: followed, or why not. */
export interface RemarkAnswer {
  readonly remark: number
  readonly followed: boolean
  readonly position: string
}
export interface StandardSubmittedForReview extends Done {
  readonly type: 'StandardSubmittedForReview'
  readonly code: string
  readonly round: number
  readonly digest: string
  readonly standard: Json
  readonly organ: string
  readonly note: string
  /** Everybody who wrote on it: none of them may review it. */
  readonly editors: readonly string[]
  readonly answers: readonly RemarkAnswer[]
  readonly record: ChangeRecord
}
export interface Remark {
  /** Section of the standard the remark is about. */
  readonly section: string
  readonly text: string
}
export interface StandardReviewReturned extends Done {
  readonly type: 'StandardReviewReturned'
  readonly code: string
  readonly round: number
  readonly organ: string
  readonly remarks: readonly Remark[]
}
/** 分歧处理 (ST-38): where the department did not follow the bureau, both positions and how it was settled. */
export interface StandardDisagreementSettled extends Done {
  readonly type: 'StandardDisagreementSettled'
  readonly code: string
  readonly draftingOrgan: string
  readonly reviewingOrgan: string
  readonly points: readonly { readonly remark: string; readonly position: string }[]
  readonly resolution: string
}
export interface StandardDraftAbandoned extends Done {
  readonly type: 'StandardDraftAbandoned'
  readonly code: string
  readonly reason: string
}
/** A version that was published, but not yet in force, will not come into force. */
export interface StandardVersionWithdrawn extends Done {
  readonly type: 'StandardVersionWithdrawn'
  readonly code: string
  readonly version: number
  readonly reason: string
}

/** 取消、改为备案、合并 (ST-14). */
export type RetirementWay = 'CANCELLED' | 'CONVERTED_TO_FILING' | 'MERGED'
export interface Retirement {
  readonly way: RetirementWay
  readonly reason: string
  /** Law, decision or document it rests on. */
  readonly basis: string
  /** Plain date from which no new application is taken. */
  readonly effectiveFrom: string
  /** Item codes people are sent to instead. */
  readonly successors: readonly string[]
}
export interface StandardRetirementProposed extends Done, Retirement {
  readonly type: 'StandardRetirementProposed'
  readonly code: string
  readonly organ: string
}
export interface StandardRetirementRejected extends Done {
  readonly type: 'StandardRetirementRejected'
  readonly code: string
  readonly reason: string
}
/** From its day on the item is off the list; cases already submitted are finished under their version. */
export interface StandardRetired extends Done, Retirement {
  readonly type: 'StandardRetired'
  readonly code: string
}

export type StandardEvent =
  | StandardPublished
  | StandardDrafted
  | StandardSubmittedForReview
  | StandardReviewReturned
  | StandardDisagreementSettled
  | StandardDraftAbandoned
  | StandardVersionWithdrawn
  | StandardRetirementProposed
  | StandardRetirementRejected
  | StandardRetired

export const STANDARD_EVENT_TYPES = [
  'StandardPublished',
  'StandardDrafted',
  'StandardSubmittedForReview',
  'StandardReviewReturned',
  'StandardDisagreementSettled',
  'StandardDraftAbandoned',
  'StandardVersionWithdrawn',
  'StandardRetirementProposed',
  'StandardRetirementRejected',
  'StandardRetired',
] as const satisfies readonly StandardEvent['type'][]

/** 制度文件 (ST-40): a rule of the bureau or of the government, with its number, status and clauses. */
export interface PolicyClause {
  readonly article: string
  readonly text: string
  /** Item codes it governs; none: all. */
  readonly items: readonly string[]
}
export interface PolicyIssued extends Done {
  readonly type: 'PolicyIssued'
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly topic: 'DIVISION_OF_POWERS' | 'LINKAGE' | 'SUPERVISION' | 'WORKFLOW' | 'OTHER'
  readonly effectiveFrom: string
  readonly clauses: readonly PolicyClause[]
  /** Number of the rule it replaces. */
  readonly replaces?: string
}
export interface PolicyAcknowledged extends Done {
  readonly type: 'PolicyAcknowledged'
  readonly organ: string
}
export interface PolicyRepealed extends Done {
  readonly type: 'PolicyRepealed'
  readonly reason: string
  /** Plain date. */
  readonly from: string
}
export type PolicyEvent = PolicyIssued | PolicyAcknowledged | PolicyRepealed
export const POLICY_EVENT_TYPES = [
  'PolicyIssued',
  'PolicyAcknowledged',
  'PolicyRepealed',
] as const satisfies readonly PolicyEvent['type'][]

/** 变相许可 (ST-21): something that behaves as a permit without being one; by whom it was reported is never published. */
export type SuspicionSign =
  | 'FILING_WITH_DISCRETION'
  | 'FILING_WITH_LIMIT'
  | 'PROOF_WITHOUT_BASIS'
  | 'COMPULSORY_INTERMEDIARY'
  | 'OFF_LIST'
  | 'OTHER'
export interface DisguiseReported extends Done {
  readonly type: 'DisguiseReported'
  /** Item it is about; null when it is not on the list at all. */
  readonly code: string | null
  readonly organ: string | null
  readonly sign: SuspicionSign
  readonly description: string
  readonly source: 'PUBLIC' | 'OFFICER' | 'LINT'
}
export interface DisguiseClosed extends Done {
  readonly type: 'DisguiseClosed'
  readonly finding: 'CONFIRMED' | 'UNFOUNDED'
  /** What was done about it; for an unfounded one, why it is none. */
  readonly measure: string
}
export type DisguiseEvent = DisguiseReported | DisguiseClosed
export const DISGUISE_EVENT_TYPES = [
  'DisguiseReported',
  'DisguiseClosed',
] as const satisfies readonly DisguiseEvent['type'][]

/** 权责清单动态调整 (ST-17): one entry changed, for a reason that happened on a day. */
export interface PowerAdjusted extends Done {
  readonly type: 'PowerAdjusted'
  /** A power with its duties, or a function the 「三定」 gives an organ (ST-18). */
  readonly register: 'POWER' | 'FUNCTION'
  readonly power: string
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED'
  readonly trigger: 'LAW' | 'REFORM' | 'FUNCTIONS'
  readonly triggeredOn: string
  readonly reason: string
  /** The entry as it reads from now on; null when it was removed. */
  readonly entry: Json
}
export interface PowerListPublished extends Done {
  readonly type: 'PowerListPublished'
  readonly version: number
  /** Ids of the entries adjusted since the version before. */
  readonly adjusted: readonly string[]
}
export type PowerListEvent = PowerAdjusted | PowerListPublished
export const POWER_LIST_EVENT_TYPES = [
  'PowerAdjusted',
  'PowerListPublished',
] as const satisfies readonly PowerListEvent['type'][]

export type * from './register-events.ts'
