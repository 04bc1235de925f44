/** `by` is the opaque id of who did it; `at` the instant it was done (ISO, UTC). */
export interface Done {
  readonly at: string
  readonly by: string
}
export interface Applicant {
  readonly kind: 'PERSON' | 'ENTERPRISE'
  readonly name: string
  /** 公民身份号码 or 统一社会信用代码, check digit verified. */
  readonly idNumber: string
  readonly phone: string
}
export interface SubmittedMaterial {
  /** Material id of the standard. */
  readonly material: string
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
}
/** One thing wanting, said so that the applicant knows what to do (一次性告知). */
export interface Defect {
  readonly subject: 'MATERIAL' | 'FIELD'
  /** Material id, or JSON pointer into the form. */
  readonly ref: string
  readonly problem: string
  readonly remedy: string
}
export interface Finding {
  readonly criterion: string
  readonly met: boolean
  readonly note: string
}
export interface Party {
  readonly role: 'OFFICIAL' | 'EXPERT' | 'AGENCY' | 'DEPARTMENT' | 'APPLICANT' | 'AFFECTED' | 'PRESIDER' | 'CLERK'
  readonly name: string
}
/** A file made by the bureau or by who it asked: minutes, a report, a reply. */
export interface CasePaper {
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
}
