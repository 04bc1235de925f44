import type { WorkingCalendar } from '../calendar.ts'
import type { PlainDate } from '../plain-date.ts'
import type { DueDateQuestion } from './countdown.ts'
import { countdown, stoppedDaysOf } from './countdown.ts'
import type { ExplanationLine } from './explanation.ts'
import { mergedStops } from './stops.ts'

export interface Reckoning {
  readonly due: PlainDate
  readonly remaining: number
  readonly over: boolean
  readonly provisional: boolean
  readonly explanation: readonly ExplanationLine[]
}

/** When a limit ends and how much of it is left, asked without a case, and told like that of a case. */
export function reckon(question: DueDateQuestion, calendar: WorkingCalendar, today: PlainDate): Reckoning {
  const { accepted, days, unit, pauses = [], extend = 0 } = question
  const limit = { days, unit }
  const stops = mergedStops(pauses, accepted)
  const time = countdown({ start: accepted, limit, extensionDays: extend, stops, asOf: today }, calendar)
  const { due, remaining, over, provisional, rolledFrom } = time
  const takenBy = (some: typeof pauses): number =>
    stoppedDaysOf(mergedStops(some, accepted), accepted, due, unit, calendar)
  const pauseLines = pauses.map((pause): ExplanationLine => {
    // What begins after the limit has ended heals nothing.
    if (pause.from > due) return { code: 'PAUSE_TOO_LATE', facts: { ...pause, due } }
    return { code: 'PAUSED', facts: { ...pause, days: takenBy([pause]), unit } }
  })
  const together = takenBy(pauses)
  const overlap = pauses.reduce((sum, pause) => sum + takenBy([pause]), 0) !== together
  const year = calendar.firstProvisionalYear(accepted, due)
  const limitFacts = { days: time.days, unit, due }
  return {
    due,
    remaining,
    over,
    provisional,
    explanation: [
      { code: 'FIRST_DAY_NOT_COUNTED', facts: { date: accepted } },
      ...pauseLines,
      ...(overlap ? [{ code: 'STOPS_OVERLAP' as const, facts: { days: together, unit } }] : []),
      ...(extend > 0 ? [{ code: 'EXTENDED_BY' as const, facts: { days: extend, unit } }] : []),
      { code: unit === 'working' ? 'STATUTORY_WORKING_DAYS' : 'STATUTORY_NATURAL_DAYS', facts: limitFacts },
      ...(rolledFrom === null ? [] : [{ code: 'ROLLED_FORWARD' as const, facts: { from: rolledFrom, due } }]),
      ...(year === null ? [] : [{ code: 'PROVISIONAL' as const, facts: { year } }]),
      ...(over ? [{ code: 'OVERDUE' as const, facts: { days: -remaining, unit, due } }] : []),
    ],
  }
}
