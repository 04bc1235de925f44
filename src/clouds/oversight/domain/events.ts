import type { Addressee, RuleColour, RuleDefinition, RuleFamily, RuleKind } from './rule-definition.ts'

/** Published language of the oversight cloud: rules, the cards they raise, orders, risks, and who looked at what. */

export interface CardRaised {
  readonly type: 'CardRaised'
  readonly at: string
  /** Null when it is about a person, a series of numbers or a setting, and no single case. */
  readonly case: string | null
  /** The case's number, or what else names the thing. */
  readonly caseNumber: string
  /** Code of the rule. */
  readonly rule: string
  readonly colour: RuleColour
  /** The organ that must react. */
  readonly organ: string
  readonly due: string
  /** The step whose own limit it is. */
  readonly step?: string
  /** Share of the limit used, in whole percent, when the card was raised. */
  readonly usedPercent: number
  /** What the rule said and found; absent in entries from before 2026-11-22. */
  readonly found?: CardFound
}
/** Everything a reader needs to judge the card without asking what the rule said in those days. */
export interface CardFound {
  readonly name: { readonly zh: string; readonly en: string }
  readonly version: number
  /** A kind of rule; REPORT where no rule found it but somebody reported it. */
  readonly kind: RuleKind | 'REPORT'
  readonly family: RuleFamily
  readonly basis: string
  readonly addressee: Addressee
  /** Who did it; null when no single person did. */
  readonly person: string | null
  /** Plain date by which the card is to be answered. */
  readonly answerDue: string
  /** Leaf hashes of what it rests on. */
  readonly entries: readonly string[]
  /** What was counted, and the threshold it was held against. */
  readonly figures: Readonly<Record<string, string | number>>
}
/** 签收: the addressee has seen it. */
export interface CardAcknowledged {
  readonly type: 'CardAcknowledged'
  readonly at: string
  readonly by: string
}
export interface CardAnswered {
  readonly type: 'CardAnswered'
  readonly at: string
  readonly by: string
  readonly explanation: string
}
/** 撤牌: a holiday notice moved the last day on which the card rested, so that its rule no longer holds. */
export interface CardLifted {
  readonly type: 'CardLifted'
  readonly at: string
  /** The last day as it is now. */
  readonly due: string
  /** The notice that moved it, as people cite it. */
  readonly notice: string
}
export type EscalatedTo = 'SECTION_HEAD' | 'LEADER'
/** Absent in entries from before 2026-11-22 where nobody was named. */
export interface GoneUpTo {
  /** Officer it went to; absent where there is neither a head nor a leader. */
  readonly person?: string
  /** The section has no head: it went to the leader at once. */
  readonly instead?: true
}
/** 逐级上报: nobody answered a red card for some working days, so it goes to who stands above (WF-12). */
export interface CardEscalated extends GoneUpTo {
  readonly type: 'CardEscalated'
  readonly at: string
  readonly to: EscalatedTo
  /** Working days it has stood unanswered. */
  readonly openDays: number
}
export type CardEvent = CardRaised | CardAcknowledged | CardAnswered | CardLifted | CardEscalated

/** Bodies left the house, for an inspector: written before the first byte is. */
export interface BodiesTaken {
  readonly type: 'BodiesTaken'
  readonly at: string
  readonly by: string
  readonly scope: 'LEDGER'
}

interface Done {
  readonly at: string
  readonly by: string
}
/** A new version of a rule, or the first. Nothing is judged by it yet. */
export interface RuleDrafted extends Done {
  readonly type: 'RuleDrafted'
  readonly number: number
  readonly definition: RuleDefinition
}
/** Held against what is stored: how much was looked at and how often it would have struck. */
export interface RuleTried extends Done {
  readonly type: 'RuleTried'
  readonly number: number
  /** Plain date from which entries were looked at. */
  readonly from: string
  readonly looked: number
  readonly hits: number
}
export interface RuleSwitchedOn extends Done {
  readonly type: 'RuleSwitchedOn'
  readonly number: number
}
export interface RuleSwitchedOff extends Done {
  readonly type: 'RuleSwitchedOff'
  readonly reason: string
  /** What the house came with and nobody had written a version of; absent for a version of our own. */
  readonly standing?: RuleDefinition
}
export type RuleEvent = RuleDrafted | RuleTried | RuleSwitchedOn | RuleSwitchedOff
export const RULE_EVENT_TYPES = ['RuleDrafted', 'RuleTried', 'RuleSwitchedOn', 'RuleSwitchedOff'] as const

