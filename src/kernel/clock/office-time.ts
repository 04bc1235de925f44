import type { WorkingCalendar } from '../calendar.ts'
import { BUREAU_OFFSET_MS, dateOfDay, localDateOf } from '../plain-date.ts'
import type { DayNumber, PlainDate } from '../plain-date.ts'
import type { Stop } from './stops.ts'

/** A limit shorter than a day, for what is done while the applicant waits (即办件): it runs in office hours only. */
export interface OfficeTimeLimit {
  readonly amount: number
  readonly unit: 'hour' | 'halfDay'
}

export interface OfficeTimeCountdown {
  /** The minute in which it ends, in the bureau's time: `2026-03-02 16:30`. */
  readonly due: string
  readonly dueOn: PlainDate
  readonly totalMinutes: number
  readonly usedMinutes: number
  /** Negative when that much office time has passed since. */
  readonly remainingMinutes: number
  readonly usedShare: number
  readonly over: boolean
}

/** Minutes of the day, first and last moment of each sitting. */
export type OfficeHours = readonly (readonly [from: number, to: number])[]

/** 9:00–12:00 and 13:00–17:00, the hours of most service halls; local authorities set their own. */
export const OFFICE_HOURS: OfficeHours = [
  [9 * 60, 12 * 60],
  [13 * 60, 17 * 60],
]

const MS_PER_MINUTE = 60_000
const MINUTES_PER_DAY = 1440
/** Half-days and hours never take this long: beyond it the calendar has no working day left. */
const DAYS_MAX = 3660

export interface OfficeTimeInput {
  readonly startMs: number
  readonly limit: OfficeTimeLimit
  readonly stops: readonly Stop[]
  readonly asOfMs: number
}

/** Half a day is half of the hours the office is open, wherever in the day it begins. */
const minutesOf = ({ amount, unit }: OfficeTimeLimit, hours: OfficeHours): number =>
  unit === 'hour' ? amount * 60 : (amount * minutesOfDay(hours)) / 2

const minutesOfDay = (hours: OfficeHours): number => hours.reduce((sum, [from, to]) => sum + to - from, 0)

export function officeTimeCountdown(
  { startMs, limit, stops, asOfMs }: OfficeTimeInput,
  calendar: WorkingCalendar,
  hours: OfficeHours = OFFICE_HOURS,
): OfficeTimeCountdown {
  const total = minutesOf(limit, hours)
  if (!(total > 0)) throw new RangeError('A limit within the day is some office time')
  const open = (day: DayNumber): boolean =>
    calendar.worksOn(day) && !stops.some((stop) => day >= stop.from && day <= stop.to)
  const start = minuteOf(startMs)
  const asOf = minuteOf(asOfMs)
  const due = dueMinute(start, total, open, hours)
  const used = minutesBetween(start, Math.max(start, asOf), open, hours)
  return {
    due: minuteText(due),
    dueOn: dateOfDay(Math.floor(due / MINUTES_PER_DAY)),
    totalMinutes: total,
    usedMinutes: used,
    remainingMinutes: total - used,
    usedShare: used / total,
    // The last minute is still in time, however long the office is closed after it.
    over: asOf > due,
  }
}

/** Minutes since 1970-01-01 in the bureau's time. */
const minuteOf = (ms: number): number => Math.floor((ms + BUREAU_OFFSET_MS) / MS_PER_MINUTE)

function minuteText(minute: number): string {
  const date = localDateOf(minute * MS_PER_MINUTE - BUREAU_OFFSET_MS)
  const ofDay = minute % MINUTES_PER_DAY
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${date} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
}

function dueMinute(start: number, total: number, open: (day: DayNumber) => boolean, hours: OfficeHours): number {
  let left = total
  const first = Math.floor(start / MINUTES_PER_DAY)
  for (let day = first; day < first + DAYS_MAX; day++) {
    if (!open(day)) continue
    for (const [from, to] of hours) {
      const begin = Math.max(day * MINUTES_PER_DAY + from, start)
      const length = Math.max(0, day * MINUTES_PER_DAY + to - begin)
      if (length >= left) return begin + left
      left -= length
    }
  }
  throw new RangeError('No office is open any more')
}

function minutesBetween(from: number, to: number, open: (day: DayNumber) => boolean, hours: OfficeHours): number {
  let minutes = 0
  for (let day = Math.floor(from / MINUTES_PER_DAY); day <= Math.floor(to / MINUTES_PER_DAY); day++) {
    if (!open(day)) continue
    const midnight = day * MINUTES_PER_DAY
    for (const [opens, closes] of hours)
      minutes += Math.max(0, Math.min(midnight + closes, to) - Math.max(midnight + opens, from))
  }
  return minutes
}
