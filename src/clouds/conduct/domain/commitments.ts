import { clock, localDate } from '#kernel'
import type { ClockEntry, ClockLimits, WorkingCalendar } from '#kernel'

/** 服务承诺: what the bureau says of each item, and is held to by its own records. */
export const COMMITMENTS = ['ACCEPT', 'ONCE', 'DECIDE', 'DELIVER', 'VISITS'] as const
export type Commitment = (typeof COMMITMENTS)[number]

/** A case as far as it was promised anything. */
export interface PromisedCase {
  readonly acceptedAt: string | null
  /** Nobody said anything within the days of acceptance. */
  readonly deemed: boolean
  readonly corrections: number
  readonly endedAt: string | null
  readonly grantedAt: string | null
  readonly sealedAt: string | null
  readonly visits: number
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
}
/** 行政许可法 44: working days from grant to certificate. */
export const DELIVER_DAYS = 10
/** 行政许可法 32: everything wanting is said once. */
const CORRECTIONS_MAX = 1

/** Whether it was kept; null where it is not owed, or not yet. */
export function keptIn(
  commitment: Commitment,
  one: PromisedCase,
  given: { readonly calendar: WorkingCalendar; readonly today: string; readonly visitsMax: number },
): boolean | null {
  const { acceptedAt, endedAt, grantedAt, sealedAt } = one
  switch (commitment) {
    case 'ACCEPT':
      return acceptedAt === null ? null : !one.deemed
    case 'ONCE':
      return acceptedAt === null && endedAt === null ? null : one.corrections <= CORRECTIONS_MAX
    case 'DECIDE': {
      if (acceptedAt === null) return null
      const { promised } = clock(one.clock, given.calendar, one.limits, endedAt ?? `${given.today}T04:00:00.000Z`)
      if (promised === null) return null
      // What is late already is not kept, whether or not it is over.
      return endedAt === null ? (promised.over ? false : null) : !promised.over
    }
    case 'DELIVER': {
      if (grantedAt === null) return null
      const due = given.calendar.addWorkingDays(localDate(grantedAt), DELIVER_DAYS)
      if (sealedAt === null) return given.today > due ? false : null
      return localDate(sealedAt) <= due
    }
    case 'VISITS':
      return endedAt === null ? null : one.visits <= given.visitsMax
  }
}
