/** What becomes of a certificate after it was sealed: each act of its own kind, on its own legal ground. */

interface Done {
  readonly at: string
  readonly by: string
  /** Stream of the case it was issued in. */
  readonly case: string
  /** Organ that acted. */
  readonly organ: string
}
/** Acts that are told in a letter; null when another organ than the seal's decided and tells of it under its own seal. */
interface Told extends Done {
  readonly noticeNumber: string | null
  readonly reason: string
}
/** 暂停: on a ground some special law gives. It says nothing more than that it may not be used for now. */
export interface CertificateSuspended extends Told {
  readonly type: 'CertificateSuspended'
  /** Law and article. */
  readonly basis: string
  /** Last day, plain date; null until it is lifted. */
  readonly until: string | null
}
export interface CertificateResumed extends Told {
  readonly type: 'CertificateResumed'
}
export type MeasureKind = 'WITHDRAWAL' | 'REVOCATION'
/** 拟撤回、拟吊销: its holder is told and may be heard first (行政许可法 7, 47; 行政处罚法 44, 63). */
export interface MeasureAnnounced extends Told {
  readonly type: 'MeasureAnnounced'
  readonly measure: MeasureKind
  readonly basis: string
  /** Last day to state one's case or ask for a hearing, plain date. */
  readonly replyUntil: string
}
export interface MeasureHearingAsked {
  readonly type: 'MeasureHearingAsked'
  readonly at: string
  readonly by: string
  readonly case: string
  readonly statement: string
}
/** 行政许可法 48: held by somebody other than who investigated, and minuted. */
export interface MeasureHearingHeld extends Done {
  readonly type: 'MeasureHearingHeld'
  readonly minutes: string
}
export interface MeasureDropped extends Done {
  readonly type: 'MeasureDropped'
  readonly reason: string
}
/** 撤回 (行政许可法 8): lawfully granted, but the law or the circumstances changed. Loss is made good. */
export interface PermitWithdrawn extends Told {
  readonly type: 'PermitWithdrawn'
  readonly basis: string
  /** What is paid, or where it is asked for. */
  readonly compensation: string
}
/** 吊销: a penalty (行政处罚法 9) of the organ that holds the power for the item. */
export interface PermitRevoked extends Told {
  readonly type: 'PermitRevoked'
  readonly basis: string
  /** Number of the other organ's own decision. */
  readonly documentNumber: string | null
}
/** Grounds of 行政许可法 70; giving up of one's own accord goes through an application. */
export type DeregistrationGround = 'EXPIRED' | 'HOLDER_DIED' | 'HOLDER_DISSOLVED' | 'TAKEN_BACK' | 'IMPOSSIBLE'
/** 注销: the register is closed. */
export interface CertificateDeregistered extends Told {
  readonly type: 'CertificateDeregistered'
  readonly ground: DeregistrationGround
}
export type StandingEvent =
  | CertificateSuspended
  | CertificateResumed
  | MeasureAnnounced
  | MeasureHearingAsked
  | MeasureHearingHeld
  | MeasureDropped
  | PermitWithdrawn
  | PermitRevoked
  | CertificateDeregistered

type Ending = PermitWithdrawn | PermitRevoked | CertificateDeregistered
/** Beside `CertificateEnded`, the acts after which a certificate stands no longer. */
export const ENDING_ACTS = [
  'PermitWithdrawn',
  'PermitRevoked',
  'CertificateDeregistered',
] as const satisfies Ending['type'][]
const GROUNDS = {
  PermitWithdrawn: 'WITHDRAWN',
  PermitRevoked: 'REVOKED',
  CertificateDeregistered: 'DEREGISTERED',
} as const
export const groundOf = ({ type }: Ending): (typeof GROUNDS)[Ending['type']] => GROUNDS[type]
