import { happened, refused } from '#kernel'
import type { ChallengeDecision, CorrectClericalError, DecideChallenge } from './case-command.ts'
import { isConcluded } from './case-state.ts'
import type { ConcludedCase, KnownCase } from './case-state.ts'
import { isBlank } from './due-days.ts'
import { nextNotice } from './notices.ts'

/** Rules of what happens to a decision afterwards: 行政复议, 行政诉讼, and the correction of slips of the pen. */
export type ChallengeRefusal =
  | 'NOTHING_TO_CHALLENGE'
  | 'CHALLENGED_ALREADY'
  | 'NOT_CHALLENGED'
  | 'DOCUMENT_MISSING'
  | 'NOTHING_CORRECTED'
  | 'PLACE_NOT_CORRECTABLE'

const CHALLENGEABLE: readonly ConcludedCase['phase'][] = ['granted', 'refused', 'notAccepted']

export function challenge({ at, by, ground, document }: ChallengeDecision, state: KnownCase) {
  if (!isConcluded(state) || !CHALLENGEABLE.includes(state.phase)) return refused('NOTHING_TO_CHALLENGE')
  if (state.challenged) return refused('CHALLENGED_ALREADY')
  if (isBlank(document)) return refused('DOCUMENT_MISSING')
  return happened({ type: 'DecisionChallenged' as const, at, by, ground, document })
}

export function decideChallenge({ at, by, document, outcome, reason }: DecideChallenge, state: KnownCase) {
  if (!isConcluded(state) || !state.challenged) return refused('NOT_CHALLENGED')
  if (isBlank(document)) return refused('DOCUMENT_MISSING')
  if (isBlank(reason)) return refused('REASON_MISSING')
  return happened({ type: 'ChallengeDecided' as const, at, by, document, outcome, reason })
}

/** What stands in the form or tells who applied; everything else is a decision and not a slip. */
const CORRECTABLE = /^\/(form|applicant)\/[^/]+/

export function correctClericalError({ at, by, place, was, becomes, reason }: CorrectClericalError, state: KnownCase) {
  if (!CORRECTABLE.test(place)) return refused('PLACE_NOT_CORRECTABLE')
  if (was === becomes || isBlank(becomes)) return refused('NOTHING_CORRECTED')
  if (isBlank(reason)) return refused('REASON_MISSING')
  const noticeNumber = nextNotice(state, 'clericalCorrection')
  return happened({ type: 'ClericalErrorCorrected' as const, at, by, noticeNumber, place, was, becomes, reason })
}
