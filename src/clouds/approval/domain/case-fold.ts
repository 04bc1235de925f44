import { localDate } from '#kernel'
import { clockEntriesOf } from './case-clock.ts'
import { isConcluded, isHandled, UNTOUCHED } from './case-state.ts'
import type { AcceptedCase, CaseState, ConcludedCase, Handling, KnownCase, Received } from './case-state.ts'
import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from './events.ts'
import { chargedAnew, chargedOn } from './fee.ts'
import { foldHandling } from './handling-fold.ts'
import type { HandlingEvent } from './handling-fold.ts'
import { countNotice } from './notices.ts'
import { EXAMINATION, movesOn } from './phase.ts'
import { rerouted, stepSpans } from './step-spans.ts'

const union = (known: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...known, ...more]),
]
const idsOf = (materials: readonly { readonly material: string }[]) => materials.map(({ material }) => material)

const enteredByApplicant = (event: ApplicationSubmitted | RunningCaseTakenOver): boolean =>
  event.type === 'ApplicationSubmitted' && (event.channel === 'ONLINE' || event.channel === 'MOBILE')

const preReviewOf = (event: ApplicationSubmitted | RunningCaseTakenOver): Received['preReview'] =>
  event.type === 'ApplicationSubmitted' ? (event.preReview ?? null) : null

