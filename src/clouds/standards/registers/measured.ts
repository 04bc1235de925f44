import type { RequestContext } from '#frame'
import { clock } from '#kernel'
import type { Reality } from './drift.ts'
import { decidedCourses, givenMaterials, realityByItem } from './projections/handled-case.ts'
import type { ItemReality } from './projections/handled-case.ts'

export interface Measured extends Reality {
  readonly open: number
  readonly newest: Date
}

/**
 * What cases of every item really were. Days are counted on their own timestamps by the legal clock, with the working
 * calendar of the organ's region: a regional holiday is none elsewhere (WF-10).
 */
export async function measuredItems({
  db,
  office,
}: Pick<RequestContext, 'db' | 'office'>): Promise<ReadonlyMap<string, Measured>> {
  const [rows, courses, materials] = await Promise.all([realityByItem(db), decidedCourses(db), givenMaterials(db)])
  const days = new Map<string, number[]>()
  const late = new Map<string, number>()
  for (const { code, organ, clock: entries, limits } of courses) {
    const on = entries.at(-1)?.at
    if (on === undefined) continue
    const working = { ...limits, statutory: { days: limits.statutory.days, unit: 'working' as const } }
    const { promised, statutory } = clock(entries, office.calendar.current(organ), working, on)
    if (statutory !== null) days.set(code, [...(days.get(code) ?? []), statutory.used])
    if (promised?.over === true) late.set(code, (late.get(code) ?? 0) + 1)
  }
  const given = new Map<string, Map<string, number>>()
  for (const { code, material, cases } of materials)
    given.set(code, (given.get(code) ?? new Map<string, number>()).set(material, cases))
  const measured = new Map<string, Measured>()
  for (const row of rows) {
    const own = (days.get(row.code) ?? []).sort((a, b) => a - b)
    const facts = { days: own, decided: own.length, late: late.get(row.code) ?? 0, given: given.get(row.code) ?? NONE }
    measured.set(row.code, { ...together(measured.get(row.code), row), ...facts })
  }
  return measured
}
const NONE: ReadonlyMap<string, number> = new Map()

/** An item decided by two organs is one item. */
function together(known: Measured | undefined, { cases, open, corrected, newest }: ItemReality) {
  return {
    cases: cases + (known?.cases ?? 0),
    open: open + (known?.open ?? 0),
    corrected: corrected + (known?.corrected ?? 0),
    newest: known === undefined || newest > known.newest ? newest : known.newest,
  }
}
