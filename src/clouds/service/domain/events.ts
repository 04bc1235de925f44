/** Published language of the service cloud: what passes between the bureau and people beside a case. */

import type { Domain } from '#contract/domains'
import type { Bilingual } from './bilingual.ts'
import type {
  ReportFiled,
  ReportFinding,
  RequestAsked,
  RequestFollowedUp,
  RequestOrderNoted,
  RequestSupplemented,
  RequestTakenUp,
} from './report-events.ts'

export type { Bilingual } from './bilingual.ts'
export type { PortalBranded } from './portal-events.ts'
export type { WindowBooked, WindowBookingCancelled, WindowBookingsReminded, WindowEvent } from './window-events.ts'
/** `by` is the opaque id of who did it; `at` the instant it was done (ISO, UTC). */
interface Done {
  readonly at: string
  readonly by: string
}

export type {
  ReportEvidence,
  ReportFiled,
  ReportFinding,
  RequestAsked,
  RequestFollowedUp,
  RequestOrderNoted,
  RequestSupplemented,
  RequestTakenUp,
} from './report-events.ts'
/** 咨询、投诉、建议、堵点、举报. */
export type RequestKind = 'ENQUIRY' | 'COMPLAINT' | 'SUGGESTION' | 'PAIN_POINT' | 'REPORT'
/** What a request is about. */
export type RequestSubject =
  | { readonly kind: 'ITEM'; readonly itemCode: string; readonly itemName: Bilingual }
  | { readonly kind: 'CASE'; readonly caseNumber: string; readonly itemCode: string; readonly itemName: Bilingual }
  /** No item is named; the field (one of the sixteen) may be, and says which department it is for. */
  | { readonly kind: 'NONE'; readonly domain?: Domain }
export interface RequestFiled extends Done {
  readonly type: 'RequestFiled'
  readonly kind: RequestKind
  /** Bearer secret: opens the request without sign-in. */
  readonly code: string
  readonly subject: RequestSubject
  readonly text: string
  readonly from: 'PERSON' | 'ENTERPRISE' | 'DEPARTMENT'
  readonly contact: { readonly name: string; readonly phone: string }
  /** Whether question and answer may be published without what names the person. */
  readonly publishable: boolean
  /** Working days in which it is to be answered. */
  readonly limitDays: number
  /** The organ whose service desk keeps the register. */
  readonly registrar: string
  /** Officers who took part in the case complained of: none of them answers the complaint. */
  readonly involved: readonly string[]
  /** 举报: whom and what it is about; absent in all other kinds. */
  readonly report?: ReportFiled
}
/** 派单: by the desk, or by rule at filing to the organ that decides the item (`by` is then the filer). */
export interface RequestDispatched extends Done {
  readonly type: 'RequestDispatched'
  readonly organ: string
  readonly section: string
  readonly officer: string | null
  readonly automatic: boolean
}
export interface RequestReturned extends Done {
  readonly type: 'RequestReturned'
  readonly reason: string
}
/** What a pain point cost people before and costs them now, in numbers. */
export interface Measure {
  readonly what: 'DAYS' | 'MATERIALS' | 'VISITS' | 'STEPS'
  readonly before: number
  readonly after: number
}
export interface RequestAnswered extends Done {
  readonly type: 'RequestAnswered'
  readonly organ: string
  readonly text: string
  /** Suggestions are adopted or not, with the reason. */
  readonly adoption: { readonly adopted: boolean; readonly reason: string } | null
  /** Pain points are resolved with evidence of how it was and how it is. */
  readonly resolution: { readonly before: string; readonly after: string; readonly measures: readonly Measure[] } | null
  /** What was found of a report; absent in all other kinds. */
  readonly finding?: ReportFinding
}
export interface RequestRated extends Done {
  readonly type: 'RequestRated'
  readonly satisfied: boolean
  readonly comment: string
}
/** Once: the answer did not answer it. A new limit begins. */
export interface RequestReopened extends Done {
  readonly type: 'RequestReopened'
  readonly reason: string
}
/** Public from here: no word of it names a person. */
export interface RequestPublished extends Done {
  readonly type: 'RequestPublished'
  readonly question: string
  readonly answer: string
}
export interface RequestUnpublished extends Done {
  readonly type: 'RequestUnpublished'
  readonly reason: string
}
export type RequestEvent =
  | RequestFiled
  | RequestDispatched
  | RequestReturned
  | RequestAnswered
  | RequestRated
  | RequestReopened
  | RequestPublished
  | RequestUnpublished
  | RequestTakenUp
  | RequestAsked
  | RequestSupplemented
  | RequestFollowedUp
  | RequestOrderNoted

