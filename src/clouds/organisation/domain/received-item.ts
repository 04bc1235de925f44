import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { ItemReceived, ReceivedItemEvent } from './delegation-events.ts'

interface Ordered {
  readonly at: string
  readonly by: string
}
export type ReceivedItemCommand =
  | ({ readonly type: 'ReceiveItem' } & Omit<ItemReceived, 'type'>)
  | ({ readonly type: 'TakeOverItem'; readonly organ: string } & Ordered)
  | ({
      readonly type: 'StandardiseItem'
      readonly organ: string
      /** Version of the department's own standard in force; null while there is none. */
      readonly version: number | null
    } & Ordered)
  | ({ readonly type: 'MarkItemTransferred'; readonly transfer: string } & Ordered)
export interface ReceivedItemState extends Omit<ItemReceived, 'type' | 'at' | 'by'> {
  readonly stage: 'DELEGATED' | 'TAKEN_OVER' | 'STANDARDISED' | 'TRANSFERRED'
  readonly version: number | null
  readonly transfer: string | null
}
export type ReceivedItemRefusalCode =
  | 'RECEIVED_ITEM_EXISTS'
  | 'RECEIVED_ITEM_UNKNOWN'
  | 'RECEIVED_ITEM_OUT_OF_ORDER'
  | 'RECEIVED_ITEM_OF_ANOTHER'
  | 'RECEIVED_ITEM_WITHOUT_STANDARD'
type Decided = Decision<ReceivedItemEvent, ReceivedItemRefusalCode>

function decideKnown(command: ReceivedItemCommand, state: ReceivedItemState): Decided {
  const outOfOrder = refused('RECEIVED_ITEM_OUT_OF_ORDER')
  switch (command.type) {
    case 'ReceiveItem':
      return refused('RECEIVED_ITEM_EXISTS')
    case 'TakeOverItem':
      if (state.stage !== 'DELEGATED') return outOfOrder
      if (command.organ !== state.department) return refused('RECEIVED_ITEM_OF_ANOTHER')
      return happened({ type: 'ReceivedItemTakenOver', at: command.at, by: command.by })
    case 'StandardiseItem': {
      if (state.stage !== 'TAKEN_OVER') return outOfOrder
      if (command.organ !== state.department) return refused('RECEIVED_ITEM_OF_ANOTHER')
      const { version } = command
      if (version === null) return refused('RECEIVED_ITEM_WITHOUT_STANDARD')
      return happened({ type: 'ReceivedItemStandardised', at: command.at, by: command.by, version })
    }
    case 'MarkItemTransferred': {
      const { at, by, transfer } = command
      return state.stage === 'STANDARDISED'
        ? happened({ type: 'ReceivedItemTransferred', at, by, transfer })
        : outOfOrder
    }
    default:
      return unreachable(command)
  }
}

/** 新下放事项: 先承接、规范后再划转. No step is left out, and none comes before the one before it. */
export const receivedItemDecider: Decider<
  ReceivedItemCommand,
  ReceivedItemState | null,
  ReceivedItemEvent,
  ReceivedItemRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return decideKnown(command, state)
    return command.type === 'ReceiveItem'
      ? happened({ ...command, type: 'ItemReceived' })
      : refused('RECEIVED_ITEM_UNKNOWN')
  },
  evolve: (state, event) => {
    if (event.type === 'ItemReceived') {
      const { type: _, at: _at, by: _by, ...said } = event
      return { ...said, stage: 'DELEGATED', version: null, transfer: null }
    }
    if (state === null) return null
    switch (event.type) {
      case 'ReceivedItemTakenOver':
        return { ...state, stage: 'TAKEN_OVER' }
      case 'ReceivedItemStandardised':
        return { ...state, stage: 'STANDARDISED', version: event.version }
      case 'ReceivedItemTransferred':
        return { ...state, stage: 'TRANSFERRED', transfer: event.transfer }
      default:
        return unreachable(event)
    }
  },
}
