import { happened, isPlainDate, localDate, refused } from '#kernel'
import type { ExtendLimit, GrantCase, RefuseCase, ServeResult, WithdrawApplication } from './case-command.ts'
import { noticeNumber } from './case-number.ts'
import type { CaseState, OpenCase } from './case-state.ts'
import { isConcluded } from './case-state.ts'
import { missing, missingMaterials } from './receipt.ts'
import { deciderConflict } from './separation-of-duties.ts'

/** Rules of the decision and of what ends a case (行政许可法 38, 42, 44). */
export type DecisionRefusal =
  | 'NOT_SUBMITTED'
  | 'CRITERION_NOT_MET'
  | 'ALL_CRITERIA_MET'
  | 'REASON_MISSING'
  | 'EXTENDED_ALREADY'
  | 'EXTENSION_TOO_LONG'
  | 'EXTENSION_TOO_LATE'
  | 'VALIDITY_NO_DATE'
  | 'VALIDITY_BEFORE_DECISION'
  | 'VALIDITY_ENDS_BEFORE_START'
  | 'NOTHING_TO_SERVE'
  | 'ALREADY_SERVED'

/** 行政许可法 42: ten working days, once. (Joint handling, 26: fifteen, needs the government's approval.) */
const EXTENSION_DAYS_MAX = 10

/** What stands in the way of any decision, granting or refusing. */
function notReady(by: string, state: OpenCase) {
  if (state.phase !== 'accepted' && state.phase !== 'examined') return refused('NOT_ACCEPTED_YET')
  const conflict = deciderConflict(state, by)
  if (conflict !== null) return refused(conflict)
  if (state.procedure !== null) return refused('PROCEDURE_RUNNING')
  return state.phase === 'examined' ? null : refused('NOT_EXAMINED')
}

const unmetOf = (state: OpenCase): readonly string[] => (state.phase === 'examined' ? state.unmet : [])

export function grant({ at, by, opinion, validFrom, validUntil }: GrantCase, state: OpenCase) {
  const obstacle = notReady(by, state)
  if (obstacle !== null) return obstacle
  const wanting = missingMaterials(state)
  if (wanting.length > 0) return missing(wanting)
  const unmet = unmetOf(state)
  if (unmet.length > 0) return refused('CRITERION_NOT_MET', { criteria: unmet.join('、') })
  if (!isPlainDate(validFrom)) return refused('VALIDITY_NO_DATE', { date: validFrom })
  if (validFrom < localDate(at)) return refused('VALIDITY_BEFORE_DECISION')
  if (validUntil !== null && validUntil <= validFrom) return refused('VALIDITY_ENDS_BEFORE_START')
  return happened({ type: 'CaseGranted' as const, at, by, opinion, validFrom, validUntil })
}

/** 行政许可法 38: who meets every condition must be granted; to refuse, the finding comes first. */
export function refuse({ at, by, reasons }: RefuseCase, state: OpenCase) {
  const obstacle = notReady(by, state)
  if (obstacle !== null) return obstacle
  const lawful = state.standard.criteria.length === 0 || unmetOf(state).length > 0 || missingMaterials(state).length > 0
  if (!lawful) return refused('ALL_CRITERIA_MET')
  if (reasons.trim() === '') return refused('REASON_MISSING')
  const number = noticeNumber(state.caseNumber, 'refusal')
  return happened({ type: 'CaseRefused' as const, at, by, noticeNumber: number, reasons })
}

export function withdraw({ at, by, reason }: WithdrawApplication, state: OpenCase) {
  if (by !== state.applicant) return refused('NOT_THE_APPLICANT')
  return happened({ type: 'ApplicationWithdrawn' as const, at, by, reason })
}

/** 行政许可法 42: who cannot decide within the limit extends it within the limit. */
export function extend({ at, by, statutoryDue, days, reason }: ExtendLimit, state: OpenCase) {
  if (state.phase !== 'accepted' && state.phase !== 'examined') return refused('NOT_ACCEPTED_YET')
  if (state.extended) return refused('EXTENDED_ALREADY')
  if (localDate(at) > statutoryDue) return refused('EXTENSION_TOO_LATE', { due: statutoryDue })
  if (days > EXTENSION_DAYS_MAX) return refused('EXTENSION_TOO_LONG', { max: EXTENSION_DAYS_MAX })
  if (reason.trim() === '') return refused('REASON_MISSING')
  return happened({ type: 'LimitExtended' as const, at, by, days, reason })
}

export function serve({ at, by, means }: ServeResult, state: CaseState) {
  if (!isConcluded(state) || state.phase === 'withdrawn') return refused('NOTHING_TO_SERVE')
  if (state.served) return refused('ALREADY_SERVED')
  return happened({ type: 'ResultServed' as const, at, by, means })
}
