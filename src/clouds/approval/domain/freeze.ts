import { happened, refused } from '#kernel'
import type { CaseCommand, FreezeCase, UnfreezeCase } from './case-command.ts'
import type { KnownCase } from './case-state.ts'

/** Rules of a case that oversight has ordered to stand still (风险控制). */
export type FreezeRefusal = 'CASE_FROZEN' | 'CASE_ALREADY_FROZEN' | 'CASE_NOT_FROZEN'

/**
 * What the applicant does, what the law brings about and what is only written down goes on: a freeze binds the hand of
 * the bureau alone, and the legal clock runs on, for no law lets it stop here (行政许可法 45 is a closed list).
 */
const GOES_ON: ReadonlySet<CaseCommand['type']> = new Set([
  ...(['BindCase', 'UnbindCase'] as const),
  ...(['FreezeCase', 'UnfreezeCase', 'NoteCase', 'RecordVisit', 'AssignCase', 'TransferCase'] as const),
  ...(['DeemAccepted', 'SubmitCorrection', 'SupplyDeferredMaterials', 'RecordDeferralBreach'] as const),
  ...(['WithdrawApplication', 'RecordPayment', 'RequestHearing'] as const),
  ...(['HandOpinionOn', 'GiveOpinionBack', 'GiveOpinion'] as const),
  ...(['ChallengeDecision', 'DecideChallenge'] as const),
])

export const standsStill = (command: CaseCommand, { frozen }: KnownCase) =>
  frozen !== undefined && !GOES_ON.has(command.type) ? refused('CASE_FROZEN') : null

export const freeze = (command: FreezeCase, { frozen }: KnownCase) =>
  frozen === undefined ? happened({ ...command, type: 'CaseFrozen' as const }) : refused('CASE_ALREADY_FROZEN')

/** Only the risk for which it was frozen releases it. */
export const unfreeze = (command: UnfreezeCase, { frozen }: KnownCase) =>
  frozen === command.risk ? happened({ ...command, type: 'CaseUnfrozen' as const }) : refused('CASE_NOT_FROZEN')
