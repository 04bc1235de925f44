import { clock, unreachable } from '#kernel'
import type { Clock, ClockEntry, ClockLimits, Limit, PinnedStandard, TimeClass, WorkingCalendar } from '#kernel'
// From a file of its own: events.ts publishes this clock, and whoever loads it first would find no list.
import { TIMELESS_CASE_EVENTS } from './case-event-types.ts'
import type { CaseEvent, RunningCaseTakenOver } from './events.ts'
import type { StepSpan, Stepped } from './step-spans.ts'

const takenOver = ({ receivedAt, acceptedAt }: RunningCaseTakenOver): readonly ClockEntry[] => [
  { type: 'received', at: receivedAt },
  ...(acceptedAt === null ? [] : [{ type: 'accepted', at: acceptedAt } as const]),
]

const TIMELESS_TYPES: ReadonlySet<CaseEvent['type']> = new Set(TIMELESS_CASE_EVENTS)
type Timeless = Extract<CaseEvent, { readonly type: (typeof TIMELESS_CASE_EVENTS)[number] }>
const isTimeless = (event: CaseEvent): event is Timeless => TIMELESS_TYPES.has(event.type)

/** What an event means to the legal clock; nothing when time does not care. */
export function clockEntriesOf(event: CaseEvent): readonly ClockEntry[] {
  if (isTimeless(event)) return []
  const { at } = event
  switch (event.type) {
    case 'ApplicationSubmitted':
      // Taken down on paper while the machines stood: the law counts from the day it was really received.
      return [{ type: 'received', at: event.slip?.receivedAt ?? at }]
    case 'RunningCaseTakenOver':
      return takenOver(event)
    // Both wait for the applicant: what he brings is the complete application (行政许可法 32).
    case 'ApplicationPreAccepted':
    case 'CorrectionRequested':
      return [{ type: 'correctionRequested', at }]
    case 'OriginalsPresented':
      return event.remaining.length === 0 ? [{ type: 'correctionReceived', at }] : []
    case 'CorrectionSubmitted':
      return [{ type: 'correctionReceived', at }]
    case 'ApplicationAccepted':
      return [{ type: 'accepted', at }]
    // The clock finds the silence by itself; recorded, it stands even when a late holiday notice moves the five days.
    case 'AcceptanceDeemed':
      return [{ type: 'deemedAccepted', at, from: event.effectiveFrom }]
    case 'ApplicationNotAccepted':
      return [{ type: 'notAccepted', at }]
    case 'ProcedureStarted':
      return [{ type: 'procedureStarted', at, procedure: event.procedure }]
    case 'ProcedureEnded':
      return [{ type: 'procedureEnded', at, procedure: event.procedure }]
    case 'LimitExtended':
      return [{ type: 'extended', at, days: event.days, reason: event.reason }]
    case 'CaseGranted':
    case 'CaseRefused':
    case 'ApplicationWithdrawn':
    case 'CaseTerminated':
      return [{ type: 'concluded', at }]
    case 'ChallengeDecided':
      return event.outcome === 'SET_ASIDE' ? [{ type: 'reopened', at }] : []
    default:
      return unreachable(event)
  }
}

/** The limits of a case in its class of today: reclassification moves the promise, never the law. */
export const clockLimits = (
  standard: PinnedStandard,
  timeClass: TimeClass = standard.track.timeClass,
): ClockLimits => ({
  acceptance: standard.acceptanceLimit,
  statutory: standard.statutoryLimit,
  promised: promisedIn(standard, timeClass),
  promisedExcludes: standard.track.promisedExcludes,
  // A case that turned out not to be one for the counter is no longer measured by the hour.
  ...(timeClass === 'IMMEDIATE' && standard.track.immediate !== undefined
    ? { immediate: standard.track.immediate }
    : {}),
})

function promisedIn({ promisedLimit, statutoryLimit, track }: PinnedStandard, timeClass: TimeClass): Limit {
  const { complexLimit } = track
  if (timeClass !== 'COMPLEX' || track.timeClass === 'COMPLEX' || complexLimit === null) return promisedLimit
  // Working days and natural days cannot be compared without a calendar: then the law alone is promised.
  const within = complexLimit.unit === statutoryLimit.unit && complexLimit.days <= statutoryLimit.days
  return within ? complexLimit : statutoryLimit
}

/** What the rules need to know of time, with the calendar already asked. */
export interface CaseDeadlines {
  /** Last day on which the bureau may speak before acceptance. */
  readonly acceptanceDue: string
  readonly statutoryDue: string
  /** Receipt from which silence has become acceptance; null while it has not. */
  readonly deemedFrom: string | null
}

/** A date after every other: a limit that does not run is never over. */
const NEVER = '9999-12-31'

/** What of a case its clock is computed from. */
interface Timed {
  readonly clock: readonly ClockEntry[]
  readonly standard: PinnedStandard
  readonly timeClass: TimeClass
  readonly steps: readonly StepSpan[]
}

/** Every step held against its own limit, also one that began anew after a return. */
export const stepsOf = ({ standard, steps }: { readonly standard: Stepped; readonly steps: readonly StepSpan[] }) =>
  steps.flatMap(({ step, from, to }) => {
    const own = standard.track.stepLimits.find((limited) => limited.step === step)
    return own === undefined ? [] : [{ step, limit: own.limit, from, ...(to === null ? {} : { to }) }]
  })

export function caseClock(state: Timed, calendar: WorkingCalendar, now: string): Clock {
  const limits = { ...clockLimits(state.standard, state.timeClass), steps: stepsOf(state) }
  return clock(state.clock, calendar, limits, now)
}

export function deadlines(time: Clock): CaseDeadlines {
  return {
    acceptanceDue: time.acceptance?.due ?? NEVER,
    statutoryDue: time.statutory?.due ?? NEVER,
    deemedFrom: time.deemedAccepted ? time.startedAt : null,
  }
}
