import { eventReader } from '#frame'
import type { CalendarEvent, OfficerEvent, OrganArranged, OrganEvent } from '../domain/events.ts'

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
export const readArranged = eventReader<OrganArranged>('OrganArranged')
