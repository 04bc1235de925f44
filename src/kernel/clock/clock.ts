import type { WorkingCalendar } from '../calendar.ts'
import { lastMsOf, toPlainDate } from '../plain-date.ts'
import type { DateOrInstant, PlainDate } from '../plain-date.ts'
import type { Limit } from '../standard.ts'
import { beginning } from './beginning.ts'
import type { Beginning } from './beginning.ts'
import type { Clock, ClockLimits, ClockPhase, StepCountdown, StepLimit } from './clock-state.ts'
import { colourOf } from './colour.ts'
import { countdown, stoppedDaysOf } from './countdown.ts'
import type { Countdown } from './countdown.ts'
import { entriesUntil, isStopping, sinceReopened } from './entries.ts'
import type { ClockEntry, DatedEntry } from './entries.ts'
import { explainLimits } from './explain-limits.ts'
import { extensionOf } from './extension.ts'
import { movedLines } from './moved.ts'
import type { LastDays } from './moved.ts'
import { officeTimeCountdown } from './office-time.ts'
import type { OfficeTimeCountdown, OfficeTimeLimit } from './office-time.ts'
import { mergedStops, procedureRuns } from './stops.ts'
import type { ProcedureRun, Stop } from './stops.ts'

/**
 * How time stands in a case, by the law alone: computed anew from what happened whenever someone asks, never stored,
 * so that a corrected record or a late holiday notice corrects every deadline. Entries after `today` are not yet known.
 */
export function clock(
  entries: readonly ClockEntry[],
  calendar: WorkingCalendar,
  limits: ClockLimits,
  today: DateOrInstant,
): Clock {
  const day = toPlainDate(today)
  const known = entriesUntil(day, entries)
  const begun = beginning(known, limits.acceptance, calendar, day)
  const start = begun.startedOn
  const asOf = begun.closedOn ?? day
  const live = sinceReopened(known.filter((entry) => entry.date <= asOf))
  const runs = procedureRuns(live)
  const stopping = runs.filter(isStopping)
  const stops = mergedStops(stopping, asOf)
  const excluded = runs.filter((run) => limits.promisedExcludes?.some((procedure) => procedure === run.procedure))

  const measure = (limit: Limit, theStops: readonly Stop[], extensionDays: number, by = calendar): Countdown | null =>
    start === null ? null : countdown({ start, limit, extensionDays, stops: theStops, asOf }, by)
  const granted = extensionOf(live, start, measure(limits.statutory, stops, 0)?.due ?? null)
  const extensionDays = granted.extension?.days ?? 0
  const promiseStops = mergedStops([...stopping, ...excluded], asOf)
  const phase = phaseOf(begun, stopping)
  const lastDaysBy = (by: WorkingCalendar): LastDays => ({
    acceptance: phase === 'awaitingAcceptance' ? acceptanceCountdown(begun, limits.acceptance, by, asOf) : null,
    statutory: measure(limits.statutory, stops, extensionDays, by),
    // The applicant was told of the extension and its reason (行政许可法 42), so the promise moves with the limit.
    promised: measure(limits.promised, promiseStops, extensionDays, by),
  })
  const { statutory, promised } = lastDaysBy(calendar)
  const acceptance = acceptanceCountdown(begun, limits.acceptance, calendar, asOf)
  const immediate = immediateCountdown(limits.immediate, live, begun, promiseStops, calendar, today)

  const daysTaken = (some: readonly Stop[]): number => stoppedDaysOf(some, start, asOf, limits.statutory.unit, calendar)
  const pauses = stopping.map((run) => ({
    procedure: run.procedure,
    from: run.from,
    to: run.to ?? begun.closedOn,
    days: daysTaken(mergedStops([run], asOf)),
  }))
  const concludedOn = live.some(({ entry }) => entry.type === 'concluded') ? asOf : null
  const standing = { phase, startedAt: start, statutory, promised, pauses, stoppedDays: daysTaken(stops), immediate }
  const told = {
    extension: granted.lines,
    moved: movedLines(calendar, live, asOf, lastDaysBy),
    notStopping: runs.filter((run) => !isStopping(run)),
    excluded,
    immediateLimit: limits.immediate,
  }
  return {
    ...standing,
    deemedAccepted: begun.deemed,
    acceptance,
    steps: (limits.steps ?? []).map((step) => stepCountdown(step, stops, calendar, asOf)),
    extension: granted.extension,
    colour: colourOf(standing, acceptance),
    explanation: [...begun.lines, ...explainLimits(standing, told, calendar, concludedOn)],
  }
}

/** Handled at once: counted from the minute of acceptance to that of the conclusion, or of the look. */
function immediateCountdown(
  limit: OfficeTimeLimit | undefined,
  entries: readonly DatedEntry[],
  begun: Beginning,
  stops: readonly Stop[],
  calendar: WorkingCalendar,
  today: DateOrInstant,
): OfficeTimeCountdown | null {
  const began = entries.findLast(({ entry, date }) => date === begun.startedOn && BEGINS.has(entry.type))
  if (limit === undefined || began === undefined) return null
  const closing = entries.find(({ entry, date }) => date === begun.closedOn && CLOSES.has(entry.type))
  const asOfMs = closing?.ms ?? lastMsOf(today)
  return officeTimeCountdown({ startMs: began.ms, limit, stops, asOfMs }, calendar)
}

const BEGINS: ReadonlySet<string> = new Set(['accepted', 'received', 'correctionReceived', 'reopened'])
const CLOSES: ReadonlySet<string> = new Set(['concluded', 'notAccepted'])

function phaseOf(begun: Beginning, stopping: readonly ProcedureRun[]): ClockPhase {
  if (begun.closedOn !== null) return 'concluded'
  if (begun.receivedOn === null) return 'notReceived'
  if (begun.waitsForApplicant) return 'awaitingApplicant'
  if (begun.startedOn === null) return 'awaitingAcceptance'
  return stopping.some((run) => run.to === null) ? 'stopped' : 'running'
}

function acceptanceCountdown(
  begun: Beginning,
  limit: Limit,
  calendar: WorkingCalendar,
  asOf: PlainDate,
): Countdown | null {
  if (begun.receivedOn === null || begun.waitsForApplicant) return null
  const until = begun.acceptedOn ?? asOf
  return countdown({ start: begun.receivedOn, limit, extensionDays: 0, stops: [], asOf: until }, calendar)
}

function stepCountdown(
  step: StepLimit,
  stops: readonly Stop[],
  calendar: WorkingCalendar,
  asOf: PlainDate,
): StepCountdown {
  const to = step.to === undefined ? null : toPlainDate(step.to)
  const from = toPlainDate(step.from)
  const counted = { start: from, limit: step.limit, extensionDays: 0, stops, asOf: to ?? asOf }
  return { step: step.step, from, to, ...countdown(counted, calendar) }
}
