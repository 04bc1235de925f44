import { eventReader } from '#frame'
import { CASE_EVENT_TYPES } from './domain/events.ts'
import type { CaseEvent } from './domain/events.ts'

export const readCaseEvent = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
