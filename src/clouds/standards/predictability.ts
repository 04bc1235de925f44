import { clock } from '#kernel'
import type { WorkingCalendar } from '#kernel'
import { quantile } from './evidence.ts'
import type { TimedCase } from './projections/case-days.ts'

export interface Predictability {
  readonly cases: number
  readonly kept: number
  readonly median: number | null
  readonly ninetieth: number | null
  readonly shortest: number | null
  readonly longest: number | null
}

/**
 * WF-20: how surely the promise is kept, and how far the days cases really took lie apart. Each case is measured by the
 * limits it was filed under and by its own clock: days the law leaves out of the count are not held against it.
 */
export function predictabilityOf(cases: readonly TimedCase[], calendar: WorkingCalendar): Predictability {
  const days = cases.map(({ accepted, decided }) => calendar.countWorkingDays(accepted, decided)).sort((a, b) => a - b)
  const kept = cases.filter(({ clock: entries, limits, decided }) => {
    const { promised } = clock(entries, calendar, limits, decided)
    return promised !== null && decided <= promised.due
  })
  return {
    cases: cases.length,
    kept: kept.length,
    median: quantile(days, 0.5),
    ninetieth: quantile(days, 0.9),
    shortest: days[0] ?? null,
    longest: days.at(-1) ?? null,
  }
}
