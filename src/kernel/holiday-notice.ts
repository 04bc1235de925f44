import { fixedHolidays, withNotice, workingCalendar } from './calendar.ts'
import type { CalendarChange, CalendarData, HolidayNotice, WorkingCalendar } from './calendar.ts'
import { regionContains } from './identifiers/region-code.ts'
import { addDays, dayNumber, isPlainDate } from './plain-date.ts'
import type { Instant, PlainDate } from './plain-date.ts'

/** A notice with its place in the law: whose it is and where it holds. */
export interface IssuedNotice extends HolidayNotice {
  /** GB/T 2260 code of the region that gave itself further holidays (e.g. 宁夏 for 古尔邦节); null: the whole country. */
  readonly region: string | null
  readonly title: string
  readonly documentNumber: string
}
export interface PublishedNotice extends IssuedNotice {
  /** When it became known here: limits told from then on were told by it. */
  readonly publishedAt: Instant
}

/**
 * The calendar of a region: what came with the program, then the country's notices in the order in which they came,
 * then what the region and those above it added. A region adds to the country's days and never replaces its year.
 */
export function calendarOf(
  base: CalendarData,
  notices: readonly PublishedNotice[],
  region: string | null,
): WorkingCalendar {
  const here = notices.filter((notice) => holdsIn(notice, region))
  const changes: CalendarChange[] = []
  let calendar = workingCalendar(base)
  here.forEach(({ publishedAt, documentNumber }, at) => {
    changes.push({ publishedAt, notice: documentNumber, before: calendar })
    calendar = workingCalendar(dataWith(base, here.slice(0, at + 1)), [...changes])
  })
  return calendar
}

const holdsIn = (notice: PublishedNotice, region: string | null): boolean =>
  notice.region === null || (region !== null && regionContains(notice.region, region))

function dataWith(base: CalendarData, notices: readonly PublishedNotice[]): CalendarData {
  const inForce = new Map<string, PublishedNotice>()
  for (const notice of notices) inForce.set(`${notice.region ?? ''} ${String(notice.year)}`, notice)
  const standing = [...inForce.values()].sort((a, b) => a.year - b.year)
  const national = standing.filter(({ region }) => region === null).reduce<CalendarData>(withNotice, base)
  // The nearer authority has the last word on a day both speak of.
  const regional = standing.filter(({ region }) => region !== null).sort((a, b) => depth(a) - depth(b))
  return regional.reduce(withRegionalDays, national)
}

const depth = ({ region }: IssuedNotice): number => (region ?? '').replace(/0+$/, '').length

function withRegionalDays(data: CalendarData, { holidays, workdays }: HolidayNotice): CalendarData {
  const said = new Set([...holidays, ...workdays])
  const kept = (date: PlainDate): boolean => !said.has(date)
  return {
    yearsPublished: data.yearsPublished,
    holidays: [...data.holidays.filter(kept), ...holidays].sort(),
    workdays: [...data.workdays.filter(kept), ...workdays].sort(),
  }
}

export type NoticeFaultCode =
  | 'NOTICE_YEAR_WRONG'
  | 'NOTICE_REGION_WRONG'
  | 'NOTICE_UNNAMED'
  | 'NOTICE_WITHOUT_DAYS'
  | 'NOTICE_DATE_WRONG'
  | 'NOTICE_DAY_OUTSIDE_YEAR'
  | 'NOTICE_DAY_TWICE'
  | 'NOTICE_DAY_BOTH'
  | 'NOTICE_WORKDAY_ORDINARY'
  | 'NOTICE_STATUTORY_HOLIDAY_MISSING'
  | 'NOTICE_CONTRADICTS_ANOTHER'

/** Where in the notice, and what is wrong with it. */
export interface NoticeFault {
  readonly code: NoticeFaultCode
  readonly list: 'holidays' | 'workdays' | null
  readonly index: number
  readonly facts: Readonly<Record<string, string | number>>
}

