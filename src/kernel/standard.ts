import type { ClockProcedure } from './clock/entries.ts'
import type { OfficeTimeLimit } from './clock/office-time.ts'

/** How days are counted: 行政许可法 82 counts working days; some laws (环评, 施工许可) count natural days. */
export type DayUnit = 'working' | 'natural'

export interface Limit {
  readonly days: number
  readonly unit: DayUnit
}

/** One post examines and verifies (审核合一), or two people do (一审一核). */
export type PostModel = 'ONE_EXAMINER_ONE_VERIFIER' | 'COMBINED'

/** The eight procedures of 行政许可法 45 that stop the clock; the list is closed. */
export const STOPPING_PROCEDURES = [
  'HEARING',
  'TENDER',
  'AUCTION',
  'INSPECTION',
  'TESTING',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
] as const
export type StoppingProcedure = (typeof STOPPING_PROCEDURES)[number]
/** Often taken for reasons to stop the clock, but not on that list: the days run on. */
export const RUNNING_PROCEDURES = [
  'SITE_SURVEY',
  'PUBLIC_NOTICE',
  'CONSULTATION',
  'JOINT_REVIEW',
  'TECHNICAL_REVIEW',
  'UPPER_LEVEL',
] as const
export type NonStoppingProcedure = (typeof RUNNING_PROCEDURES)[number]
/** 特殊环节. */
export const SPECIAL_PROCEDURES = [...STOPPING_PROCEDURES, ...RUNNING_PROCEDURES] as const
export const isStoppingProcedure = (kind: string): kind is StoppingProcedure =>
  STOPPING_PROCEDURES.some((stopping) => stopping === kind)

/** What an application does to the certificate of its kind (首次申请、变更、延续、补发、注销). */
export type ChangeKind = 'NEW' | 'ALTERATION' | 'RENEWAL' | 'REPLACEMENT' | 'DEREGISTRATION'

/** How an item is granted: examined, on the applicant's commitment (告知承诺), or merely recorded (备案). */
export type GrantMode = 'ORDINARY' | 'COMMITMENT' | 'FILING'

/** 即办、普通、复杂: decides limits and routing. */
export type TimeClass = 'IMMEDIATE' | 'ORDINARY' | 'COMPLEX'

/** A post that looks at a case between examination and decision (审核), each held by another person. */
export interface ReviewStep {
  readonly id: string
  readonly kind: 'REVIEW' | 'RISK_CHECK'
}
/** 复杂件: where the standard has no second look, the class brings one. */
const COMPLEX_REVIEW: ReviewStep = { id: 'complexReview', kind: 'REVIEW' }

/** What a case passes between examination and decision in a class: a complex one is never decided on one look. */
export function reviewsIn(timeClass: TimeClass, reviews: readonly ReviewStep[]): readonly ReviewStep[] {
  const own = reviews.filter(({ id }) => id !== COMPLEX_REVIEW.id)
  return timeClass === 'COMPLEX' && own.length === 0 ? [COMPLEX_REVIEW] : own
}

/** A special procedure the standard lets an examiner open; what is not listed cannot be opened. */
export interface AllowedProcedure {
  readonly kind: ClockProcedure
  /** The longest it may last; told in writing when it stops the clock (行政许可法 45). */
  readonly max: Limit
  /** No decision before it was held. */
  readonly mandatory: boolean
}

/** How a case of this item runs beyond the plain acceptance, examination and decision. */
export interface CaseTrack {
  readonly changeKind: ChangeKind
  readonly mode: GrantMode
  readonly timeClass: TimeClass
  /** Those of its class among them. */
  readonly reviews: readonly ReviewStep[]
  readonly procedures: readonly AllowedProcedure[]
  /** 容缺: materials that may follow later, and within how many working days of acceptance. */
  readonly deferrable: readonly { readonly material: string; readonly days: number }[]
  /** 集体研究决定: no decision without the meeting's resolution. */
  readonly collective: boolean
  /** Unified or joint handling (行政许可法 26): one extension of up to fifteen days instead of ten. */
  readonly jointHandling: boolean
  /** 告知承诺: the published text the applicant promises on, and the criteria that rest on the promise alone. */
  readonly commitment: {
    readonly version: string
    readonly covers: readonly string[]
    /** Working days after the grant within which the promise is checked. */
    readonly checkDays: number
  } | null
  /** What is owed under the answers given, in fen; 0 when nothing is. */
  readonly feeFen: number
  /** Where the charge changes on days to come: what is owed from each of them; a case owes what stands on the day it is accepted. */
  readonly fees?: readonly { readonly from: string; readonly fen: number }[]
  /** Promised limit of a case reclassified as complex. */
  readonly complexLimit: Limit | null
  /** 即办时限: hours or half days beside the promise in days; absent for what is not handled at once. */
  readonly immediate?: OfficeTimeLimit
  /** Procedures the promise, not the law, leaves out of the count. */
  readonly promisedExcludes: readonly NonStoppingProcedure[]
  /** What each step has of its own, beside the whole. */
  readonly stepLimits: readonly { readonly step: string; readonly limit: Limit }[]
}

/** The track of an item that has nothing special about it. */
export const PLAIN_TRACK: CaseTrack = {
  changeKind: 'NEW',
  mode: 'ORDINARY',
  timeClass: 'ORDINARY',
  reviews: [],
  procedures: [],
  deferrable: [],
  collective: false,
  jointHandling: false,
  commitment: null,
  feeFen: 0,
  complexLimit: null,
  promisedExcludes: [],
  stepLimits: [],
}

/** 结果互认: how long departments have, and what their silence means. */
export interface NoObjection {
  /** Working days from the decision. */
  readonly days: number
  /** AGREES: silence is consent; ASKED_AGAIN: they are asked once more for as long, and then it is. */
  readonly silence: 'AGREES' | 'ASKED_AGAIN'
}

/**
 * The part of an item standard that binds a case from the moment it is submitted.
 * It is copied into the first event, so a later version of the standard never changes a running case.
 */
export interface PinnedStandard {
  readonly itemCode: string
  readonly version: number
  readonly name: string
  /** Opaque id of the organ that decides. */
  readonly organ: string
  /** Opaque ids of the competent departments that supervise what is granted. */
  readonly competentOrgans: readonly string[]
  readonly acceptanceLimit: Limit
  readonly statutoryLimit: Limit
  readonly promisedLimit: Limit
  readonly postModel: PostModel
  /** On-the-spot items whose standard lets the window decide (行政许可法 34(2)). */
  readonly windowAuthority: boolean
  /** Material ids the applicant must hand in under the answers given. */
  readonly requiredMaterials: readonly string[]
  /** Criterion ids the examiner must tick. */
  readonly criteria: readonly string[]
  /** Certificate type code, or null when the item yields no certificate. */
  readonly certificateType: string | null
  readonly track: CaseTrack
  /** 闭环确认: competent departments are asked before the certificate goes out; absent: they are not. */
  readonly noObjection?: NoObjection
}
