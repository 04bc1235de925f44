/** Published language of the certificate library: types, certificates that came from elsewhere, batches, codes. */

interface Done {
  readonly at: string
  readonly by: string
}
export interface Said {
  readonly zh: string
  readonly en: string
}

export type FieldKind = 'TEXT' | 'DATE' | 'NUMBER' | 'CHOICE' | 'CREDIT_CODE' | 'CITIZEN_ID'
/** 照面信息项 (GB/T 36903). */
export interface TypeField {
  readonly id: string
  readonly label: Said
  readonly kind: FieldKind
  readonly required: boolean
  /** What a CHOICE may say. */
  readonly options?: readonly string[]
}
/** How long a certificate of the type holds. */
export type ValidityRule =
  | { readonly kind: 'PERPETUAL' }
  | { readonly kind: 'YEARS'; readonly years: number }
  /** Until the day one of its own fields says. */
  | { readonly kind: 'FIELD'; readonly field: string }
  /** All of them until one day. */
  | { readonly kind: 'UNTIL'; readonly date: string }
/** 共享规则: who may call which fields for what, and how often. */
export interface SharingRule {
  /** Organ id; null: every organ of the district. */
  readonly organ: string | null
  readonly purposes: readonly string[]
  readonly fields: readonly string[]
  readonly dailyMax: number
}
export interface TypeContent {
  readonly name: Said
  /** 持证主体类别: people, legal persons, or a matter (一事一证). */
  readonly holderKind: 'PERSON' | 'LEGAL' | 'CASE'
  /** Organs that issue it. */
  readonly organs: readonly string[]
  readonly fields: readonly TypeField[]
  readonly validity: ValidityRule
  readonly sharing: readonly SharingRule[]
  /** Typst; null: the house's own form. */
  readonly template: string | null
}
export interface CertificateTypeDrafted extends Done {
  readonly type: 'CertificateTypeDrafted'
  /** 证照类型代码 (GB/T 36902): credit code of whoever defined it, and three digits. */
  readonly code: string
  readonly number: number
  readonly content: TypeContent
  readonly note: string
}
/** From now on certificates are issued after this version; those issued before keep theirs. */
export interface CertificateTypePublished extends Done {
  readonly type: 'CertificateTypePublished'
  readonly number: number
}
export interface CertificateTypeReturned extends Done {
  readonly type: 'CertificateTypeReturned'
  readonly number: number
  readonly reason: string
}
export type CertificateTypeEvent = CertificateTypeDrafted | CertificateTypePublished | CertificateTypeReturned
export const CERTIFICATE_TYPE_TYPES = [
  'CertificateTypeDrafted',
  'CertificateTypePublished',
  'CertificateTypeReturned',
] as const satisfies readonly CertificateTypeEvent['type'][]

/** What a certificate from elsewhere says. Holds personal data. */
export interface EnteredContent {
  readonly certificateType: string
  readonly typeVersion: number
  readonly certificateName: string
  readonly organ: string
  readonly organName: string
  /** 证照编号, as printed on it. */
  readonly number: string
  readonly holder: { readonly name: string; readonly idNumber: string }
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly validFrom: string
  readonly validUntil: string | null
  /** SHA-256 of the scan or sealed file; null when none was kept. */
  readonly file: string | null
}
/** 申请人提供: as good as nothing until the department that issued it says so. */
export interface CertificateSupplied extends EnteredContent, Done {
  readonly type: 'CertificateSupplied'
}
/** 核对确认: the issuing department found it in its own books. From here on it counts. */
export interface SuppliedConfirmed extends Done {
  readonly type: 'SuppliedConfirmed'
  readonly identifier: string
  /** What it was held against. */
  readonly checkedAgainst: string
}
export interface SuppliedRejected extends Done {
  readonly type: 'SuppliedRejected'
  readonly reason: string
}
/** 其他系统推送: another issuing system says, signed, that it issued this. */
export interface CertificateIngested extends EnteredContent, Done {
  readonly type: 'CertificateIngested'
  readonly identifier: string
  readonly system: string
  /** The other system's own number of the message. */
  readonly message: string
}
/** 历史存量: taken in with a batch that a person signed off. */
export interface HistoricCertificateEntered extends EnteredContent, Done {
  readonly type: 'HistoricCertificateEntered'
  readonly identifier: string
  readonly batch: string
  /** Line of the batch, from one. */
  readonly row: number
}
export interface EnteredCertificateEnded extends Done {
  readonly type: 'EnteredCertificateEnded'
  readonly ground: 'REVOKED' | 'DEREGISTERED' | 'REPLACED'
  readonly reason: string
}
export type EnteredEvent =
  | CertificateSupplied
  | SuppliedConfirmed
  | SuppliedRejected
  | CertificateIngested
  | HistoricCertificateEntered
  | EnteredCertificateEnded
