import { workingCalendar } from '../calendar.ts'
import { clock } from '../clock/clock.ts'
import type { ClockLimits } from '../clock/clock-state.ts'
import type { ClockEntry, ClockProcedure } from '../clock/entries.ts'
import { NOTICES_2025_2026 } from './notices.ts'

/** How tests of the clock tell what happened, at ten in the morning of a day. */
export const calendar = workingCalendar(NOTICES_2025_2026)
export const working = (days: number) => ({ days, unit: 'working' as const })
export const LIMITS: ClockLimits = { acceptance: working(5), statutory: working(20), promised: working(10) }

export const at = (date: string): string => `${date}T10:00:00+08:00`
export const received = (date: string): ClockEntry => ({ type: 'received', at: at(date) })
export const correctionRequested = (date: string): ClockEntry => ({ type: 'correctionRequested', at: at(date) })
export const correctionReceived = (date: string): ClockEntry => ({ type: 'correctionReceived', at: at(date) })
export const accepted = (date: string): ClockEntry => ({ type: 'accepted', at: at(date) })
export const notAccepted = (date: string): ClockEntry => ({ type: 'notAccepted', at: at(date) })
export const concluded = (date: string): ClockEntry => ({ type: 'concluded', at: at(date) })
export const started = (date: string, procedure: ClockProcedure = 'HEARING'): ClockEntry => ({
  type: 'procedureStarted',
  procedure,
  at: at(date),
})
export const ended = (date: string, procedure: ClockProcedure = 'HEARING'): ClockEntry => ({
  type: 'procedureEnded',
  procedure,
  at: at(date),
})
export const extended = (date: string, reason = '案情复杂', days = 10): ClockEntry => ({
  type: 'extended',
  days,
  reason,
  at: at(date),
})

export const look = (today: string, entries: readonly ClockEntry[], limits = LIMITS) =>
  clock(entries, calendar, limits, today)
export const codes = (today: string, entries: readonly ClockEntry[], limits = LIMITS) =>
  look(today, entries, limits).explanation.map((line) => line.code)
