import { happened, localDate, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { ClaimTargetEvent, ClaimTargetSet } from './register-events.ts'

export type ClaimTargetCommand = { readonly type: 'SetClaimTarget' } & Omit<ClaimTargetSet, 'type'>
/** The target that stands; null before the first was set. */
export type ClaimTargetState = Omit<ClaimTargetSet, 'type'> | null
export type ClaimTargetRefusalCode = 'TARGET_STANDS' | 'TARGET_DAY'

/** 目标占比: set by a paper, for a base, until a day; how far it is reached is computed and never typed (AP-32). */
export const claimTargetDecider: Decider<
  ClaimTargetCommand,
  ClaimTargetState,
  ClaimTargetEvent,
  ClaimTargetRefusalCode
> = {
  initial: null,
  decide: ({ type: _, ...target }, state) => {
    const { percent, base, due, at } = target
    if (due < localDate(at)) return refused('TARGET_DAY')
    if (state !== null && state.percent === percent && state.base === base && state.due === due)
      return refused('TARGET_STANDS')
    return happened({ type: 'ClaimTargetSet' as const, ...target })
  },
  evolve: (_, { type: _type, ...target }) => target,
}
