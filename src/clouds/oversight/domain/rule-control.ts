import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'

/** What a duty in a rule document is measured by: how often a rule of oversight may strike in so many days. */
export interface ControlMeasure {
  /** Code of the rule. */
  readonly rule: string
  readonly mostHits: number
  readonly days: number
}
/** 制度条款 → 监控点: one clause of a rule document, and what watches over it; or why nothing can. */
export interface ControlSet {
  readonly type: 'ControlSet'
  readonly at: string
  readonly by: string
  /** Number of the document, and the clause in it. */
  readonly document: string
  readonly article: string
  readonly measure: ControlMeasure | null
  /** Why it cannot be measured; null where it is. */
  readonly reason: string | null
}
export type ControlCommand = { readonly type: 'SetControl' } & Omit<ControlSet, 'type'>
export type ControlState = Omit<ControlSet, 'type'>
export type ControlRefusalCode = 'CONTROL_INCOMPLETE' | 'CONTROL_CLAUSE_UNKNOWN' | 'CONTROL_RULE_UNKNOWN'

/** Set anew as often as the rule document is understood better; who did it when stands in the ledger. */
export const controlDecider: Decider<ControlCommand, ControlState | null, ControlSet, ControlRefusalCode> = {
  initial: null,
  decide: (command) => {
    const { measure, reason } = command
    const explained = reason !== null && reason.trim().length >= 2
    if ((measure === null) !== explained) return refused('CONTROL_INCOMPLETE')
    return happened({ ...command, type: 'ControlSet' as const })
  },
  evolve: (_, { type: __, ...set }) => set,
}