/** An item and the version of its standard the words were checked against. */
export interface FaqItem {
  readonly code: string
  readonly version: number
}
export interface FaqWords {
  readonly question: Bilingual
  readonly answer: Bilingual
  readonly items: readonly FaqItem[]
  /** Law or rule the answer rests on; may be empty. */
  readonly basis: string
}
export interface FaqDrafted extends Done, FaqWords {
  readonly type: 'FaqDrafted'
  readonly organ: string
  /** The request whose answer it was made of. */
  readonly request: string | null
}
export interface FaqRevised extends Done, FaqWords {
  readonly type: 'FaqRevised'
}
/** An edition goes public and must be looked at again by `reviewBy` (plain date), or it goes out of sight. */
export interface FaqPublished extends Done {
  readonly type: 'FaqPublished'
  readonly edition: number
  readonly items: readonly FaqItem[]
  readonly reviewBy: string
}
export interface FaqWithdrawn extends Done {
  readonly type: 'FaqWithdrawn'
  readonly reason: string
}
export type FaqEvent = FaqDrafted | FaqRevised | FaqPublished | FaqWithdrawn

export interface OpeningHours {
  /** 1 Monday to 7 Sunday. */
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
}
export interface ServiceWindow {
  readonly number: string
  readonly floor: string
  readonly name: Bilingual
  /** Accepts every item, or those of these fields and these codes. */
  readonly all: boolean
  readonly domains: readonly string[]
  readonly items: readonly string[]
}
export interface PointFacts {
  readonly name: Bilingual
  readonly kind: 'HALL' | 'TOWNSHIP_CENTRE' | 'VILLAGE_STATION' | 'ENTERPRISE_STATION'
  /** GB/T 2260 code of the place it serves. */
  readonly region: string
  readonly address: Bilingual
  readonly phone: string
  readonly longitude: number
  readonly latitude: number
  readonly hours: readonly OpeningHours[]
  readonly windows: readonly ServiceWindow[]
  readonly bookingUrl: string | null
  /** The park an enterprise station stands in, and what it does for enterprises beyond approvals. */
  readonly park: Bilingual | null
  readonly services: readonly Bilingual[]
}
export interface PointRegistered extends Done {
  readonly type: 'PointRegistered'
  readonly organ: string
  readonly facts: PointFacts
}
export interface PointChanged extends Done {
  readonly type: 'PointChanged'
  readonly facts: PointFacts
}
/** Closed from a day until a day (inclusive), or for good. */
export interface PointClosed extends Done {
  readonly type: 'PointClosed'
  readonly from: string
  readonly until: string | null
  readonly reason: string
}
export type PointEvent = PointRegistered | PointChanged | PointClosed

/** Towns and villages that must each have a service point. */
export interface CoveragePlanned extends Done {
  readonly type: 'CoveragePlanned'
  readonly regions: readonly {
    readonly code: string
    readonly name: Bilingual
    readonly level: 'TOWNSHIP' | 'VILLAGE'
  }[]
}

/** 上门办. */
export interface VisitBooked extends Done {
  readonly type: 'VisitBooked'
  readonly organ: string
  readonly itemCode: string
  readonly itemName: Bilingual
  readonly contact: { readonly name: string; readonly phone: string }
  readonly address: string
  readonly day: string
  readonly half: 'MORNING' | 'AFTERNOON'
  readonly why: 'ELDERLY' | 'DISABLED' | 'ILL' | 'ENTERPRISE' | 'OTHER'
  readonly wish: string
}
export interface VisitAssigned extends Done {
  readonly type: 'VisitAssigned'
  readonly staff: string
  readonly day: string
  readonly half: 'MORNING' | 'AFTERNOON'
}
/** On the spot, before anything is taken: whose papers, looked at how, and whether they fit. The number is not kept. */
export interface VisitIdentityChecked extends Done {
  readonly type: 'VisitIdentityChecked'
  readonly means: 'CITIZEN_ID_CARD' | 'BUSINESS_LICENCE' | 'MANDATE_AND_CARD'
  readonly matches: boolean
  readonly note: string
}
export interface VisitCompleted extends Done {
  readonly type: 'VisitCompleted'
  readonly record: string
  readonly received: readonly string[]
  readonly caseNumber: string | null
}
export interface VisitCancelled extends Done {
  readonly type: 'VisitCancelled'
  readonly reason: string
}
export type VisitEvent = VisitBooked | VisitAssigned | VisitIdentityChecked | VisitCompleted | VisitCancelled

