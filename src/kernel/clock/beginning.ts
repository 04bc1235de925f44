import type { WorkingCalendar } from '../calendar.ts'
import type { PlainDate } from '../plain-date.ts'
import type { Limit } from '../standard.ts'
import { countdown } from './countdown.ts'
import type { DatedEntry } from './entries.ts'
import type { ExplanationLine } from './explanation.ts'

/** How the case came to be accepted, or why it is not. */
export interface Beginning {
  /** The day the acceptance limit runs from: of the application, or of the complete corrected materials. */
  readonly receivedOn: PlainDate | null
  readonly waitsForApplicant: boolean
  /** 受理之日: from here the statutory limit runs. */
  readonly startedOn: PlainDate | null
  /** The day acceptance was decided or known; the acceptance limit is measured up to it. */
  readonly acceptedOn: PlainDate | null
  /** 行政许可法 32(4): silence past the limit is acceptance, from the day of receipt. */
  readonly deemed: boolean
  /** Concluded, or not accepted. */
  readonly closedOn: PlainDate | null
  readonly lines: readonly ExplanationLine[]
}

const NOTHING_YET: Beginning = {
  receivedOn: null,
  waitsForApplicant: false,
  startedOn: null,
  acceptedOn: null,
  deemed: false,
  closedOn: null,
  lines: [],
}

/** Reads the entries in order; before each one, and at last on `today`, the silence so far is judged. */
export function beginning(
  entries: readonly DatedEntry[],
  limit: Limit,
  calendar: WorkingCalendar,
  today: PlainDate,
): Beginning {
  const dueAfter = (receivedOn: PlainDate): PlainDate =>
    countdown({ start: receivedOn, limit, extensionDays: 0, stops: [], asOf: receivedOn }, calendar).due
  const judged = (state: Beginning, on: PlainDate): Beginning => {
    if (state.receivedOn === null || state.startedOn !== null || state.waitsForApplicant || state.closedOn !== null) {
      return state
    }
    const due = dueAfter(state.receivedOn)
    if (on <= due) return state
    const line = { code: 'DEEMED_ACCEPTED', facts: { due, date: state.receivedOn } } as const
    return { ...state, startedOn: state.receivedOn, deemed: true, lines: [...state.lines, line] }
  }
  let state = NOTHING_YET
  for (const entry of entries) state = step(judged(state, entry.date), entry, limit, dueAfter)
  return judged(state, today)
}

function step(
  state: Beginning,
  { entry, date }: DatedEntry,
  limit: Limit,
  dueAfter: (receivedOn: PlainDate) => PlainDate,
): Beginning {
  if (entry.type === 'reopened') return reopen(state, date)
  if (state.closedOn !== null) return state
  const told = (line: ExplanationLine): readonly ExplanationLine[] => [...state.lines, line]
  const limitFacts = { days: limit.days, unit: limit.unit, due: dueAfter(date) }
  switch (entry.type) {
    case 'received':
      if (state.receivedOn !== null) return state
      return { ...state, receivedOn: date, lines: told({ code: 'RECEIVED', facts: { date, ...limitFacts } }) }
    case 'correctionRequested':
      if (state.deemed) return { ...state, lines: told({ code: 'CORRECTION_TOO_LATE', facts: { date } }) }
      if (state.startedOn !== null) {
        return { ...state, lines: told({ code: 'CORRECTION_AFTER_ACCEPTANCE', facts: { date } }) }
      }
      return { ...state, waitsForApplicant: true, lines: told({ code: 'CORRECTION_REQUESTED', facts: { date } }) }
    case 'correctionReceived': {
      if (!state.waitsForApplicant) return state
      const line = { code: 'CORRECTION_RECEIVED', facts: { date, ...limitFacts } } as const
      return { ...state, waitsForApplicant: false, receivedOn: date, lines: told(line) }
    }
    case 'accepted':
      return accept(state, date)
    case 'deemedAccepted': {
      // Where the calendar of today finds the silence by itself there is nothing to add.
      if (state.startedOn !== null) return state
      const line = { code: 'DEEMED_STANDS', facts: { date: entry.from, on: date } } as const
      return { ...state, waitsForApplicant: false, startedOn: entry.from, deemed: true, lines: told(line) }
    }
    case 'notAccepted': {
      const code = state.startedOn === null ? 'NOT_ACCEPTED' : 'NOT_ACCEPTED_TOO_LATE'
      return { ...state, waitsForApplicant: false, closedOn: date, lines: told({ code, facts: { date } }) }
    }
    case 'concluded':
      return { ...state, waitsForApplicant: false, closedOn: date }
    default:
      return state
  }
}

function accept(state: Beginning, date: PlainDate): Beginning {
  if (state.startedOn === null) {
    const lines = [...state.lines, { code: 'ACCEPTED', facts: { date } } as const]
    return {
      ...state,
      receivedOn: state.receivedOn ?? date,
      waitsForApplicant: false,
      startedOn: date,
      acceptedOn: date,
      lines,
    }
  }
  if (state.acceptedOn !== null) return state
  const facts = { date, start: state.startedOn }
  return { ...state, acceptedOn: date, lines: [...state.lines, { code: 'ACCEPTED_TOO_LATE', facts }] }
}

/** A decision that was set aside leaves a case to be decided anew: the whole limit again, from that day. */
const reopen = (state: Beginning, date: PlainDate): Beginning => ({
  ...state,
  receivedOn: state.receivedOn ?? date,
  waitsForApplicant: false,
  startedOn: date,
  acceptedOn: state.acceptedOn ?? state.closedOn ?? date,
  deemed: false,
  closedOn: null,
  lines: [...state.lines, { code: 'REOPENED', facts: { date } }],
})
