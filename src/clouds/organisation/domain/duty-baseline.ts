import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { DutyBaselineTaken } from './account-events.ts'

export type DutyBaselineCommand = { readonly type: 'TakeDutyBaseline' } & Omit<DutyBaselineTaken, 'type'>
export type DutyBaselineState = Omit<DutyBaselineTaken, 'type'>
export type DutyBaselineRefusalCode = 'BASELINE_TAKEN' | 'BASELINE_EMPTY'

/** 职责底册: taken once, or every share computed from it could be improved by taking it again. */
export const dutyBaselineDecider: Decider<
  DutyBaselineCommand,
  DutyBaselineState | null,
  DutyBaselineTaken,
  DutyBaselineRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return refused('BASELINE_TAKEN')
    return command.rows.length === 0 ? refused('BASELINE_EMPTY') : happened({ ...command, type: 'DutyBaselineTaken' })
  },
  evolve: (_, { type: _type, ...taken }) => taken,
}
