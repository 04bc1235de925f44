/** How days are counted: 行政许可法 82 counts working days; some laws (环评, 施工许可) count natural days. */
export type DayUnit = 'working' | 'natural'

export interface Limit {
  readonly days: number
  readonly unit: DayUnit
}

/** One post examines and verifies (审核合一), or two people do (一审一核). */
export type PostModel = 'ONE_EXAMINER_ONE_VERIFIER' | 'COMBINED'

/** The eight procedures of 行政许可法 45 that stop the clock; the list is closed. */
export type StoppingProcedure =
  'HEARING' | 'TENDER' | 'AUCTION' | 'INSPECTION' | 'TESTING' | 'QUARANTINE' | 'APPRAISAL' | 'EXPERT_REVIEW'

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
}
