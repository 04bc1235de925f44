import type { LifeDefinition, Services } from '#frame'
import { boundaryDecider } from './domain/boundary-list.ts'
import type { BoundaryCommand, BoundaryState } from './domain/boundary-list.ts'
import { dutyDecider } from './domain/duty.ts'
import type { DutyCommand, DutyState } from './domain/duty.ts'
import {
  BOUNDARY_TYPES,
  DUTY_TYPES,
  INTERACTION_TYPES,
  PUSH_CHECK_TYPES,
  SUPERVISING_ORGAN_TYPES,
} from './domain/events.ts'
import type {
  BoundaryEvent,
  DutyEvent,
  InteractionEvent,
  PushCheckEvent,
  SupervisingOrganEvent,
} from './domain/events.ts'
import { interactionDecider, pushCheckDecider, supervisingOrganDecider } from './domain/linkage.ts'
import type {
  InteractionCommand,
  InteractionState,
  PushCheckCommand,
  PushCheckState,
  SupervisingOrganCommand,
  SupervisingOrganState,
} from './domain/linkage.ts'

export const dutyLife: LifeDefinition<DutyCommand, DutyState, DutyEvent> = {
  kind: 'duty',
  decider: dutyDecider,
  eventTypes: DUTY_TYPES,
}
export const boundaryLife: LifeDefinition<BoundaryCommand, BoundaryState | null, BoundaryEvent> = {
  kind: 'boundaryList',
  decider: boundaryDecider,
  eventTypes: BOUNDARY_TYPES,
}
export const pushCheckLife: LifeDefinition<PushCheckCommand, PushCheckState, PushCheckEvent> = {
  kind: 'pushCheck',
  decider: pushCheckDecider,
  eventTypes: PUSH_CHECK_TYPES,
}
export const supervisingOrganLife: LifeDefinition<
  SupervisingOrganCommand,
  SupervisingOrganState | null,
  SupervisingOrganEvent
> = { kind: 'supervisingOrgan', decider: supervisingOrganDecider, eventTypes: SUPERVISING_ORGAN_TYPES }
export const interactionLife: LifeDefinition<InteractionCommand, InteractionState, InteractionEvent> = {
  kind: 'interaction',
  decider: interactionDecider,
  eventTypes: INTERACTION_TYPES,
}

type Words = Pick<Services, 'idFrom'>
/** One list for the whole house: every region and every organ finds its lines in it. */
export const boundaryStream = ({ idFrom }: Words): string => idFrom('boundary list')
export const organStream = ({ idFrom }: Words, organ: string): string => idFrom('supervising organ', organ)
/** What is made of the act and the department is opened once, however often the act is read. */
export const dutyStream = ({ idFrom }: Words, cause: string, organ: string): string => idFrom(cause, 'duty', organ)
export const pushCheckStream = ({ idFrom }: Words, cause: string): string => idFrom(cause, 'push check')
