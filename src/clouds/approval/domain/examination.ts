import { happened, isStoppingProcedure, refused } from '#kernel'
import type { ExamineCase, ReturnCase, ReviewCase } from './case-command.ts'
import { isFiling, isHandled, runningOf } from './case-state.ts'
import type { ExaminedCase, KnownCase, OpenCase } from './case-state.ts'
import { isBlank } from './due-days.ts'
import { EXAMINATION } from './phase.ts'
import { examinerConflict, reviewerConflict } from './separation-of-duties.ts'

/** Rules of the examination (行政许可法 34) and of the reviews that follow it. */
export type ExaminationRefusal =
  | 'NOT_ACCEPTED_YET'
  | 'ALREADY_EXAMINED'
  | 'NOT_EXAMINED'
  | 'CRITERIA_NOT_TICKED'
  | 'CRITERION_UNKNOWN'
  | 'CRITERION_TICKED_TWICE'
  | 'FINDING_WITHOUT_NOTE'
  | 'PROPOSAL_AGAINST_FINDINGS'
  | 'PROCEDURE_RUNNING'
  | 'FILING_IS_NOT_EXAMINED'
  | 'REVIEW_UNKNOWN'
  | 'REVIEW_OUT_OF_ORDER'
  | 'REVIEW_HELD_ALREADY'
  | 'REVIEW_DISAGREES'
  | 'RETURN_TO_UNKNOWN_STEP'

/** The criteria that rest on the applicant's promise alone; none without one. */
export function coveredCriteria({ committed, standard }: KnownCase): readonly string[] {
  const { mode, commitment } = standard.track
  return committed && mode === 'COMMITMENT' ? (commitment?.covers ?? []) : []
}

/** What somebody must look at before a grant. */
export function criteriaToTick(state: KnownCase): readonly string[] {
  const covered = coveredCriteria(state)
  return state.standard.criteria.filter((criterion) => !covered.includes(criterion))
}

/** Every criterion is ticked with a finding; what is not met is said, and bars a proposal to grant. */
function criteriaFault({ findings, proposal }: ExamineCase, state: OpenCase) {
  const ticked = findings.map(({ criterion }) => criterion)
  const unknown = ticked.find((criterion) => !state.standard.criteria.includes(criterion))
  if (unknown !== undefined) return refused('CRITERION_UNKNOWN', { criterion: unknown })
  if (new Set(ticked).size < ticked.length) return refused('CRITERION_TICKED_TWICE')
  const open = criteriaToTick(state).filter((criterion) => !ticked.includes(criterion))
  if (open.length > 0) return refused('CRITERIA_NOT_TICKED', { criteria: open.join('、'), count: open.length })
  const unmet = findings.filter(({ met }) => !met)
  const unsaid = unmet.find(({ note }) => isBlank(note))
  if (unsaid !== undefined) return refused('FINDING_WITHOUT_NOTE', { criterion: unsaid.criterion })
  if (proposal === 'GRANT' && unmet.length > 0) return refused('PROPOSAL_AGAINST_FINDINGS')
  return null
}

export function examine(command: ExamineCase, state: OpenCase) {
  if (state.phase === 'examined') return refused('ALREADY_EXAMINED')
  if (isFiling(state)) return refused('FILING_IS_NOT_EXAMINED')
  if (state.phase !== 'accepted') return refused('NOT_ACCEPTED_YET')
  const conflict = examinerConflict(state, command.by)
  if (conflict !== null) return refused(conflict)
  // What a test, an inspection or experts find is what the examination rests on.
  if (runningOf(state).some(({ kind }) => isStoppingProcedure(kind))) return refused('PROCEDURE_RUNNING')
  const fault = criteriaFault(command, state)
  if (fault !== null) return fault
  const { at, by, findings, opinion, proposal } = command
  return happened({ type: 'CaseExamined' as const, at, by, findings, opinion, proposal })
}

/** The first review of the standard that the opinion before the decider has not had yet. */
export const nextReview = ({ standard, reviews }: ExaminedCase) => standard.track.reviews[reviews.length]

export const disagreed = ({ reviews }: ExaminedCase): boolean => reviews.some(({ agrees }) => !agrees)
export const reviewPending = (state: ExaminedCase): boolean => nextReview(state) !== undefined

/** In the order of the standard; who disagrees stops the case until it has been returned. */
export function review({ at, by, step, agrees, opinion }: ReviewCase, state: OpenCase) {
  if (state.phase !== 'examined') return refused(isHandled(state) ? 'NOT_EXAMINED' : 'NOT_ACCEPTED_YET')
  if (!state.standard.track.reviews.some(({ id }) => id === step)) return refused('REVIEW_UNKNOWN')
  if (state.reviews.some((held) => held.step === step)) return refused('REVIEW_HELD_ALREADY')
  if (disagreed(state)) return refused('REVIEW_DISAGREES')
  if (nextReview(state)?.id !== step) return refused('REVIEW_OUT_OF_ORDER')
  const conflict = reviewerConflict(state, by)
  if (conflict !== null) return refused(conflict)
  if (!agrees && isBlank(opinion)) return refused('REASON_MISSING')
  return happened({ type: 'CaseReviewed' as const, at, by, step, agrees, opinion })
}

export function returnCase({ at, by, reason, to }: ReturnCase, state: OpenCase) {
  if (state.phase !== 'examined') return refused('NOT_EXAMINED')
  if (to !== EXAMINATION && !state.reviews.some(({ step }) => step === to)) return refused('RETURN_TO_UNKNOWN_STEP')
  if (isBlank(reason)) return refused('REASON_MISSING')
  return happened({ type: 'CaseReturned' as const, at, by, reason, to })
}