/** No calendar before the first notice of its kind (国办发明电, since 2000) is asked for; later ones come a year ahead. */
const YEARS = { first: 2000, last: 2100 } as const
/** New Year's holiday may begin in the last days of the December before (2018-12-29 was worked by the notice of 2019). */
const REACH_BACK_DAYS = 4
const DAYS_MAX = 200

const fault = (
  code: NoticeFaultCode,
  list: NoticeFault['list'],
  index: number,
  facts: NoticeFault['facts'] = {},
): NoticeFault => ({ code, list, index, facts })

/**
 * Everything in which a notice contradicts itself, the law or a notice in force. One fault is enough to refuse all of
 * it: a calendar taken over in part would be wrong in ways nobody could see.
 */
export function noticeFaults(notice: IssuedNotice, others: readonly IssuedNotice[] = []): readonly NoticeFault[] {
  const { year, region, title, documentNumber } = notice
  if (!Number.isInteger(year) || year < YEARS.first || year > YEARS.last)
    return [fault('NOTICE_YEAR_WRONG', null, 0, { year })]
  const faults: NoticeFault[] = []
  if (region !== null && !/^\d{6}$/.test(region)) faults.push(fault('NOTICE_REGION_WRONG', null, 0, { region }))
  if (title.trim() === '' || documentNumber.trim() === '') faults.push(fault('NOTICE_UNNAMED', null, 0))
  if (notice.holidays.length === 0 || notice.holidays.length + notice.workdays.length > DAYS_MAX)
    faults.push(fault('NOTICE_WITHOUT_DAYS', null, 0, { max: DAYS_MAX }))
  const seen = new Map<PlainDate, 'holidays' | 'workdays'>()
  for (const list of ['holidays', 'workdays'] as const)
    notice[list].forEach((date, index) => faults.push(...dayFaults(date, list, index, year, seen)))
  if (region === null)
    for (const date of fixedHolidays(year))
      if (seen.get(date) !== 'holidays') faults.push(fault('NOTICE_STATUTORY_HOLIDAY_MISSING', null, 0, { date }))
  return [...faults, ...contradictions(notice, others)]
}

function dayFaults(
  date: string,
  list: 'holidays' | 'workdays',
  index: number,
  year: number,
  seen: Map<PlainDate, 'holidays' | 'workdays'>,
): readonly NoticeFault[] {
  if (!isPlainDate(date)) return [fault('NOTICE_DATE_WRONG', list, index, { date })]
  const before = seen.get(date)
  seen.set(date, before ?? list)
  if (before !== undefined)
    return [fault(before === list ? 'NOTICE_DAY_TWICE' : 'NOTICE_DAY_BOTH', list, index, { date })]
  if (date < addDays(`${String(year)}-01-01`, -REACH_BACK_DAYS) || date > `${String(year)}-12-31`)
    return [fault('NOTICE_DAY_OUTSIDE_YEAR', list, index, { date, year })]
  // A Monday worked is no order at all: it says that the day was mistyped.
  return list === 'workdays' && !isWeekend(date) ? [fault('NOTICE_WORKDAY_ORDINARY', list, index, { date })] : []
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (date: PlainDate): boolean => [2, 3].includes(((dayNumber(date) % 7) + 7) % 7)

/** Days of the turn of the year that another year's notice orders the other way. */
function contradictions(notice: IssuedNotice, others: readonly IssuedNotice[]): readonly NoticeFault[] {
  const opposite = { holidays: 'workdays', workdays: 'holidays' } as const
  return others
    .filter(({ region, year }) => region === notice.region && year !== notice.year)
    .flatMap((other) =>
      (['holidays', 'workdays'] as const).flatMap((list) =>
        notice[list].flatMap((date, index) =>
          other[opposite[list]].includes(date)
            ? [fault('NOTICE_CONTRADICTS_ANOTHER', list, index, { date, notice: other.documentNumber })]
            : [],
        ),
      ),
    )
}
