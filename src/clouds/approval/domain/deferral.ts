import { happened, localDate, refused } from '#kernel'
import type { CaseTrack } from '#kernel'
import type { RecordDeferralBreach, SupplyDeferredMaterials } from './case-command.ts'
import { isHandled } from './case-state.ts'
import type { OpenCase } from './case-state.ts'
import { beyondLimit, notAhead } from './due-days.ts'
import type { DeferredMaterial } from './events.ts'
import { handedInByAnother } from './materials.ts'

/**
 * Rules of 容缺受理: accepted with the main materials, the named rest follows by its day. No national law; local rules
 * agree that nothing is granted before all is in, and that a promise not kept is recorded and ends the case.
 */
export type DeferralRefusal =
  | 'NOT_DEFERRABLE'
  | 'DEFERRED_NOT_MISSING'
  | 'DEFERRAL_TOO_LONG'
  | 'DEFERRED_NOT_OWED'
  | 'DEFERRAL_BREACHED'
  | 'DEFERRAL_STILL_RUNS'
  | 'BREACH_RECORDED_ALREADY'

export function deferralFault(
  at: string,
  deferred: readonly DeferredMaterial[],
  wanting: readonly string[],
  { deferrable }: CaseTrack,
) {
  const seen = new Set<string>()
  for (const { material, due } of deferred) {
    const allowed = deferrable.find((one) => one.material === material)
    if (allowed === undefined) return refused('NOT_DEFERRABLE', { materials: material })
    if (!wanting.includes(material) || seen.has(material))
      return refused('DEFERRED_NOT_MISSING', { materials: material })
    const noSuchDay = notAhead(at, due)
    if (noSuchDay !== null) return noSuchDay
    if (beyondLimit(at, due, { days: allowed.days, unit: 'working' }))
      return refused('DEFERRAL_TOO_LONG', { materials: material, days: allowed.days })
    seen.add(material)
  }
  return null
}

/** Late too, as long as the breach has not been recorded. */
export function supplyDeferred(command: SupplyDeferredMaterials, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  if (handedInByAnother(command, state)) return refused('NOT_THE_APPLICANT')
  const { deferred, deferralBreached } = state.handling
  if (deferralBreached) return refused('DEFERRAL_BREACHED')
  const { at, by, materials } = command
  const owed = deferred.map(({ material }) => material)
  const foreign = materials.find(({ material }) => !owed.includes(material))
  if (foreign !== undefined || materials.length === 0)
    return refused('DEFERRED_NOT_OWED', { materials: foreign?.material ?? '' })
  return happened({ type: 'DeferredMaterialsSupplied' as const, at, by, materials })
}

export function recordBreach({ at, by }: RecordDeferralBreach, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  const { deferred, deferralBreached } = state.handling
  if (deferralBreached) return refused('BREACH_RECORDED_ALREADY')
  const overdue = deferred.filter(({ due }) => localDate(at) > due)
  if (overdue.length === 0) return refused('DEFERRAL_STILL_RUNS')
  return happened({ type: 'DeferralBreached' as const, at, by, materials: overdue.map(({ material }) => material) })
}
