import { clock } from '#kernel'
import type { Clock, ClockEntry, ClockLimits, PinnedStandard, WorkingCalendar } from '#kernel'
import type { CaseEvent } from './events.ts'

/** What an event means to the legal clock; null when time does not care. */
export function clockEntryOf(event: CaseEvent): ClockEntry | null {
  const { at } = event
  switch (event.type) {
    case 'ApplicationSubmitted':
      return { type: 'received', at }
    case 'CorrectionRequested':
      return { type: 'correctionRequested', at }
    case 'CorrectionSubmitted':
      return { type: 'correctionReceived', at }
    case 'ApplicationAccepted':
      return { type: 'accepted', at }
    case 'ApplicationNotAccepted':
      return { type: 'notAccepted', at }
    case 'ProcedureStarted':
      return { type: 'procedureStarted', at, procedure: event.procedure }
    case 'ProcedureEnded':
      return { type: 'procedureEnded', at, procedure: event.procedure }
    case 'LimitExtended':
      return { type: 'extended', at, days: event.days, reason: event.reason }
    case 'CaseGranted':
    case 'CaseRefused':
    case 'ApplicationWithdrawn':
      return { type: 'concluded', at }
    // The clock finds the silence by itself: recording it late must not make the acceptance later.
    case 'AcceptanceDeemed':
    case 'CaseExamined':
    case 'CaseReturned':
    case 'ResultServed':
      return null
  }
}

export const clockLimits = (standard: PinnedStandard): ClockLimits => ({
  acceptance: standard.acceptanceLimit,
  statutory: standard.statutoryLimit,
  promised: standard.promisedLimit,
})

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

export function caseClock(
  state: { readonly clock: readonly ClockEntry[]; readonly standard: PinnedStandard },
  calendar: WorkingCalendar,
  now: string,
): Clock {
  return clock(state.clock, calendar, clockLimits(state.standard), now)
}

export function deadlines(time: Clock): CaseDeadlines {
  return {
    acceptanceDue: time.acceptance?.due ?? NEVER,
    statutoryDue: time.statutory?.due ?? NEVER,
    deemedFrom: time.deemedAccepted ? time.startedAt : null,
  }
}
