import { dayNumber, localDate } from '#kernel'
import type { OpeningHours } from './events.ts'

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
const CHINA_MS = 8 * 3_600_000
const timeOf = (instant: string): string => new Date(Date.parse(instant) + CHINA_MS).toISOString().slice(11, 16)

/**
 * Whether somebody who stood before the door now would be let in. On a weekend worked instead of a holiday the hours are
 * Monday's; on a day off only what is written for Saturday and Sunday holds, and on a holiday in the week nothing.
 */
export function isOpenAt(hours: readonly OpeningHours[], instant: string, worksOn: (day: string) => boolean): boolean {
  const today = localDate(instant)
  const weekday = weekdayOf(today)
  const isWeekend = weekday > 5
  const works = worksOn(today)
  if (!works && !isWeekend) return false
  const day = works && isWeekend && !hours.some(({ days }) => days.includes(weekday)) ? 1 : weekday
  const now = timeOf(instant)
  return hours.some(({ days, from, to }) => days.includes(day) && now >= from && now < to)
}
