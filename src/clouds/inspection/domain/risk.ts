import { addDays } from '#kernel'
import type { GrantMode } from '#kernel'
import type { RiskClass, RiskFact, RiskRule } from './events.ts'

/** What the register knows of one object. */
export interface RiskKnown {
  readonly penalties: number
  readonly failures: number
  readonly cleanChecks: number
  readonly checks: number
  readonly mode: GrantMode
}
/** What an item without rules of its own goes by. */
export const DEFAULT_RISK_RULES: readonly RiskRule[] = [
  { fact: 'PENALTIES_24_MONTHS', atLeast: 2, gives: 'D' },
  { fact: 'FAILURES_24_MONTHS', atLeast: 3, gives: 'D' },
  { fact: 'PENALTIES_24_MONTHS', atLeast: 1, gives: 'C' },
  { fact: 'FAILURES_24_MONTHS', atLeast: 2, gives: 'C' },
  { fact: 'COMMITMENT_UNCHECKED', atLeast: 1, gives: 'C' },
  { fact: 'CLEAN_CHECKS_24_MONTHS', atLeast: 2, gives: 'A' },
]
const LOOK_BACK_DAYS = 730
/** Only what happened from this day on counts. */
export const lookBackFrom = (today: string): string => addDays(today, -LOOK_BACK_DAYS)

export function factOf(known: RiskKnown, fact: RiskFact): number {
  switch (fact) {
    case 'PENALTIES_24_MONTHS':
      return known.penalties
    case 'FAILURES_24_MONTHS':
      return known.failures
    case 'CLEAN_CHECKS_24_MONTHS':
      return known.cleanChecks
    case 'COMMITMENT_UNCHECKED':
      return known.mode !== 'ORDINARY' && known.checks === 0 ? 1 : 0
  }
}

/** 信用风险分类: the class, and the rule that gave it; null where none held. */
export function riskOf(
  rules: readonly RiskRule[],
  known: RiskKnown,
): { readonly class: RiskClass; readonly rule: RiskRule | null } {
  const rule = rules.find(({ fact, atLeast }) => factOf(known, fact) >= atLeast)
  return rule === undefined ? { class: 'B', rule: null } : { class: rule.gives, rule }
}
