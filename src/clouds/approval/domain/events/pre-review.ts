import type { JsonObject } from '#kernel'
import type { PreReviewKept } from './receipt.ts'
import type { Applicant, Done, SubmittedMaterial } from './shapes.ts'

/** 网上预审: an applicant shows his draft before filing. No application yet: no clock runs. */
export interface PreReviewRequested extends Done {
  readonly type: 'PreReviewRequested'
  readonly number: string
  readonly draft: string
  readonly itemCode: string
  readonly itemVersion: number
  readonly itemName: string
  readonly organ: string
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
}
/** One opinion on everything at once, as a correction request would be. */
export interface PreReviewOpinionGiven extends Done {
  readonly type: 'PreReviewOpinionGiven'
  readonly conclusion: PreReviewKept['conclusion']
  readonly opinion: string
  readonly remarks: readonly PreReviewRemark[]
}
export interface PreReviewRemark {
  readonly material: string
  readonly inOrder: boolean
  readonly note: string
}
/** Filed or thrown away before anybody answered: nobody need answer any more. */
export interface PreReviewClosed extends Done {
  readonly type: 'PreReviewClosed'
  readonly reason: 'FILED' | 'DISCARDED'
}
export type PreReviewEvent = PreReviewRequested | PreReviewOpinionGiven | PreReviewClosed
export const PRE_REVIEW_EVENT_TYPES = ['PreReviewRequested', 'PreReviewOpinionGiven', 'PreReviewClosed'] as const
