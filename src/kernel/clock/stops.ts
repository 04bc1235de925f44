import type { DayNumber, PlainDate } from '../plain-date.ts'
import { dayNumber } from '../plain-date.ts'
import type { DatedEntry, ClockProcedure } from './entries.ts'

/** One run of a procedure, from its first day to its last; both are part of it. */
export interface ProcedureRun {
  readonly procedure: ClockProcedure
  readonly from: PlainDate
  /** Null while it goes on. */
  readonly to: PlainDate | null
}

/** Days of the clock's standstill, first and last included. */
export interface Stop {
  readonly from: DayNumber
  readonly to: DayNumber
}

/** Pairs each start with the next end of the same procedure; an end without a start says nothing. */
export function procedureRuns(entries: readonly DatedEntry[]): readonly ProcedureRun[] {
  const runs: ProcedureRun[] = []
  for (const { entry, date } of entries) {
    if (entry.type === 'procedureStarted') runs.push({ procedure: entry.procedure, from: date, to: null })
    if (entry.type === 'procedureEnded') {
      const open = runs.findIndex((run) => run.procedure === entry.procedure && run.to === null)
      const run = runs[open]
      if (run !== undefined) runs[open] = { ...run, to: date }
    }
  }
  return runs
}

/** Disjoint stops in order: days on which two procedures ran at once stop the clock once. */
export function mergedStops(runs: readonly Pick<ProcedureRun, 'from' | 'to'>[], openUntil: PlainDate): readonly Stop[] {
  const stops = runs
    .map((run) => ({ from: dayNumber(run.from), to: dayNumber(run.to ?? openUntil) }))
    .sort((a, b) => a.from - b.from)
  const merged: Stop[] = []
  for (const stop of stops) {
    const last = merged.at(-1)
    if (last !== undefined && stop.from <= last.to + 1) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, stop.to) }
    } else merged.push(stop)
  }
  return merged
}
