import type { LifeDefinition } from '#frame'
import { TRANSFER_EVENT_TYPES } from './domain/events.ts'
import type { TransferEvent } from './domain/events.ts'
import { transferDecider } from './domain/transfer.ts'
import type { TransferCommand, TransferState } from './domain/transfer.ts'

export const transferLife: LifeDefinition<TransferCommand, TransferState | null, TransferEvent> = {
  kind: 'transfer',
  decider: transferDecider,
  eventTypes: TRANSFER_EVENT_TYPES,
}
