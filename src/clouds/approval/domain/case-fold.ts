import { unreachable } from '#kernel'
import { clockEntriesOf } from './case-clock.ts'
import { isConcluded, isHandled, UNTOUCHED } from './case-state.ts'
import type { AcceptedCase, CaseState, ConcludedCase, Handling, KnownCase, Received } from './case-state.ts'
import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from './events.ts'
import { foldHandling } from './handling-fold.ts'
import { countNotice } from './notices.ts'
import { EXAMINATION } from './phase.ts'
import { stepSpans } from './step-spans.ts'

const union = (known: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...known, ...more]),
]
const idsOf = (materials: readonly { readonly material: string }[]) => materials.map(({ material }) => material)

const enteredByApplicant = (event: ApplicationSubmitted | RunningCaseTakenOver): boolean =>
  event.type === 'ApplicationSubmitted' && (event.channel === 'ONLINE' || event.channel === 'MOBILE')

function begin(event: ApplicationSubmitted | RunningCaseTakenOver): CaseState {
  const received: Received = {
    caseNumber: event.caseNumber,
    standard: event.standard,
    applicant: enteredByApplicant(event) ? event.by : null,
    materials: union([], idsOf(event.materials)),
    correction: null,
    committed: event.type === 'ApplicationSubmitted' && event.commitment !== undefined,
    preAcceptedOnce: false,
    timeClass: event.standard.track.timeClass,
    assignee: null,
    fee: null,
    notices: {},
    steps: stepSpans([], event, event.standard),
    lastAt: event.at,
    clock: clockEntriesOf(event),
  }
  const running = event.type === 'RunningCaseTakenOver' && event.acceptedAt !== null
  return running ? { ...received, phase: 'accepted', handling: UNTOUCHED } : { ...received, phase: 'submitted' }
}

/** The common part after an event: later phases are built on it, so that nothing of an earlier phase lingers. */
function received(state: KnownCase, event: CaseEvent): Received {
  const { caseNumber, standard, applicant, correction, committed, preAcceptedOnce, timeClass, assignee, fee } = state
  return {
    ...{ caseNumber, standard, applicant, correction, committed, preAcceptedOnce, timeClass, assignee, fee },
    materials: state.materials,
    notices: countNotice(state.notices, event),
    steps: stepSpans(state.steps, event, standard),
    lastAt: event.at,
    clock: [...state.clock, ...clockEntriesOf(event)],
  }
}

const handlingOf = (state: KnownCase): Handling =>
  isHandled(state) ? state.handling : isConcluded(state) ? (state.handling ?? UNTOUCHED) : UNTOUCHED

const accepted = (common: Received, handling: Handling): AcceptedCase => ({ ...common, phase: 'accepted', handling })

function concluded(
  state: KnownCase,
  common: Received,
  { by }: CaseEvent,
  phase: ConcludedCase['phase'],
  onCommitment = false,
): ConcludedCase {
  return {
    ...common,
    phase,
    handling: isHandled(state) || isConcluded(state) ? state.handling : null,
    decidedBy: by,
    onCommitment,
    served: false,
    dispatched: null,
    challenged: false,
    commitmentCheck: null,
    annulment: null,
  }
}

