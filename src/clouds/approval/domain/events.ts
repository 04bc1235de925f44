/** Published language of the approval cloud: what happened to cases. A released event never changes. */

import type {
  AcceptanceDeemed,
  ApplicationAccepted,
  ApplicationNotAccepted,
  ApplicationPreAccepted,
  ApplicationSubmitted,
  ApplicationWithdrawn,
  CorrectionRequested,
  CorrectionSubmitted,
  DeferralBreached,
  DeferredMaterialsSupplied,
  OriginalsPresented,
  RunningCaseTakenOver,
} from './events/receipt.ts'
import type {
  ApplicantVisited,
  CaseAssigned,
  CaseBound,
  CaseExamined,
  CaseFrozen,
  CaseNoted,
  CaseReclassified,
  CaseReturned,
  CaseReviewed,
  CaseTransferred,
  CaseUnbound,
  CaseUnfrozen,
  FeeOrdered,
  FeePaid,
  LimitExtended,
} from './events/handling.ts'
import type {
  CollectiveDecisionRecorded,
  ConsolidatedOpinionIssued,
  ConsultationOpened,
  DepartmentOpinionGiven,
  HearingAnnounced,
  HearingRequested,
  HearingRightTold,
  OpinionHandedOn,
  ProcedureEnded,
  ProcedureStarted,
  UpperLevelChased,
  UpperLevelPrepared,
} from './events/procedures.ts'
import type { CaseGranted, CaseRefused, CaseTerminated, ResultDispatched, ResultServed } from './events/decision.ts'
import type {
  AnnulmentAnnounced,
  ChallengeDecided,
  ClericalErrorCorrected,
  CommitmentChecked,
  DecisionChallenged,
  GrantAnnulled,
} from './events/afterwards.ts'

/** What a case's events mean to the legal clock: everyone who follows a case counts its days in the same way. */
export { clockEntriesOf, clockLimits, stepsOf } from './case-clock.ts'
/** When each step with a limit of its own was worked at. */
export { rerouted, walk } from './step-spans.ts'
export type { Stepped, StepSpan, Walk } from './step-spans.ts'
/** Where an event takes its case: everyone who follows a case names its stage in the same way. */
export { approversOf } from './approvers.ts'
export { movesOn, phaseAfter } from './phase.ts'
export type { CasePhase } from './phase.ts'

export type { Applicant, CasePaper, Defect, Finding, Party, SubmittedMaterial } from './events/shapes.ts'
export type * from './events/receipt.ts'
export type * from './events/handling.ts'
export type * from './events/procedures.ts'
export type * from './events/decision.ts'
export type * from './events/afterwards.ts'
export type * from './events/pre-review.ts'
export { PRE_REVIEW_EVENT_TYPES } from './events/pre-review.ts'

export type CaseEvent =
  | ApplicationSubmitted
  | RunningCaseTakenOver
  | ApplicationPreAccepted
  | OriginalsPresented
  | CorrectionRequested
  | CorrectionSubmitted
  | ApplicationAccepted
  | DeferredMaterialsSupplied
  | DeferralBreached
  | CaseAssigned
  | CaseReclassified
  | CaseTransferred
  | CaseBound
  | CaseUnbound
  | CaseFrozen
  | CaseUnfrozen
  | ApplicantVisited
  | AcceptanceDeemed
  | ApplicationNotAccepted
  | CaseExamined
  | CaseReviewed
  | CaseReturned
  | CaseGranted
  | CaseRefused
  | ApplicationWithdrawn
  | LimitExtended
  | ProcedureStarted
  | ProcedureEnded
  | UpperLevelPrepared
  | UpperLevelChased
  | HearingRightTold
  | HearingRequested
  | HearingAnnounced
  | ConsultationOpened
  | OpinionHandedOn
  | DepartmentOpinionGiven
  | ConsolidatedOpinionIssued
  | CollectiveDecisionRecorded
  | FeeOrdered
  | FeePaid
  | CaseTerminated
  | ResultServed
  | ResultDispatched
  | DecisionChallenged
  | ChallengeDecided
  | ClericalErrorCorrected
  | CommitmentChecked
  | AnnulmentAnnounced
  | GrantAnnulled
  | CaseNoted
/** Every event of a case's life, for those who follow all of them. */
export { CASE_EVENT_TYPES } from './case-event-types.ts'

export type { WindowAuthorised, WindowAuthorityRevoked } from './events/window-authority.ts'
export type * from './events/erasure.ts'
export type { Bundle, HandoverDisputed, PapersHandedOver, PapersReceived, Post } from './events/handover.ts'
