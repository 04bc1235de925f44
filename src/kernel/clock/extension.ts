import type { PlainDate } from '../plain-date.ts'
import type { DatedEntry } from './entries.ts'
import type { ExplanationLine } from './explanation.ts'

export interface Extension {
  readonly days: number
  readonly reason: string
  readonly on: PlainDate
}

/**
 * 行政许可法 42: one extension, with its reason told, and only while the limit still runs: granted afterwards it would
 * turn a late case into a timely one. What the law does not allow is left out and said so.
 */
export function extensionOf(
  entries: readonly DatedEntry[],
  start: PlainDate | null,
  dueWithout: PlainDate | null,
): { readonly extension: Extension | null; readonly lines: readonly ExplanationLine[] } {
  let extension: Extension | null = null
  const lines: ExplanationLine[] = []
  for (const { entry, date } of entries) {
    if (entry.type !== 'extended') continue
    const { days, reason } = entry
    if (!Number.isInteger(days) || days < 1) throw new RangeError('A limit is extended by whole days')
    const facts = { date, days, reason: reason.trim() }
    if (extension !== null) lines.push({ code: 'EXTENSION_REPEATED', facts })
    else if (facts.reason === '') lines.push({ code: 'EXTENSION_WITHOUT_REASON', facts })
    else if (start === null || date < start) lines.push({ code: 'EXTENSION_TOO_EARLY', facts })
    else if (dueWithout !== null && date > dueWithout) {
      lines.push({ code: 'EXTENSION_TOO_LATE', facts: { ...facts, due: dueWithout } })
    } else {
      extension = { days, reason: facts.reason, on: date }
      lines.push({ code: 'EXTENDED', facts })
    }
  }
  return { extension, lines }
}
