/** 账号与权限: the accounts of every system, and who looks at them again and again. */

interface Done {
  readonly at: string
  readonly by: string
}
export interface AccountSeen {
  readonly account: string
  /** Who answers for it; empty when nobody does. */
  readonly holder: string
  readonly organ: string
  readonly rights: readonly string[]
  /** Plain date; null: never. */
  readonly lastUsedOn: string | null
}
/** Another system's accounts as its administrator reported them: each report takes the place of the one before. */
export interface SystemAccountsReported extends Done {
  readonly type: 'SystemAccountsReported'
  readonly system: string
  readonly owner: string
  readonly accounts: readonly AccountSeen[]
}
export type SystemAccountsEvent = SystemAccountsReported
export interface ReviewedAccount extends AccountSeen {
  readonly system: string
  /** Plain date of its opening, where it was never used and that day is known. */
  readonly since?: string
}
export interface AccountReviewOpened extends Done {
  readonly type: 'AccountReviewOpened'
  readonly number: string
  /** Plain date by which it is confirmed. */
  readonly due: string
  readonly accounts: readonly ReviewedAccount[]
}
export interface AccountJudgement {
  readonly system: string
  readonly account: string
  readonly keep: boolean
  readonly reason: string
}
export interface AccountsJudged extends Done {
  readonly type: 'AccountsJudged'
  readonly judgements: readonly AccountJudgement[]
}
export interface AccountReviewConfirmed extends Done {
  readonly type: 'AccountReviewConfirmed'
}
export type AccountReviewEvent = AccountReviewOpened | AccountsJudged | AccountReviewConfirmed
export const ACCOUNT_REVIEW_EVENT_TYPES = [
  'AccountReviewOpened',
  'AccountsJudged',
  'AccountReviewConfirmed',
] as const satisfies readonly AccountReviewEvent['type'][]

/** 职责摸底: what a department had to decide when the reform began, frozen. */
export interface BaselineRow {
  readonly code: string
  readonly name: string
  readonly basis: string
  readonly services: readonly string[]
  /** Why it is not to be moved; empty when it is. */
  readonly excluded: string
}
export interface DutyBaselineTaken extends Done {
  readonly type: 'DutyBaselineTaken'
  readonly department: string
  readonly rows: readonly BaselineRow[]
}
