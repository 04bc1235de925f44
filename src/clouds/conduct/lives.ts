import type { LifeDefinition } from '#frame'
import { checkDecider } from './domain/check.ts'
import type { CheckCommand, CheckState } from './domain/check.ts'
import { contactDecider } from './domain/contact.ts'
import type { ContactCommand, ContactState } from './domain/contact.ts'
import { CHECK_TYPES, CONTACT_TYPES, PRIORITY_TYPES } from './domain/events.ts'
import type { CheckEvent, ContactEvent, PriorityEvent } from './domain/events.ts'
import { priorityDecider } from './domain/priority.ts'
import type { PriorityCommand, PriorityState } from './domain/priority.ts'

export const contactLife: LifeDefinition<ContactCommand, ContactState | null, ContactEvent> = {
  kind: 'firstContact',
  decider: contactDecider,
  eventTypes: CONTACT_TYPES,
}
export const checkLife: LifeDefinition<CheckCommand, CheckState | null, CheckEvent> = {
  kind: 'performanceCheck',
  decider: checkDecider,
  eventTypes: CHECK_TYPES,
}
export const priorityLife: LifeDefinition<PriorityCommand, PriorityState | null, PriorityEvent> = {
  kind: 'priorityMark',
  decider: priorityDecider,
  eventTypes: PRIORITY_TYPES,
}
