import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { PapersLookedAt } from './events.ts'

export type LooksCommand = { readonly type: 'RecordLooks' } & Omit<PapersLookedAt, 'type'>
export type LooksState = { readonly phase: 'absent' } | { readonly phase: 'recorded' }
export type LooksRefusalCode = 'LOOKS_ALREADY_RECORDED'

/** What one officer looked at in one minute: one entry, so that a busy reader does not drown the ledger. */
export const looksDecider: Decider<LooksCommand, LooksState, PapersLookedAt, LooksRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) =>
    state.phase === 'recorded'
      ? refused('LOOKS_ALREADY_RECORDED')
      : happened({ ...command, type: 'PapersLookedAt' as const }),
  evolve: () => ({ phase: 'recorded' }),
}
