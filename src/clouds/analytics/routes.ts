import { DOMAINS } from '#contract'
import type { Input, Output } from '#contract'
import type { CatalogueOffice, Handlers, RefusalAnswer, RequestContext } from '#frame'
import { addDays, clock, countDays, isPlainDate, localDate, regionContains } from '#kernel'
import type { WorkingCalendar } from '#kernel'
import type { api } from './api.ts'
import { FIGURE_KEYS, FIGURES, parseFigureKey } from './figures.ts'
import type { FigureKey } from './figures.ts'
import { median } from './median.ts'
import {
  countByCourse,
  countByDay,
  countAtOnce,
  countByItem,
  countedEntries,
  countPushed,
  listBehind,
} from './queries.ts'
import type { CourseCount, DayCount, ItemCount, Question } from './queries.ts'

const COUNTED_BY_DAY = ['submitted', 'accepted', 'granted', 'refused', 'sealed'] as const satisfies readonly FigureKey[]
type Summary = Output<typeof api.summary>
type Counted = (typeof COUNTED_BY_DAY)[number]
type ByDay = Readonly<Record<Counted, readonly DayCount[]>>

const DEFAULT_DAYS = 30
/** Two years of days fit a chart and a reply; a longer question is asked in parts. */
const DAYS_MAX = 732
const PAGE = 50
/** More items than this are no picture any more. */
const ITEMS_MAX = 50

const badDates: RefusalAnswer = {
  refusal: { code: 'VALIDATION_FAILED' },
  fields: [
    { path: '/from', message: '请选择不超过两年的起止日期。', messageEn: 'Choose a period of no more than two years.' },
  ],
}
const badFigure: RefusalAnswer = {
  refusal: { code: 'VALIDATION_FAILED' },
  fields: [{ path: '/figure', message: '没有这个指标。', messageEn: 'There is no such figure.' }],
}

type Asked = Input<typeof api.drill>['query'] | Input<typeof api.summary>['query']

function questionOf(query: Asked, { office, now }: RequestContext): Question | undefined {
  const { to = localDate(now()), organ = null, item = null, domain, region } = query
  const from = query.from ?? addDays(to, 1 - DEFAULT_DAYS)
  const days = countDays(from, to)
  if (days < 0 || days >= DAYS_MAX) return undefined
  const { catalogue } = office
  const items = domain === undefined ? null : itemsOf(catalogue, domain)
  const within = ({ region: own }: { readonly region: string }) => region !== undefined && regionContains(region, own)
  const organs = region === undefined ? null : catalogue.organs().filter(within)
  return { from, to, organ, item, items, organs: organs?.map(({ id }) => id) ?? null }
}

const itemsOf = (catalogue: CatalogueOffice, domain: string): readonly string[] =>
  catalogue.inForce().flatMap(({ code, standard }) => (standard.domain === domain ? [code] : []))

