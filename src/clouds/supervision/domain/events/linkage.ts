import type { InteractionPoint } from './boundary.ts'
import type { PushKind } from './duty.ts'

interface Done {
  readonly at: string
  readonly by: string
}

/** Why nobody but a person can say who supervises. */
export type Doubt =
  | 'REGION_UNKNOWN'
  | 'REGION_AMBIGUOUS'
  | 'INDUSTRY_UNKNOWN'
  | 'SEVERAL_LEADS'
  /** 监管真空: neither list nor standard names anybody. */
  | 'NOBODY'
  | 'ORGAN_GONE'

/** 人工校验: held back until somebody has said to whom it goes. */
export interface PushQuestioned extends Done {
  readonly type: 'PushQuestioned'
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  readonly kind: PushKind
  readonly decidedBy: string
  /** Leaf hash of the act that is to be pushed. */
  readonly cause: string
  readonly doubts: readonly Doubt[]
  /** Organs that may be meant. */
  readonly candidates: readonly string[]
  readonly address: string
  readonly region: string | null
  readonly industry: string | null
}
export interface PushSettled extends Done {
  readonly type: 'PushSettled'
  readonly case: string
  readonly cause: string
  readonly organs: readonly string[]
  readonly reason: string
}
export type PushCheckEvent = PushQuestioned | PushSettled
export const PUSH_CHECK_TYPES = ['PushQuestioned', 'PushSettled'] as const satisfies readonly PushCheckEvent['type'][]

/** 专职信息联络员; a substitute stands in while one is away. */
export interface Liaison {
  readonly officer: string
  readonly contact: string
  readonly part: 'LIAISON' | 'SUBSTITUTE'
  /** Plain dates, both inclusive; null: not away. */
  readonly away: { readonly from: string; readonly until: string } | null
}
export interface LiaisonsNamed extends Done {
  readonly type: 'LiaisonsNamed'
  readonly organ: string
  readonly liaisons: readonly Liaison[]
}
/** The department has a system of its own that is not connected: whatever it does here it writes twice. */
export interface OwnSystemDeclared extends Done {
  readonly type: 'OwnSystemDeclared'
  readonly organ: string
  readonly name: string
}
export interface SystemConnected extends Done {
  readonly type: 'SystemConnected'
  readonly organ: string
  readonly name: string
  /** Where duties are announced; null: the system asks by itself. */
  readonly hook: string | null
  /** Plain date, inclusive. */
  readonly until: string
  /** Grows with every connection: each has keys of its own. */
  readonly key: number
}
export interface SystemDisconnected extends Done {
  readonly type: 'SystemDisconnected'
  readonly organ: string
  readonly reason: string
}
export type SupervisingOrganEvent = LiaisonsNamed | OwnSystemDeclared | SystemConnected | SystemDisconnected
export const SUPERVISING_ORGAN_TYPES = [
  'LiaisonsNamed',
  'OwnSystemDeclared',
  'SystemConnected',
  'SystemDisconnected',
] as const satisfies readonly SupervisingOrganEvent['type'][]

/** A department has a part in a running case, at the step its boundary list names. */
export interface InteractionOpened extends Done {
  readonly type: 'InteractionOpened'
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  readonly organ: string
  readonly approvingOrgan: string
  readonly step: InteractionPoint['step']
  readonly mode: InteractionPoint['mode']
  readonly content: string
  readonly object: { readonly name: string; readonly address: string }
  /** Who took part in the case so far: none of them answers for the department. */
  readonly approvers: readonly string[]
  readonly due: string
}
export interface InteractionAnswered extends Done {
  readonly type: 'InteractionAnswered'
  readonly answer: 'SEEN' | 'AGREES' | 'OBJECTS' | 'TOOK_PART'
  readonly text: string
}
export type InteractionEvent = InteractionOpened | InteractionAnswered
export const INTERACTION_TYPES = [
  'InteractionOpened',
  'InteractionAnswered',
] as const satisfies readonly InteractionEvent['type'][]
