import { addDays, happened, localDate, refused } from '#kernel'
import type { DeemRenewed, GrantCase, RecordFiling, RefuseCase } from './case-command.ts'
import { isFiling, isHandled, runningOf } from './case-state.ts'
import type { HandledCase, OpenCase } from './case-state.ts'
import type { ApplicationAccepted, CaseGranted } from './events.ts'
import { criteriaToTick, disagreed, reviewPending } from './examination.ts'
import { feeOwed } from './fee.ts'
import { answeredPoints, hearingObstacle, unansweredPoints } from './hearing.ts'
import { isBlank } from './due-days.ts'
import { answeredFor } from './liability.ts'
import { missing, missingMaterials } from './materials.ts'
import { meritsAgainst } from './merits.ts'
import { nextNotice } from './notices.ts'
import { lastConclusion } from './procedures.ts'
import { deciderConflict } from './separation-of-duties.ts'

/** Rules of the decision (行政许可法 34, 38, 48, 50). */
export type DecisionRefusal =
  | 'CRITERION_NOT_MET'
  | 'ALL_CRITERIA_MET'
  | 'REASON_MISSING'
  | 'REVIEW_PENDING'
  | 'CONSULTATION_OPEN'
  | 'PROCEDURE_NOT_HELD'
  | 'PROCEDURE_FAILED'
  | 'RESOLUTION_MISSING'
  | 'AGAINST_RESOLUTION'
  | 'DEFERRED_MATERIALS_MISSING'
  | 'FEE_UNPAID'
  | 'NOT_A_FILING'
  | 'NOT_A_RENEWAL'
  | 'RENEWAL_STILL_IN_TIME'
  | 'VALIDITY_BEFORE_DECISION'
  | 'VALIDITY_ENDS_BEFORE_START'

type Outcome = 'GRANT' | 'REFUSE'

const onPromise = ({ committed, standard }: OpenCase): boolean => committed && standard.track.mode === 'COMMITMENT'

/** 告知承诺: what rests on the promise alone is granted at once, and checked afterwards. */
const restsOnPromise = (state: OpenCase): boolean =>
  onPromise(state) && criteriaToTick(state).length === 0 && state.standard.track.reviews.length === 0

function mandatoryNotHeld(outcome: Outcome, state: HandledCase): boolean {
  const kinds = state.standard.track.procedures.filter(({ mandatory }) => mandatory).map(({ kind }) => kind)
  return kinds.some((kind) => {
    const conclusion = lastConclusion(state, kind)
    return conclusion === null || (outcome === 'GRANT' && conclusion === 'LAPSED')
  })
}

/** What stands in the way of any decision, whichever way it goes. */
function notReady(outcome: Outcome, { at, by, authorised }: Decides, state: HandledCase) {
  const conflict = deciderConflict(state, by, authorised)
  if (conflict !== null) return refused(conflict)
  if (runningOf(state).length > 0) return refused('PROCEDURE_RUNNING')
  if (state.handling.consultations.some(({ issued }) => !issued)) return refused('CONSULTATION_OPEN')
  const hearing = hearingObstacle(at, state)
  if (hearing !== null) return hearing
  if (state.phase === 'examined') {
    if (disagreed(state)) return refused('REVIEW_DISAGREES')
    if (reviewPending(state)) return refused('REVIEW_PENDING')
  } else if (outcome === 'REFUSE' || !restsOnPromise(state)) return refused('NOT_EXAMINED')
  if (mandatoryNotHeld(outcome, state)) return refused('PROCEDURE_NOT_HELD')
  return againstResolution(outcome, state)
}
interface Decides {
  readonly at: string
  readonly by: string
  readonly authorised: boolean
}

function againstResolution(outcome: Outcome, { standard, handling }: HandledCase) {
  if (!standard.track.collective) return null
  if (handling.resolution === null) return refused('RESOLUTION_MISSING')
  return handling.resolution === outcome ? null : refused('AGAINST_RESOLUTION')
}

/** What must be in before anything is granted, recorded or handed out. */
export function notIn(state: OpenCase) {
  if (isHandled(state) && state.handling.deferred.length > 0) {
    const { deferred, deferralBreached } = state.handling
    if (deferralBreached) return refused('DEFERRAL_BREACHED')
    return refused('DEFERRED_MATERIALS_MISSING', { materials: deferred.map(({ material }) => material).join('、') })
  }
  const wanting = missingMaterials(state)
  if (wanting.length > 0) return missing(wanting)
  return feeOwed(state) ? refused('FEE_UNPAID') : null
}

