/** What happens to a report (举报) beside what happens to every request. */

interface Done {
  readonly at: string
  readonly by: string
}
/** A file without its name: names of files name people. */
export interface ReportEvidence {
  readonly sha256: string
  readonly mediaType: string
  readonly sizeBytes: number
}
/** Whom and what somebody reports, as far as he says; who he is stands nowhere. */
export interface ReportFiled {
  /** Organ id; null where he names none. */
  readonly organ: string | null
  /** Name or post of an officer, in the reporter's words. */
  readonly person: string
  readonly evidence: readonly ReportEvidence[]
  /** Plain date by which he is told whether it is taken up. */
  readonly takeUpBy: string
}
/** 受理: the inspectors look into it. */
export interface RequestTakenUp extends Done {
  readonly type: 'RequestTakenUp'
  readonly note: string
}
/** 请补充: a question to whoever holds the code. */
export interface RequestAsked extends Done {
  readonly type: 'RequestAsked'
  readonly text: string
}
export interface RequestSupplemented extends Done {
  readonly type: 'RequestSupplemented'
  readonly text: string
  readonly evidence: readonly ReportEvidence[]
}
/** 转督办: put to the organ in the inspector's own words; the report itself never leaves the inspectors. */
export interface RequestFollowedUp extends Done {
  readonly type: 'RequestFollowedUp'
  readonly organ: string
  /** 所涉人员, whom the inspector found it to be about; null for nobody, absent in entries from before 2026-11-22. */
  readonly officer?: string | null
  readonly case: string | null
  /** Number of the case, or of the report itself where it is about none. */
  readonly about: string
  readonly facts: string
  /** Stream of the card that oversight raises for it. */
  readonly card: string
}
/** A supervision order on its card was issued, or is closed. */
export interface RequestOrderNoted extends Done {
  readonly type: 'RequestOrderNoted'
  readonly card: string
  readonly number: string
  readonly closed: boolean
}
/** 属实、部分属实、不属实、不属于本机构职责. */
export type ReportFinding = 'SUBSTANTIATED' | 'PARTLY' | 'UNSUBSTANTIATED' | 'NOT_OURS'
