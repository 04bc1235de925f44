import { addDays, isPlainDate } from '#kernel'

/**
 * Last day of a permit that begins on `from` and holds for whole years: the eve of the same day years later.
 * One that begins on 29 February ends, in a year without that day, on the 28th.
 */
export function lastDayOfValidity(from: string, years: number): string {
  const year = String(Number(from.slice(0, 4)) + years).padStart(4, '0')
  const anniversary = year + from.slice(4)
  return isPlainDate(anniversary) ? addDays(anniversary, -1) : `${year}-02-28`
}
