import { happened, localDate, refused, reviewsIn } from '#kernel'
import { clockLimits } from './case-clock.ts'
import type { ExtendLimit, ReclassifyCase } from './case-command.ts'
import { isFiling, isHandled } from './case-state.ts'
import type { OpenCase } from './case-state.ts'
import { isBlank } from './due-days.ts'

/** Rules of what a case's limits may become (行政许可法 26, 42). */
export type LimitRefusal =
  | 'EXTENDED_ALREADY'
  | 'EXTENSION_TOO_LONG'
  | 'EXTENSION_TOO_LATE'
  | 'EXTENSION_NO_DAYS'
  | 'SAME_CLASS'
  | 'CLASS_NOT_POSSIBLE'

/** 行政许可法 42(1): ten working days, once. */
const EXTENSION_DAYS_MAX = 10
/** 行政许可法 42(2): fifteen where several departments handle one matter jointly (26). */
const JOINT_EXTENSION_DAYS_MAX = 15

/** Who cannot decide within the limit extends it within the limit. */
export function extend({ at, by, statutoryDue, days, reason }: ExtendLimit, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  if (state.handling.extended) return refused('EXTENDED_ALREADY')
  if (localDate(at) > statutoryDue) return refused('EXTENSION_TOO_LATE', { due: statutoryDue })
  if (!Number.isInteger(days) || days < 1) return refused('EXTENSION_NO_DAYS')
  const max = state.standard.track.jointHandling ? JOINT_EXTENSION_DAYS_MAX : EXTENSION_DAYS_MAX
  if (days > max) return refused('EXTENSION_TOO_LONG', { max })
  if (isBlank(reason)) return refused('REASON_MISSING')
  return happened({ type: 'LimitExtended' as const, at, by, days, reason })
}

/**
 * 即办、普通、复杂 (WF-09): a case may turn out harder than its item, and back. The class decides how long it may take and
 * which way it goes: a complex one past another officer, and none but an immediate one is decided at the window. Immediate
 * is what an item is, never what a case becomes. Its way is settled before the opinion that is to go that way.
 */
export function reclassify({ at, by, to, reason }: ReclassifyCase, state: OpenCase) {
  const { timeClass: from, standard } = state
  if (to === from) return refused('SAME_CLASS')
  const complexToo = standard.track.complexLimit !== null || standard.track.timeClass === 'COMPLEX'
  if (to === 'IMMEDIATE' || (to === 'COMPLEX' && !complexToo)) return refused('CLASS_NOT_POSSIBLE')
  if (to === 'COMPLEX' && isFiling(state)) return refused('FILING_IS_NOT_EXAMINED')
  if (state.phase === 'examined') return refused('ALREADY_EXAMINED')
  if (isBlank(reason)) return refused('REASON_MISSING')
  const { promised } = clockLimits(standard, to)
  const reviews = reviewsIn(to, standard.track.reviews)
  return happened({ type: 'CaseReclassified' as const, at, by, from, to, promised, reviews, reason })
}