/** The sixteen fields of the list, each with its cases; what left the list is in none of them (ST-35). */
function byDomain(catalogue: CatalogueOffice, counts: readonly ItemCount[]): Summary['byDomain'] {
  const domainOf = new Map(catalogue.inForce().map(({ code, standard }) => [code, standard.domain]))
  return Object.entries(DOMAINS).flatMap(([domain, name]) => {
    const own = counts.filter(({ code }) => (domainOf.get(code) ?? 'UNCLASSIFIED') === domain)
    const total = (key: 'submitted' | 'concluded') => own.reduce((all, row) => all + row[key], 0)
    return own.length === 0 ? [] : [{ domain, name, submitted: total('submitted'), concluded: total('concluded') }]
  })
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10

/** By the legal clock, as the case's own page computes it. */
function timesOf(courses: readonly CourseCount[], calendarOf: (organ: string) => WorkingCalendar) {
  const days: { value: number; count: number }[] = []
  let [inTime, judged] = [0, 0]
  for (const { organ, clock: entries, limits, count } of courses) {
    const on = entries.at(-1)?.at
    if (on === undefined) continue
    const calendar = calendarOf(organ)
    const { promised } = clock(entries, calendar, limits, on)
    // Items whose law counts natural days are measured in working days too, or they could not be compared.
    const working = { ...limits, statutory: { days: limits.statutory.days, unit: 'working' as const } }
    const { statutory } = clock(entries, calendar, working, on)
    if (statutory !== null) days.push({ value: statutory.used, count })
    if (promised !== null) judged += count
    if (promised?.over === false) inTime += count
  }
  return { medianWorkingDays: median(days), onTimeShare: share(inTime, judged) }
}

const sum = (counts: readonly DayCount[]) => counts.reduce((total, { count }) => total + count, 0)

function dailyRows(question: Question, byDay: ByDay): Summary['daily'] {
  const found = COUNTED_BY_DAY.map((key) => [key, new Map(byDay[key].map(({ date, count }) => [date, count]))] as const)
  const counts = new Map(found)
  const on = (key: Counted, date: string) => counts.get(key)?.get(date) ?? 0
  return Array.from({ length: countDays(question.from, question.to) + 1 }, (_, i) => {
    const date = addDays(question.from, i)
    return {
      date,
      submitted: on('submitted', date),
      accepted: on('accepted', date),
      granted: on('granted', date),
      refused: on('refused', date),
      sealed: on('sealed', date),
    }
  })
}

async function countsByDay(context: RequestContext, question: Question): Promise<ByDay> {
  const count = (figure: Counted) => countByDay(context.db, figure, question)
  const [submitted, accepted, granted, refused, sealed] = await Promise.all([
    count('submitted'),
    count('accepted'),
    count('granted'),
    count('refused'),
    count('sealed'),
  ])
  return { submitted, accepted, granted, refused, sealed }
}

async function summaryOf(context: RequestContext, question: Question): Promise<Summary> {
  const { db, office } = context
  const [asOfLeaf, byDay, courses, push, atOnce, byItem] = await Promise.all([
    countedEntries(db),
    countsByDay(context, question),
    countByCourse(db, question),
    countPushed(db, question),
    countAtOnce(db, question),
    countByItem(db, question),
  ])
  const values: Readonly<Record<FigureKey, number | null>> = {
    submitted: sum(byDay.submitted),
    accepted: sum(byDay.accepted),
    granted: sum(byDay.granted),
    refused: sum(byDay.refused),
    sealed: sum(byDay.sealed),
    ...timesOf(courses, office.calendar.current),
    atOnce: atOnce.count,
    atOnceMinutes: atOnce.minutes,
    pushCoverage: share(push.pushed, push.all),
  }
  const figures = FIGURE_KEYS.map((key) => {
    const { label, unit, definition } = FIGURES[key]
    return { key, value: values[key], label, unit, definition }
  })
  const deciding = office.catalogue.organs().filter(({ under }) => under === null)
  const organs = deciding.map(({ id, name }) => ({ id, name }))
  const { from, to } = question
  return {
    asOfLeaf,
    from,
    to,
    figures,
    daily: dailyRows(question, byDay),
    byItem: byItem
      .slice(0, ITEMS_MAX)
      .map((row) => ({ ...row, name: office.catalogue.nameIn(context.language, row.name) })),
    byDomain: byDomain(office.catalogue, byItem),
    organs,
    regions: office.catalogue.regions.map(({ code, name }) => ({
      code,
      name: { zh: name.zh, en: name.en ?? name.zh },
    })),
  }
}

const CURSOR = /^(?<date>\d{4}-\d\d-\d\d) (?<id>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
function parseCursor(after: string | undefined): readonly [string, string] | null {
  const { date, id } = CURSOR.exec(after ?? '')?.groups ?? {}
  return date === undefined || id === undefined || !isPlainDate(date) ? null : [date, id]
}

export const handlers: Handlers<typeof api> = {
  summary: ({ query }, context) => {
    const question = questionOf(query, context)
    return question === undefined ? Promise.resolve(badDates) : summaryOf(context, question)
  },

  drill: async ({ query }, context) => {
    const figure = parseFigureKey(query.figure)
    if (figure === undefined) return badFigure
    const question = questionOf(query, context)
    if (question === undefined) return badDates
    const rows = await listBehind(context.db, figure, question, { after: parseCursor(query.after), limit: PAGE })
    const last = rows.length < PAGE ? undefined : rows.at(-1)
    const { catalogue } = context.office
    const items = rows.map((row) => ({ ...row, itemName: catalogue.nameIn(context.language, row.itemName) }))
    return { items, after: last === undefined ? null : `${last.date} ${last.caseId}` }
  },
}
