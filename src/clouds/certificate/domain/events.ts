/** Published language of the certificate cloud: sealed certificates, sealed notices, and the one seal. */

interface At {
  readonly at: string
}

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
}
/** The seal is about to be used: written before the act, so that a use that never ended is seen. */
export interface SealUseBegan extends At {
  readonly type: 'SealUseBegan'
  /** Stream of the seal. */
  readonly seal: string
  /** Officer under whose standing authorisation the seal is used. */
  readonly keeper: string
  readonly step: 'CERTIFICATE' | 'ACCEPTANCE_NOTICE' | 'CORRECTION_NOTICE' | 'NON_ACCEPTANCE_NOTICE' | 'REFUSAL_NOTICE'
  readonly number: string
  /** SHA-256 of the bytes to be sealed. */
  readonly digest: string
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
}
export type CertificateEvent = CertificatePrepared | SealUseBegan | CertificateSealed

export type NoticeKind = 'ACCEPTANCE_NOTICE' | 'CORRECTION_NOTICE' | 'NON_ACCEPTANCE_NOTICE' | 'REFUSAL_NOTICE'
export interface NoticePrepared extends At {
  readonly type: 'NoticePrepared'
  readonly case: string
  readonly kind: NoticeKind
  readonly number: string
  readonly preparedFile: string
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
}
export type SealEvent = SealRegistered | SealUseAuthorised
