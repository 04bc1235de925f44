/** 办件编号: prefix of the bureau, day of receipt, running number of that day, e.g. SFQ-20261121-000031. */
export function caseNumber(prefix: string, day: string, ordinal: number): string {
  return `${prefix}-${day.replaceAll('-', '')}-${String(ordinal).padStart(6, '0')}`
}

export type NoticeKind =
  | 'acceptance'
  | 'correction'
  | 'preAcceptance'
  | 'nonAcceptance'
  | 'procedure'
  | 'hearingRight'
  | 'hearing'
  | 'opinion'
  | 'refusal'
  | 'termination'
  | 'clericalCorrection'
  | 'annulmentNotice'
  | 'annulment'

/** First letters in pinyin, as registries number their notices: 受理、补正、预受理、不予受理、特别程序 … */
const NOTICE_SUFFIX: Readonly<Record<NoticeKind, string>> = {
  acceptance: 'SL',
  correction: 'BZ',
  preAcceptance: 'YSL',
  nonAcceptance: 'BYSL',
  procedure: 'TBCX',
  hearingRight: 'TZGZ',
  hearing: 'TZTZ',
  opinion: 'ZHYJ',
  refusal: 'BYXK',
  termination: 'ZZBL',
  clericalCorrection: 'GZ',
  annulmentNotice: 'CXGZ',
  annulment: 'CX',
}

/** The case's own number with the kind, and from the second of a kind on its count: unique without a counter outside. */
export const noticeNumber = (number: string, kind: NoticeKind, ordinal = 1): string =>
  `${number}-${NOTICE_SUFFIX[kind]}${ordinal === 1 ? '' : `-${ordinal}`}`

export { parseTrackingCode, trackingCode } from '#kernel'
