import type { LifeDefinition } from '#frame'
import { accountReviewDecider, systemAccountsDecider } from './domain/account-review.ts'
import type {
  AccountReviewCommand,
  AccountReviewState,
  SystemAccountsCommand,
  SystemAccountsState,
} from './domain/account-review.ts'
import { delegationDecider } from './domain/delegation.ts'
import type { DelegationCommand, DelegationState } from './domain/delegation.ts'
import { dutyBaselineDecider } from './domain/duty-baseline.ts'
import type { DutyBaselineCommand, DutyBaselineState } from './domain/duty-baseline.ts'
import {
  ACCOUNT_REVIEW_EVENT_TYPES,
  DELEGATION_EVENT_TYPES,
  RECEIVED_ITEM_EVENT_TYPES,
  SECONDMENT_EVENT_TYPES,
  STRUCTURE_EVENT_TYPES,
  TRANSFER_EVENT_TYPES,
  WORK_HANDOVER_EVENT_TYPES,
} from './domain/events.ts'
import type {
  AccountReviewEvent,
  DelegationEvent,
  DutyBaselineTaken,
  ReceivedItemEvent,
  SecondmentEvent,
  StructureEvent,
  SystemAccountsEvent,
  TransferEvent,
  WorkHandoverEvent,
} from './domain/events.ts'
import { incidentDecider } from './domain/incident.ts'
import type { IncidentCommand, IncidentState } from './domain/incident.ts'
import { INCIDENT_EVENT_TYPES } from './domain/incident-events.ts'
import type { IncidentEvent } from './domain/incident-events.ts'
import { receivedItemDecider } from './domain/received-item.ts'
import type { ReceivedItemCommand, ReceivedItemState } from './domain/received-item.ts'
import { secondmentDecider } from './domain/secondment.ts'
import type { SecondmentCommand, SecondmentState } from './domain/secondment.ts'
import { structureDecider } from './domain/structure.ts'
import type { StructureCommand, StructureState } from './domain/structure.ts'
import { transferDecider } from './domain/transfer.ts'
import type { TransferCommand, TransferState } from './domain/transfer.ts'
import { workHandoverDecider } from './domain/work-handover.ts'
import type { WorkHandoverCommand, WorkHandoverState } from './domain/work-handover.ts'

export const transferLife: LifeDefinition<TransferCommand, TransferState | null, TransferEvent> = {
  kind: 'transfer',
  decider: transferDecider,
  eventTypes: TRANSFER_EVENT_TYPES,
}
export const structureLife: LifeDefinition<StructureCommand, StructureState | null, StructureEvent> = {
  kind: 'organStructure',
  decider: structureDecider,
  eventTypes: STRUCTURE_EVENT_TYPES,
}
export const secondmentLife: LifeDefinition<SecondmentCommand, SecondmentState | null, SecondmentEvent> = {
  kind: 'secondment',
  decider: secondmentDecider,
  eventTypes: SECONDMENT_EVENT_TYPES,
}
export const workHandoverLife: LifeDefinition<WorkHandoverCommand, WorkHandoverState | null, WorkHandoverEvent> = {
  kind: 'workHandover',
  decider: workHandoverDecider,
  eventTypes: WORK_HANDOVER_EVENT_TYPES,
}
export const delegationLife: LifeDefinition<DelegationCommand, DelegationState | null, DelegationEvent> = {
  kind: 'delegation',
  decider: delegationDecider,
  eventTypes: DELEGATION_EVENT_TYPES,
}
export const receivedItemLife: LifeDefinition<ReceivedItemCommand, ReceivedItemState | null, ReceivedItemEvent> = {
  kind: 'receivedItem',
  decider: receivedItemDecider,
  eventTypes: RECEIVED_ITEM_EVENT_TYPES,
}
export const accountReviewLife: LifeDefinition<AccountReviewCommand, AccountReviewState | null, AccountReviewEvent> = {
  kind: 'accountReview',
  decider: accountReviewDecider,
  eventTypes: ACCOUNT_REVIEW_EVENT_TYPES,
}
export const systemAccountsLife: LifeDefinition<
  SystemAccountsCommand,
  SystemAccountsState | null,
  SystemAccountsEvent
> = { kind: 'systemAccounts', decider: systemAccountsDecider, eventTypes: ['SystemAccountsReported'] }
export const incidentLife: LifeDefinition<IncidentCommand, IncidentState | null, IncidentEvent> = {
  kind: 'incident',
  decider: incidentDecider,
  eventTypes: INCIDENT_EVENT_TYPES,
}
export const dutyBaselineLife: LifeDefinition<DutyBaselineCommand, DutyBaselineState | null, DutyBaselineTaken> = {
  kind: 'dutyBaseline',
  decider: dutyBaselineDecider,
  eventTypes: ['DutyBaselineTaken'],
}
