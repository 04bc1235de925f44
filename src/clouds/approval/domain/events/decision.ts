import type { Done } from './shapes.ts'

/** 审批责任: which organ answers for the decision and its consequences, who made it, and by which power. */
export interface Liability {
  readonly organ: string
  /** Officer who decided; null where the law itself, or a complete filing, brought it about. */
  readonly person: string | null
  readonly source: 'STATUTORY' | 'DELEGATED' | 'TRANSFERRED' | 'ENTRUSTED'
  /** Number of the transfer or the delegation in force on the day; null: by law alone. */
  readonly document: string | null
}
/** Of every decision; absent in entries from before 2026-11-23. */
interface Decided extends Done {
  readonly liability?: Liability
}

export interface CaseGranted extends Decided {
  readonly type: 'CaseGranted'
  readonly opinion: string
  /** Plain dates; null means without end. */
  readonly validFrom: string
  readonly validUntil: string | null
  /** What the grant rests on; absent: examination. A filing is only recorded, renewal may be granted by the law itself. */
  readonly basis?: 'COMMITMENT' | 'FILING' | 'WINDOW' | 'COLLECTIVE' | 'DEEMED_RENEWAL' | 'AUTOMATIC'
  /** 智能审批: under whose standing authorisation the table granted, and where its facts are written down. */
  readonly automatic?: {
    /** Stream of the authorisation. */
    readonly authority: string
    readonly officer: string
    /** Stream of the verification. */
    readonly verification: string
  }
  readonly heard?: readonly PointAnswered[]
}
/** What the minutes of a hearing hold, and what the decision says to it (行政许可法 48(2): 根据听证笔录). */
export interface PointAnswered {
  readonly point: string
  readonly answer: string
}
/** 不予许可决定, with reasons and the right to reconsideration and suit (行政许可法 38). */
export interface CaseRefused extends Decided {
  readonly type: 'CaseRefused'
  readonly noticeNumber: string
  readonly reasons: string
  readonly heard?: readonly PointAnswered[]
}
/** 终止办理. */
export interface CaseTerminated extends Done {
  readonly type: 'CaseTerminated'
  readonly noticeNumber: string
  readonly ground:
    'NOT_CORRECTED' | 'ORIGINALS_NOT_PRESENTED' | 'DEFERRAL_BREACHED' | 'FEE_NOT_PAID' | 'NO_LONGER_POSSIBLE'
  readonly reason: string
}
export interface ResultServed extends Done {
  readonly type: 'ResultServed'
  readonly means: 'DOWNLOAD' | 'COUNTER' | 'COURIER'
  /** Who took it at the counter or signed for it (送达回证). */
  readonly receipt?: { readonly receivedBy: string; readonly note: string }
}
export interface ResultDispatched extends Done {
  readonly type: 'ResultDispatched'
  readonly courier: string
  readonly trackingNumber: string
}
