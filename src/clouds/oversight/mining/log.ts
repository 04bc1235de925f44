/** A log of another system, whatever its format: cases and what was done in them, as that system says it. */

export interface LogEvent {
  readonly step: string
  /** Null where the log names nobody: empty, UNKNOWN, EMPTY. */
  readonly person: string | null
  readonly group: string | null
  /** ISO instant; null where the log gives none that can be read. */
  readonly at: string | null
  /** `start`, `complete`, …: IEEE 1849-2016 annex on the lifecycle extension. */
  readonly transition: string
}

export interface LogCase {
  readonly id: string
  readonly begun: string | null
  readonly ended: string | null
  readonly deadline: string | null
  /** In the order of the file. */
  readonly events: readonly LogEvent[]
}

/** What was read is not a log: the sentence says where and why. */
export class LogUnreadable extends Error {}

/** A case with more is no case of an office; the whole of it has to be in memory at once. */
export const EVENTS_PER_CASE_MAX = 100_000
const TEXT_MAX = 4000
const NOBODY = /^(?:|unknown|empty|null|none|nil|n\/a|-)$/i

export const named = (text: string | undefined): string | null => {
  const trimmed = (text ?? '').trim().slice(0, TEXT_MAX)
  return NOBODY.test(trimmed) ? null : trimmed
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
/** `2011-10-11 13:45:40.276000+02:00`, `2011-10-11T13:45:40Z` and plain days (UTC), as an ISO instant. */
export function instantOf(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim()
  if (!/^\d{4}-\d{2}-\d{2}/.test(trimmed)) return null
  const millis = Date.parse(DAY.test(trimmed) ? `${trimmed}T00:00:00Z` : trimmed.replace(' ', 'T'))
  return Number.isNaN(millis) ? null : new Date(millis).toISOString()
}
