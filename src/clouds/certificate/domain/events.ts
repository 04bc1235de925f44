/** Published language of the certificate cloud: sealed certificates, sealed notices, and the one seal. */

import type { StandingEvent } from './standing-events.ts'

export * from './standing-events.ts'
export type { RevocationPowerGiven } from './revocation-power.ts'

interface At {
  readonly at: string
}

/** Stream of the paper an act owes, made of the act's leaf: whoever tries again works on the same paper. */
export const paperStream = (
  { idFrom }: { readonly idFrom: (...words: readonly string[]) => string },
  cause: string,
): string => idFrom(cause, 'paper')

export type StatusPlace = { readonly list: number; readonly index: number }
/** Everything the certificate shows is fixed; the unsealed file is kept by digest. Holds personal data. */
export interface CertificatePrepared extends At {
  readonly type: 'CertificatePrepared'
  /** Stream of the case. */
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  /** 电子证照标识, GB/T 36904. */
  readonly identifier: string
  readonly serial: number
  readonly certificateType: string
  /** Version of the type after which it was made; absent while nobody had published the type. */
  readonly typeVersion?: number
  readonly certificateName: string
  readonly organ: string
  readonly organName: string
  readonly holder: { readonly name: string; readonly idNumber: string }
  readonly rows: readonly (readonly [string, string])[]
  readonly validFrom: string
  readonly validUntil: string | null
  /** 128 random bits in base64url: what the QR carries. */
  readonly token: string
  /** SHA-256 of the prepared file (with the empty signature). */
  readonly preparedFile: string
  /** Leaf hash of the act that owes it. */
  readonly cause: string
  /** Leaf hash of the correction of a slip of the pen it was issued anew for (笔误更正). */
  readonly correction?: string
  /** Grows by one when the certificate is altered, renewed or replaced under the same serial. */
  readonly version: number
  /** Its place in a status list: random, so that neighbours have nothing to do with each other. Older papers have none. */
  readonly status?: StatusPlace
}
/** The seal is about to be used: written before the act, so that a use that never ended is seen. */
export interface SealUseBegan extends At {
  readonly type: 'SealUseBegan'
  /** Stream of the seal. */
  readonly seal: string
  /** Officer under whose standing authorisation the seal is used. */
  readonly keeper: string
  readonly step: 'CERTIFICATE' | NoticeKind
  readonly number: string
  /** SHA-256 of the bytes to be sealed. */
  readonly digest: string
  /** SHA-256 of the certificate of the key it is used with; absent in the bureau's first papers. */
  readonly certSha256?: string
}
/** Public: goes into the proof bundle. Carries nothing about the holder. */
export interface CertificateSealed extends At {
  readonly type: 'CertificateSealed'
  /** SHA-256 of the sealed file. */
  readonly file: string
  readonly identifier: string
  readonly certificateType: string
  readonly certificateName: string
  readonly organ: string
  readonly organName: string
  readonly validFrom: string
  readonly validUntil: string | null
  /** The act it was issued under: the leaf hash of the decision's entry. */
  readonly decision: string
  readonly status?: StatusPlace
}
/** It stands no longer: another took its place (变更、延续、补发), its holder gave it up (注销), or it was annulled (撤销). */
export interface CertificateEnded extends At {
  readonly type: 'CertificateEnded'
  readonly ground: 'REPLACED' | 'DEREGISTERED' | 'ANNULLED'
  /** Leaf hash of the act that ended it. */
  readonly cause: string
}
export type CertificateEvent = CertificatePrepared | SealUseBegan | CertificateSealed | CertificateEnded | StandingEvent

