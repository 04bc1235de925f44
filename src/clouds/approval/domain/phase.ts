import { unreachable } from '#kernel'
import type { CaseEvent } from './events.ts'

/** Where a case stands. Worklists, figures and screens name these. */
export type CasePhase =
  | 'absent'
  | 'submitted'
  | 'awaitingCorrection'
  | 'preAccepted'
  | 'accepted'
  | 'examined'
  | 'granted'
  | 'refused'
  | 'notAccepted'
  | 'withdrawn'
  | 'terminated'
  | 'annulled'

type Reopening = Extract<CaseEvent, { readonly type: 'CaseReturned' | 'ChallengeDecided' }>
/** The examination begins anew: what was found or decided does not stand. */
const beginsAnew = (event: Reopening): boolean =>
  event.type === 'CaseReturned' ? event.to === EXAMINATION : event.outcome === 'SET_ASIDE'

/** Where an event takes the case; null when it stays where it is. */
export function phaseAfter(event: CaseEvent): Exclude<CasePhase, 'absent'> | null {
  switch (event.type) {
    case 'ApplicationSubmitted':
    case 'CorrectionSubmitted':
      return 'submitted'
    case 'RunningCaseTakenOver':
      return event.acceptedAt === null ? 'submitted' : 'accepted'
    case 'CorrectionRequested':
      return 'awaitingCorrection'
    case 'ApplicationPreAccepted':
      return 'preAccepted'
    case 'ApplicationAccepted':
    case 'AcceptanceDeemed':
      return 'accepted'
    case 'CaseExamined':
      return 'examined'
    case 'CaseGranted':
      return 'granted'
    case 'CaseRefused':
      return 'refused'
    case 'ApplicationNotAccepted':
      return 'notAccepted'
    case 'ApplicationWithdrawn':
      return 'withdrawn'
    case 'CaseTerminated':
      return 'terminated'
    case 'GrantAnnulled':
      return 'annulled'
    case 'CaseReturned':
    case 'ChallengeDecided':
      return beginsAnew(event) ? 'accepted' : null
    case 'OriginalsPresented':
    case 'DeferredMaterialsSupplied':
    case 'DeferralBreached':
    case 'CaseAssigned':
    case 'CaseReclassified':
    case 'CaseTransferred':
    case 'CaseBound':
    case 'CaseUnbound':
    case 'CaseFrozen':
    case 'CaseUnfrozen':
    case 'ApplicantVisited':
    case 'CaseReviewed':
    case 'LimitExtended':
    case 'ProcedureStarted':
    case 'ProcedureEnded':
    case 'UpperLevelPrepared':
    case 'UpperLevelChased':
    case 'HearingRightTold':
    case 'HearingRequested':
    case 'HearingAnnounced':
    case 'ConsultationOpened':
    case 'OpinionHandedOn':
    case 'DepartmentOpinionGiven':
    case 'ConsolidatedOpinionIssued':
    case 'CollectiveDecisionRecorded':
    case 'FeeOrdered':
    case 'FeePaid':
    case 'ResultServed':
    case 'ResultDispatched':
    case 'DecisionChallenged':
    case 'ClericalErrorCorrected':
    case 'CommitmentChecked':
    case 'AnnulmentAnnounced':
    case 'CaseNoted':
      return null
    default:
      return unreachable(event)
  }
}

/** Where a returned case goes back to, when not to one of its reviews. */
export const EXAMINATION = 'examination'

/** Asked, answered or half seen, it is still the same officer's to accept. */
const WITHIN_ACCEPTANCE: readonly CaseEvent['type'][] = [
  'CorrectionRequested',
  'CorrectionSubmitted',
  'ApplicationPreAccepted',
]

/** Whether an event ends the work at a step, so that the case lies with another post or begins the step anew. */
export const movesOn = (event: CaseEvent): boolean =>
  event.type === 'CaseReviewed' || (phaseAfter(event) !== null && !WITHIN_ACCEPTANCE.includes(event.type))
