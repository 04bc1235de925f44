import type { CalendarChange, WorkingCalendar } from '../calendar.ts'
import { epochMs, localDate, localDateOf } from '../plain-date.ts'
import type { PlainDate } from '../plain-date.ts'
import type { Countdown } from './countdown.ts'
import type { DatedEntry } from './entries.ts'
import type { ExplanationLine } from './explanation.ts'

/** The last days of a case's limits, by one calendar. */
export type LastDays = Readonly<Record<'acceptance' | 'statutory' | 'promised', Countdown | null>>

const CODES = { acceptance: 'ACCEPTANCE_MOVED', statutory: 'STATUTORY_MOVED', promised: 'PROMISED_MOVED' } as const

/** Notices that came after the case had begun: only they can have moved a day that somebody had been told. */
function changesSince(calendar: WorkingCalendar, entries: readonly DatedEntry[], asOf: PlainDate) {
  const began = entries[0]?.ms
  if (began === undefined) return []
  return calendar.changes.filter(({ publishedAt }) => epochMs(publishedAt) >= began && localDate(publishedAt) <= asOf)
}

/** 期限因节假日安排调整: which last days a late holiday notice moved, from when to when, and which notice it was. */
export function movedLines(
  calendar: WorkingCalendar,
  entries: readonly DatedEntry[],
  asOf: PlainDate,
  lastDaysBy: (calendar: WorkingCalendar) => LastDays,
): readonly ExplanationLine[] {
  const changes = changesSince(calendar, entries, asOf)
  if (changes.length === 0) return []
  const now = lastDaysBy(calendar)
  const told = changes.map((change) => ({ change, then: lastDaysBy(change.before) }))
  return (['acceptance', 'statutory', 'promised'] as const).flatMap((limit): readonly ExplanationLine[] => {
    const due = now[limit]?.due
    const from = told[0]?.then[limit]?.due
    const last = told.findLast(({ then }) => then[limit]?.due !== due)
    if (due === undefined || from === undefined || from === due || last === undefined) return []
    return [{ code: CODES[limit], facts: { from, due, ...cited(last.change) } }]
  })
}

const cited = ({ publishedAt, notice }: CalendarChange) => ({ date: localDateOf(epochMs(publishedAt)), notice })
