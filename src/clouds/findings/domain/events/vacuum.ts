import type { EndingKind, EndingRule } from '../kinds.ts'

interface Done {
  readonly at: string
  readonly by: string
}
/** 办理规则: days and hearing for one kind of ending, as the bureau sets them. */
export interface EndingRuleSet extends Done {
  readonly type: 'EndingRuleSet'
  readonly kind: EndingKind
  readonly rule: EndingRule
}
export const ENDING_RULE_TYPES = ['EndingRuleSet'] as const

/** What is missing for somebody to supervise what comes of an item. */
export interface Gap {
  readonly gap: 'ORGAN' | 'STANDARD' | 'PLAN'
  /** Region in which nobody supervises; null: everywhere the item is decided. */
  readonly region: string | null
  /** Organ without a standard or a plan; null where there is none. */
  readonly organ: string | null
}
/** 监管真空: an item is in force, or its permits still stand, and supervision of them is missing something. */
export interface VacuumFound extends Done {
  readonly type: 'VacuumFound'
  readonly itemCode: string
  readonly itemName: string
  /** The organ that decides on the item, and sees to it that somebody supervises. */
  readonly organ: string
  /** Why it came to be looked at: a moved, delegated, cancelled item, or the daily round. */
  readonly occasion: 'TRANSFERRED' | 'DELEGATED' | 'RETIRED' | 'ROUND'
  readonly gaps: readonly Gap[]
}
export interface VacuumFilled extends Done {
  readonly type: 'VacuumFilled'
}
export type VacuumEvent = VacuumFound | VacuumFilled
export const VACUUM_TYPES = ['VacuumFound', 'VacuumFilled'] as const satisfies readonly VacuumEvent['type'][]
