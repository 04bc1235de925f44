/** 下放: a power given to a town, a street or a zone, with what it needs to use it; and items received from above. */

interface Done {
  readonly at: string
  readonly by: string
}
export interface DelegatedItem {
  readonly code: string
  readonly name: string
}
export interface CapabilityFinding {
  readonly met: boolean
  readonly note: string
}
export interface DelegationProposed extends Done {
  readonly type: 'DelegationProposed'
  readonly number: string
  readonly from: string
  readonly to: string
  /** Region in which the organ decides. */
  readonly region: string
  readonly items: readonly DelegatedItem[]
  /** 承接要求: people, premises, network, seal. */
  readonly requirements: readonly string[]
  readonly basis: string
  readonly effectiveOn: string
}
/** 承接能力评估: every requirement looked at, by the organ that gives. */
export interface CapabilityChecked extends Done {
  readonly type: 'CapabilityChecked'
  readonly findings: readonly CapabilityFinding[]
}
export interface DelegationGranted extends Done {
  readonly type: 'DelegationGranted'
  readonly number: string
  readonly from: string
  readonly to: string
  readonly region: string
  readonly items: readonly DelegatedItem[]
  readonly effectiveOn: string
}
/** 收回: from the day the power is the giving organ's alone again. */
export interface DelegationRecalled extends Done {
  readonly type: 'DelegationRecalled'
  readonly number: string
  readonly to: string
  readonly region: string
  readonly items: readonly DelegatedItem[]
  readonly effectiveOn: string
  readonly reason: string
}
export type DelegationEvent = DelegationProposed | CapabilityChecked | DelegationGranted | DelegationRecalled
export const DELEGATION_EVENT_TYPES = [
  'DelegationProposed',
  'CapabilityChecked',
  'DelegationGranted',
  'DelegationRecalled',
] as const satisfies readonly DelegationEvent['type'][]

/** Code under which an organ below decides an item that is delegated to it. */
export const delegatedCode = (code: string, region: string): string => `${code}-${region}`

/** The item a code was delegated from (towns and zones have nine digits, villages twelve); null: it was not. */
export const delegatedFrom = (code: string): string | null => /^(.+)-(?:\d{9}|\d{12})$/.exec(code)?.[1] ?? null

/** 上级下放事项: first taken over by the department, then made a standard, and only then moved to the bureau. */
export interface ItemReceived extends Done {
  readonly type: 'ItemReceived'
  readonly code: string
  readonly name: string
  readonly fromLevel: 'STATE' | 'PROVINCE' | 'CITY'
  readonly document: string
  readonly receivedOn: string
  readonly department: string
}
export interface ReceivedItemTakenOver extends Done {
  readonly type: 'ReceivedItemTakenOver'
}
export interface ReceivedItemStandardised extends Done {
  readonly type: 'ReceivedItemStandardised'
  /** Version of its standard that is in force. */
  readonly version: number
}
export interface ReceivedItemTransferred extends Done {
  readonly type: 'ReceivedItemTransferred'
  readonly transfer: string
}
export type ReceivedItemEvent =
  ItemReceived | ReceivedItemTakenOver | ReceivedItemStandardised | ReceivedItemTransferred
export const RECEIVED_ITEM_EVENT_TYPES = [
  'ItemReceived',
  'ReceivedItemTakenOver',
  'ReceivedItemStandardised',
  'ReceivedItemTransferred',
] as const satisfies readonly ReceivedItemEvent['type'][]
