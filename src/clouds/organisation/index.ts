import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { officerDecider } from './domain/officer.ts'
import { calendarDecider } from './domain/calendar-year.ts'
import { organDecider } from './domain/organ.ts'
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
} from './lives.ts'
import { officerProjection } from './projections/officer.ts'
import { organProjection } from './projections/organ.ts'
import { tables } from './projections/tables.ts'
import { markTransferred } from './reactions.ts'
import { handlers } from './routes.ts'

/** Organs, officers and their keys, and the days they work: who may act in the bureau's name, and when. */
export const organisation: Cloud = {
  name: 'organisation',
  lives: [
    eraseLife({ kind: 'organ', decider: organDecider, eventTypes: ['OrganRegistered'] }),
    eraseLife({ kind: 'calendarYear', decider: calendarDecider, eventTypes: ['HolidayNoticePublished'] }),
    eraseLife(transferLife),
    eraseLife(structureLife),
    eraseLife(secondmentLife),
    eraseLife(workHandoverLife),
    eraseLife(delegationLife),
    eraseLife(receivedItemLife),
    eraseLife(accountReviewLife),
    eraseLife(systemAccountsLife),
    eraseLife(dutyBaselineLife),
    eraseLife(incidentLife),
    eraseLife({ kind: 'officer', decider: officerDecider, eventTypes: officerProjection.types }),
  ],
  projections: [organProjection, officerProjection, ...tables],
  reactions: [markTransferred],
  jobs: [],
  api,
  handlers,
}
export { publishNotice } from './publish-notice.ts'
export type { PublishedNow } from './publish-notice.ts'
export { readCalendarEvent } from './projections/read-events.ts'
export { organisationNames } from './names.ts'
export type { OrganisationNames } from './names.ts'
export { findKeyOfCertificate, findKeyOfFingerprint, listExpiringKeys } from './projections/officer.ts'
export { findOfficerOn } from './projections/secondment.ts'
export type { OfficerRow, SigningKeyRow } from './projections/officer.ts'
export { refusalTexts } from './refusals.ts'
