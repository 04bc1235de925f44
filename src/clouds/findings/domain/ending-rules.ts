import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { EndingRuleSet } from './events.ts'
import { FIRST_RULES } from './kinds.ts'
import type { EndingKind, EndingRule } from './kinds.ts'

export type EndingRulesCommand = { readonly type: 'SetEndingRule' } & Omit<EndingRuleSet, 'type'>
export type EndingRulesState = Readonly<Record<EndingKind, EndingRule>>
export type EndingRulesRefusal = 'ENDING_RULE_WORDS_MISSING' | 'HEARING_DEMANDED_BY_LAW' | 'DECISION_LATER_THAN_LAW'

/** 行政处罚法 60. */
const REVOKED_WITHIN = 90

/** How long each kind of ending may take and whether a hearing belongs to it: data, within what the law leaves open. */
export const endingRulesDecider: Decider<EndingRulesCommand, EndingRulesState, EndingRuleSet, EndingRulesRefusal> = {
  initial: FIRST_RULES,
  decide: ({ type: _, ...set }) => {
    const { kind, rule } = set
    if (rule.basis.trim().length < 4) return refused('ENDING_RULE_WORDS_MISSING')
    // 行政处罚法 63: a licence is revoked only after a hearing was offered.
    if (kind === 'REVOKE' && rule.hearing === 'NONE') return refused('HEARING_DEMANDED_BY_LAW')
    if (kind === 'REVOKE' && rule.decisionDays > REVOKED_WITHIN)
      return refused('DECISION_LATER_THAN_LAW', { days: REVOKED_WITHIN })
    return happened({ ...set, type: 'EndingRuleSet' })
  },
  evolve: (state, { kind, rule }) => ({ ...state, [kind]: rule }),
}
