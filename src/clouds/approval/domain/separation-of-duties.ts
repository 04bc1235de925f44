import type { ConcludedCase, HandledCase } from './case-state.ts'

/**
 * The bureau's own rule of separated duties (前台受理、后台审批; 一审一核). No law prescribes it for every item, so no
 * article is cited, save where it says so; what makes it certain is that no configuration reaches these lines.
 */
export type SeparationRefusal =
  | 'ACCEPTOR_CANNOT_DECIDE'
  | 'NOT_AUTHORISED_AT_WINDOW'
  | 'EXAMINER_CANNOT_DECIDE'
  | 'REVIEWER_CANNOT_DECIDE'
  | 'SURVEYOR_CANNOT_DECIDE'
  | 'PRESIDER_CANNOT_DECIDE'
  | 'PRESIDER_CANNOT_EXAMINE'
  | 'ACCEPTOR_CANNOT_HOLD_COMBINED_POST'
  | 'ACCEPTOR_CANNOT_REVIEW'
  | 'EXAMINER_CANNOT_REVIEW'
  | 'REVIEWER_REVIEWED_ALREADY'
  | 'PRESIDER_TOOK_PART'
  | 'DECIDER_CANNOT_CHECK'
  | 'CHECKER_CANNOT_ANNUL'

/**
 * Who accepted never decides, save where the item's standard lets the window decide on the spot (行政许可法 34(2)) and
 * an authorisation of this officer is in force. Only what is handled at once is the window's: once a case is ordinary or
 * complex, or for collective decision, it goes to the back office (WF-09, WF-15).
 */
function windowConflict(state: HandledCase, authorised: boolean): SeparationRefusal | null {
  const { windowAuthority, track } = state.standard
  if (!windowAuthority || track.collective || state.timeClass !== 'IMMEDIATE') return 'ACCEPTOR_CANNOT_DECIDE'
  return authorised ? null : 'NOT_AUTHORISED_AT_WINDOW'
}

export function deciderConflict(state: HandledCase, officer: string, authorised: boolean): SeparationRefusal | null {
  const { acceptor, examiners, reviewers, surveyors = [], hearing } = state.handling
  const combined = state.standard.postModel === 'COMBINED'
  if (hearing.presiders.includes(officer)) return 'PRESIDER_CANNOT_DECIDE'
  // 现场勘查与审批决定分离: what was seen on the site is weighed by somebody who did not go there.
  if (surveyors.includes(officer)) return 'SURVEYOR_CANNOT_DECIDE'
  if (examiners.includes(officer) && !combined) return 'EXAMINER_CANNOT_DECIDE'
  if (reviewers.includes(officer) && !combined) return 'REVIEWER_CANNOT_DECIDE'
  return officer === acceptor ? windowConflict(state, authorised) : null
}

/** A combined post (审核合一) examines and verifies in one hand; that hand must not have accepted as well. */
export function examinerConflict(state: HandledCase, officer: string): SeparationRefusal | null {
  const { acceptor, hearing } = state.handling
  if (hearing.presiders.includes(officer)) return 'PRESIDER_CANNOT_EXAMINE'
  return state.standard.postModel === 'COMBINED' && officer === acceptor ? 'ACCEPTOR_CANNOT_HOLD_COMBINED_POST' : null
}

/** A review is a second look: by none of those who looked before, and each review by another person. */
export function reviewerConflict(
  { handling, reviews }: Extract<HandledCase, { readonly phase: 'examined' }>,
  officer: string,
): SeparationRefusal | null {
  if (officer === handling.acceptor) return 'ACCEPTOR_CANNOT_REVIEW'
  if (handling.examiners.includes(officer)) return 'EXAMINER_CANNOT_REVIEW'
  return reviews.some(({ by }) => by === officer) ? 'REVIEWER_REVIEWED_ALREADY' : null
}

/** 行政许可法 48(3): somebody else than the official who examined the application presides. */
export function presiderConflict({ handling }: HandledCase, officer: string): SeparationRefusal | null {
  const tookPart = [handling.acceptor, ...handling.examiners, ...handling.reviewers]
  return tookPart.includes(officer) ? 'PRESIDER_TOOK_PART' : null
}

/** Approving, supervising and monitoring one case are never one person's. */
export const checkerConflict = ({ decidedBy }: ConcludedCase, officer: string): SeparationRefusal | null =>
  officer === decidedBy ? 'DECIDER_CANNOT_CHECK' : null

/** To take back is to decide: who accepted, examined or reviewed cannot, nor who found the promise broken. */
export function annulConflict(
  { handling, commitmentCheck, standard }: ConcludedCase,
  officer: string,
): SeparationRefusal | null {
  const combined = standard.postModel === 'COMBINED'
  if (officer === commitmentCheck?.by) return 'CHECKER_CANNOT_ANNUL'
  if (officer === handling?.acceptor) return 'ACCEPTOR_CANNOT_DECIDE'
  if (!combined && handling?.examiners.includes(officer) === true) return 'EXAMINER_CANNOT_DECIDE'
  return !combined && handling?.reviewers.includes(officer) === true ? 'REVIEWER_CANNOT_DECIDE' : null
}
