/** Published language of the supervision cloud: duties to supervise what was approved, and what became of them. */

interface At {
  readonly at: string
}

export interface DutyOpened extends At {
  readonly type: 'DutyOpened'
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  /** The competent department that must supervise. */
  readonly organ: string
  /** The organ that decided. */
  readonly decidedBy: string
  readonly outcome: 'GRANTED' | 'REFUSED'
  readonly object: { readonly name: string; readonly idNumber: string; readonly address: string }
  /** Instant of the decision: the push's lag is measured from it. */
  readonly decidedAt: string
  /** Officers who accepted, examined or decided: they can never supervise the same case. */
  readonly approvers: readonly string[]
}
export interface DutyClaimed extends At {
  readonly type: 'DutyClaimed'
  readonly by: string
}
export interface DutyReturned extends At {
  readonly type: 'DutyReturned'
  readonly by: string
  readonly reason: string
}
export interface SupervisionRecorded extends At {
  readonly type: 'SupervisionRecorded'
  readonly by: string
  /** 行政许可法 61: what was checked and how it was dealt with is recorded and signed. */
  readonly method: 'ON_SITE' | 'PAPERS' | 'REMOTE'
  readonly found: string
  readonly result: 'NORMAL' | 'PROBLEM'
  readonly measure: string
}
export type DutyEvent = DutyOpened | DutyClaimed | DutyReturned | SupervisionRecorded
