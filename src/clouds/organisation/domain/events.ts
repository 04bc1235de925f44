import type { Role } from '#policy'
import type { AccountReviewEvent, DutyBaselineTaken, SystemAccountsEvent } from './account-events.ts'
import type { DelegationEvent, ReceivedItemEvent } from './delegation-events.ts'
import type { IncidentEvent } from './incident-events.ts'
import type { SecondmentEvent, WorkHandoverEvent } from './staff-events.ts'
import type { StructureEvent } from './structure-events.ts'

/** Who heads whom is told to every room in the same way. */
export { headOver } from './section-head.ts'
/** What an organ is for, and what follows from it. */
export { mayPunish, typesIn } from './organ-rights.ts'
import type { TransferEvent } from './transfer-events.ts'

/** Published language of the organisation: organs, their people, the keys these sign with, and the days they work. */

interface Done {
  readonly at: string
  readonly by: string
}
export interface OrganRegistered extends Done {
  readonly type: 'OrganRegistered'
  readonly name: string
  readonly nameEn: string
  readonly kind: 'BUREAU' | 'DEPARTMENT' | 'OVERSIGHT' | 'GOVERNMENT' | 'UTILITY'
  readonly region: string
  readonly creditCode: string
}
export interface OfficerAppointed extends Done {
  readonly type: 'OfficerAppointed'
  readonly name: string
  readonly organ: string
  readonly region: string
  readonly post: string
  readonly roles: readonly Role[]
  /** The administrator who asked for it; who confirmed it is `by`. Absent when the founding itself appointed. */
  readonly proposedBy?: string
}

/** One administrator asks; nothing holds before another has confirmed it. */
export interface OfficerProposed extends Done {
  readonly type: 'OfficerProposed'
  readonly name: string
  readonly organ: string
  readonly region: string
  readonly post: string
  readonly roles: readonly Role[]
  readonly username: string
}
export interface RolesProposed extends Done {
  readonly type: 'RolesProposed'
  readonly roles: readonly Role[]
}
export interface ProposalDeclined extends Done {
  readonly type: 'OfficerProposalDeclined'
  readonly reason: string
}
export interface RolesGranted extends Done {
  readonly type: 'RolesGranted'
  readonly roles: readonly Role[]
}
/** The holder's browser made a key that cannot leave it and proved that it holds it. */
export interface KeyEnrolled extends Done {
  readonly type: 'KeyEnrolled'
  readonly key: string
  /** SubjectPublicKeyInfo, base64. */
  readonly spki: string
  readonly device: string
}
/** A second person confirmed whose key it is, and the bureau's CA certified it. */
export interface KeyConfirmed extends Done {
  readonly type: 'KeyConfirmed'
  readonly key: string
  readonly certSha256: string
  readonly certificate: string
  readonly validUntil: string
}
export interface KeyRevoked extends Done {
  readonly type: 'KeyRevoked'
  readonly key: string
  readonly reason: string
}
export type OfficerEvent =
  | OfficerProposed
  | ProposalDeclined
  | OfficerAppointed
  | RolesProposed
  | RolesGranted
  | KeyEnrolled
  | KeyConfirmed
  | KeyRevoked
export type OrganEvent = OrganRegistered
/** 节假日安排: which days of a year are off and which weekend days are worked, for the country or for a region. */
export interface HolidayNoticePublished extends Done {
  readonly type: 'HolidayNoticePublished'
  readonly year: number
  /** GB/T 2260 code of the region it holds in; null: the whole country. */
  readonly region: string | null
  readonly title: string
  readonly documentNumber: string
  /** Number of the notice it takes the place of. */
  readonly replaces: string | null
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
}
export type CalendarEvent = HolidayNoticePublished

export { ACCOUNT_REVIEW_EVENT_TYPES } from './account-events.ts'
export type * from './account-events.ts'
export type * from './incident-events.ts'
export { DELEGATION_EVENT_TYPES, delegatedCode, delegatedFrom, RECEIVED_ITEM_EVENT_TYPES } from './delegation-events.ts'
export type * from './delegation-events.ts'
export { SECONDMENT_EVENT_TYPES, WORK_HANDOVER_EVENT_TYPES } from './staff-events.ts'
export type * from './staff-events.ts'
export { ORGAN_MODELS, ORGAN_TYPES, ROLL_OUT, SECTION_DUTIES, STRUCTURE_EVENT_TYPES } from './structure-events.ts'
export type * from './structure-events.ts'
export { MEMORANDUM_CHAPTERS, TRANSFER_EVENT_TYPES } from './transfer-events.ts'
export type * from './transfer-events.ts'

/** 机构改革: everything that changes how organs are built and where powers lie. */
export type ReformEvent =
  | TransferEvent
  | StructureEvent
  | SecondmentEvent
  | WorkHandoverEvent
  | DelegationEvent
  | ReceivedItemEvent
  | AccountReviewEvent
  | IncidentEvent
  | SystemAccountsEvent
  | DutyBaselineTaken
