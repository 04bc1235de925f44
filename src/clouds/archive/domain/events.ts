/** Published language of the archive (电子档案): what becomes of a case when it is over. No body here holds anything personal. */

export type RetentionClass = 'Y10' | 'Y30' | 'PERMANENT'
/** 四性: 真实、完整、可用、安全 (DA/T 70-2018, GB/T 42727). */
type Check = 'AUTHENTIC' | 'COMPLETE' | 'USABLE' | 'SAFE'
export interface FourCheck {
  readonly check: Check
  readonly ok: boolean
  /** Codes with what they are about; empty exactly when all is well. */
  readonly findings: readonly string[]
}
interface Done {
  readonly at: string
  readonly by: string
}
/** 封装: everything there is about a concluded case, as one file. A late act makes a supplement, never another first. */
export interface CasePackaged extends Done {
  readonly type: 'CasePackaged'
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  readonly organ: string
  readonly outcome: string
  readonly concludedAt: string
  /** 1, and one more for each supplement. */
  readonly package: number
  /** SHA-256 and SM3 of the ZIP. */
  readonly file: string
  readonly sm3: string
  readonly sizeBytes: number
  /** SHA-256 of its manifest: what the next supplement names. */
  readonly manifest: string
  /** Digests of what the applicant handed in. */
  readonly materials: readonly string[]
  /** The newest leaf about the case that is in it. */
  readonly upToLeaf: number
  readonly retention: RetentionClass
  /** Plain date; null for ever. */
  readonly retainUntil: string | null
}
export interface CompletenessTested extends Done {
  readonly type: 'CompletenessTested'
  readonly package: number
  readonly checks: readonly FourCheck[]
}
export interface FileHandedOver extends Done {
  readonly type: 'FileHandedOver'
  /** Number of the list it stood on. */
  readonly list: string
}
/** 鉴定: one of the panel of two says what is to become of a file whose keeping ends. */
export interface AppraisalProposed extends Done {
  readonly type: 'AppraisalProposed'
  readonly outcome: 'EXTEND' | 'DESTROY'
  readonly reason: string
  /** Plain date; null for ever, and for destruction. */
  readonly until: string | null
}
export interface RetentionExtended extends Done {
  readonly type: 'RetentionExtended'
  readonly until: string | null
}
/** 鉴定销毁: the second of the panel agrees. Every room that keeps something of the case destroys its own part. */
export interface DestructionDecided extends Done {
  readonly type: 'DestructionDecided'
  readonly case: string
  readonly files: readonly string[]
  readonly reason: string
}
export interface AppraisalDeclined extends Done {
  readonly type: 'AppraisalDeclined'
  readonly reason: string
}
/** The packages are gone; their digests and every proof stay. */
export interface PackagesRemoved extends Done {
  readonly type: 'PackagesRemoved'
  readonly files: readonly string[]
}
export type ArchiveFileEvent =
  | CasePackaged
  | CompletenessTested
  | FileHandedOver
  | AppraisalProposed
  | RetentionExtended
  | DestructionDecided
  | AppraisalDeclined
  | PackagesRemoved

/** One line of a hand-over list (移交清册). */
export interface ListedRecord {
  /** 档号 or case number. */
  readonly number: string
  readonly title: string
  readonly year: number
  readonly retention: RetentionClass
  readonly pages: number
  /** Stream of the archive file; absent for what came on paper from before. */
  readonly file?: string
}
/** 移交: drawn up and signed by whoever gives away. */
export interface ListSigned extends Done {
  readonly type: 'ListSigned'
  readonly number: string
  readonly kind: 'CONCLUDED_CASES' | 'HISTORIC'
  /** Organ that hands over; for historic lists the department. */
  readonly organ: string
  /** Who there answers for it. */
  readonly sender: string
  readonly records: readonly ListedRecord[]
  readonly count: number
  readonly pages: number
}
/** 接收: another person counted, and signs for what really came. */
export interface ListReceived extends Done {
  readonly type: 'ListReceived'
  readonly count: number
  readonly pages: number
  /** Numbers on the list that did not come. */
  readonly missing: readonly string[]
  readonly note: string
}
export interface ListReturned extends Done {
  readonly type: 'ListReturned'
  readonly reason: string
}
export type ArchiveListEvent = ListSigned | ListReceived | ListReturned

/** 查借阅. */
export interface LoanRequested extends Done {
  readonly type: 'LoanRequested'
  readonly case: string
  readonly caseNumber: string
  readonly purpose: string
  readonly days: number
}
export interface LoanApproved extends Done {
  readonly type: 'LoanApproved'
  /** Plain date, inclusive. */
  readonly until: string
}
export interface LoanRefused extends Done {
  readonly type: 'LoanRefused'
  readonly reason: string
}
/** Every single look is an entry: who opened which file of it, and whether a copy left the house. */
export interface ArchiveRead extends Done {
  readonly type: 'ArchiveRead'
  readonly path: string
  readonly copy: boolean
}
export interface LoanReturned extends Done {
  readonly type: 'LoanReturned'
}
export type ArchiveLoanEvent = LoanRequested | LoanApproved | LoanRefused | ArchiveRead | LoanReturned

/** 证据续期: packages were hashed anew and stamped by an authority of today. */
export interface EvidenceRenewed extends Done {
  readonly type: 'EvidenceRenewed'
  readonly number: number
  /** SHA-256 of the record's file. */
  readonly file: string
  readonly root: { readonly sha512: string; readonly sm3: string }
  /** SHA-256 of every package in it. */
  readonly packages: readonly string[]
  /** Plain date before which it is to be renewed. */
  readonly renewBefore: string
}

export const ARCHIVE_FILE_TYPES = [
  'CasePackaged',
  'CompletenessTested',
  'FileHandedOver',
  'AppraisalProposed',
  'RetentionExtended',
  'DestructionDecided',
  'AppraisalDeclined',
  'PackagesRemoved',
] as const satisfies readonly ArchiveFileEvent['type'][]
export const ARCHIVE_LIST_TYPES = ['ListSigned', 'ListReceived', 'ListReturned'] as const
export const ARCHIVE_LOAN_TYPES = [
  'LoanRequested',
  'LoanApproved',
  'LoanRefused',
  'ArchiveRead',
  'LoanReturned',
] as const
