/** What is done about the lists when they are held against reality, and what follows from a business licence. */

interface Done {
  readonly at: string
  readonly by: string
}

/** Ways in which the catalogue and what is really handled may drift apart (ST-28). */
export const DRIFTS = [
  'NEVER_HANDLED',
  'HANDLED_OFF_LIST',
  'SLOWER_THAN_PROMISED',
  'FASTER_THAN_PROMISED',
  'CORRECTED_OFTEN',
  'MATERIAL_NEVER_GIVEN',
] as const
export type DriftKind = (typeof DRIFTS)[number]

/** An officer looked at a drift and said what is done: the standard is revised, the item retired, or it stays. */
export interface DriftSettled extends Done {
  readonly type: 'DriftSettled'
  readonly code: string
  readonly finding: DriftKind
  /** What showed it; other evidence later is another drift. */
  readonly evidence: string
  readonly way: 'REVISE' | 'RETIRE' | 'KEEP'
  readonly reason: string
}

/** One permit a licensed business must still get before it may operate. */
export interface NeededPermit {
  readonly code: string
  readonly name: string
  /** How entry was reformed (证照分离); null where it was not. */
  readonly mode: 'FILING' | 'COMMITMENT' | 'OPTIMISED' | null
  /** Words of the business scope that ask for it. */
  readonly words: readonly string[]
  readonly organs: readonly string[]
}
/** 双告知: after the licence was granted, the applicant and the departments are told what the scope asks for. */
export interface PermitsTold extends Done {
  readonly type: 'PermitsTold'
  readonly case: string
  readonly caseNumber: string
  /** Who filed, by the id he has in that case. */
  readonly applicant: string
  readonly holder: string
  readonly scope: string
  readonly permits: readonly NeededPermit[]
}
/** 认领: a department has taken note and will supervise that business. */
export interface PermitNoticeClaimed extends Done {
  readonly type: 'PermitNoticeClaimed'
  readonly organ: string
}

/** How many of a base of items are to keep a claim (零见面 …) by a day, and the paper that says so (AP-32). */
export interface ClaimTargetSet extends Done {
  readonly type: 'ClaimTargetSet'
  readonly claim: string
  /** Whole percent of the base. */
  readonly percent: number
  readonly base: 'ALL' | 'PERMIT'
  /** Plain date. */
  readonly due: string
  readonly document: string
}

export type ClaimTargetEvent = ClaimTargetSet
export const CLAIM_TARGET_EVENT_TYPES = ['ClaimTargetSet'] as const satisfies readonly ClaimTargetEvent['type'][]
export type DriftEvent = DriftSettled
export const DRIFT_EVENT_TYPES = ['DriftSettled'] as const satisfies readonly DriftEvent['type'][]
export type PermitNoticeEvent = PermitsTold | PermitNoticeClaimed
export const PERMIT_NOTICE_EVENT_TYPES = [
  'PermitsTold',
  'PermitNoticeClaimed',
] as const satisfies readonly PermitNoticeEvent['type'][]
