import type { Done } from './shapes.ts'

/** Where papers lie: the window, an examiner's or decider's room, the issue desk, the archive. */
export type Post = 'WINDOW' | 'BACK_OFFICE' | 'ISSUE' | 'ARCHIVE'

/** Papers of one case that travel together. */
export interface Bundle {
  readonly caseId: string
  readonly caseNumber: string
  /** Ids of the materials in the standard the case is bound to. */
  readonly materials: readonly string[]
  /** Counted one by one: sheets, drawings, samples. */
  readonly pieces: number
}

/** 物料移交: the papers have left one post for another; until they are received, both know who had them last. */
export interface PapersHandedOver extends Done {
  readonly type: 'PapersHandedOver'
  /** Printed on the slip as a code. */
  readonly number: string
  /** In whose house the papers travel. */
  readonly organ: string
  readonly from: Post
  readonly to: Post
  /** The one person they are meant for; absent: whoever works at the post. */
  readonly receiver?: string
  readonly bundles: readonly Bundle[]
  /** Plain date by which they should have been received. */
  readonly due: string
}
export interface PapersReceived extends Done {
  readonly type: 'PapersReceived'
  readonly pieces: number
}
/** What came was not what the slip says. */
export interface HandoverDisputed extends Done {
  readonly type: 'HandoverDisputed'
  readonly found: string
}