export const ENTERED_TYPES = [
  'CertificateSupplied',
  'SuppliedConfirmed',
  'SuppliedRejected',
  'CertificateIngested',
  'HistoricCertificateEntered',
  'EnteredCertificateEnded',
] as const satisfies readonly EnteredEvent['type'][]

/** 分期入库计划: which stock, how much of it, and by when. */
export interface BatchPlanned extends Done {
  readonly type: 'BatchPlanned'
  readonly certificateType: string
  readonly organ: string
  readonly name: string
  readonly expected: number
  /** Years of issue it covers (plain dates). */
  readonly from: string
  readonly until: string
  readonly due: string
}
export interface BatchFileReceived extends Done {
  readonly type: 'BatchFileReceived'
  /** SHA-256 of the table. */
  readonly file: string
  readonly round: number
}
/** Every line was looked at: what is sound and what is not. */
export interface BatchStaged extends Done {
  readonly type: 'BatchStaged'
  readonly round: number
  readonly rows: number
  readonly faulty: number
  /** Lines somebody has to look at: those with the lowest hash of batch, file and line. */
  readonly sample: readonly number[]
}
export interface BatchSignedOff extends Done {
  readonly type: 'BatchSignedOff'
  readonly round: number
  readonly looked: readonly { readonly row: number; readonly note: string }[]
}
export interface BatchReturned extends Done {
  readonly type: 'BatchReturned'
  readonly round: number
  readonly wrong: readonly { readonly row: number; readonly note: string }[]
}
export interface BatchTakenIn extends Done {
  readonly type: 'BatchTakenIn'
  readonly round: number
  readonly taken: number
  /** Already in the library by another way. */
  readonly known: number
}
export type BatchEvent = BatchPlanned | BatchFileReceived | BatchStaged | BatchSignedOff | BatchReturned | BatchTakenIn
export const BATCH_TYPES = [
  'BatchPlanned',
  'BatchFileReceived',
  'BatchStaged',
  'BatchSignedOff',
  'BatchReturned',
  'BatchTakenIn',
] as const satisfies readonly BatchEvent['type'][]

/** 持证主体代码变更: certificates follow their holder to another code. Holds personal data. */
export interface HolderCodeChanged extends Done {
  readonly type: 'HolderCodeChanged'
  readonly kind: 'CHANGE' | 'MERGE'
  readonly from: readonly string[]
  readonly to: string
  readonly name: string
  readonly basis: string
}
/** 分立: every certificate goes to one of those who came out of it. */
export interface HolderSplit extends Done {
  readonly type: 'HolderSplit'
  readonly from: string
  readonly shares: readonly { readonly to: string; readonly name: string; readonly certificates: readonly string[] }[]
  readonly basis: string
}
export type HolderEvent = HolderCodeChanged | HolderSplit
export const HOLDER_TYPES = ['HolderCodeChanged', 'HolderSplit'] as const

/** 制式凭证领入: a book of blank certificates, numbered without a gap by whoever printed it. */
export interface BlanksReceived {
  readonly type: 'BlanksReceived'
  readonly at: string
  readonly by: string
  readonly organ: string
  /** What is printed on it. */
  readonly form: string
  readonly prefix: string
  readonly first: number
  readonly last: number
  readonly supplier: string
}
/** One sheet was printed as the paper copy of a certificate. */
export interface BlankUsed {
  readonly type: 'BlankUsed'
  readonly at: string
  readonly by: string
  readonly number: number
  readonly identifier: string
}
export interface BlanksVoided {
  readonly type: 'BlanksVoided'
  readonly at: string
  readonly by: string
  readonly first: number
  readonly last: number
  readonly ground: 'MISPRINTED' | 'DAMAGED' | 'LOST' | 'OBSOLETE'
  readonly note: string
}
/** Its custodian gives the book up; somebody else of the organ may take it over. */
export interface BlanksOffered {
  readonly type: 'BlanksOffered'
  readonly at: string
  readonly by: string
}
/** Whoever takes the book over has counted it. */
export interface BlanksAccepted {
  readonly type: 'BlanksAccepted'
  readonly at: string
  readonly by: string
  readonly counted: number
}
export type BlankEvent = BlanksReceived | BlankUsed | BlanksVoided | BlanksOffered | BlanksAccepted
export const BLANK_TYPES = ['BlanksReceived', 'BlankUsed', 'BlanksVoided', 'BlanksOffered', 'BlanksAccepted'] as const
