import type { WorkingCalendar } from '../calendar.ts'
import type { PlainDate } from '../plain-date.ts'
import type { Clock } from './clock-state.ts'
import type { Countdown } from './countdown.ts'
import type { ExplanationLine } from './explanation.ts'
import type { OfficeTimeLimit } from './office-time.ts'
import type { ProcedureRun } from './stops.ts'

type Standing = Pick<Clock, 'startedAt' | 'statutory' | 'promised' | 'pauses' | 'stoppedDays' | 'immediate'>

/** What was found out about the limits beside their last days. */
interface Found {
  readonly extension: readonly ExplanationLine[]
  readonly moved: readonly ExplanationLine[]
  readonly notStopping: readonly ProcedureRun[]
  readonly excluded: readonly ProcedureRun[]
  readonly immediateLimit: OfficeTimeLimit | undefined
}

/** The rules by which the limits run, in the order in which one would tell them at the counter. */
export function explainLimits(
  standing: Standing,
  found: Found,
  calendar: WorkingCalendar,
  concludedOn: PlainDate | null,
): readonly ExplanationLine[] {
  const { startedAt, statutory, promised } = standing
  const concluded: readonly ExplanationLine[] =
    concludedOn === null ? [] : [{ code: 'CONCLUDED', facts: { date: concludedOn } }]
  const { notStopping, excluded } = found
  if (startedAt === null || statutory === null || promised === null) return [...found.moved, ...concluded]
  return [
    { code: 'FIRST_DAY_NOT_COUNTED', facts: { date: startedAt } },
    ...pauseLines(standing, statutory),
    ...notStopping.map(({ procedure, from }) => ({ code: 'DOES_NOT_STOP' as const, facts: { procedure, from } })),
    ...excluded.map(({ procedure, from }) => ({ code: 'PROMISE_EXCLUDES' as const, facts: { procedure, from } })),
    ...found.extension,
    {
      code: statutory.unit === 'working' ? 'STATUTORY_WORKING_DAYS' : 'STATUTORY_NATURAL_DAYS',
      facts: limitFacts(statutory),
    },
    { code: 'PROMISED_LIMIT', facts: limitFacts(promised) },
    ...(statutory.rolledFrom === null
      ? []
      : [{ code: 'ROLLED_FORWARD' as const, facts: { from: statutory.rolledFrom, due: statutory.due } }]),
    ...immediateLines(standing, found.immediateLimit),
    ...found.moved,
    ...provisionalLines(startedAt, statutory, promised, calendar),
    ...concluded,
    ...(statutory.over ? [{ code: 'OVERDUE' as const, facts: overFacts(statutory) }] : []),
    ...(promised.over && !statutory.over ? [{ code: 'PROMISE_BROKEN' as const, facts: overFacts(promised) }] : []),
  ]
}

function pauseLines(standing: Standing, statutory: Countdown): readonly ExplanationLine[] {
  const { unit } = statutory
  const lines: ExplanationLine[] = standing.pauses.map(({ procedure, from, to, days }) =>
    to === null
      ? { code: 'STOPPED_SINCE', facts: { procedure, from, days, unit } }
      : { code: 'STOPPED', facts: { procedure, from, to, days, unit } },
  )
  const daysApart = standing.pauses.reduce((sum, pause) => sum + pause.days, 0)
  if (daysApart === standing.stoppedDays) return lines
  return [...lines, { code: 'STOPS_OVERLAP', facts: { days: standing.stoppedDays, unit } }]
}

function immediateLines({ immediate }: Standing, limit: OfficeTimeLimit | undefined): readonly ExplanationLine[] {
  if (immediate === null || limit === undefined) return []
  const { due: moment, over } = immediate
  const line: ExplanationLine = { code: 'IMMEDIATE_LIMIT', facts: { ...limit, moment } }
  return over ? [line, { code: 'IMMEDIATE_OVER', facts: { moment } }] : [line]
}

function provisionalLines(
  start: PlainDate,
  statutory: Countdown,
  promised: Countdown,
  calendar: WorkingCalendar,
): readonly ExplanationLine[] {
  const due = statutory.due > promised.due ? statutory.due : promised.due
  const year = calendar.firstProvisionalYear(start, due)
  return year === null ? [] : [{ code: 'PROVISIONAL', facts: { year } }]
}

const limitFacts = ({ days, unit, due }: Countdown): ExplanationLine['facts'] => ({ days, unit, due })

const overFacts = ({ remaining, unit, due }: Countdown): ExplanationLine['facts'] => ({ days: -remaining, unit, due })
