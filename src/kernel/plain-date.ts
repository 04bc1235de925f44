/** A day in the bureau's time zone, `YYYY-MM-DD`. Such texts sort as the days do. */
export type PlainDate = string
/** An ISO 8601 instant with its offset, as entries carry it. */
export type Instant = string
/** Either; told apart by length. */
export type DateOrInstant = string
/** Days since 1970-01-01: what dates are counted in. */
export type DayNumber = number

const MS_PER_DAY = 86_400_000
/** China has kept one time zone without summer time since 1991; no case is older. */
export const BUREAU_OFFSET_MS = 8 * 3_600_000

/** The day on which an instant falls in the bureau, whatever the server's own time zone. */
export const localDate = (instant: Instant): PlainDate => localDateOf(epochMs(instant))

export const localDateOf = (ms: number): PlainDate => dateOfDay(Math.floor((ms + BUREAU_OFFSET_MS) / MS_PER_DAY))

/** Throws for a text that is no instant: a bug, as instants are the server's own or checked where they come in. */
export function epochMs(instant: Instant): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`${JSON.stringify(instant)} is not an instant`)
  return ms
}

/** A date as it is, an instant as its day. */
export const toPlainDate = (dateOrInstant: DateOrInstant): PlainDate =>
  dateOrInstant.length === 10 ? dateOrInstant : localDate(dateOrInstant)

/** The instant itself; of a day its last minute. */
export const lastMsOf = (dateOrInstant: DateOrInstant): number =>
  dateOrInstant.length === 10
    ? (dayNumber(dateOrInstant) + 1) * MS_PER_DAY - BUREAU_OFFSET_MS - 1
    : epochMs(dateOrInstant)

/** Whether the text is a day that exists: 2026-02-29 is not one, and there was no year 0. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const month = Number(text.slice(5, 7))
  return month >= 1 && month <= 12 && dateOfDay(dayNumber(text)) === text
}

/** Whether the text is an instant as entries carry it, on a day that exists and in a minute of sixty seconds. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) || text.startsWith('0000')) return false
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
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

const DAYS_PER_ERA = 146_097
/** 0000-03-01 counted from 1970-01-01: years that begin in March have their leap day last. */
const ERA_BEGIN = -719_468

/**
 * The Gregorian date of a day by whole numbers (Hinnant, "chrono-compatible low-level date algorithms"): writing the
 * dates through Date took a quarter of the legal clock's time.
 */
export function dateOfDay(day: DayNumber): PlainDate {
  const shifted = day - ERA_BEGIN
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number))

export const addDays = (date: PlainDate, days: number): PlainDate => dateOfDay(dayNumber(date) + days)

/** How many days after `after` until `through`, the last one counted. */
export const countDays = (after: PlainDate, through: PlainDate): number => dayNumber(through) - dayNumber(after)

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4))
