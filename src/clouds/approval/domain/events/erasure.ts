import type { Done } from './shapes.ts'

/** 销毁提请: the retention of a closed case has ended; one person asks for its bodies to be destroyed. */
export interface ErasureProposed extends Done {
  readonly type: 'ErasureProposed'
  readonly case: string
  /** What the register of the destroyed names (销毁清册); nothing in it says whose case it was. */
  readonly caseNumber: string
  readonly itemName: string
  readonly organ: string
  /** Plain date of the last day it had to be kept. */
  readonly retainedUntil: string
  /** The provision or document it rests on. */
  readonly basis: string
  readonly reason: string
  /** Digests of the files that go with it. */
  readonly files: readonly string[]
}
/** 销毁批准: another person agrees. Every room that keeps something of the case destroys its own part. */
export interface ErasureConfirmed extends Done {
  readonly type: 'ErasureConfirmed'
  readonly case: string
  readonly files: readonly string[]
}
export interface ErasureDeclined extends Done {
  readonly type: 'ErasureDeclined'
  readonly reason: string
}
