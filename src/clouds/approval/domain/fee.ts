import { happened, refused } from '#kernel'
import type { PinnedStandard } from '#kernel'
import type { OrderFee, RecordPayment } from './case-command.ts'
import { isFiling, isHandled } from './case-state.ts'
import type { OpenCase } from './case-state.ts'
import type { Charge } from './events.ts'
import { isBlank } from './due-days.ts'

/** Rules of the fee the standard sets (行政许可法 58, 59): what it names, once, and nothing else. */
export type FeeRefusal =
  | 'NO_FEE'
  | 'FEE_ORDERED_ALREADY'
  | 'FEE_PAID_ALREADY'
  | 'FEE_NOT_ORDERED'
  | 'FEE_ORDER_UNKNOWN'
  | 'FEE_AMOUNT_DIFFERS'
  | 'RECEIPT_NUMBER_MISSING'

export const feeOwed = ({ standard, fee }: OpenCase): boolean => standard.track.feeFen > 0 && fee?.paid !== true

/** What is owed is settled by the day of acceptance: a charge that changes later does not touch the case (行政许可法 59). */
export function chargedOn(standard: PinnedStandard, day: string): PinnedStandard {
  const { fees, ...track } = standard.track
  if (fees === undefined) return standard
  return { ...standard, track: { ...track, feeFen: fees.findLast(({ from }) => from <= day)?.fen ?? track.feeFen } }
}

/** The corrected form may say another size: what is owed follows it. */
export function chargedAnew(standard: PinnedStandard, charge: Charge | undefined): PinnedStandard {
  if (charge === undefined) return standard
  const { fees: _, ...track } = standard.track
  return { ...standard, track: { ...track, ...charge } }
}

/** A filing is never accepted before it is recorded, so its fee is asked for at once. */
export function orderFee({ at, by, order }: OrderFee, state: OpenCase) {
  if (!isHandled(state) && !isFiling(state)) return refused('NOT_ACCEPTED_YET')
  const { feeFen: fen } = state.standard.track
  if (fen === 0) return refused('NO_FEE')
  if (state.fee !== null) return refused(state.fee.paid ? 'FEE_PAID_ALREADY' : 'FEE_ORDERED_ALREADY')
  return happened({ type: 'FeeOrdered' as const, at, by, order, fen })
}

export function recordPayment({ at, by, order, fen, receipt }: RecordPayment, state: OpenCase) {
  const { fee, standard } = state
  if (fee === null) return refused('FEE_NOT_ORDERED')
  if (fee.order !== order) return refused('FEE_ORDER_UNKNOWN')
  if (fee.paid) return refused('FEE_PAID_ALREADY')
  const { feeFen } = standard.track
  if (fen !== feeFen) return refused('FEE_AMOUNT_DIFFERS', { yuan: feeFen / 100 })
  if (isBlank(receipt)) return refused('RECEIPT_NUMBER_MISSING')
  return happened({ type: 'FeePaid' as const, at, by, order, fen, receipt })
}
