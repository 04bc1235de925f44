import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { BodiesTaken } from './events.ts'

export type InspectionCommand = { readonly type: 'TakeBodies' } & Omit<BodiesTaken, 'type'>
export type InspectionState = { readonly phase: 'absent' } | { readonly phase: 'taken' }
export type InspectionRefusalCode = 'BODIES_ALREADY_TAKEN'

/** The life of one inspection: every taking of bodies is an entry of its own, so that none hides behind another. */
export const inspectionDecider: Decider<InspectionCommand, InspectionState, BodiesTaken, InspectionRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) =>
    state.phase === 'taken' ? refused('BODIES_ALREADY_TAKEN') : happened({ ...command, type: 'BodiesTaken' }),
  evolve: () => ({ phase: 'taken' }),
}
