import { addDays, dateOfDay, dayNumber, yearOf } from './plain-date.ts'
import type { DayNumber, Instant, PlainDate } from './plain-date.ts'

/** What the State Council's holiday notices say. Weekends are not listed: they are off unless made up for. */
export interface CalendarData {
  /** Years whose notice is out. */
  readonly yearsPublished: readonly number[]
  /** Days off, weekends among them or not. */
  readonly holidays: readonly PlainDate[]
  /** Weekend days worked instead (调休上班). */
  readonly workdays: readonly PlainDate[]
}

/** One year's notice, as an administrator enters it. */
export interface HolidayNotice {
  readonly year: number
  readonly holidays: readonly PlainDate[]
  readonly workdays: readonly PlainDate[]
}

export interface WorkingCalendar {
  readonly isWorkingDay: (date: PlainDate) => boolean
  /** Whether the year's notice is not out, so that only weekends are known to be off. */
  readonly isProvisional: (year: number) => boolean
  /** The day on which the given number of working days has passed; `date` itself is not counted. */
  readonly addWorkingDays: (date: PlainDate, days: number) => PlainDate
  /** Working days after `after` until `through`, the last one counted; negative when `through` is the earlier. */
  readonly countWorkingDays: (after: PlainDate, through: PlainDate) => number
  /** The date itself, or the first working day after it. */
  readonly nextWorkingDay: (date: PlainDate) => PlainDate
  /** The first year, between both dates, whose days may still change by a notice to come; null when all are settled. */
  readonly firstProvisionalYear: (from: PlainDate, to: PlainDate) => number | null
  /** The same questions asked of day numbers, for the legal clock, which asks them often. */
  readonly worksOn: (day: DayNumber) => boolean
  readonly workingDaysBetween: (after: DayNumber, through: DayNumber) => number
  /** Notices that came while the bureau was at work, oldest first: limits already running moved with them. */
  readonly changes: readonly CalendarChange[]
}

/** A notice came, and with it other days off: what a limit was told as before can still be said. */
export interface CalendarChange {
  readonly publishedAt: Instant
  /** The notice as people cite it. */
  readonly notice: string
  readonly before: WorkingCalendar
}

/**
 * New Year's notice reaches back: 2006-12-30, 2011-12-31, 2018-12-29 and 2022-12-31 were set by the notice of the
 * following year. Until that notice is out, the last days of a December are not settled either.
 */
const NEW_YEAR_REACH = '12-28'

export function workingCalendar(data: CalendarData, changes: readonly CalendarChange[] = []): WorkingCalendar {
  const published = new Set(data.yearsPublished)
  const exceptions = exceptionsOf(data)
  const days = Int32Array.from([...exceptions.keys()].sort((a, b) => a - b))
  // gains[i]: by how much the first i exceptions change the number of working days.
  const gains = new Int32Array(days.length + 1)
  days.forEach((day, i) => (gains[i + 1] = at(gains, i) + (exceptions.get(day) === true ? 1 : -1)))

  const worksOn = (day: DayNumber): boolean => exceptions.get(day) ?? isWeekday(day)
  const workingDaysUntil = (day: DayNumber): number => weekdaysUntil(day) + at(gains, countUntil(days, day))
  const workingDaysBetween = (after: DayNumber, through: DayNumber): number =>
    workingDaysUntil(through) - workingDaysUntil(after)
  const isProvisional = (year: number): boolean => !published.has(year)

  return {
    changes,
    worksOn,
    workingDaysBetween,
    isProvisional,
    isWorkingDay: (date) => worksOn(dayNumber(date)),
    countWorkingDays: (after, through) => workingDaysBetween(dayNumber(after), dayNumber(through)),
    addWorkingDays: (date, count) => {
      if (!Number.isInteger(count) || count < 0) throw new RangeError('Working days are added in whole, forward')
      let day = dayNumber(date)
      for (let left = count; left > 0;) if (worksOn(++day)) left -= 1
      return dateOfDay(day)
    },
    nextWorkingDay: (date) => {
      let day = dayNumber(date)
      while (!worksOn(day)) day += 1
      return dateOfDay(day)
    },
    firstProvisionalYear: (from, to) => {
      const last = yearOf(to) + (to.slice(5) >= NEW_YEAR_REACH ? 1 : 0)
      for (let year = yearOf(from); year <= last; year++) if (isProvisional(year)) return year
      return null
    },
  }
}

/** The data with a notice entered; whatever was known of that year's own notice is replaced. */
export function withNotice(data: CalendarData, notice: HolidayNotice): CalendarData {
  const from = addDays(`${notice.year}-01-01`, -4)
  const to = `${notice.year}-12-27`
  const said = new Set([...notice.holidays, ...notice.workdays])
  const kept = (date: PlainDate): boolean => (date < from || date > to) && !said.has(date)
  return {
    yearsPublished: [...new Set([...data.yearsPublished, notice.year])].sort((a, b) => a - b),
    holidays: [...data.holidays.filter(kept), ...notice.holidays].sort(),
    workdays: [...data.workdays.filter(kept), ...notice.workdays].sort(),
  }
}

/**
 * 全国年节及纪念日放假办法 2: holidays of the solar calendar that no notice can move; 5 月 2 日 joined with the revision
 * of 2024. They are off in years whose notice is not out, too: no limit ends on a New Year's Day.
 */
export const fixedHolidays = (year: number): readonly PlainDate[] =>
  ['01-01', '05-01', ...(year >= 2025 ? ['05-02'] : []), '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`)

/** Beyond it no limit of today can reach. */
const YEARS_AHEAD = 80
/** Where nothing is published at all, fixed holidays are known from the regulation of 1999 on. */
const YEARS_AHEAD_FROM = 1999

/** Only the days that differ from an ordinary week. */
function exceptionsOf(data: CalendarData): ReadonlyMap<DayNumber, boolean> {
  const exceptions = new Map<DayNumber, boolean>()
  const last = data.yearsPublished.length === 0 ? YEARS_AHEAD_FROM : Math.max(...data.yearsPublished)
  for (let year = last + 1; year <= last + YEARS_AHEAD; year++)
    for (const date of fixedHolidays(year)) if (isWeekday(dayNumber(date))) exceptions.set(dayNumber(date), false)
  for (const date of data.holidays) if (isWeekday(dayNumber(date))) exceptions.set(dayNumber(date), false)
  for (const date of data.workdays) if (!isWeekday(dayNumber(date))) exceptions.set(dayNumber(date), true)
  return exceptions
}

/** 1969-12-29 was a Monday: days counted from there fall into whole weeks. */
const EPOCH_MONDAY = -3

const isWeekday = (day: DayNumber): boolean => mod7(day - EPOCH_MONDAY) < 5

/** Mondays to Fridays from the epoch's Monday through the day; negative before it. */
function weekdaysUntil(day: DayNumber): number {
  const passed = day - EPOCH_MONDAY + 1
  const weeks = Math.floor(passed / 7)
  return weeks * 5 + Math.min(passed - weeks * 7, 5)
}

const mod7 = (number: number): number => ((number % 7) + 7) % 7

/** How many of the sorted days are not after `day`. */
function countUntil(days: Int32Array, day: DayNumber): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(days, middle) <= day) low = middle + 1
    else high = middle
  }
  return low
}

const at = (numbers: Int32Array, index: number): number => numbers[index] ?? 0
