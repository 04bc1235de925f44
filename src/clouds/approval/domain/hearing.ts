import { addDays, happened, localDate, refused } from '#kernel'
import type { AnnounceHearing, RequestHearing, TellHearingRight } from './case-command.ts'
import { isFiling, isHandled, runningOf } from './case-state.ts'
import type { HandledCase, OpenCase } from './case-state.ts'
import { isBlank, notAhead } from './due-days.ts'
import type { CaseRefused } from './events.ts'
import { nextNotice } from './notices.ts'
import { presiderConflict } from './separation-of-duties.ts'

/** Rules of the hearing (行政许可法 46–48). */
export type HearingRefusal =
  | 'PARTIES_MISSING'
  | 'HEARING_RIGHT_TOLD_ALREADY'
  | 'HEARING_RIGHT_TOO_SHORT'
  | 'HEARING_RIGHT_NOT_TOLD'
  | 'HEARING_RIGHT_OVER'
  | 'HEARING_REQUESTED_ALREADY'
  | 'HEARING_NOT_RUNNING'
  | 'HEARING_NOTICE_TOO_SHORT'
  | 'HEARING_BEYOND_ITS_END'
  | 'HEARING_RIGHT_RUNS'
  | 'HEARING_OWED'
  | 'HEARING_POINTS_UNANSWERED'

/** 47: five working days are at least five natural ones; the calendar outside says how many more. */
const REQUEST_DAYS_MIN = 5
/** 48(1): seven days before the hearing; the law says 日, and days that favour the party are not shortened. */
const NOTICE_DAYS_MIN = 7

export function tellHearingRight({ at, by, parties, until }: TellHearingRight, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  if (isFiling(state)) return refused('FILING_IS_NOT_EXAMINED')
  if (state.handling.hearing.until !== null) return refused('HEARING_RIGHT_TOLD_ALREADY')
  if (parties.length === 0) return refused('PARTIES_MISSING')
  const noSuchDay = notAhead(at, until)
  if (noSuchDay !== null) return noSuchDay
  if (until < addDays(localDate(at), REQUEST_DAYS_MIN)) return refused('HEARING_RIGHT_TOO_SHORT')
  const noticeNumber = nextNotice(state, 'hearingRight')
  return happened({ type: 'HearingRightTold' as const, at, by, noticeNumber, parties, until })
}

export function requestHearing({ at, by, party }: RequestHearing, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  const { until, requested } = state.handling.hearing
  if (until === null) return refused('HEARING_RIGHT_NOT_TOLD')
  if (requested) return refused('HEARING_REQUESTED_ALREADY')
  if (localDate(at) > until) return refused('HEARING_RIGHT_OVER', { due: until })
  if (isBlank(party)) return refused('PARTIES_MISSING')
  return happened({ type: 'HearingRequested' as const, at, by, party })
}

/** Postponed, it is announced again, with seven days again. */
export function announceHearing({ type: _, ...order }: AnnounceHearing, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  const running = runningOf(state).find(({ id, kind }) => kind === 'HEARING' && id === order.id)
  if (running === undefined) return refused('HEARING_NOT_RUNNING')
  const noSuchDay = notAhead(order.at, order.heldOn)
  if (noSuchDay !== null) return noSuchDay
  const earliest = addDays(localDate(order.at), NOTICE_DAYS_MIN)
  if (order.heldOn < earliest) return refused('HEARING_NOTICE_TOO_SHORT', { date: earliest })
  if (order.heldOn > running.endsBy) return refused('HEARING_BEYOND_ITS_END', { due: running.endsBy })
  const conflict = presiderConflict(state, order.presider)
  if (conflict !== null) return refused(conflict)
  return happened({ type: 'HearingAnnounced' as const, ...order, noticeNumber: nextNotice(state, 'hearing') })
}

/** 行政许可法 48(2): the decision is made on the minutes, so it says something to every point in them. */
export function unansweredPoints(answers: readonly string[], { handling }: HandledCase) {
  const { points } = handling.hearing
  const open = points.filter((_, i) => isBlank(answers[i] ?? ''))
  const complete = open.length === 0 && answers.length === points.length
  return complete ? null : refused('HEARING_POINTS_UNANSWERED', { count: points.length })
}

export function answeredPoints(answers: readonly string[], { handling }: HandledCase): Pick<CaseRefused, 'heard'> {
  const { points } = handling.hearing
  return points.length === 0 ? {} : { heard: points.map((point, i) => ({ point, answer: answers[i] ?? '' })) }
}

/** One that lapsed was not held, and is owed still. */
export const isHearingHeld = ({ handling }: HandledCase): boolean =>
  handling.procedures.some(
    ({ kind, conclusion }) => kind === 'HEARING' && conclusion !== null && conclusion !== 'LAPSED',
  )

/** While the right to ask runs nothing is decided, and who has asked is heard first. */
export function hearingObstacle(at: string, state: HandledCase) {
  const { until, requested } = state.handling.hearing
  if (until === null) return null
  if (!requested) return localDate(at) <= until ? refused('HEARING_RIGHT_RUNS', { due: until }) : null
  return isHearingHeld(state) ? null : refused('HEARING_OWED')
}
