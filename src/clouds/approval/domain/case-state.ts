import type { ClockEntry, PinnedStandard, StoppingProcedure } from '#kernel'
import { unreachable } from '#kernel'
import { clockEntryOf } from './case-clock.ts'
import type { ApplicationSubmitted, CaseEvent } from './events.ts'

/** What every later rule needs of the application, and no more: names, forms and files stay in the events. */
interface Received {
  readonly caseNumber: string
  readonly standard: PinnedStandard
  /** Opaque id of the applicant within this case. */
  readonly applicant: string
  /** Material ids handed in so far. */
  readonly materials: readonly string[]
  /** The one correction request has been made; these materials were asked for in it. */
  readonly correction: { readonly materials: readonly string[] } | null
  readonly lastAt: string
  readonly clock: readonly ClockEntry[]
}
/** From acceptance on. `acceptor` is null when the law accepted (deemed acceptance). */
interface Accepted extends Received {
  readonly acceptor: string | null
  /** Everyone who has ever given an opinion on this case, also one that was returned. */
  readonly examiners: readonly string[]
  readonly procedure: StoppingProcedure | null
  readonly extended: boolean
}

export interface AbsentCase {
  readonly phase: 'absent'
}
export interface SubmittedCase extends Received {
  readonly phase: 'submitted' | 'awaitingCorrection'
}
export interface AcceptedCase extends Accepted {
  readonly phase: 'accepted'
}
export interface ExaminedCase extends Accepted {
  readonly phase: 'examined'
  /** Criterion ids found not met in the opinion now before the decider. */
  readonly unmet: readonly string[]
}
export interface ConcludedCase extends Received {
  readonly phase: 'granted' | 'refused' | 'notAccepted' | 'withdrawn'
  readonly served: boolean
}
export type OpenCase = SubmittedCase | AcceptedCase | ExaminedCase
export type CaseState = AbsentCase | OpenCase | ConcludedCase
export type CasePhase = CaseState['phase']

const union = (known: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...known, ...more]),
]

function begin(event: ApplicationSubmitted): SubmittedCase {
  return {
    phase: 'submitted',
    caseNumber: event.caseNumber,
    standard: event.standard,
    applicant: event.by,
    materials: union(
      [],
      event.materials.map(({ material }) => material),
    ),
    correction: null,
    lastAt: event.at,
    clock: [{ type: 'received', at: event.at }],
  }
}

/** The common part after an event: later phases are built on it, so that nothing of an earlier phase lingers. */
function received(state: OpenCase | ConcludedCase, event: CaseEvent): Received {
  const { caseNumber, standard, applicant, materials, correction } = state
  const entry = clockEntryOf(event)
  const clock = entry === null ? state.clock : [...state.clock, entry]
  return { caseNumber, standard, applicant, materials, correction, lastAt: event.at, clock }
}

function accepted(state: OpenCase | ConcludedCase): Omit<Accepted, keyof Received> {
  if (state.phase === 'accepted' || state.phase === 'examined') {
    const { acceptor, examiners, procedure, extended } = state
    return { acceptor, examiners, procedure, extended }
  }
  return { acceptor: null, examiners: [], procedure: null, extended: false }
}

/** Folds one event into the state. Events are facts: nothing is checked here, `decide` has done it. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'ApplicationSubmitted') return begin(event)
  // Every life begins with ApplicationSubmitted; nothing else can follow from nothing.
  if (state.phase === 'absent') return state
  const common = received(state, event)
  switch (event.type) {
    case 'CorrectionRequested': {
      const asked = event.defects.filter(({ subject }) => subject === 'MATERIAL').map(({ ref }) => ref)
      return { ...common, phase: 'awaitingCorrection', correction: { materials: union([], asked) } }
    }
    case 'CorrectionSubmitted': {
      const added = event.materials.map(({ material }) => material)
      return { ...common, phase: 'submitted', materials: union(state.materials, added) }
    }
    case 'ApplicationAccepted':
      return { ...common, ...accepted(state), phase: 'accepted', acceptor: event.by }
    case 'AcceptanceDeemed':
      return { ...common, ...accepted(state), phase: 'accepted' }
    case 'ApplicationNotAccepted':
      return { ...common, phase: 'notAccepted', served: false }
    case 'CaseExamined': {
      const so = accepted(state)
      const unmet = event.findings.filter(({ met }) => !met).map(({ criterion }) => criterion)
      return { ...common, ...so, phase: 'examined', examiners: union(so.examiners, [event.by]), unmet }
    }
    case 'CaseReturned':
      return { ...common, ...accepted(state), phase: 'accepted' }
    case 'CaseGranted':
      return { ...common, phase: 'granted', served: false }
    case 'CaseRefused':
      return { ...common, phase: 'refused', served: false }
    case 'ApplicationWithdrawn':
      return { ...common, phase: 'withdrawn', served: false }
    case 'LimitExtended':
      return within(state, common, { extended: true })
    case 'ProcedureStarted':
      return within(state, common, { procedure: event.procedure })
    case 'ProcedureEnded':
      return within(state, common, { procedure: null })
    case 'ResultServed':
      return isConcluded(state) ? { ...state, ...common, served: true } : state
    default:
      return unreachable(event)
  }
}

/** Something happened beside the main line: the case stays where it is. */
function within(
  state: OpenCase | ConcludedCase,
  common: Received,
  change: { readonly extended: true } | { readonly procedure: StoppingProcedure | null },
): CaseState {
  return state.phase === 'accepted' || state.phase === 'examined' ? { ...state, ...common, ...change } : state
}

export function isConcluded(state: CaseState): state is ConcludedCase {
  return (
    state.phase === 'granted' ||
    state.phase === 'refused' ||
    state.phase === 'notAccepted' ||
    state.phase === 'withdrawn'
  )
}
