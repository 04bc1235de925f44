import { happened, refused } from '#kernel'
import type { DispatchResult, ServeResult } from './case-command.ts'
import { isConcluded } from './case-state.ts'
import type { KnownCase } from './case-state.ts'
import { isBlank } from './due-days.ts'

/** Rules of service (行政许可法 38, 44): what was decided reaches who asked, and that it did is on record. */
export type ServiceRefusal =
  | 'NOTHING_TO_SERVE'
  | 'ALREADY_SERVED'
  | 'RECEIVER_MISSING'
  | 'NOT_DISPATCHED'
  | 'PARCEL_NOT_NAMED'
  | 'PARCEL_SENT_ALREADY'

function notServable(state: KnownCase) {
  if (!isConcluded(state) || state.phase === 'withdrawn') return refused('NOTHING_TO_SERVE')
  return state.served ? refused('ALREADY_SERVED') : null
}

export function serve({ at, by, means, receipt }: ServeResult, state: KnownCase) {
  const obstacle = notServable(state)
  if (obstacle !== null) return obstacle
  const dispatched = isConcluded(state) ? state.dispatched : null
  if (means === 'COURIER' && dispatched === null) return refused('NOT_DISPATCHED')
  if (means === 'COUNTER' && isBlank(receipt?.receivedBy ?? '')) return refused('RECEIVER_MISSING')
  const served = { type: 'ResultServed' as const, at, by, means }
  return happened(receipt === undefined ? served : { ...served, receipt })
}

/** What came back is sent again, as another parcel. */
export function dispatch({ at, by, courier, trackingNumber }: DispatchResult, state: KnownCase) {
  const obstacle = notServable(state)
  if (obstacle !== null) return obstacle
  if (isBlank(courier) || isBlank(trackingNumber)) return refused('PARCEL_NOT_NAMED')
  if (isConcluded(state) && state.dispatched === trackingNumber) return refused('PARCEL_SENT_ALREADY')
  return happened({ type: 'ResultDispatched' as const, at, by, courier, trackingNumber })
}
