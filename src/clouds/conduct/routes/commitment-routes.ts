import { BYTE_ORDER_MARK, csvLine } from '#contract'
import type { Output } from '#contract'
import type { Handlers, PublishedItem, RequestContext } from '#frame'
import { addDays, localDate } from '#kernel'
import type { api } from '../api.ts'
import { COMMITMENTS, DELIVER_DAYS, keptIn } from '../domain/commitments.ts'
import type { Commitment } from '../domain/commitments.ts'
import { NOT_FOUND, officerOf, organNamed, organSeen } from '../doors.ts'
import { listCourses } from '../projections/case-course.ts'
import type { CourseRow } from '../projections/case-course.ts'

type PromiseView = Output<typeof api.commitments>['all'][number]
type ItemView = Output<typeof api.commitments>['items'][number]
const YEAR_DAYS = 365
const ITEMS_MAX = 200
const BROKEN_MAX = 200
/** One correction notice that says everything. */
const ONCE = 1

interface Promised {
  readonly value: number | null
  readonly unit: PromiseView['unit']
}
/** What the standard in force says; without an item, what is the same for all of them. */
function promisedBy(commitment: Commitment, item: PublishedItem | undefined): Promised {
  switch (commitment) {
    case 'ACCEPT':
      return { value: 5, unit: 'working' }
    case 'ONCE':
      return { value: ONCE, unit: 'times' }
    case 'DELIVER':
      return { value: DELIVER_DAYS, unit: 'working' }
    case 'DECIDE': {
      const limit = item?.standard.limits.promised
      return limit === undefined ? { value: null, unit: 'working' } : { value: limit.days, unit: limit.unit }
    }
    case 'VISITS':
      return { value: item?.standard.visits ?? null, unit: 'times' }
  }
}

/** Of each case whether the promise was kept; the standard in force says how often one may have to come. */
function judge(context: Pick<RequestContext, 'office' | 'now'>, items: ReadonlyMap<string, PublishedItem>) {
  const today = localDate(context.now())
  return (commitment: Commitment, one: CourseRow): boolean | null => {
    const calendar = context.office.calendar.current(one.organ)
    const visitsMax = items.get(one.itemCode)?.standard.visits ?? Infinity
    return keptIn(commitment, one, { calendar, today, visitsMax })
  }
}

type Judge = ReturnType<typeof judge>
function promisesOf(courses: readonly CourseRow[], kept: Judge, item?: PublishedItem): PromiseView[] {
  return COMMITMENTS.map((kind) => {
    const judged = courses.map((one) => kept(kind, one)).filter((verdict) => verdict !== null)
    const held = judged.filter((verdict) => verdict).length
    const share = judged.length === 0 ? null : Math.round((held / judged.length) * 1000) / 1000
    return { kind, ...promisedBy(kind, item), owed: judged.length, kept: held, share }
  })
}

interface Counting {
  readonly from: string
  readonly to: string
  readonly organ?: string | null
  readonly item?: string | null
}
/** Cases of these days, and the judge over them. */
async function count(context: Pick<RequestContext, 'db' | 'office' | 'now'>, asked: Counting) {
  const since = `${asked.from}T00:00:00+08:00`
  const { organ = null, item = null } = asked
  const courses = (await listCourses(context.db, { since, organ, item })).filter(
    ({ submittedAt, endedAt }) => localDate(endedAt ?? submittedAt) >= asked.from && localDate(submittedAt) <= asked.to,
  )
  const items = new Map(context.office.catalogue.inForce().map((one) => [one.code, one]))
  return { courses, items, kept: judge(context, items) }
}
export async function promisesBetween(
  context: Pick<RequestContext, 'db' | 'office' | 'now'>,
  asked: Counting,
): Promise<PromiseView[]> {
  const { courses, kept } = await count(context, asked)
  return promisesOf(courses, kept)
}

const worst = ({ promises }: ItemView): number => Math.min(...promises.map(({ share }) => share ?? 1))

async function itemViews(context: RequestContext, asked: Counting): Promise<readonly ItemView[]> {
  const { courses, items, kept } = await count(context, asked)
  const byItem = new Map<string, CourseRow[]>()
  for (const one of courses) byItem.set(one.itemCode, [...(byItem.get(one.itemCode) ?? []), one])
  if (typeof asked.item === 'string' && !byItem.has(asked.item)) byItem.set(asked.item, [])
  return [...byItem]
    .flatMap(([code, own]) => {
      const item = items.get(code)
      if (item === undefined) return []
      const organ = organNamed(context.office.catalogue, item.standard.organ)
      return [{ code, name: item.standard.name, organ, promises: promisesOf(own, kept, item) }]
    })
    .sort((a, b) => worst(a) - worst(b) || a.code.localeCompare(b.code))
    .slice(0, ITEMS_MAX)
}

const yearUntil = (now: string) => ({ from: addDays(localDate(now), -YEAR_DAYS), to: localDate(now) })

const COLUMNS = ['itemCode', 'itemName', 'organ', 'commitment', 'promised', 'unit', 'owed', 'kept', 'share']

type CommitmentDoors = 'commitments' | 'commitmentData' | 'brokenCommitments'
export const commitmentHandlers: Pick<Handlers<typeof api>, CommitmentDoors> = {
  commitments: async ({ query: { item } }, context) => {
    const asked = { ...yearUntil(context.now()), item: item ?? null }
    return {
      ...yearUntil(context.now()),
      all: await promisesBetween(context, asked),
      items: [...(await itemViews(context, asked))],
    }
  },
  commitmentData: async ({ query: { format } }, context) => {
    const views = await itemViews(context, yearUntil(context.now()))
    const rows = views.flatMap(({ code, name, organ, promises }) =>
      promises.map(({ kind, value, unit, owed, kept, share }) => [
        ...[code, name.zh, organ.name.zh, kind, value ?? '', unit, owed, kept, share ?? ''],
      ]),
    )
    const text =
      format === 'csv'
        ? BYTE_ORDER_MARK + [COLUMNS, ...rows].map(csvLine).join('')
        : JSON.stringify(rows.map((row) => Object.fromEntries(COLUMNS.map((column, i) => [column, row[i] ?? '']))))
    context.reply.send(Buffer.from(text, 'utf8'), {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="commitments.${format}"`,
    })
    return null
  },
  brokenCommitments: async ({ query: { item, kind } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const asked = { ...yearUntil(context.now()), item: item ?? null, organ: organSeen(officer) }
    const { courses, items, kept } = await count(context, asked)
    const { catalogue } = context.office
    return {
      items: courses
        .filter((one) => kept(kind, one) === false)
        .slice(0, BROKEN_MAX)
        .map(({ id, caseNumber, itemCode, organ, submittedAt, endedAt, endedBy, acceptedBy }) => ({
          ...{ id, caseNumber, submittedOn: localDate(submittedAt) },
          item: catalogue.nameIn(context.language, items.get(itemCode)?.standard.name.zh ?? itemCode),
          organ: catalogue.organName(organ),
          endedOn: endedAt === null ? null : localDate(endedAt),
          handledBy: catalogue.officerName(endedBy ?? acceptedBy ?? ''),
        })),
    }
  },
}
