import type { Pool } from 'pg'
import type { ClockEntry, ClockLimits } from '#kernel'
import { FIGURES } from './figures.ts'
import type { FigureKey } from './figures.ts'

export interface Question {
  readonly from: string
  readonly to: string
  readonly organ: string | null
  readonly item: string | null
  /** Only cases of these items, or of these organs; null where every one counts. */
  readonly items: readonly string[] | null
  readonly organs: readonly string[] | null
}

const valuesOf = ({ from, to, organ, item, items, organs }: Question) => [from, to, organ, item, items, organs]
/** What a question is narrowed down to, over `f` and its values. */
const WITHIN = `($3::text is null or f.organ::text = $3) and ($4::text is null or f.item_code = $4)
      and ($5::text[] is null or f.item_code = any($5)) and ($6::uuid[] is null or f.organ = any($6))`

/** The cases that count for a figure under a question: the same words for every number and every list. */
function population(figure: FigureKey): string {
  const { day, counts } = FIGURES[figure]
  const certificates = figure === 'sealed' ? 'join analytics.certificate_fact c on c.case_id = f.case_id' : ''
  return `from analytics.case_fact f ${certificates}
    where ${day} between $1::date and $2::date and ${counts}
      and ${WITHIN}`
}

export interface DayCount {
  readonly date: string
  readonly count: number
}
export async function countByDay(db: Pool, figure: FigureKey, question: Question): Promise<readonly DayCount[]> {
  const text = `select (${FIGURES[figure].day})::text as date, count(*)::int as count ${population(figure)} group by 1`
  return (await db.query<DayCount>(text, valuesOf(question))).rows
}

export interface CourseCount {
  readonly organ: string
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
  readonly count: number
}
/** Decided cases by what their clock is computed from: far fewer kinds than cases. */
export async function countByCourse(db: Pool, question: Question): Promise<readonly CourseCount[]> {
  const text = `select f.organ, f.clock, f.limits, count(*)::int as count
    ${population('onTimeShare')} group by f.organ, f.clock, f.limits`
  return (await db.query<CourseCount>(text, valuesOf(question))).rows
}

export async function countPushed(
  db: Pool,
  question: Question,
): Promise<{ readonly pushed: number; readonly all: number }> {
  const text = `select count(*)::int as all,
      count(*) filter (where exists (select from analytics.push_fact p where p.case_id = f.case_id))::int as pushed
    ${population('pushCoverage')}`
  const { rows } = await db.query<{ pushed: number; all: number }>(text, valuesOf(question))
  return rows[0] ?? { pushed: 0, all: 0 }
}

/** How many were decided at once, and in how many minutes; to a thousandth: what a machine decides takes parts of a second. */
export async function countAtOnce(
  db: Pool,
  question: Question,
): Promise<{ readonly count: number; readonly minutes: number | null }> {
  const text = `select count(*)::int as count,
      (percentile_cont(0.5) within group (order by extract(epoch from f.decided_at - f.submitted_at)))::float8 as seconds
    ${population('atOnce')}`
  const { rows } = await db.query<{ count: number; seconds: number | null }>(text, valuesOf(question))
  const { count, seconds } = rows[0] ?? { count: 0, seconds: null }
  return { count, minutes: seconds === null ? null : Math.round((seconds / 60) * 1000) / 1000 }
}

export interface ItemCount {
  readonly code: string
  readonly name: string
  readonly submitted: number
  readonly concluded: number
}

/** Items with applications or conclusions in the period, those with most first. */
export async function countByItem(db: Pool, question: Question): Promise<readonly ItemCount[]> {
  const text = `select f.item_code as code, max(f.item_name) as name,
      count(*) filter (where f.submitted_on between $1::date and $2::date)::int as submitted,
      count(*) filter (where f.concluded_on between $1::date and $2::date)::int as concluded
    from analytics.case_fact f
    where (f.submitted_on between $1::date and $2::date or f.concluded_on between $1::date and $2::date)
      and ${WITHIN}
    group by f.item_code order by submitted desc, concluded desc, code`
  return (await db.query<ItemCount>(text, valuesOf(question))).rows
}

export interface DrilledCase {
  readonly caseId: string
  readonly caseNumber: string
  readonly itemName: string
  readonly date: string
}
export async function listBehind(
  db: Pool,
  figure: FigureKey,
  question: Question,
  page: { readonly after: readonly [date: string, id: string] | null; readonly limit: number },
): Promise<readonly DrilledCase[]> {
  const { day } = FIGURES[figure]
  const text = `select f.case_id as "caseId", f.case_number as "caseNumber", f.item_name as "itemName",
      (${day})::text as date ${population(figure)}
      and ($7::date is null or (${day}, f.case_id) < ($7, $8::uuid))
    order by ${day} desc, f.case_id desc limit $9`
  const [date, id] = page.after ?? [null, null]
  return (await db.query<DrilledCase>(text, [...valuesOf(question), date, id, page.limit])).rows
}

/** How many entries of the ledger have been counted. */
export async function countedEntries(db: Pool): Promise<number> {
  const text = 'select leaf_index::int + 1 as entries from analytics.counted'
  return (await db.query<{ entries: number }>(text)).rows[0]?.entries ?? 0
}
