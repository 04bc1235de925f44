import { addDays, localDate, refused } from '#kernel'
import type { Limit } from '#kernel'

export const isBlank = (text: string): boolean => text.trim() === ''

/** A day named as the last one for something must not have passed. */
export function notAhead(at: string, day: string) {
  return day < localDate(at) ? refused('DATE_PASSED', { date: day }) : null
}

/** More days off than any calendar has put into one stretch: two golden weeks with their weekends. */
const DAYS_OFF_MAX = 20

/**
 * The calendar is outside the case and the last day comes in with the command; what no calendar could make of the limit
 * is refused all the same.
 */
export function beyondLimit(at: string, day: string, { days, unit }: Limit): boolean {
  const naturalDays = unit === 'natural' ? days : Math.ceil((days * 7) / 5)
  return day > addDays(localDate(at), naturalDays + DAYS_OFF_MAX)
}