function begin(event: ApplicationSubmitted | RunningCaseTakenOver): CaseState {
  const received: Received = {
    caseNumber: event.caseNumber,
    standard: event.standard,
    applicant: enteredByApplicant(event) ? event.by : null,
    materials: union([], idsOf(event.materials)),
    correction: null,
    preReview: preReviewOf(event),
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
  const { caseNumber, standard, applicant, correction, preReview, committed, preAcceptedOnce } = state
  const { timeClass, fee } = state
  // Who was given a step has done his part with it: the next one is its post's.
  const assignee = movesOn(event) ? null : state.assignee
  return {
    ...{ caseNumber, standard, applicant, correction, preReview, committed, preAcceptedOnce, timeClass, assignee, fee },
    materials: state.materials,
    notices: countNotice(state.notices, event),
    steps: stepSpans(state.steps, event, standard),
    lastAt: event.at,
    clock: [...state.clock, ...clockEntriesOf(event)],
    ...frozenAfter(state, event),
    ...boundAfter(state, event),
  }
}

function frozenAfter({ frozen }: KnownCase, event: CaseEvent): Pick<Received, 'frozen'> {
  if (event.type === 'CaseFrozen') return { frozen: event.risk }
  return frozen === undefined || event.type === 'CaseUnfrozen' ? {} : { frozen }
}

function boundAfter({ bound = [] }: KnownCase, event: CaseEvent): Pick<Received, 'bound'> {
  if (event.type === 'CaseBound') {
    const { at: _, by: __, type: ___, ...binding } = event
    return { bound: [...bound, binding] }
  }
  const left =
    event.type === 'CaseUnbound'
      ? bound.filter(({ exchange, decision }) => exchange !== event.exchange || decision !== event.decision)
      : bound
  return bound.length === 0 ? {} : { bound: left }
}

const handlingOf = (state: KnownCase): Handling =>
  isHandled(state) ? state.handling : isConcluded(state) ? (state.handling ?? UNTOUCHED) : UNTOUCHED

const settled = (common: Received, day: string): Received => ({
  ...common,
  standard: chargedOn(common.standard, day),
})
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

type Beginning = 'ApplicationSubmitted' | 'RunningCaseTakenOver'
type Later = Exclude<CaseEvent['type'], Beginning>
type Events = { readonly [One in Later]: Extract<CaseEvent, { readonly type: One }> }
type Folds<Some extends Later> = {
  readonly [One in Some]: (state: KnownCase, common: Received, event: Events[One]) => CaseState
}

const aside = (state: KnownCase, common: Received): CaseState => ({ ...state, ...common })
/** What is spread over the old state would keep the mark that is gone. */
const thawed = ({ frozen: _, ...state }: KnownCase, common: Received): CaseState => ({ ...state, ...common })
/** Something happened beside the main line: the case stays where it is. */
const within = (state: KnownCase, common: Received, event: HandlingEvent): CaseState =>
  isHandled(state) ? { ...state, ...common, handling: foldHandling(state.handling, event) } : aside(state, common)
/** Something happened to a case that has ended. */
const afterEnd = (state: KnownCase, common: Received, change: Partial<ConcludedCase>): CaseState =>
  isConcluded(state) ? { ...state, ...common, ...change } : aside(state, common)
const ended =
  (phase: ConcludedCase['phase']) =>
  (state: KnownCase, common: Received, event: CaseEvent): CaseState =>
    concluded(state, common, event, phase)

/** Events that take a case from one phase to another. */
const TURNING = {
  CorrectionRequested: ({ correction: before }, common, { defects, until }) => {
    const asked = defects.filter(({ subject }) => subject === 'MATERIAL').map(({ ref }) => ref)
    const refs = before?.refs ?? defects.map(({ ref }) => ref)
    const requests = (before?.requests ?? 0) + 1
    const correction = { materials: union([], asked), until: until ?? null, refs, requests }
    return { ...common, phase: 'awaitingCorrection', correction }
  },
  ApplicationPreAccepted: (_, common, { outstanding, until }) => ({
    ...{ ...common, phase: 'preAccepted', preAcceptedOnce: true },
    ...{ outstanding: union([], outstanding), until },
  }),
  OriginalsPresented: (state, common, event) => {
    const materials = union(state.materials, event.materials)
    return state.phase === 'preAccepted'
      ? { ...state, ...common, materials, outstanding: event.remaining }
      : { ...state, ...common, materials }
  },
  CorrectionSubmitted: (state, common, event) => ({
    ...{ ...common, phase: 'submitted', standard: chargedAnew(common.standard, event.charge) },
    materials: union(state.materials, idsOf(event.materials)),
  }),
  ApplicationAccepted: (state, common, { at, by, deferred = [] }) =>
    accepted(settled(common, localDate(at)), { ...handlingOf(state), acceptor: by, deferred }),
  AcceptanceDeemed: (state, common, { effectiveFrom }) => accepted(settled(common, effectiveFrom), handlingOf(state)),
  CaseExamined: (state, common, event) => {
    const unmet = event.findings.filter(({ met }) => !met).map(({ criterion }) => criterion)
    return { ...common, phase: 'examined', handling: foldHandling(handlingOf(state), event), unmet, reviews: [] }
  },
  CaseReviewed: (state, common, event) => {
    if (state.phase !== 'examined') return aside(state, common)
    const { step, by, agrees } = event
    const reviews = [...state.reviews, { step, by, agrees }]
    return { ...state, ...common, handling: foldHandling(state.handling, event), reviews }
  },
  CaseReturned: (state, common, event) => {
    const handling = foldHandling(handlingOf(state), event)
    if (event.to === EXAMINATION || state.phase !== 'examined') return accepted(common, handling)
    const from = state.reviews.findIndex(({ step }) => step === event.to)
    return { ...state, ...common, handling, reviews: state.reviews.slice(0, Math.max(0, from)) }
  },
  ApplicationNotAccepted: ended('notAccepted'),
  CaseGranted: (state, common, event) => concluded(state, common, event, 'granted', event.basis === 'COMMITMENT'),
  CaseRefused: ended('refused'),
  ApplicationWithdrawn: ended('withdrawn'),
  CaseTerminated: ended('terminated'),
  ChallengeDecided: (state, common, event) =>
    event.outcome === 'SET_ASIDE'
      ? accepted(common, foldHandling(handlingOf(state), event))
      : afterEnd(state, common, { challenged: false }),
  // The annulment is a decision of its own and is served like one; a suit against the grant goes on.
  GrantAnnulled: (state, common, { by }) =>
    afterEnd(state, common, { phase: 'annulled', decidedBy: by, served: false, dispatched: null }),
} as const satisfies Partial<Folds<Later>>

/** Events beside the main line. One that nobody folds does not compile. */
const BESIDE: Folds<Exclude<Later, keyof typeof TURNING>> = {
  DeferredMaterialsSupplied: (state, common, event) => {
    const materials = union(state.materials, idsOf(event.materials))
    return within(state, { ...common, materials }, event)
  },
  DeferralBreached: within,
  LimitExtended: within,
  ProcedureStarted: within,
  ProcedureEnded: within,
  UpperLevelPrepared: within,
  UpperLevelChased: within,
  HearingRightTold: within,
  HearingRequested: within,
  HearingAnnounced: within,
  ConsultationOpened: within,
  OpinionHandedOn: within,
  DepartmentOpinionGiven: within,
  ConsolidatedOpinionIssued: within,
  CollectiveDecisionRecorded: within,
  CaseReclassified: (state, common, event) => ({
    ...{ ...state, ...common, timeClass: event.to },
    standard: rerouted(common.standard, event),
  }),
  CaseBound: aside,
  CaseUnbound: aside,
  CaseFrozen: aside,
  CaseUnfrozen: thawed,
  // Whoever had it on his desk belongs to an organ that decides it no more.
  CaseTransferred: (state, common, { to }) => ({
    ...state,
    ...common,
    standard: { ...common.standard, organ: to },
    assignee: null,
  }),
  CaseAssigned: (state, common, { to }) => ({ ...state, ...common, assignee: to }),
  FeeOrdered: (state, common, { order }) => ({ ...state, ...common, fee: { order, paid: false } }),
  FeePaid: (state, common, { order }) => ({ ...state, ...common, fee: { order, paid: true } }),
  ApplicantVisited: aside,
  ClericalErrorCorrected: aside,
  CaseNoted: aside,
  ResultServed: (state, common) => afterEnd(state, common, { served: true }),
  ResultDispatched: (state, common, { trackingNumber }) => afterEnd(state, common, { dispatched: trackingNumber }),
  DecisionChallenged: (state, common) => afterEnd(state, common, { challenged: true }),
  CommitmentChecked: (state, common, { by, kept }) => afterEnd(state, common, { commitmentCheck: { by, kept } }),
  AnnulmentAnnounced: (state, common, { ground, replyUntil }) =>
    afterEnd(state, common, { annulment: { ground, replyUntil } }),
}

const FOLDS: Folds<Later> = { ...TURNING, ...BESIDE }
const foldBy = <One extends Later>(type: One, state: KnownCase, common: Received, event: Events[One]): CaseState =>
  FOLDS[type](state, common, event)

/** Folds one event into the state. Events are facts: nothing is checked here, `decide` has done it. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver') return begin(event)
  // Every life begins with one of them; nothing else can follow from nothing.
  if (state.phase === 'absent') return state
  return foldBy(event.type, state, received(state, event), event)
}
