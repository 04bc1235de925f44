import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { WorkHandoverEvent, WorkHandoverOrdered, WorkHandoverReturned } from './staff-events.ts'

interface Ordered {
  readonly at: string
  readonly by: string
}
export type WorkHandoverCommand =
  | ({ readonly type: 'OrderWorkHandover' } & Omit<WorkHandoverOrdered, 'type'>)
  | ({ readonly type: 'AcceptWork' } & Ordered)
  | ({ readonly type: 'ReturnWork' } & Omit<WorkHandoverReturned, 'type'>)
export interface WorkHandoverState extends Omit<WorkHandoverOrdered, 'type' | 'at' | 'by'> {
  readonly stage: 'ORDERED' | 'ACCEPTED' | 'RETURNED'
  readonly orderedAt: string
  readonly orderedBy: string
  readonly returnedFor: string | null
}
export type WorkHandoverRefusalCode =
  'WORK_HANDOVER_EXISTS' | 'WORK_HANDOVER_UNKNOWN' | 'WORK_TO_ONESELF' | 'WORK_NOT_YOURS' | 'WORK_HANDOVER_SETTLED'
type Decided = Decision<WorkHandoverEvent, WorkHandoverRefusalCode>

function decideKnown(command: WorkHandoverCommand, state: WorkHandoverState): Decided {
  switch (command.type) {
    case 'OrderWorkHandover':
      return refused('WORK_HANDOVER_EXISTS')
    case 'AcceptWork':
    case 'ReturnWork':
      if (state.stage !== 'ORDERED') return refused('WORK_HANDOVER_SETTLED')
      // Nobody answers for work he has not said he takes.
      if (command.by !== state.to) return refused('WORK_NOT_YOURS')
      return command.type === 'ReturnWork'
        ? happened({ ...command, type: 'WorkHandoverReturned' })
        : happened({ type: 'WorkHandoverAccepted', at: command.at, by: command.by, from: state.from, to: state.to })
    default:
      return unreachable(command)
  }
}

/** 工作交接: whoever leaves a post hands every open case to a colleague by name, and the colleague accepts. */
export const workHandoverDecider: Decider<
  WorkHandoverCommand,
  WorkHandoverState | null,
  WorkHandoverEvent,
  WorkHandoverRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return decideKnown(command, state)
    if (command.type !== 'OrderWorkHandover') return refused('WORK_HANDOVER_UNKNOWN')
    return command.from === command.to
      ? refused('WORK_TO_ONESELF')
      : happened({ ...command, type: 'WorkHandoverOrdered' })
  },
  evolve: (state, event) => {
    if (event.type === 'WorkHandoverOrdered') {
      const { type: _, at, by, ...said } = event
      return { ...said, stage: 'ORDERED', orderedAt: at, orderedBy: by, returnedFor: null }
    }
    if (state === null) return null
    return event.type === 'WorkHandoverAccepted'
      ? { ...state, stage: 'ACCEPTED' }
      : { ...state, stage: 'RETURNED', returnedFor: event.reason }
  },
}
