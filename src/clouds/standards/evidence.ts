import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import type { api } from './api.ts'
import { decidedCases } from './projections/case-days.ts'

type Evidence = Output<typeof api.item>['evidence']

/** The smallest value that this share of the cases did not exceed. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}

/** How many working days cases of the item really took, and how many would have kept a promise of so many days (WF-26). */
export async function evidenceFor(
  { db, office }: RequestContext,
  code: string,
  promisedDays: number,
): Promise<Evidence> {
  const calendar = office.calendar.current()
  const cases = await decidedCases(db, code)
  const days = cases.map(({ accepted, decided }) => calendar.countWorkingDays(accepted, decided)).sort((a, b) => a - b)
  const counts = new Map<number, number>()
  for (const each of days) counts.set(each, (counts.get(each) ?? 0) + 1)
  return {
    cases: days.length,
    median: quantile(days, 0.5),
    ninetieth: quantile(days, 0.9),
    longest: days.at(-1) ?? null,
    withinNew: days.filter((each) => each <= promisedDays).length,
    distribution: [...counts].map(([each, count]) => ({ days: each, cases: count })),
  }
}