/** Every kind of sealed letter about a case, and what it is called. */
export const NOTICE_NAMES = {
  ACCEPTANCE_NOTICE: { zh: '受理通知书', en: 'Notice of acceptance' },
  CORRECTION_NOTICE: { zh: '补正告知书', en: 'Notice of corrections' },
  NON_ACCEPTANCE_NOTICE: { zh: '不予受理决定书', en: 'Decision not to accept' },
  REFUSAL_NOTICE: { zh: '不予许可决定书', en: 'Decision to refuse' },
  PRE_ACCEPTANCE_NOTICE: { zh: '预受理通知书', en: 'Notice of pre-acceptance' },
  PROCEDURE_NOTICE: { zh: '特别程序所需时间告知书', en: 'Notice of a procedure that stops the clock' },
  EXTENSION_NOTICE: { zh: '延长办理期限告知书', en: 'Notice of an extended time limit' },
  HEARING_RIGHT_NOTICE: { zh: '听证权利告知书', en: 'Notice of the right to a hearing' },
  HEARING_NOTICE: { zh: '听证通知书', en: 'Notice of a hearing' },
  CONSOLIDATED_OPINION: { zh: '综合性意见书', en: 'Consolidated opinion' },
  TERMINATION_NOTICE: { zh: '终止办理通知书', en: 'Notice of termination' },
  GRANT_DECISION: { zh: '准予许可决定书', en: 'Decision to grant' },
  CLERICAL_CORRECTION: { zh: '更正通知书', en: 'Notice of a clerical correction' },
  ANNULMENT_ANNOUNCEMENT: { zh: '拟撤销许可告知书', en: 'Notice of an intended annulment' },
  ANNULMENT_DECISION: { zh: '撤销许可决定书', en: 'Decision to annul' },
  SUSPENSION_DECISION: { zh: '暂停许可决定书', en: 'Decision to suspend' },
  RESUMPTION_DECISION: { zh: '恢复许可决定书', en: 'Decision to resume' },
  MEASURE_ANNOUNCEMENT: { zh: '拟撤回（吊销）许可告知书', en: 'Notice of an intended withdrawal or revocation' },
  WITHDRAWAL_DECISION: { zh: '撤回许可决定书', en: 'Decision to withdraw' },
  REVOCATION_DECISION: { zh: '吊销许可证决定书', en: 'Decision to revoke' },
  DEREGISTRATION_DECISION: { zh: '注销许可决定书', en: 'Decision to deregister' },
} as const
export type NoticeKind = keyof typeof NOTICE_NAMES
export interface NoticePrepared extends At {
  readonly type: 'NoticePrepared'
  readonly case: string
  readonly kind: NoticeKind
  readonly number: string
  readonly preparedFile: string
  /** Leaf hash of the act that owes it. */
  readonly cause: string
}
export interface NoticeSealed extends At {
  readonly type: 'NoticeSealed'
  readonly case: string
  readonly kind: NoticeKind
  readonly number: string
  readonly file: string
}
export type NoticeEvent = NoticePrepared | SealUseBegan | NoticeSealed

