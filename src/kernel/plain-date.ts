/** A day in the bureau's time zone, `YYYY-MM-DD`. Such texts sort as the days do. */
export type PlainDate = string
/** An ISO 8601 instant with its offset, as entries carry it. */
export type Instant = string
/** Days since 1970-01-01: what dates are counted in. */
export type DayNumber = number

const MS_PER_DAY = 86_400_000
/** China has kept one time zone without summer time since 1991; no case is older. */
const BUREAU_OFFSET_MS = 8 * 3_600_000

/** The day on which an instant falls in the bureau, whatever the server's own time zone. */
export function localDate(instant: Instant): PlainDate {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`${JSON.stringify(instant)} is not an instant`)
  return dateOfDay(Math.floor((ms + BUREAU_OFFSET_MS) / MS_PER_DAY))
}

/** A date as it is, an instant as its day. */
export const toPlainDate = (dateOrInstant: PlainDate | Instant): PlainDate =>
  dateOrInstant.length === 10 ? dateOrInstant : localDate(dateOrInstant)

/** Whether the text is a day that exists: 2026-02-29 is not one. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const month = Number(text.slice(5, 7))
  return month >= 1 && month <= 12 && dateOfDay(dayNumber(text)) === text
}

/** Throws for a text that is no date: a bug, as dates are checked where they come in. */
export function dayNumber(date: PlainDate): DayNumber {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  const number = Date.UTC(year, month - 1, day) / MS_PER_DAY
  if (date.length !== 10 || Number.isNaN(number)) throw new RangeError(`${JSON.stringify(date)} is not a date`)
  return number
}

export const dateOfDay = (day: DayNumber): PlainDate => new Date(day * MS_PER_DAY).toISOString().slice(0, 10)

export const addDays = (date: PlainDate, days: number): PlainDate => dateOfDay(dayNumber(date) + days)

/** How many days after `after` until `through`, the last one counted. */
export const countDays = (after: PlainDate, through: PlainDate): number => dayNumber(through) - dayNumber(after)

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))
