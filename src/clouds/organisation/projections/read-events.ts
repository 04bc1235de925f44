import { eventReader } from '#frame'
import { STRUCTURE_EVENT_TYPES } from '../domain/events.ts'
import type { CalendarEvent, OfficerEvent, OrganEvent, StructureEvent } from '../domain/events.ts'

export const readOrganEvent = eventReader<OrganEvent>('OrganRegistered')
export const readOfficerEvent = eventReader<OfficerEvent>(
  'OfficerProposed',
  'OfficerProposalDeclined',
  'OfficerAppointed',
  'RolesProposed',
  'RolesGranted',
  'KeyEnrolled',
  'KeyConfirmed',
  'KeyRevoked',
)
export const readCalendarEvent = eventReader<CalendarEvent>('HolidayNoticePublished')
export const readStructureEvent = eventReader<StructureEvent>(...STRUCTURE_EVENT_TYPES)
