import type { AcceptedCase, ExaminedCase } from './case-state.ts'

/**
 * The bureau's own rule of separated duties (前台受理、后台审批; 一审一核). No law prescribes it for every item, so no
 * article is cited; what makes it certain is that no configuration reaches these lines.
 */
export type SeparationRefusal =
  'ACCEPTOR_CANNOT_DECIDE' | 'EXAMINER_CANNOT_DECIDE' | 'ACCEPTOR_CANNOT_HOLD_COMBINED_POST'

/** Who accepted never decides, save where the item's standard lets the window decide on the spot. */
export function deciderConflict(state: AcceptedCase | ExaminedCase, officer: string): SeparationRefusal | null {
  const { windowAuthority, postModel } = state.standard
  if (officer === state.acceptor && !windowAuthority) return 'ACCEPTOR_CANNOT_DECIDE'
  if (state.examiners.includes(officer) && postModel !== 'COMBINED') return 'EXAMINER_CANNOT_DECIDE'
  return null
}

/** A combined post (审核合一) examines and verifies in one hand; that hand must not have accepted as well. */
export function examinerConflict(state: AcceptedCase, officer: string): SeparationRefusal | null {
  return state.standard.postModel === 'COMBINED' && officer === state.acceptor
    ? 'ACCEPTOR_CANNOT_HOLD_COMBINED_POST'
    : null
}