/** Folds one event into the state. Events are facts: nothing is checked here, `decide` has done it. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver') return begin(event)
  // Every life begins with one of them; nothing else can follow from nothing.
  if (state.phase === 'absent') return state
  const common = received(state, event)
  switch (event.type) {
    case 'CorrectionRequested': {
      const asked = event.defects.filter(({ subject }) => subject === 'MATERIAL').map(({ ref }) => ref)
      const correction = { materials: union([], asked), until: event.until ?? null }
      return { ...common, phase: 'awaitingCorrection', correction }
    }
    case 'ApplicationPreAccepted': {
      const { outstanding, until } = event
      return { ...common, phase: 'preAccepted', preAcceptedOnce: true, outstanding: union([], outstanding), until }
    }
    case 'OriginalsPresented': {
      const materials = union(state.materials, event.materials)
      return state.phase === 'preAccepted'
        ? { ...state, ...common, materials, outstanding: event.remaining }
        : { ...state, ...common, materials }
    }
    case 'CorrectionSubmitted':
      return { ...common, phase: 'submitted', materials: union(state.materials, idsOf(event.materials)) }
    case 'ApplicationAccepted':
      return accepted(common, { ...handlingOf(state), acceptor: event.by, deferred: event.deferred ?? [] })
    case 'AcceptanceDeemed':
      return accepted(common, handlingOf(state))
    case 'ApplicationNotAccepted':
      return concluded(state, common, event, 'notAccepted')
    case 'CaseGranted':
      return concluded(state, common, event, 'granted', event.basis === 'COMMITMENT')
    case 'CaseRefused':
      return concluded(state, common, event, 'refused')
    case 'ApplicationWithdrawn':
      return concluded(state, common, event, 'withdrawn')
    case 'CaseTerminated':
      return concluded(state, common, event, 'terminated')
    default:
      return evolveWithin(state, common, event)
  }
}

type Beginning = 'ApplicationSubmitted' | 'RunningCaseTakenOver'
type Turning =
  | 'CorrectionRequested'
  | 'ApplicationPreAccepted'
  | 'OriginalsPresented'
  | 'CorrectionSubmitted'
  | 'ApplicationAccepted'
  | 'AcceptanceDeemed'
  | 'ApplicationNotAccepted'
  | 'CaseGranted'
  | 'CaseRefused'
  | 'ApplicationWithdrawn'
  | 'CaseTerminated'
type WithinEvent = Exclude<CaseEvent, { readonly type: Beginning | Turning }>

/** What happens between acceptance and decision, beside the main line, and after it. */
function evolveWithin(state: KnownCase, common: Received, event: WithinEvent): CaseState {
  switch (event.type) {
    case 'CaseExamined': {
      const unmet = event.findings.filter(({ met }) => !met).map(({ criterion }) => criterion)
      return { ...common, phase: 'examined', handling: foldHandling(handlingOf(state), event), unmet, reviews: [] }
    }
    case 'CaseReviewed': {
      if (state.phase !== 'examined') return state
      const { step, by, agrees } = event
      const reviews = [...state.reviews, { step, by, agrees }]
      return { ...state, ...common, handling: foldHandling(state.handling, event), reviews }
    }
    case 'CaseReturned': {
      const handling = foldHandling(handlingOf(state), event)
      if (event.to === EXAMINATION || state.phase !== 'examined') return accepted(common, handling)
      const from = state.reviews.findIndex(({ step }) => step === event.to)
      return { ...state, ...common, handling, reviews: state.reviews.slice(0, Math.max(0, from)) }
    }
    case 'ChallengeDecided':
      if (!isConcluded(state)) return { ...state, ...common }
      return event.outcome === 'SET_ASIDE'
        ? accepted(common, foldHandling(handlingOf(state), event))
        : { ...state, ...common, challenged: false }
    case 'DeferredMaterialsSupplied': {
      const materials = union(state.materials, idsOf(event.materials))
      return within(state, { ...common, materials }, event)
    }
    case 'CaseReclassified':
      return { ...state, ...common, timeClass: event.to }
    case 'CaseAssigned':
      return { ...state, ...common, assignee: event.to }
    case 'FeeOrdered':
      return { ...state, ...common, fee: { order: event.order, paid: false } }
    case 'FeePaid':
      return { ...state, ...common, fee: { order: event.order, paid: true } }
    case 'ApplicantVisited':
    case 'ClericalErrorCorrected':
    case 'CaseNoted':
      return { ...state, ...common }
    case 'ResultServed':
    case 'ResultDispatched':
    case 'DecisionChallenged':
    case 'CommitmentChecked':
    case 'AnnulmentAnnounced':
    case 'GrantAnnulled':
      return isConcluded(state) ? evolveConcluded(state, common, event) : { ...state, ...common }
    case 'DeferralBreached':
    case 'LimitExtended':
    case 'ProcedureStarted':
    case 'ProcedureEnded':
    case 'HearingRightTold':
    case 'HearingRequested':
    case 'HearingAnnounced':
    case 'ConsultationOpened':
    case 'DepartmentOpinionGiven':
    case 'ConsolidatedOpinionIssued':
    case 'CollectiveDecisionRecorded':
      return within(state, common, event)
    default:
      return unreachable(event)
  }
}

/** Something happened beside the main line: the case stays where it is. */
const within = (state: KnownCase, common: Received, event: CaseEvent): CaseState =>
  isHandled(state) ? { ...state, ...common, handling: foldHandling(state.handling, event) } : { ...state, ...common }

type LateEvent = Extract<
  CaseEvent,
  {
    readonly type:
      | 'ResultServed'
      | 'ResultDispatched'
      | 'DecisionChallenged'
      | 'CommitmentChecked'
      | 'AnnulmentAnnounced'
      | 'GrantAnnulled'
  }
>

function evolveConcluded(state: ConcludedCase, common: Received, event: LateEvent): ConcludedCase {
  switch (event.type) {
    case 'ResultServed':
      return { ...state, ...common, served: true }
    case 'ResultDispatched':
      return { ...state, ...common, dispatched: event.trackingNumber }
    case 'DecisionChallenged':
      return { ...state, ...common, challenged: true }
    case 'CommitmentChecked':
      return { ...state, ...common, commitmentCheck: { by: event.by, kept: event.kept } }
    case 'AnnulmentAnnounced':
      return { ...state, ...common, annulment: { ground: event.ground, replyUntil: event.replyUntil } }
    // The annulment is a decision of its own and is served like one; a suit against the grant goes on.
    case 'GrantAnnulled':
      return { ...state, ...common, phase: 'annulled', decidedBy: event.by, served: false, dispatched: null }
    default:
      return unreachable(event)
  }
}
