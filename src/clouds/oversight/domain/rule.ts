import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { RuleDrafted, RuleEvent, RuleSwitchedOff, RuleSwitchedOn, RuleTried } from './events.ts'
import { faultsOf } from './rule-definition.ts'
import type { RuleDefinition } from './rule-definition.ts'

type Ordered<Event, Written extends keyof Event = never> = Omit<Event, 'type' | Written>
export type RuleCommand =
  | ({ readonly type: 'DraftRule' } & Ordered<RuleDrafted, 'number'>)
  | ({ readonly type: 'TryRule' } & Ordered<RuleTried, 'number'>)
  | ({ readonly type: 'SwitchRuleOn' } & Ordered<RuleSwitchedOn, 'number'>)
  | ({ readonly type: 'SwitchRuleOff' } & Ordered<RuleSwitchedOff>)

/** One rule: the version in force, and beside it the draft that may take its place. */
export interface RuleState {
  readonly code: string
  /** Versions written so far. */
  readonly versions: number
  readonly inForce: { readonly number: number; readonly definition: RuleDefinition; readonly since: string } | null
  readonly draft: {
    readonly number: number
    readonly definition: RuleDefinition
    /** Null: nobody has held it against history yet. */
    readonly tried: Pick<RuleTried, 'at' | 'from' | 'looked' | 'hits'> | null
  } | null
  readonly off: { readonly at: string; readonly by: string; readonly reason: string } | null
}
export type RuleRefusalCode = 'RULE_UNKNOWN' | 'RULE_INCOMPLETE' | 'RULE_NOT_TRIED' | 'RULE_NO_DRAFT' | 'RULE_IS_OFF'

/** A rule is written, held against history, and only then switched on; switching it off says why. */
export const ruleDecider: Decider<RuleCommand, RuleState | null, RuleEvent, RuleRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    switch (command.type) {
      case 'DraftRule': {
        const [fault] = faultsOf(command.definition)
        if (fault !== undefined) return refused('RULE_INCOMPLETE', { fault })
        return happened({ ...command, type: 'RuleDrafted' as const, number: (state?.versions ?? 0) + 1 })
      }
      case 'TryRule':
        if (state === null) return refused('RULE_UNKNOWN')
        if (state.draft === null) return refused('RULE_NO_DRAFT')
        return happened({ ...command, type: 'RuleTried' as const, number: state.draft.number })
      case 'SwitchRuleOn':
        if (state === null) return refused('RULE_UNKNOWN')
        if (state.draft === null) return refused('RULE_NO_DRAFT')
        // 先试后用: nobody is shown a card by a rule of which nobody knows how often it strikes.
        if (state.draft.tried === null) return refused('RULE_NOT_TRIED')
        return happened({ ...command, type: 'RuleSwitchedOn' as const, number: state.draft.number })
      case 'SwitchRuleOff':
        return switchOff(command, state)
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'RuleDrafted': {
        const { number, definition } = event
        const before = state ?? { inForce: null, off: null }
        return { ...before, code: definition.code, versions: number, draft: { number, definition, tried: null } }
      }
      case 'RuleTried': {
        if (state?.draft === null || state === null) return state
        const { at, from, looked, hits } = event
        return { ...state, draft: { ...state.draft, tried: { at, from, looked, hits } } }
      }
      case 'RuleSwitchedOn': {
        if (state?.draft === null || state === null) return state
        const { number, definition } = state.draft
        return { ...state, inForce: { number, definition, since: event.at }, draft: null, off: null }
      }
      case 'RuleSwitchedOff':
        return switchedOff(event, state)
      default:
        return unreachable(event)
    }
  },
}

function switchOff(command: Extract<RuleCommand, { type: 'SwitchRuleOff' }>, state: RuleState | null) {
  const { standing, ...order } = command
  const { inForce = null, off = null } = state ?? {}
  if (inForce !== null) return happened({ ...order, type: 'RuleSwitchedOff' as const })
  if (off !== null || standing === undefined) return refused(state === null ? 'RULE_UNKNOWN' : 'RULE_IS_OFF')
  return happened({ ...order, standing, type: 'RuleSwitchedOff' as const })
}

/** What was in force can be tried again and switched on as it was. */
function switchedOff({ at, by, reason, standing }: RuleSwitchedOff, state: RuleState | null): RuleState | null {
  const off = { at, by, reason }
  const definition = state?.inForce?.definition ?? standing
  if (definition === undefined) return state
  const number = state?.inForce?.number ?? 0
  const { code } = definition
  const draft = state?.draft ?? { number, definition, tried: null }
  return { code, versions: state?.versions ?? 0, inForce: null, draft, off }
}
