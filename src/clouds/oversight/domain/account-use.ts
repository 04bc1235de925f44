import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'

/** One account in two places at once: either somebody else sits at one of them, or a session was left open. */
export interface AccountUsedTwice {
  readonly type: 'AccountUsedTwice'
  readonly at: string
  readonly officer: string
  readonly organ: string
  /** How many places at the same moment. */
  readonly places: number
}
export type AccountUseCommand = { readonly type: 'NoteUsedTwice' } & Omit<AccountUsedTwice, 'type'>
export type AccountUseState = { readonly noted: true }
export type AccountUseRefusalCode = 'ACCOUNT_USE_ALREADY_NOTED'

/** Once an officer and day. */
export const accountUseDecider: Decider<
  AccountUseCommand,
  AccountUseState | null,
  AccountUsedTwice,
  AccountUseRefusalCode
> = {
  initial: null,
  decide: (command, state) =>
    state === null ? happened({ ...command, type: 'AccountUsedTwice' as const }) : refused('ACCOUNT_USE_ALREADY_NOTED'),
  evolve: () => ({ noted: true }),
}
