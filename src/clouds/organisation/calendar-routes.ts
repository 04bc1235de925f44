import type { Output } from '#contract'
import type { CalendarOffice, Handlers, RequestContext, TouchedDeadlines } from '#frame'
import { calendarOf, localDate, yearOf } from '#kernel'
import type { IssuedNotice, PublishedNotice } from '#kernel'
import type { api } from './api.ts'
import { BUILT_IN } from './domain/calendar-year.ts'
import { publishNotice, readNotice } from './publish-notice.ts'

type CalendarDoors = Pick<typeof api, 'calendar' | 'previewNotice' | 'publishNotice'>
type YearView = Output<typeof api.calendar>['years'][number]

/** Cases that run now began in the year before at the earliest, and limits reach into the one after next at most. */
const YEARS_BACK = 1
const YEARS_AHEAD = 2

const noticeView = ({ year, region, title, documentNumber, holidays, workdays }: IssuedNotice) => ({
  year,
  region,
  title,
  documentNumber,
  holidays: [...holidays],
  workdays: [...workdays],
})

const isOfSameYear = (a: IssuedNotice, b: IssuedNotice): boolean => a.region === b.region && a.year === b.year

function yearView(calendar: CalendarOffice, year: number): YearView {
  const notice = calendar.notices().findLast((one) => one.region === null && one.year === year)
  const builtIn = calendar.base.yearsPublished.includes(year)
  return {
    year,
    workingDays: calendar.current().countWorkingDays(`${String(year - 1)}-12-31`, `${String(year)}-12-31`),
    source: notice?.documentNumber ?? (builtIn ? BUILT_IN : null),
    builtIn: notice === undefined && builtIn,
  }
}

function touchedView({ office, language }: RequestContext, { deadlines, ...counts }: TouchedDeadlines) {
  const { nameIn, organName } = office.catalogue
  return {
    ...counts,
    deadlines: deadlines.map(({ organ, itemName, ...deadline }) => ({
      ...deadline,
      itemName: nameIn(language, itemName),
      organName: nameIn(language, organName(organ)),
    })),
  }
}

/** Working days of the notice's year, in its own region, as they would be. */
function workingDaysWith(notice: IssuedNotice, { office, now }: RequestContext): number {
  const all: readonly PublishedNotice[] = [...office.calendar.notices(), { ...notice, publishedAt: now() }]
  const calendar = calendarOf(office.calendar.base, all, notice.region)
  return calendar.countWorkingDays(`${String(notice.year - 1)}-12-31`, `${String(notice.year)}-12-31`)
}

export const calendarHandlers: Handlers<CalendarDoors> = {
  calendar: (_, { office, now }) => {
    const { calendar } = office
    const first = yearOf(localDate(now())) - YEARS_BACK
    const years = Array.from({ length: YEARS_BACK + 1 + YEARS_AHEAD }, (__, at) => yearView(calendar, first + at))
    const notices = calendar.notices().map((notice, at, all) => ({
      ...noticeView(notice),
      publishedAt: notice.publishedAt,
      inForce: !all.slice(at + 1).some((later) => isOfSameYear(later, notice)),
    }))
    return Promise.resolve({ years, notices: notices.reverse() })
  },

  previewNotice: async ({ body }, context) => {
    const read = readNotice(context, body.text)
    if ('refusal' in read) return read
    const touched = await context.office.calendar.touchedBy(read.notice)
    return {
      notice: noticeView(read.notice),
      replaces: read.replaces,
      workingDays: workingDaysWith(read.notice, context),
      touched: touchedView(context, touched),
    }
  },

  publishNotice: async ({ body }, context) => {
    const { actor, idempotency } = context
    const done = await publishNotice(context, body.text, {
      by: actor,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    if ('refusal' in done) return done
    return { year: done.year, documentNumber: done.documentNumber, touched: touchedView(context, done.touched) }
  },
}