interface Validity {
  readonly validFrom: string
  readonly validUntil: string | null
}
export function validityFault(at: string, { validFrom, validUntil }: Validity) {
  if (validFrom < localDate(at)) return refused('VALIDITY_BEFORE_DECISION')
  if (validUntil !== null && validUntil <= validFrom) return refused('VALIDITY_ENDS_BEFORE_START')
  return null
}

function basisOf(by: string, state: HandledCase): CaseGranted['basis'] {
  if (onPromise(state)) return 'COMMITMENT'
  if (state.standard.track.collective) return 'COLLECTIVE'
  return by === state.handling.acceptor ? 'WINDOW' : undefined
}

export function grant(command: GrantCase, state: OpenCase) {
  const { at, by, opinion, validFrom, validUntil, authorised = false, answers = [], liable } = command
  if (isFiling(state)) return refused('FILING_IS_NOT_EXAMINED')
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  const obstacle = notReady('GRANT', { at, by, authorised }, state) ?? notIn(state) ?? meritsAgainst('GRANT', state)
  if (obstacle !== null) return obstacle
  const fault = unansweredPoints(answers, state) ?? validityFault(at, { validFrom, validUntil })
  if (fault !== null) return fault
  const basis = basisOf(by, state)
  const beside = { ...answeredPoints(answers, state), ...answeredFor(liable, by) }
  const granted = { type: 'CaseGranted' as const, at, by, opinion, validFrom, validUntil, ...beside }
  return happened(basis === undefined ? granted : { ...granted, basis })
}

/** 行政许可法 38: who meets every condition must be granted; to refuse, the finding comes first. */
export function refuse({ at, by, reasons, answers = [], liable }: RefuseCase, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  // Only what silence accepted can be an incomplete filing; its completeness is all that is looked at.
  const incompleteFiling = isFiling(state) && missingMaterials(state).length > 0
  if (isFiling(state) && !incompleteFiling) return refused('FILING_IS_NOT_EXAMINED')
  // The window decides on the spot what it grants; whom it would refuse is looked at by somebody else.
  const obstacle = incompleteFiling ? null : notReady('REFUSE', { at, by, authorised: false }, state)
  if (obstacle !== null) return obstacle
  const merits = meritsAgainst('REFUSE', state)
  if (merits !== null) return merits
  if (isBlank(reasons)) return refused('REASON_MISSING')
  const unanswered = unansweredPoints(answers, state)
  if (unanswered !== null) return unanswered
  const noticeNumber = nextNotice(state, 'refusal')
  const beside = { ...answeredPoints(answers, state), ...answeredFor(liable, by) }
  return happened({ type: 'CaseRefused' as const, at, by, noticeNumber, reasons, ...beside })
}

/** 备案: completeness alone is looked at, and what is complete is recorded on the spot. */
export function recordFiling({ at, by, validFrom, validUntil, liable }: RecordFiling, state: OpenCase) {
  if (!isFiling(state)) return refused('NOT_A_FILING')
  if (state.phase === 'awaitingCorrection') return refused('AWAITING_CORRECTION')
  if (state.phase === 'preAccepted') return refused('ORIGINALS_OUTSTANDING')
  const obstacle = notIn(state) ?? validityFault(at, { validFrom, validUntil })
  if (obstacle !== null) return obstacle
  const granted = {
    ...{ type: 'CaseGranted' as const, at, by, opinion: '备案材料齐全，予以备案' },
    ...{ validFrom, validUntil, basis: 'FILING' as const, ...answeredFor(liable, null) },
  }
  if (isHandled(state)) return happened(granted)
  const noticeNumber = nextNotice(state, 'acceptance')
  return happened<ApplicationAccepted | CaseGranted>({ type: 'ApplicationAccepted', at, by, noticeNumber }, granted)
}

/** 行政许可法 50: no decision before the old permit expired is a renewal by the law itself, whatever is still open. */
export function deemRenewed({ at, by, expiry, validUntil, liable }: DeemRenewed, state: OpenCase) {
  if (state.standard.track.changeKind !== 'RENEWAL') return refused('NOT_A_RENEWAL')
  if (state.phase === 'awaitingCorrection') return refused('AWAITING_CORRECTION')
  if (state.phase === 'preAccepted') return refused('ORIGINALS_OUTSTANDING')
  if (localDate(at) <= expiry) return refused('RENEWAL_STILL_IN_TIME', { due: expiry })
  const validFrom = addDays(expiry, 1)
  if (validUntil !== null && validUntil <= validFrom) return refused('VALIDITY_ENDS_BEFORE_START')
  return happened({
    ...{ type: 'CaseGranted' as const, at, by, opinion: '有效期届满前未作出决定，视为准予延续（行政许可法第五十条）' },
    ...{ validFrom, validUntil, basis: 'DEEMED_RENEWAL' as const, ...answeredFor(liable, null) },
  })
}
