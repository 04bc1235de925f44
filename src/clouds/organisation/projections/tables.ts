import { lifeTable } from '#frame'
import type { Projection } from '#ledger'
import type { AccountReviewState, SystemAccountsState } from '../domain/account-review.ts'
import type { DelegationState } from '../domain/delegation.ts'
import type { DutyBaselineState } from '../domain/duty-baseline.ts'
import type { IncidentState } from '../domain/incident.ts'
import type { ReceivedItemState } from '../domain/received-item.ts'
import type { SecondmentState } from '../domain/secondment.ts'
import type { StructureState } from '../domain/structure.ts'
import type { TransferState } from '../domain/transfer.ts'
import type { WorkHandoverState } from '../domain/work-handover.ts'
import {
  accountReviewLife,
  delegationLife,
  dutyBaselineLife,
  incidentLife,
  receivedItemLife,
  secondmentLife,
  structureLife,
  systemAccountsLife,
  transferLife,
  workHandoverLife,
} from '../lives.ts'
import { caseHeldProjection, inWritingProjection } from './item-state.ts'

export const TRANSFERS = 'organisation.transfer'
export const STRUCTURES = 'organisation.structure'
export const SECONDMENTS = 'organisation.secondment'
export const WORK_HANDOVERS = 'organisation.work_handover'
export const DELEGATIONS = 'organisation.delegation'
export const RECEIVED_ITEMS = 'organisation.received_item'
export const ACCOUNT_REVIEWS = 'organisation.account_review'
export const SYSTEM_ACCOUNTS = 'organisation.system_accounts'
export const DUTY_BASELINES = 'organisation.duty_baseline'
export const INCIDENTS = 'organisation.incident'

const schema = 'organisation'
export const tables: readonly Projection[] = [
  lifeTable(transferLife, {
    ...{ schema, name: 'organisation-transfer', table: 'transfer' },
    columnsOf: ({ terms, stage, preparedAt }: TransferState) => ({
      ...{ number: terms.number, stage, effective_on: terms.effectiveOn, prepared_at: preparedAt },
    }),
  }),
  lifeTable(structureLife, {
    ...{ schema, name: 'organisation-structure', table: 'structure' },
    columnsOf: ({ arrangement }: StructureState) => ({ organ: arrangement.organ }),
  }),
  lifeTable(secondmentLife, {
    ...{ schema, name: 'organisation-secondment', table: 'secondment' },
    columnsOf: (state: SecondmentState) => ({
      ...{ officer: state.officer, to_organ: state.to, stage: state.stage, from_day: state.from },
      ...{ last_day: state.lastDay, proposed_at: state.proposedAt },
    }),
  }),
  lifeTable(workHandoverLife, {
    ...{ schema, name: 'organisation-work-handover', table: 'work_handover' },
    columnsOf: ({ organ, stage, orderedAt }: WorkHandoverState) => ({ organ, stage, ordered_at: orderedAt }),
  }),
  lifeTable(delegationLife, {
    ...{ schema, name: 'organisation-delegation', table: 'delegation' },
    columnsOf: ({ number, stage, effectiveOn }: DelegationState) => ({ number, stage, effective_on: effectiveOn }),
  }),
  lifeTable(receivedItemLife, {
    ...{ schema, name: 'organisation-received-item', table: 'received_item' },
    columnsOf: ({ code, stage }: ReceivedItemState) => ({ code, stage }),
  }),
  lifeTable(accountReviewLife, {
    ...{ schema, name: 'organisation-account-review', table: 'account_review' },
    columnsOf: ({ stage, due, openedAt }: AccountReviewState) => ({ stage, due, opened_at: openedAt }),
  }),
  lifeTable(systemAccountsLife, {
    ...{ schema, name: 'organisation-system-accounts', table: 'system_accounts' },
    columnsOf: ({ system }: SystemAccountsState) => ({ system }),
  }),
  lifeTable(dutyBaselineLife, {
    ...{ schema, name: 'organisation-duty-baseline', table: 'duty_baseline' },
    columnsOf: ({ department }: DutyBaselineState) => ({ department }),
  }),
  lifeTable(incidentLife, {
    ...{ schema, name: 'organisation-incident', table: 'incident' },
    columnsOf: ({ stage, foundAt }: IncidentState) => ({ stage, found_at: foundAt }),
  }),
  caseHeldProjection,
  inWritingProjection,
]
