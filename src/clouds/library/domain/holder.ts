import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { HolderCodeChanged, HolderEvent, HolderSplit } from './events.ts'
import { isHolderCode } from './holder-code.ts'

export type HolderCommand =
  | (Omit<HolderCodeChanged, 'type'> & { readonly type: 'ChangeHolderCode' })
  | (Omit<HolderSplit, 'type'> & {
      readonly type: 'SplitHolder'
      /** Every certificate that now stands under the code: none may be left without a holder. */
      readonly held: readonly string[]
    })
export type HolderState = { readonly phase: 'absent' } | { readonly phase: 'changed' }
export type HolderRefusalCode =
  | 'HOLDER_CODE_WRONG'
  | 'HOLDER_CODE_SAME'
  | 'HOLDER_CHANGE_KIND_WRONG'
  | 'HOLDER_CHANGE_RECORDED'
  | 'HOLDER_SPLIT_INCOMPLETE'

/** One change of codes: what was under the old one stands under the new, and the entry says why and since when. */
export const holderDecider: Decider<HolderCommand, HolderState, HolderEvent, HolderRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (state.phase === 'changed') return refused('HOLDER_CHANGE_RECORDED')
    switch (command.type) {
      case 'ChangeHolderCode': {
        const { kind, from, to } = command
        if (![...from, to].every(isHolderCode)) return refused('HOLDER_CODE_WRONG')
        if (from.includes(to) && kind === 'CHANGE') return refused('HOLDER_CODE_SAME')
        if (new Set(from).size !== from.length || (kind === 'CHANGE' ? from.length !== 1 : from.length < 2))
          return refused('HOLDER_CHANGE_KIND_WRONG')
        return happened({ ...command, type: 'HolderCodeChanged' })
      }
      case 'SplitHolder': {
        const { at, by, from, shares, basis, held } = command
        if (![from, ...shares.map(({ to }) => to)].every(isHolderCode)) return refused('HOLDER_CODE_WRONG')
        if (shares.length < 2 || new Set(shares.map(({ to }) => to)).size !== shares.length)
          return refused('HOLDER_CHANGE_KIND_WRONG')
        const given = shares.flatMap(({ certificates }) => certificates)
        const complete = given.length === held.length && held.every((one) => given.includes(one))
        if (!complete || new Set(given).size !== given.length) return refused('HOLDER_SPLIT_INCOMPLETE')
        return happened({ type: 'HolderSplit', at, by, from, shares, basis })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: () => ({ phase: 'changed' }),
}
