import type { LifeDefinition } from '#frame'
import { claimTargetDecider } from './domain/claim-target.ts'
import type { ClaimTargetCommand, ClaimTargetState } from './domain/claim-target.ts'
import { disguiseDecider } from './domain/disguise.ts'
import type { DisguiseCommand, DisguiseState } from './domain/disguise.ts'
import { driftDecider } from './domain/drift.ts'
import type { DriftCommand, DriftState } from './domain/drift.ts'
import {
  DISGUISE_EVENT_TYPES,
  POLICY_EVENT_TYPES,
  POWER_LIST_EVENT_TYPES,
  STANDARD_EVENT_TYPES,
} from './domain/events.ts'
import type { DisguiseEvent, PolicyEvent, PowerListEvent, StandardEvent } from './domain/events.ts'
import { permitNoticeDecider } from './domain/permit-notice.ts'
import type { PermitNoticeCommand, PermitNoticeState } from './domain/permit-notice.ts'
import { policyDecider } from './domain/policy.ts'
import type { PolicyCommand, PolicyState } from './domain/policy.ts'
import { powerListDecider } from './domain/power-list.ts'
import type { PowerListCommand, PowerListState } from './domain/power-list.ts'
import { CLAIM_TARGET_EVENT_TYPES, DRIFT_EVENT_TYPES, PERMIT_NOTICE_EVENT_TYPES } from './domain/register-events.ts'
import type { ClaimTargetEvent, DriftEvent, PermitNoticeEvent } from './domain/register-events.ts'
import { standardDecider } from './domain/standard.ts'
import type { StandardCommand } from './domain/standard.ts'
import type { StandardState } from './domain/standard-state.ts'

export const standardLife: LifeDefinition<StandardCommand, StandardState, StandardEvent> = {
  kind: 'standard',
  decider: standardDecider,
  eventTypes: STANDARD_EVENT_TYPES,
}
export const policyLife: LifeDefinition<PolicyCommand, PolicyState, PolicyEvent> = {
  kind: 'policy',
  decider: policyDecider,
  eventTypes: POLICY_EVENT_TYPES,
}
export const disguiseLife: LifeDefinition<DisguiseCommand, DisguiseState, DisguiseEvent> = {
  kind: 'disguise',
  decider: disguiseDecider,
  eventTypes: DISGUISE_EVENT_TYPES,
}
export const powerListLife: LifeDefinition<PowerListCommand, PowerListState, PowerListEvent> = {
  kind: 'powerList',
  decider: powerListDecider,
  eventTypes: POWER_LIST_EVENT_TYPES,
}
export const driftLife: LifeDefinition<DriftCommand, DriftState, DriftEvent> = {
  kind: 'catalogueDrift',
  decider: driftDecider,
  eventTypes: DRIFT_EVENT_TYPES,
}
export const permitNoticeLife: LifeDefinition<PermitNoticeCommand, PermitNoticeState, PermitNoticeEvent> = {
  kind: 'permitNotice',
  decider: permitNoticeDecider,
  eventTypes: PERMIT_NOTICE_EVENT_TYPES,
}
export const claimTargetLife: LifeDefinition<ClaimTargetCommand, ClaimTargetState, ClaimTargetEvent> = {
  kind: 'claimTarget',
  decider: claimTargetDecider,
  eventTypes: CLAIM_TARGET_EVENT_TYPES,
}
