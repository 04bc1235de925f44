import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { PolicyAcknowledged, PolicyEvent, PolicyIssued, PolicyRepealed } from './events.ts'

export type PolicyCommand =
  | ({ readonly type: 'IssuePolicy' } & Omit<PolicyIssued, 'type'>)
  | ({ readonly type: 'AcknowledgePolicy' } & Omit<PolicyAcknowledged, 'type'>)
  | ({ readonly type: 'RepealPolicy' } & Omit<PolicyRepealed, 'type'>)

export type PolicyState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'issued' | 'repealed'; readonly effectiveFrom: string; readonly readers: readonly string[] }

export type PolicyRefusalCode =
  'POLICY_NUMBER_TAKEN' | 'POLICY_UNKNOWN' | 'POLICY_REPEALED' | 'POLICY_ALREADY_READ' | 'POLICY_ENDS_BEFORE_IT_BEGINS'

/** The life of one rule document; its stream is made of its number, so no number is given twice. */
export const policyDecider: Decider<PolicyCommand, PolicyState, PolicyEvent, PolicyRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'IssuePolicy') {
      if (state.phase !== 'absent') return refused('POLICY_NUMBER_TAKEN')
      return happened({ ...command, type: 'PolicyIssued' as const })
    }
    if (state.phase === 'absent') return refused('POLICY_UNKNOWN')
    if (state.phase === 'repealed') return refused('POLICY_REPEALED')
    switch (command.type) {
      case 'AcknowledgePolicy':
        if (state.readers.includes(command.by)) return refused('POLICY_ALREADY_READ')
        return happened({ ...command, type: 'PolicyAcknowledged' as const })
      case 'RepealPolicy':
        if (command.from < state.effectiveFrom) return refused('POLICY_ENDS_BEFORE_IT_BEGINS')
        return happened({ ...command, type: 'PolicyRepealed' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'PolicyIssued') return { phase: 'issued', effectiveFrom: event.effectiveFrom, readers: [] }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'PolicyAcknowledged':
        return { ...state, readers: [...state.readers, event.by] }
      case 'PolicyRepealed':
        return { ...state, phase: 'repealed' }
      default:
        return unreachable(event)
    }
  },
}
