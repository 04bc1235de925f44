/** 事项划转: how a power moves from one organ to another, with what belongs to it. */

interface Done {
  readonly at: string
  readonly by: string
}

/** Chapters of the memorandum (划转备忘录): what is handed over with the power. */
export const MEMORANDUM_CHAPTERS = ['POLICIES', 'SEALS', 'ARCHIVES', 'VOUCHERS', 'COORDINATION'] as const
export type MemorandumChapter = (typeof MEMORANDUM_CHAPTERS)[number]

export interface TransferItem {
  readonly code: string
  readonly name: string
  /** Organ that decides until the day. */
  readonly from: string
}
export interface TransferTerms {
  /** 划转批次文号. */
  readonly number: string
  readonly title: string
  /** 整体划转 or 按事项划转. */
  readonly way: 'TOTAL' | 'ITEMS'
  readonly to: string
  readonly items: readonly TransferItem[]
  /** 法定依据: the decision that lets one organ exercise another's power (行政许可法 25). */
  readonly basis: string
  /** Plain date from which the new organ decides and the old one cannot. */
  readonly effectiveOn: string
  /** 在办件: they move on the day, or the old organ finishes what it had received before it. */
  readonly openCases: 'MOVE' | 'FINISH'
}
export interface UnresolvedPoint {
  readonly text: string
  /** How it was settled; null while it is not. */
  readonly settlement: string | null
}
export interface ChapterHeld {
  readonly chapter: MemorandumChapter
  /** 件数, counted together. */
  readonly count: number
  readonly list: readonly string[]
  readonly points: readonly UnresolvedPoint[]
}
export interface MemorandumSignature {
  readonly organ: string
  readonly by: string
  readonly at: string
  /** Hex SHA-256 of terms and chapters as they were signed. */
  readonly digest: string
}

export interface TransferPrepared extends Done, TransferTerms {
  readonly type: 'TransferPrepared'
}
export interface MemorandumChapterWritten extends Done {
  readonly type: 'MemorandumChapterWritten'
  readonly chapter: MemorandumChapter
  readonly count: number
  readonly list: readonly string[]
  readonly points: readonly string[]
}
export interface MemorandumPointSettled extends Done {
  readonly type: 'MemorandumPointSettled'
  readonly chapter: MemorandumChapter
  readonly point: number
  readonly settlement: string
}
export interface MemorandumSigned extends Done {
  readonly type: 'MemorandumSigned'
  readonly organ: string
  readonly digest: string
}
/** Something in it is not right: nobody's signature stands any more. */
export interface MemorandumReopened extends Done {
  readonly type: 'MemorandumReopened'
  readonly reason: string
}
/** Every organ concerned has signed: on its day the power moves by itself. */
export interface TransferAgreed extends Done {
  readonly type: 'TransferAgreed'
  readonly number: string
  readonly to: string
  readonly items: readonly TransferItem[]
  readonly basis: string
  readonly effectiveOn: string
  readonly openCases: TransferTerms['openCases']
}
export interface TransferAbandoned extends Done {
  readonly type: 'TransferAbandoned'
  readonly reason: string
}
export interface TransferClosed extends Done {
  readonly type: 'TransferClosed'
}
/** One that was carried out before this register was kept. */
export interface TransferRecorded extends Done, TransferTerms {
  readonly type: 'TransferRecorded'
  readonly chapters: readonly ChapterHeld[]
  readonly signatures: readonly MemorandumSignature[]
}

export type TransferEvent =
  | TransferPrepared
  | MemorandumChapterWritten
  | MemorandumPointSettled
  | MemorandumSigned
  | MemorandumReopened
  | TransferAgreed
  | TransferAbandoned
  | TransferClosed
  | TransferRecorded
export const TRANSFER_EVENT_TYPES = [
  'TransferPrepared',
  'MemorandumChapterWritten',
  'MemorandumPointSettled',
  'MemorandumSigned',
  'MemorandumReopened',
  'TransferAgreed',
  'TransferAbandoned',
  'TransferClosed',
  'TransferRecorded',
] as const satisfies readonly TransferEvent['type'][]
