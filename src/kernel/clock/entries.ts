import { epochMs, localDateOf } from '../plain-date.ts'
import type { Instant, PlainDate } from '../plain-date.ts'
import { isStoppingProcedure } from '../standard.ts'
import type { NonStoppingProcedure, StoppingProcedure } from '../standard.ts'

export type ClockProcedure = StoppingProcedure | NonStoppingProcedure

export const isStopping = <Run extends { readonly procedure: ClockProcedure }>(
  run: Run,
): run is Run & { readonly procedure: StoppingProcedure } => isStoppingProcedure(run.procedure)

/** What happened in a case as far as the clock cares: each entry is one recorded fact. */
export type ClockEntry = { readonly at: Instant } & (
  | { readonly type: 'received' }
  | { readonly type: 'correctionRequested' }
  /** All corrected materials are in (行政许可法 32(5)); an incomplete hand-in is no such entry. */
  | { readonly type: 'correctionReceived' }
  | { readonly type: 'accepted' }
  /** Silence was recorded as acceptance from the day of receipt. What was recorded stands, whatever days off come after. */
  | { readonly type: 'deemedAccepted'; readonly from: PlainDate }
  | { readonly type: 'notAccepted' }
  | { readonly type: 'procedureStarted'; readonly procedure: ClockProcedure }
  | { readonly type: 'procedureEnded'; readonly procedure: ClockProcedure }
  | { readonly type: 'extended'; readonly days: number; readonly reason: string }
  | { readonly type: 'concluded' }
  /** The decision was set aside: the case is decided anew, under a limit that begins that day. */
  | { readonly type: 'reopened' }
)

/** An entry with the day it happened on in the bureau. */
export interface DatedEntry {
  readonly entry: ClockEntry
  readonly ms: number
  readonly date: PlainDate
}

/** Entries of one instant are read in the order in which the law lets them happen. */
const LEGAL_ORDER: Readonly<Record<ClockEntry['type'], number>> = {
  received: 0,
  correctionRequested: 1,
  correctionReceived: 2,
  accepted: 3,
  deemedAccepted: 3,
  notAccepted: 4,
  procedureStarted: 5,
  procedureEnded: 6,
  extended: 7,
  concluded: 8,
  reopened: 9,
}

/** The entries known on `today`, in order, whatever order they were handed over in. */
export function entriesUntil(today: PlainDate, entries: readonly ClockEntry[]): readonly DatedEntry[] {
  const dated: DatedEntry[] = []
  for (const entry of entries) {
    const ms = epochMs(entry.at)
    const date = localDateOf(ms)
    if (date <= today) dated.push({ entry, ms, date })
  }
  return dated.sort((a, b) => a.ms - b.ms || LEGAL_ORDER[a.entry.type] - LEGAL_ORDER[b.entry.type])
}

/** What still counts after a decision was set aside: stops and extensions of the limit before it are spent. */
export function sinceReopened(entries: readonly DatedEntry[]): readonly DatedEntry[] {
  const last = entries.findLastIndex(({ entry }) => entry.type === 'reopened')
  return last < 0 ? entries : entries.slice(last)
}
