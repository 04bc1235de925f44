import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { PriorityAudited, PriorityEvent, PriorityGiven } from './events.ts'

export type PriorityCommand =
  | ({ readonly type: 'GivePriority' } & Omit<PriorityGiven, 'type'>)
  | ({ readonly type: 'AuditPriority' } & Omit<PriorityAudited, 'type'>)
export interface PriorityState extends Omit<PriorityGiven, 'type'> {
  readonly audit: Omit<PriorityAudited, 'type'> | null
}
export type PriorityRefusal =
  | 'PRIORITY_ALREADY_GIVEN'
  | 'PRIORITY_UNKNOWN'
  | 'PRIORITY_ALREADY_AUDITED'
  | 'PRIORITY_AUDITED_BY_GIVER'
  | 'PRIORITY_REASON_MISSING'

const isBlank = (text: string) => text.trim().length < 2

/** 绿色通道: who is put before others is put there openly, and somebody else looks at the reason. */
export const priorityDecider: Decider<PriorityCommand, PriorityState | null, PriorityEvent, PriorityRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'GivePriority') {
      if (state !== null) return refused('PRIORITY_ALREADY_GIVEN')
      return isBlank(command.reason)
        ? refused('PRIORITY_REASON_MISSING')
        : happened({ ...command, type: 'PriorityGiven' as const })
    }
    if (state === null) return refused('PRIORITY_UNKNOWN')
    if (state.audit !== null) return refused('PRIORITY_ALREADY_AUDITED')
    if (state.by === command.by) return refused('PRIORITY_AUDITED_BY_GIVER')
    return isBlank(command.note)
      ? refused('PRIORITY_REASON_MISSING')
      : happened({ ...command, type: 'PriorityAudited' as const })
  },
  evolve: (state, event) => {
    if (event.type === 'PriorityGiven') {
      const { type: _, ...given } = event
      return { ...given, audit: null }
    }
    const { type: _, ...audit } = event
    return state === null ? null : { ...state, audit }
  },
}
