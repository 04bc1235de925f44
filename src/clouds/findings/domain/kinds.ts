/** 变更、撤销、撤回、吊销、暂停、注销: six ways in which a permit stops being what it was, each on a law of its own. */
export const ENDING_KINDS = ['CHANGE', 'ANNUL', 'WITHDRAW', 'REVOKE', 'SUSPEND', 'DEREGISTER'] as const
export type EndingKind = (typeof ENDING_KINDS)[number]

/** ALWAYS: held whether asked for or not; ON_REQUEST: when the holder asks; NONE: he is told, and may state his case. */
export const HEARINGS = ['ALWAYS', 'ON_REQUEST', 'NONE'] as const
export type Hearing = (typeof HEARINGS)[number]

/** 民事诉讼法 87 to 95: how a decision reaches whom it is about. */
export const SERVICE_MEANS = ['DIRECT', 'LEFT', 'POST', 'ELECTRONIC', 'PUBLIC_NOTICE'] as const
export type ServiceMeans = (typeof SERVICE_MEANS)[number]

/** After these a permit is no more and its register is closed (行政许可法 70). */
export const TAKES_AWAY: readonly EndingKind[] = ['ANNUL', 'WITHDRAW', 'REVOKE']

export interface EndingRule {
  /** Working days in which the bureau answers a finding. */
  readonly answerDays: number
  /** Natural days from opening to decision. */
  readonly decisionDays: number
  /** Working days from the decision to the deregistration that follows it. */
  readonly deregistrationDays: number
  readonly hearing: Hearing
  readonly basis: string
}

/** What holds until the bureau sets its own; the law leaves most of these days to it. */
export const FIRST_RULES: Readonly<Record<EndingKind, EndingRule>> = {
  CHANGE: rule(10, 60, 'NONE', '行政许可法第八条'),
  ANNUL: rule(10, 60, 'ON_REQUEST', '行政许可法第七条、第六十九条'),
  WITHDRAW: rule(10, 60, 'ON_REQUEST', '行政许可法第八条'),
  // 行政处罚法 60: ninety days from filing; 63: a hearing where it is asked for.
  REVOKE: rule(5, 90, 'ON_REQUEST', '行政处罚法第六十条、第六十三条'),
  SUSPEND: rule(3, 30, 'NONE', '设定该许可的法律法规'),
  DEREGISTER: rule(10, 30, 'NONE', '行政许可法第七十条'),
}
function rule(answerDays: number, decisionDays: number, hearing: Hearing, basis: string): EndingRule {
  return { answerDays, decisionDays, deregistrationDays: 10, hearing, basis }
}