/** 事前辅导, before there is a case. */
export interface GuidanceHeld extends Done {
  readonly type: 'GuidanceHeld'
  readonly organ: string
  readonly itemCode: string
  readonly itemName: Bilingual
  /** Plain date of the session. */
  readonly heldOn: string
  readonly means: 'WINDOW' | 'PHONE' | 'ONLINE' | 'ON_SITE'
  readonly visitor: { readonly name: string; readonly phone: string }
  readonly asked: string
  readonly advice: readonly string[]
}
export interface GuidanceLinked extends Done {
  readonly type: 'GuidanceLinked'
  readonly case: string
  readonly caseNumber: string
}
export type GuidanceEvent = GuidanceHeld | GuidanceLinked

export type EnterpriseSize = 'MICRO' | 'SMALL' | 'MEDIUM' | 'LARGE'
/** Every condition that is given must hold; an empty list asks for nothing. */
export interface Eligibility {
  /** Holds what one of these items grants. */
  readonly items: readonly string[]
  readonly industries: readonly string[]
  readonly sizes: readonly EnterpriseSize[]
  /** Beginnings of region codes. */
  readonly regions: readonly string[]
  readonly parks: readonly string[]
  readonly employeesMax: number | null
}
/** 惠企政策. */
export interface BenefitPublished extends Done {
  readonly type: 'BenefitPublished'
  readonly organ: string
  readonly title: Bilingual
  readonly text: Bilingual
  readonly basis: string
  readonly gives: Bilingual
  readonly eligibility: Eligibility
  readonly from: string
  readonly until: string
}
export interface BenefitEnded extends Done {
  readonly type: 'BenefitEnded'
  readonly reason: string
}
export type BenefitEvent = BenefitPublished | BenefitEnded

/** What an enterprise says of itself, and the desk has looked up. */
export interface ProfileDeclared extends Done {
  readonly type: 'ProfileDeclared'
  readonly organ: string
  readonly creditCode: string
  readonly name: string
  readonly industry: string
  readonly size: EnterpriseSize
  readonly employees: number
  readonly region: string
  readonly park: string | null
}
export interface ProfileVerified extends Done {
  readonly type: 'ProfileVerified'
}
export interface ProfileRejected extends Done {
  readonly type: 'ProfileRejected'
  readonly reason: string
}
export type ProfileEvent = ProfileDeclared | ProfileVerified | ProfileRejected

/** 免申即享: offered because the data say so; nobody applied. */
export interface BenefitProposed {
  readonly type: 'BenefitProposed'
  readonly at: string
  readonly organ: string
  readonly benefit: string
  readonly profile: string
  readonly creditCode: string
  readonly name: string
  /** Which conditions were met and by what. */
  readonly matched: readonly Bilingual[]
}
export interface ProposalConfirmed extends Done {
  readonly type: 'ProposalConfirmed'
}
export interface ProposalDeclined extends Done {
  readonly type: 'ProposalDeclined'
  readonly reason: string
}
export interface ProposalFulfilled extends Done {
  readonly type: 'ProposalFulfilled'
  readonly record: string
}
/** The policy ended or the enterprise no longer meets it. */
export interface ProposalLapsed {
  readonly type: 'ProposalLapsed'
  readonly at: string
  readonly reason: string
}
export type ProposalEvent = BenefitProposed | ProposalConfirmed | ProposalDeclined | ProposalFulfilled | ProposalLapsed

/** 结果公示: what the public may know of a decision. Persons are masked before it is written. */
export interface ResultPublished {
  readonly type: 'ResultPublished'
  readonly at: string
  /** Leaf hash of the decision: one decision is published once, whatever became of it since. */
  readonly decision: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  readonly organ: string
  readonly outcome: 'GRANTED' | 'REFUSED'
  readonly party: { readonly kind: 'PERSON' | 'ENTERPRISE'; readonly name: string; readonly creditCode: string | null }
  readonly decidedOn: string
  readonly validUntil: string | null
  /** Plain dates of the notice period, inclusive. */
  readonly noticeFrom: string
  readonly noticeUntil: string
}
export type ResultMark = 'ANNULLED' | 'SET_ASIDE' | 'CORRECTED' | 'REMOVED'
export interface ResultMarked {
  readonly type: 'ResultMarked'
  readonly at: string
  readonly mark: ResultMark
  /** Law and document it rests on. */
  readonly basis: string
  /** The officer; null when another event brought it about. */
  readonly by: string | null
  /** The name as it stands now, after a correction. */
  readonly name?: string
}
export type ResultEvent = ResultPublished | ResultMarked
