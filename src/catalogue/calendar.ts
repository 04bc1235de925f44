import { createRequire } from 'node:module'
import type { CalendarData, PlainDate } from '#kernel'

/**
 * The State Council's holiday notices from 2004 on, as the package chinese-days holds them.
 * Read from its data file: its functions go through local time and fall back to plain weekends in silence.
 */
export function publishedCalendar(): CalendarData {
  const file: unknown = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json')
  const holidays = datesOf(file, 'holidays')
  return {
    // A year is published when its National Day is known; every notice has it.
    yearsPublished: holidays.filter((date) => date.endsWith('-10-01')).map((date) => Number(date.slice(0, 4))),
    holidays,
    workdays: datesOf(file, 'workdays'),
  }
}

function datesOf(file: unknown, list: 'holidays' | 'workdays'): readonly PlainDate[] {
  if (!isRecord(file)) throw new TypeError('The holiday data is not an object')
  const days = file[list]
  if (!isRecord(days)) throw new TypeError(`The holiday data has no ${list}`)
  return Object.keys(days).sort()
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