/** 督办单 on a card. */
export interface OrderIssued extends Done {
  readonly type: 'OrderIssued'
  readonly number: string
  readonly card: string
  readonly case: string | null
  readonly organ: string
  readonly person: string | null
  readonly question: string
  /** Plain date, inclusive. */
  readonly due: string
  /** Plain date of issue. */
  readonly today: string
}
/** 反馈: what happened, why, what is done about it and until when. */
export interface OrderAnswered extends Done {
  readonly type: 'OrderAnswered'
  readonly facts: string
  readonly cause: string
  readonly measure: string
  /** Plain date by which the measure is carried out. */
  readonly doneBy: string
}
export interface OrderClosed extends Done {
  readonly type: 'OrderClosed'
  readonly reason: string
}
export interface OrderReopened extends Done {
  readonly type: 'OrderReopened'
  readonly reason: string
  readonly due: string
  readonly today: string
}
export interface OrderEscalated extends GoneUpTo {
  readonly type: 'OrderEscalated'
  readonly at: string
  readonly to: EscalatedTo
  /** Working days past the last day. */
  readonly lateDays: number
}
export type OrderEvent = OrderIssued | OrderAnswered | OrderClosed | OrderReopened | OrderEscalated
export const ORDER_EVENT_TYPES = [
  'OrderIssued',
  'OrderAnswered',
  'OrderClosed',
  'OrderReopened',
  'OrderEscalated',
] as const satisfies readonly OrderEvent['type'][]

export interface RiskFound extends Done {
  readonly type: 'RiskFound'
  readonly card: string
  readonly case: string | null
  readonly title: string
}
export interface RiskAssessed extends Done {
  readonly type: 'RiskAssessed'
  /** One to five. */
  readonly likelihood: number
  readonly impact: number
  readonly level: 'LOW' | 'MEDIUM' | 'HIGH'
  readonly reason: string
}
/** 控制处理: the case stands still, or another officer works on it. The approval cloud carries it out. */
export interface RiskControlled extends Done {
  readonly type: 'RiskControlled'
  readonly control: 'FREEZE' | 'REASSIGN'
  readonly case: string
  /** Officer who takes the case over; null for a freeze. */
  readonly to: string | null
  readonly reason: string
}
export interface RiskReleased extends Done {
  readonly type: 'RiskReleased'
  readonly case: string
  readonly reason: string
}
export interface RiskClosed extends Done {
  readonly type: 'RiskClosed'
  readonly outcome: string
}
export type RiskEvent = RiskFound | RiskAssessed | RiskControlled | RiskReleased | RiskClosed
export const RISK_EVENT_TYPES = [
  'RiskFound',
  'RiskAssessed',
  'RiskControlled',
  'RiskReleased',
  'RiskClosed',
] as const satisfies readonly RiskEvent['type'][]

export type LookKind = 'VIEW' | 'DOWNLOAD' | 'EXPORT' | 'PRINT'
/** 查阅留痕: what one officer looked at within one minute. */
export interface PapersLookedAt extends Done {
  readonly type: 'PapersLookedAt'
  readonly looks: readonly {
    readonly at: string
    /** Name of the door. */
    readonly door: string
    readonly kind: LookKind
    /** Stream of what was looked at; null for a list. */
    readonly subject: string | null
    /** What full data were asked for; absent for an ordinary look. */
    readonly purpose?: string
  }[]
}
