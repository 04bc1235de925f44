import type { ComparisonResult, FiredRule, ShownFact } from './judge.ts'
import type { RuleBook, RuleOutcome, Said } from './rule-book.ts'

/** Published language of the smart-approval cloud: decision tables, standing authorisations, what was verified. */

interface Done {
  readonly at: string
  readonly by: string
}

/** 决策表起草: a new draft takes the place of the one before it. */
export interface DecisionTableDrafted extends Done {
  readonly type: 'DecisionTableDrafted'
  readonly itemCode: string
  readonly number: number
  /** Version of the item's standard it was written for: another version needs another look. */
  readonly itemVersion: number
  readonly book: RuleBook
  readonly note: string
}
/** 试算: held against stored cases before anybody may approve it. */
export interface DecisionTableTried extends Done {
  readonly type: 'DecisionTableTried'
  readonly number: number
  readonly cases: number
  readonly approve: number
  /** Cases in which the outcome would have been another than under the table in force, or than people decided. */
  readonly changed: number
}
/** 规则变更审批: by another person than its author; from now on it decides. */
export interface DecisionTableApproved extends Done {
  readonly type: 'DecisionTableApproved'
  readonly number: number
  /** Percent of arriving cases it decides by itself; the others are verified and decided by people. */
  readonly share: number
  /** Percent of what it granted that people look at again. */
  readonly sample: number
}
export interface DecisionTableReturned extends Done {
  readonly type: 'DecisionTableReturned'
  readonly number: number
  readonly reason: string
}
export interface ShareSet extends Done {
  readonly type: 'ShareSet'
  readonly share: number
  readonly sample: number
  readonly reason: string
}
/** 一键停用: nothing of this item is decided by the table any more, from this entry on. */
export interface AutomationStopped extends Done {
  readonly type: 'AutomationStopped'
  readonly reason: string
}
export interface AutomationResumed extends Done {
  readonly type: 'AutomationResumed'
  readonly reason: string
}
export type DecisionTableEvent =
  | DecisionTableDrafted
  | DecisionTableTried
  | DecisionTableApproved
  | DecisionTableReturned
  | ShareSet
  | AutomationStopped
  | AutomationResumed
export const DECISION_TABLE_TYPES = [
  'DecisionTableDrafted',
  'DecisionTableTried',
  'DecisionTableApproved',
  'DecisionTableReturned',
  'ShareSet',
  'AutomationStopped',
  'AutomationResumed',
] as const satisfies readonly DecisionTableEvent['type'][]

/** 常设授权: a named officer answers for what the system grants by these items' tables, until a day. */
export interface AuthorisationGiven extends Done {
  readonly type: 'AuthorisationGiven'
  readonly items: readonly string[]
  /** Plain date, inclusive. */
  readonly until: string
  /** At most so many grants a day under it. */
  readonly dailyMax: number
  /** The written authorisation, by its number. */
  readonly basis: string
}
export interface AuthorisationRevoked extends Done {
  readonly type: 'AuthorisationRevoked'
  readonly reason: string
}
export type AuthorisationEvent = AuthorisationGiven | AuthorisationRevoked
export const AUTHORISATION_TYPES = ['AuthorisationGiven', 'AuthorisationRevoked'] as const

/** Why a case the table would approve still goes to a person; null when it does not. */
export type Withheld =
  'STOPPED' | 'OUTSIDE_SHARE' | 'NO_AUTHORISATION' | 'DAILY_MAX' | 'QUOTA_USED_UP' | 'ON_REQUEST' | 'NOT_POSSIBLE'

/** 智能核验: every fact with source and time, every comparison, every rule that fired, and what follows. */
export interface CaseVerified extends Done {
  readonly type: 'CaseVerified'
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemVersion: number
  /** Number of the table. */
  readonly table: number
  /** Leaf hash of the entry that brought it about, or the id of the request. */
  readonly cause: string
  readonly facts: readonly ShownFact[]
  readonly comparisons: readonly ComparisonResult[]
  readonly fired: readonly FiredRule[]
  /** What the table says. */
  readonly outcome: RuleOutcome
  readonly reasons: readonly Said[]
  readonly withheld: Withheld | null
  /** Stream of the standing authorisation it is granted under, and whose it is. */
  readonly authority: { readonly id: string; readonly officer: string; readonly until: string } | null
  /** Who wrote, approved and authorised: none of them looks at the sample. */
  readonly responsible: readonly string[]
}
/** The case could not be granted after all; it stays with the desk. */
export interface AutomaticGrantFailed extends Done {
  readonly type: 'AutomaticGrantFailed'
  readonly code: string
}
/** 抽查: drawn by the hash of the grant's own leaf, which nobody can choose beforehand. */
export interface SampleDrawn extends Done {
  readonly type: 'SampleDrawn'
  /** Leaf hash of the grant. */
  readonly seed: string
  /** 0 to 99; below `rate` it is drawn. */
  readonly lot: number
  readonly rate: number
}
export interface SampleJudged extends Done {
  readonly type: 'SampleJudged'
  readonly agrees: boolean
  readonly finding: string
}
/** What people decided where the table did not: the override statistics are counted from it. */
export interface DecidedByPeople extends Done {
  readonly type: 'DecidedByPeople'
  readonly outcome: 'GRANTED' | 'REFUSED'
}
export type VerificationEvent = CaseVerified | AutomaticGrantFailed | SampleDrawn | SampleJudged | DecidedByPeople
export const VERIFICATION_TYPES = [
  'CaseVerified',
  'AutomaticGrantFailed',
  'SampleDrawn',
  'SampleJudged',
  'DecidedByPeople',
] as const satisfies readonly VerificationEvent['type'][]

/** A register of another authority as taken over: source and time stand beside every row. */
export interface RegisterLoaded extends Done {
  readonly type: 'RegisterLoaded'
  readonly register: string
  readonly name: Said
  readonly authority: Said
  /** When the authority drew it up (ISO). */
  readonly asOf: string
  readonly rows: readonly RegisterRow[]
}
export interface RegisterRow {
  readonly key: string
  readonly fields: Readonly<Record<string, string | number | boolean>>
}

/** 额度: drawn by each grant, given back when the grant falls. */
export interface QuotaDrawn extends Done {
  readonly type: 'QuotaDrawn'
  readonly case: string
  readonly amount: number
  readonly limit: number
  /** A person granted beyond what was left: recorded, and shown. */
  readonly beyond?: true
}
export interface QuotaReturned extends Done {
  readonly type: 'QuotaReturned'
  readonly case: string
  readonly amount: number
}
export type QuotaEvent = QuotaDrawn | QuotaReturned
export const QUOTA_TYPES = ['QuotaDrawn', 'QuotaReturned'] as const