/** 印章启用登记: one seal in force per bureau (一枚公章管审批). */
export interface SealRegistered extends At {
  readonly type: 'SealRegistered'
  readonly by: string
  readonly organ: string
  readonly name: string
  readonly certSha256: string
}
/** The keeper lets the system apply the seal to what deciders have signed, within a scope and until a day. */
export interface SealUseAuthorised extends At {
  readonly type: 'SealUseAuthorised'
  readonly by: string
  readonly steps: readonly SealUseBegan['step'][]
  /** Plain date, inclusive. */
  readonly until: string
  /** Holds for this item alone and goes before the general one; absent: for every item that has none of its own. */
  readonly item?: string
}
/** For this item the system may not use the seal at all, until it is authorised anew. */
export interface SealUseForbidden extends At {
  readonly type: 'SealUseForbidden'
  readonly by: string
  readonly item: string
  readonly reason: string
}
/** 印章移交: the keeper hands the seal on. Until the other has taken it, it stays with him. */
export interface SealCustodyOffered extends At {
  readonly type: 'SealCustodyOffered'
  readonly by: string
  readonly to: string
  readonly reason: string
}
/** Whoever takes the seal answers for it from here on; what his predecessor authorised ends with it. */
export interface SealCustodyAccepted extends At {
  readonly type: 'SealCustodyAccepted'
  readonly by: string
  readonly from: string
}
export type RotationGround = 'ROUTINE' | 'EXPIRY' | 'COMPROMISE' | 'LOSS'
/** 换发: another key takes the seal's place. The replaced certificate is archived here with its last moment. */
export interface SealKeyRotated extends At {
  readonly type: 'SealKeyRotated'
  readonly by: string
  readonly certSha256: string
  readonly replaces: string
  readonly ground: RotationGround
}
/** The key may be in other hands since that moment: the seal rests until another key takes its place. */
export interface SealCompromised extends At {
  readonly type: 'SealCompromised'
  readonly by: string
  readonly certSha256: string
  /** ISO instant, the earliest at which it may have been stolen. */
  readonly since: string
  readonly account: string
}
export type SealEvent =
  | SealRegistered
  | SealUseAuthorised
  | SealUseForbidden
  | SealCustodyOffered
  | SealCustodyAccepted
  | SealKeyRotated
  | SealCompromised

/** 印章缴销: a department's old approval seal, given up when the one seal took its place. */
export interface OldSealHandedOver extends At {
  readonly type: 'OldSealHandedOver'
  /** Who took it in. */
  readonly by: string
  readonly organName: string
  readonly name: string
  /** 公章备案编号, as the police registered it. */
  readonly registration: string
  readonly kind: 'PHYSICAL' | 'ELECTRONIC'
  readonly handedOverBy: string
  /** Last day of use, plain date. */
  readonly endOfUse: string
  /** Stream of the seal that took its place. */
  readonly replacedBy: string
}
/** 销毁证明: how, when and before whom it was destroyed. */
export interface OldSealDestroyed extends At {
  readonly type: 'OldSealDestroyed'
  readonly by: string
  readonly on: string
  readonly method: 'CUT' | 'MELTED' | 'REVOKED'
  readonly certificateNumber: string
  readonly witnesses: readonly string[]
}
export type OldSealEvent = OldSealHandedOver | OldSealDestroyed

/** 吊销: an authority takes a certificate back; whoever verifies reads it on the signed list (RFC 5280). */
export interface CertificateRevoked extends At {
  readonly type: 'CertificateRevoked'
  readonly by: string
  /** Serial number, hex. */
  readonly serial: string
  readonly certSha256: string
  readonly reason: 'KEY_COMPROMISE' | 'SUPERSEDED' | 'CESSATION' | 'AFFILIATION_CHANGED'
  /** ISO instant since which the key is not to be believed. */
  readonly since: string
}
export interface RevocationListPublished extends At {
  readonly type: 'RevocationListPublished'
  readonly number: number
  readonly nextUpdate: string
  /** DER, base64. */
  readonly list: string
}
export type RevocationEvent = CertificateRevoked | RevocationListPublished

/** The same paper in the second format the state asks for (国务院关于在线政务服务的若干规定 10): its unsealed file is fixed. */
export interface RenditionPrepared extends At {
  readonly type: 'RenditionPrepared'
  readonly case: string
  /** Stream of the certificate. */
  readonly document: string
  readonly format: 'OFD'
  readonly number: string
  readonly preparedFile: string
  /** SHA-256 of the sealed PDF it was made from. */
  readonly pdf: string
}
/** Public, as the sealing of the certificate is. */
export interface RenditionSealed extends At {
  readonly type: 'RenditionSealed'
  readonly document: string
  readonly format: 'OFD'
  readonly number: string
  /** SHA-256 of the sealed file. */
  readonly file: string
  readonly pdf: string
}
export type RenditionEvent = RenditionPrepared | SealUseBegan | RenditionSealed
