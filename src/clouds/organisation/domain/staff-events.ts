import type { Role } from '#policy'

/** 人员借用与工作交接. */

interface Done {
  readonly at: string
  readonly by: string
}
export interface SecondmentProposed extends Done {
  readonly type: 'SecondmentProposed'
  readonly officer: string
  readonly to: string
  readonly region: string
  readonly post: string
  readonly roles: readonly Role[]
  /** Plain dates, both inclusive: the rights hold from the first to the last day and not an hour longer. */
  readonly from: string
  readonly until: string
  readonly basis: string
}
export interface SecondmentConfirmed extends Done {
  readonly type: 'SecondmentConfirmed'
}
export interface SecondmentDeclined extends Done {
  readonly type: 'SecondmentDeclined'
  readonly reason: string
}
export interface SecondmentEnded extends Done {
  readonly type: 'SecondmentEnded'
  readonly reason: string
}
export type SecondmentEvent = SecondmentProposed | SecondmentConfirmed | SecondmentDeclined | SecondmentEnded
export const SECONDMENT_EVENT_TYPES = [
  'SecondmentProposed',
  'SecondmentConfirmed',
  'SecondmentDeclined',
  'SecondmentEnded',
] as const satisfies readonly SecondmentEvent['type'][]

export interface WorkHandoverOrdered extends Done {
  readonly type: 'WorkHandoverOrdered'
  readonly from: string
  readonly to: string
  readonly organ: string
  readonly reason: string
  /** Open cases on the desk when it was ordered. */
  readonly cases: number
}
/** Every open case on the one desk goes to the other. */
export interface WorkHandoverAccepted extends Done {
  readonly type: 'WorkHandoverAccepted'
  readonly from: string
  readonly to: string
}
export interface WorkHandoverReturned extends Done {
  readonly type: 'WorkHandoverReturned'
  readonly reason: string
}
export type WorkHandoverEvent = WorkHandoverOrdered | WorkHandoverAccepted | WorkHandoverReturned
export const WORK_HANDOVER_EVENT_TYPES = [
  'WorkHandoverOrdered',
  'WorkHandoverAccepted',
  'WorkHandoverReturned',
] as const satisfies readonly WorkHandoverEvent['type'][]
