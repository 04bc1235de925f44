import { localDate } from '#kernel'
import type { WorkingCalendar } from '#kernel'

/** 审管脱节: pushed and claimed by nobody, claimed and not inspected, inspected without a word back. */
export type Disconnection = 'NOT_CLAIMED' | 'NOT_INSPECTED' | 'NO_FEEDBACK'

/** What is known of a duty, whoever keeps it. */
export interface DutyFacts {
  readonly stage: 'open' | 'claimed' | 'returned' | 'recorded' | 'rerouted'
  readonly claimDue: string | null
  readonly firstCheckDue: string | null
  /** Plain date of the newest inspection that no record has followed yet. */
  readonly inspectedOn: string | null
  readonly feedbackDays: number
}

/** Null: in touch. What was never pushed has no duty; the coverage of pushes tells it. */
export function disconnectionOf(duty: DutyFacts, now: string, calendar: WorkingCalendar): Disconnection | null {
  const today = localDate(now)
  if (duty.stage === 'open') return duty.claimDue !== null && duty.claimDue < now ? 'NOT_CLAIMED' : null
  if (duty.stage !== 'claimed') return null
  if (duty.inspectedOn !== null)
    return calendar.addWorkingDays(duty.inspectedOn, duty.feedbackDays) < today ? 'NO_FEEDBACK' : null
  return duty.firstCheckDue !== null && duty.firstCheckDue < today ? 'NOT_INSPECTED' : null
}
