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
function hoursOf(
  hours: readonly OpeningHours[],
  day: string,
  worksOn: (day: string) => boolean,
): readonly OpeningHours[] {
  const weekday = weekdayOf(day)
  const isWeekend = weekday > 5
  const works = worksOn(day)
  if (!works && !isWeekend) return []
  const asWeekday = works && isWeekend && !hours.some(({ days }) => days.includes(weekday)) ? 1 : weekday
  return hours.filter(({ days }) => days.includes(asWeekday))
}

export function isOpenAt(hours: readonly OpeningHours[], instant: string, worksOn: (day: string) => boolean): boolean {
  const now = timeOf(instant)
  return hoursOf(hours, localDate(instant), worksOn).some(({ from, to }) => now >= from && now < to)
}

const HALF_HOUR = 30
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeAt = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The half hours of a day that lie whole within the opening hours, and of today only those that have not begun. */
export function halfHours(
  hours: readonly OpeningHours[],
  day: string,
  instant: string,
  worksOn: (day: string) => boolean,
): { readonly slots: readonly string[]; readonly open: readonly string[] } {
  const slots = hoursOf(hours, day, worksOn)
    .flatMap(({ from, to }) => {
      const [first, last] = [Math.ceil(minutesOf(from) / HALF_HOUR) * HALF_HOUR, minutesOf(to)]
      const count = Math.max(0, Math.floor((last - first) / HALF_HOUR))
      return Array.from({ length: count }, (_, i) => timeAt(first + i * HALF_HOUR))
    })
    .toSorted()
  const today = localDate(instant)
  if (day < today) return { slots, open: [] }
  return { slots, open: day > today ? slots : slots.filter((slot) => slot > timeOf(instant)) }
}
