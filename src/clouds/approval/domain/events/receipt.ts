import type { CaseTrack, JsonObject, PinnedStandard } from '#kernel'
import type { Applicant, Defect, Done, SubmittedMaterial } from './shapes.ts'

export interface ApplicationSubmitted extends Done {
  readonly type: 'ApplicationSubmitted'
  readonly caseNumber: string
  /** Bearer secret: opens the progress page without sign-in. */
  readonly trackingCode: string
  readonly standard: PinnedStandard
  readonly region: string
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
  /** Fetched from the certificate library and not asked for; absent: nothing of it was held. */
  readonly fetched?: readonly FetchedProof[]
  /** 授权调取: by what the applicant agreed to it; absent in entries from before 2026-11-22, and when nothing was fetched. */
  readonly fetchConsent?: FetchConsent
  /** 申报渠道: fixed when the case is made, whatever happens later (AP-43). */
  readonly channel: Channel
  /** Where it was handed in, when not online: the accepting point need not be the deciding organ (AP-37). */
  readonly point?: ServicePointRef
  /** 经办人 acting for the applicant under a mandate. */
  readonly handler?: Handler
  /** Taken down on a numbered paper slip during a power or network cut, entered later. */
  readonly slip?: PaperSlip
  /** Version of the commitment text the applicant signed (告知承诺), and the name he signed with where he did so online. */
  readonly commitment?: { readonly version: string; readonly signedBy?: string }
  /** 电子证照标识 of the certificate this application alters, renews, replaces or ends. */
  readonly certificate?: string
  /** The package (一件事) this case is part of. */
  readonly bundle?: string
  /** Fast track (服务快车). */
  readonly express?: boolean
  /** 网上预审: the opinion given on its draft, as far as what was then looked at is handed in unchanged. */
  readonly preReview?: PreReviewKept
  /** How the result is to reach the applicant; absent: by download. */
  readonly delivery?: Delivery
}
/** What the bureau has said before filing, and is held to afterwards (AP-11). */
export interface PreReviewKept {
  /** Stream of the pre-review. */
  readonly id: string
  readonly number: string
  readonly conclusion: 'READY' | 'MEND'
  /** Plain date of the opinion. */
  readonly givenOn: string
  /** Materials found in order and handed in as they were looked at, byte for byte. */
  readonly passed: readonly string[]
}
export interface Delivery {
  readonly means: 'DOWNLOAD' | 'COUNTER' | 'COURIER'
  /** Where a courier goes; empty for the others. */
  readonly address: string
}
export type Channel = 'ONLINE' | 'MOBILE' | 'WINDOW' | 'SERVICE_POINT' | 'VISIT'
export interface ServicePointRef {
  readonly id: string
  readonly name: string
}
export interface Handler {
  readonly name: string
  readonly idNumber: string
  /** Stream of the mandate. */
  readonly mandate: string
}
export interface PaperSlip {
  /** Printed number of the slip; used once. */
  readonly number: string
  /** When it was really received (ISO, UTC): the law counts from here. */
  readonly receivedAt: string
}
/** 系统迁移: a case that began in an older system goes on here, marked as what it is. */
export interface RunningCaseTakenOver extends Done {
  readonly type: 'RunningCaseTakenOver'
  readonly caseNumber: string
  readonly trackingCode: string
  readonly standard: PinnedStandard
  readonly region: string
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
  /** Name of the older system and the case's number there. */
  readonly system: string
  readonly foreignNumber: string
  /** Instants of the older system: the legal clock counts from them. */
  readonly receivedAt: string
  readonly acceptedAt: string | null
}
/** 预受理: complete in substance; what is named is to be shown in the original before acceptance. */
export interface ApplicationPreAccepted extends Done {
  readonly type: 'ApplicationPreAccepted'
  readonly noticeNumber: string
  /** Material ids of which the original, or the rest, is to be presented. */
  readonly outstanding: readonly string[]
  readonly until: string
}
export interface OriginalsPresented extends Done {
  readonly type: 'OriginalsPresented'
  readonly materials: readonly string[]
  /** What is still to be shown; with the last of it the application is accepted. */
  readonly remaining: readonly string[]
}
/** 补正告知: once, everything at once (行政许可法 32). */
export interface CorrectionRequested extends Done {
  readonly type: 'CorrectionRequested'
  readonly noticeNumber: string
  readonly defects: readonly Defect[]
  /** Plain date: who has not answered by then may be taken to have given up (WF-06). */
  readonly until?: string
  /** Asked a second time for the same things, and why: flagged, as the law lets the bureau ask once (行政许可法 32, 72). */
  readonly again?: string
  /** Why the bureau departs from its own pre-review. */
  readonly departure?: string
}
export interface CorrectionSubmitted extends Done {
  readonly type: 'CorrectionSubmitted'
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
  /** What is owed by the corrected form, where the item charges anything. */
  readonly charge?: Charge
}
export type Charge = Pick<CaseTrack, 'feeFen' | 'fees'>
/** What our own certificate library proved at filing instead of a paper (ST-34): the material, and by which certificate. */
export interface FetchedProof {
  readonly material: string
  readonly identifier: string
  readonly certificateType: string
  readonly name: string
  readonly validUntil: string | null
  /** Version of the certificate it was read from; absent in entries from before 2026-11-22. */
  readonly version?: number
  /** What form and certificate both say, held against each other. */
  readonly compared?: readonly ComparedLine[]
}
/** One line of a certificate beside what the applicant wrote; `same` though another keyboard wrote it. */
export interface ComparedLine {
  readonly title: string
  readonly written: string
  readonly held: string
  readonly same: boolean
}
/** For this case alone, for every case until withdrawn, on the signed paper at the window, or with the whole matter. */
export type FetchConsent = 'CASE' | 'STANDING' | 'SIGNED' | 'PACKAGE'
export interface ApplicationAccepted extends Done {
  readonly type: 'ApplicationAccepted'
  readonly noticeNumber: string
  /** 容缺受理: what may follow, and its last day. */
  readonly deferred?: readonly DeferredMaterial[]
}
export interface DeferredMaterial {
  readonly material: string
  /** Plain date, inclusive. */
  readonly due: string
}
export interface DeferredMaterialsSupplied extends Done {
  readonly type: 'DeferredMaterialsSupplied'
  readonly materials: readonly SubmittedMaterial[]
}
/** The last day has passed and the promised materials are not there: recorded, and no certificate is issued. */
export interface DeferralBreached extends Done {
  readonly type: 'DeferralBreached'
  readonly materials: readonly string[]
}
/** The five days passed in silence: accepted from the day of receipt, noticed now (行政许可法 32). */
export interface AcceptanceDeemed extends Done {
  readonly type: 'AcceptanceDeemed'
  readonly noticeNumber: string
  /** Plain date from which it has effect. */
  readonly effectiveFrom: string
}
export interface ApplicationNotAccepted extends Done {
  readonly type: 'ApplicationNotAccepted'
  readonly noticeNumber: string
  readonly ground: 'NOT_REQUIRED' | 'NOT_COMPETENT' | 'STILL_INCOMPLETE'
  readonly reason: string
  /** Who is competent, when this organ is not (行政许可法 32(1)(2)); absent in entries from before 2026-11-22. */
  readonly referral?: Referral
  /** Why the bureau departs from its own pre-review. */
  readonly departure?: string
}
export interface Referral {
  readonly organ: string
  /** Where it is reached: address, telephone or web page. */
  readonly contact: string
}
export interface ApplicationWithdrawn extends Done {
  readonly type: 'ApplicationWithdrawn'
  readonly reason: string
}
