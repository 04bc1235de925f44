import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'

/**
 * Who revokes (吊销) is not the same everywhere: a penalty is the competent department's unless the district gave its
 * bureau the power, for everything or for an item (行政处罚法 18).
 */
export type Revoker = 'BUREAU' | 'DEPARTMENT'
export interface RevocationPowerGiven {
  readonly type: 'RevocationPowerGiven'
  readonly at: string
  readonly by: string
  /** Code of the item; null for every item that has no rule of its own. */
  readonly item: string | null
  readonly decidedBy: Revoker
  /** The document that says so. */
  readonly basis: string
}
export type RevocationPowerCommand = Omit<RevocationPowerGiven, 'type'> & { readonly type: 'GiveRevocationPower' }
type Rule = { readonly decidedBy: Revoker; readonly basis: string }
export type RevocationPowerState = {
  readonly general: Rule
  readonly items: Readonly<Record<string, Rule | undefined>>
}
export type RevocationPowerRefusalCode = 'STANDING_WORDS_MISSING' | 'REVOCATION_POWER_THE_SAME'

export const powerFor = (state: RevocationPowerState, item: string | null): Rule =>
  (item === null ? undefined : state.items[item]) ?? state.general

export const revocationPowerDecider: Decider<
  RevocationPowerCommand,
  RevocationPowerState,
  RevocationPowerGiven,
  RevocationPowerRefusalCode
> = {
  initial: { general: { decidedBy: 'DEPARTMENT', basis: '《中华人民共和国行政处罚法》' }, items: {} },
  decide: ({ type: _, ...given }, state) => {
    const { item, decidedBy, basis } = given
    if (basis.trim().length < 2) return refused('STANDING_WORDS_MISSING')
    const known = item === null ? state.general : state.items[item]
    if (known?.decidedBy === decidedBy && known.basis === basis) return refused('REVOCATION_POWER_THE_SAME')
    return happened({ ...given, type: 'RevocationPowerGiven' })
  },
  evolve: (state, { item, decidedBy, basis }) => {
    const rule = { decidedBy, basis }
    return item === null ? { ...state, general: rule } : { ...state, items: { ...state.items, [item]: rule } }
  },
}
