import type { Done } from './shapes.ts'

/** 行政复议 or 行政诉讼 against the decision. */
export interface DecisionChallenged extends Done {
  readonly type: 'DecisionChallenged'
  readonly ground: 'RECONSIDERATION' | 'COURT'
  readonly document: string
}
/** SET_ASIDE: the decision falls and the case is decided anew, under a limit that begins anew. */
export interface ChallengeDecided extends Done {
  readonly type: 'ChallengeDecided'
  readonly document: string
  readonly outcome: 'UPHELD' | 'SET_ASIDE'
  readonly reason: string
}
/** 笔误更正: what was written wrongly and what should stand there; the decision itself stays. */
export interface ClericalErrorCorrected extends Done {
  readonly type: 'ClericalErrorCorrected'
  readonly noticeNumber: string
  /** JSON pointer into the application, e.g. /form/shopName or /applicant/name. */
  readonly place: string
  readonly was: string
  readonly becomes: string
  readonly reason: string
}
/** 履诺核查 after a grant on commitment. */
export interface CommitmentChecked extends Done {
  readonly type: 'CommitmentChecked'
  readonly kept: boolean
  readonly found: string
}
/** The holder is heard before what he was granted is taken away (行政许可法 7). */
export interface AnnulmentAnnounced extends Done {
  readonly type: 'AnnulmentAnnounced'
  readonly noticeNumber: string
  readonly ground: AnnulmentGround
  readonly reason: string
  /** Plain date until which the holder may state his case. */
  readonly replyUntil: string
}
export type AnnulmentGround = 'FALSE_COMMITMENT' | 'FRAUD' | 'WRONGLY_GRANTED'
/** 撤销 (行政许可法 69). */
export interface GrantAnnulled extends Done {
  readonly type: 'GrantAnnulled'
  readonly noticeNumber: string
  readonly ground: AnnulmentGround
  readonly reason: string
}
