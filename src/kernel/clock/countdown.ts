import type { WorkingCalendar } from '../calendar.ts'
import { dateOfDay, dayNumber } from '../plain-date.ts'
import type { DayNumber, PlainDate } from '../plain-date.ts'
import type { DayUnit, Limit } from '../standard.ts'
import { mergedStops } from './stops.ts'
import type { Stop } from './stops.ts'

/** One limit and how much of it has run. */
export interface Countdown {
  /** The last day of the limit, which is still in time; while the clock stands, as if it went on tomorrow. */
  readonly due: PlainDate
  /** Days left after today; 0 on the last day, negative when that many have passed since. */
  readonly remaining: number
  /** Days of the limit with its extension. */
  readonly days: number
  /** `days`, and the days by which a natural-day limit was rolled forward. */
  readonly total: number
  /** Days that counted so far: never days of a stop. */
  readonly used: number
  /** `used / total`; more than 1 when over. */
  readonly usedShare: number
  readonly unit: DayUnit
  /** The day off on which a natural-day limit would have ended; null when it was not rolled forward. */
  readonly rolledFrom: PlainDate | null
  /** The last day has passed, even if only days off lie between it and today. */
  readonly over: boolean
  /** A holiday notice to come may still move `due`. */
  readonly provisional: boolean
}

export interface CountdownInput {
  /** The day on which the limit begins to run; itself not counted (民法典 201). */
  readonly start: PlainDate
  readonly limit: Limit
  readonly extensionDays: number
  readonly stops: readonly Stop[]
  /** The day on which one looks, or on which the case was concluded. */
  readonly asOf: PlainDate
}

interface End {
  readonly nominal: DayNumber
  readonly due: DayNumber
  readonly total: number
}

export function countdown(input: CountdownInput, calendar: WorkingCalendar): Countdown {
  const { limit, stops } = input
  const start = dayNumber(input.start)
  const days = limit.days + input.extensionDays
  const end = limitEnd(start, days, limit.unit, stops, calendar)
  const asOf = dayNumber(input.asOf)
  const used = Math.max(0, runningDays(start, asOf, limit.unit, stops, calendar))
  const due = dateOfDay(end.due)
  return {
    due,
    remaining: end.total - used,
    days,
    total: end.total,
    used,
    // A limit of no days ends on the day it begins: that day is not over it, every later one is.
    usedShare: end.total === 0 ? used : used / end.total,
    unit: limit.unit,
    rolledFrom: rolledFrom(end),
    over: asOf > end.due,
    provisional: calendar.firstProvisionalYear(input.start, due) !== null,
  }
}

/** Days of the clock in (after, through]: of the limit's unit, and not stopped. */
function runningDays(
  after: DayNumber,
  through: DayNumber,
  unit: DayUnit,
  stops: readonly Stop[],
  calendar: WorkingCalendar,
): number {
  let days = unitDays(after, through, unit, calendar)
  for (const stop of stops) days -= stoppedDays(stop, after, through, unit, calendar)
  return days
}

/** How many days of the unit the stops take out of (after, through]; none before a limit has begun to run. */
export function stoppedDaysOf(
  stops: readonly Stop[],
  after: PlainDate | null,
  through: PlainDate,
  unit: DayUnit,
  calendar: WorkingCalendar,
): number {
  if (after === null) return 0
  const [first, last] = [dayNumber(after), dayNumber(through)]
  return stops.reduce((sum, stop) => sum + stoppedDays(stop, first, last, unit, calendar), 0)
}

function stoppedDays(
  stop: Stop,
  after: DayNumber,
  through: DayNumber,
  unit: DayUnit,
  calendar: WorkingCalendar,
): number {
  const from = Math.max(stop.from - 1, after)
  const to = Math.min(stop.to, through)
  return to > from ? unitDays(from, to, unit, calendar) : 0
}

const unitDays = (after: DayNumber, through: DayNumber, unit: DayUnit, calendar: WorkingCalendar): number =>
  unit === 'natural' ? through - after : calendar.workingDaysBetween(after, through)

/**
 * Walks to the last day. Working days never end on a day off; natural days that do are rolled to the next working
 * day (民法典 203). Days of a stop are passed over by both: the first and the last day of a stop stand still.
 */
function limitEnd(
  start: DayNumber,
  days: number,
  unit: DayUnit,
  stops: readonly Stop[],
  calendar: WorkingCalendar,
): End {
  if (!Number.isInteger(days) || days < 0) throw new RangeError('A limit is a whole number of days')
  const stands = (day: DayNumber): boolean => stops.some((stop) => day >= stop.from && day <= stop.to)
  let day = start
  for (let left = days; left > 0;) {
    day += 1
    if ((unit === 'natural' || calendar.worksOn(day)) && !stands(day)) left -= 1
  }
  const nominal = day
  let total = days
  if (unit === 'natural' && days > 0) {
    while (!calendar.worksOn(day) || stands(day)) {
      day += 1
      if (!stands(day)) total += 1
    }
  }
  return { nominal, due: day, total }
}

const rolledFrom = (end: End): PlainDate | null => (end.nominal === end.due ? null : dateOfDay(end.nominal))

export interface DueDateQuestion {
  readonly accepted: PlainDate
  readonly days: number
  readonly unit: DayUnit
  readonly pauses?: readonly { readonly from: PlainDate; readonly to: PlainDate }[]
  readonly extend?: number
}
export interface DueDateAnswer {
  readonly due: PlainDate
  /** The day off on which a natural-day limit would have ended; null when it was not rolled forward. */
  readonly rolledFrom: PlainDate | null
  /** Days of the unit that the pauses took out. */
  readonly stoppedDays: number
  readonly provisional: boolean
}

/** When a limit ends, asked without a case: the desk calculator of the law. */
export function dueDate(question: DueDateQuestion, calendar: WorkingCalendar): DueDateAnswer {
  const { accepted, days, unit, pauses = [], extend = 0 } = question
  const stops = mergedStops(pauses, accepted)
  const start = dayNumber(accepted)
  const end = limitEnd(start, days + extend, unit, stops, calendar)
  const due = dateOfDay(end.due)
  return {
    due,
    rolledFrom: rolledFrom(end),
    stoppedDays: stoppedDaysOf(stops, accepted, due, unit, calendar),
    provisional: calendar.firstProvisionalYear(accepted, due) !== null,
  }
}
