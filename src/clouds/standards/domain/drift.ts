import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { DriftEvent, DriftSettled } from './register-events.ts'

export type DriftCommand = { readonly type: 'SettleDrift' } & Omit<DriftSettled, 'type'>
/** The evidence each drift of the item was last settled on. */
export type DriftState = Readonly<Partial<Record<DriftSettled['finding'], string>>>
export type DriftRefusalCode = 'DRIFT_SETTLED_ALREADY' | 'DRIFT_WITHOUT_REASON' | 'DRIFT_CANNOT_STAY'

/** 动态对接: each drift of an item is answered once for what showed it. */
export const driftDecider: Decider<DriftCommand, DriftState, DriftEvent, DriftRefusalCode> = {
  initial: {},
  decide: ({ type: _, ...settlement }, state) => {
    if (settlement.reason.trim().length < 2) return refused('DRIFT_WITHOUT_REASON')
    if (state[settlement.finding] === settlement.evidence) return refused('DRIFT_SETTLED_ALREADY')
    // 清单之外无审批: what is on no list cannot be left as it is.
    if (settlement.finding === 'HANDLED_OFF_LIST' && settlement.way === 'KEEP') return refused('DRIFT_CANNOT_STAY')
    return happened({ type: 'DriftSettled' as const, ...settlement })
  },
  evolve: (state, { finding, evidence }) => ({ ...state, [finding]: evidence }),
}
