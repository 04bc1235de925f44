import type { CaseEvent } from './events.ts'

/** What happens in a case without moving its legal clock. */
export const TIMELESS_CASE_EVENTS = [
  'DeferredMaterialsSupplied',
  'DeferralBreached',
  'CaseAssigned',
  // Another class changes the limits, not what happened: see clockLimits in case-clock.ts.
  'CaseReclassified',
  // Another organ decides, by the same law and from the same day.
  'CaseTransferred',
  // What a joint meeting decided is carried out within the limits of the case.
  'CaseBound',
  'CaseUnbound',
  // No ground of 行政许可法 45: a case that stands still for oversight loses its days all the same.
  'CaseFrozen',
  'CaseUnfrozen',
  'ApplicantVisited',
  'CaseExamined',
  'CaseReviewed',
  'CaseReturned',
  'UpperLevelPrepared',
  'UpperLevelChased',
  'HearingRightTold',
  'HearingRequested',
  'HearingAnnounced',
  'ConsultationOpened',
  'OpinionHandedOn',
  'DepartmentOpinionGiven',
  'ConsolidatedOpinionIssued',
  'CollectiveDecisionRecorded',
  'FeeOrdered',
  'FeePaid',
  'ResultServed',
  'ResultDispatched',
  'DecisionChallenged',
  'ClericalErrorCorrected',
  'CommitmentChecked',
  'AnnulmentAnnounced',
  'GrantAnnulled',
  'CaseNoted',
] as const satisfies readonly CaseEvent['type'][]
const TIMED_CASE_EVENTS = [
  'ApplicationSubmitted',
  'RunningCaseTakenOver',
  'ApplicationPreAccepted',
  'OriginalsPresented',
  'CorrectionRequested',
  'CorrectionSubmitted',
  'ApplicationAccepted',
  'AcceptanceDeemed',
  'ApplicationNotAccepted',
  'CaseGranted',
  'CaseRefused',
  'ApplicationWithdrawn',
  'LimitExtended',
  'ProcedureStarted',
  'ProcedureEnded',
  'CaseTerminated',
  'ChallengeDecided',
] as const satisfies readonly CaseEvent['type'][]
/** Every event of a case's life, for those who follow all of them. */
export const CASE_EVENT_TYPES = [...TIMED_CASE_EVENTS, ...TIMELESS_CASE_EVENTS] as const
