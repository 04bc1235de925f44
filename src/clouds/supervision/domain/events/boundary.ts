import type { PushKind } from './duty.ts'

interface Done {
  readonly at: string
  readonly by: string
}

/** Where in the flow of a case a department has a part, and which (拆分流程，明确互动环节和方式). */
export interface InteractionPoint {
  /** RECEIPT: on acceptance; REVIEW: after examination; RESULT: when it is decided. */
  readonly step: 'RECEIPT' | 'REVIEW' | 'RESULT'
  readonly mode: 'INFORM' | 'CONSULT' | 'JOINT_SURVEY' | 'CONFIRM'
}

/** One line of the 审管互动边界清单: for which approvals, who supervises what, how, and by when. */
export interface BoundaryLine {
  /** Unique in its list, e.g. SP-01. */
  readonly id: string
  /** Item codes; none: every item. */
  readonly items: readonly string[]
  /** Region in which the object lies, with all below it; empty: everywhere. */
  readonly region: string
  /** Beginning of a GB/T 4754 code, e.g. H or H62; empty: every industry. */
  readonly industry: string
  /** None: every kind of act. */
  readonly kinds: readonly PushKind[]
  /** LEAD: is responsible, and takes the place of broader lines; JOIN: supervises beside whoever leads. */
  readonly part: 'LEAD' | 'JOIN'
  readonly organs: readonly string[]
  /** Departments above that read along (上级监管部门). */
  readonly upper: readonly string[]
  readonly approvingSection: string
  readonly supervisingSection: string
  /** What is told. */
  readonly content: string
  readonly method: 'PLATFORM' | 'SYSTEM' | 'MEETING' | 'LETTER'
  readonly points: readonly InteractionPoint[]
  readonly claimHours: number
  /** Working days from an inspection to its record. */
  readonly feedbackDays: number
  /** What follows: a first inspection, entry in the yearly plan, or knowledge alone. */
  readonly followUp: 'FIRST_CHECK' | 'PLAN' | 'KNOW'
}
export interface BoundaryContent {
  readonly lines: readonly BoundaryLine[]
  /** Which answer of an applicant means which industry (GB/T 4754), where the form does not ask for it. */
  readonly industries: readonly {
    readonly item: string
    readonly question: string
    readonly value: string
    readonly code: string
  }[]
}
export interface BoundaryListDrafted extends Done {
  readonly type: 'BoundaryListDrafted'
  readonly number: number
  readonly content: BoundaryContent
  readonly note: string
}
/** From its day on it routes every push; earlier versions stay what earlier pushes were made by. */
export interface BoundaryListPublished extends Done {
  readonly type: 'BoundaryListPublished'
  readonly number: number
  /** Plain date. */
  readonly effectiveFrom: string
  readonly content: BoundaryContent
}
export interface BoundaryListReturned extends Done {
  readonly type: 'BoundaryListReturned'
  readonly number: number
  readonly reason: string
}
export type BoundaryEvent = BoundaryListDrafted | BoundaryListPublished | BoundaryListReturned
export const BOUNDARY_TYPES = [
  'BoundaryListDrafted',
  'BoundaryListPublished',
  'BoundaryListReturned',
] as const satisfies readonly BoundaryEvent['type'][]
