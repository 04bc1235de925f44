import type { LifeDefinition } from '#frame'
import { caseDecider } from './domain/case.ts'
import type { CaseCommand } from './domain/case-command.ts'
import type { CaseState } from './domain/case-state.ts'
import { CASE_EVENT_TYPES } from './domain/events.ts'
import type { CaseEvent, StandardPublished } from './domain/events.ts'
import { STANDARD_EVENT_TYPES, standardDecider } from './domain/standard.ts'
import type { PublishStandard, StandardState } from './domain/standard.ts'

export const caseLife: LifeDefinition<CaseCommand, CaseState, CaseEvent> = {
  kind: 'case',
  decider: caseDecider,
  eventTypes: CASE_EVENT_TYPES,
}

export const standardLife: LifeDefinition<PublishStandard, StandardState, StandardPublished> = {
  kind: 'standard',
  decider: standardDecider,
  eventTypes: STANDARD_EVENT_TYPES,
}
