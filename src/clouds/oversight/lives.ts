import { lifeTable } from '#frame'
import type { LifeDefinition } from '#frame'
import { ORDER_EVENT_TYPES, RISK_EVENT_TYPES, RULE_EVENT_TYPES } from './domain/events.ts'
import type { OrderEvent, PapersLookedAt, RiskEvent, RuleEvent } from './domain/events.ts'
import { looksDecider } from './domain/looks.ts'
import type { LooksCommand, LooksState } from './domain/looks.ts'
import { orderDecider } from './domain/order.ts'
import type { OrderCommand, OrderState } from './domain/order.ts'
import { riskDecider } from './domain/risk.ts'
import type { RiskCommand, RiskState } from './domain/risk.ts'
import { ruleDecider } from './domain/rule.ts'
import type { RuleCommand, RuleState } from './domain/rule.ts'

export const ruleLife: LifeDefinition<RuleCommand, RuleState | null, RuleEvent> = {
  kind: 'oversightRule',
  decider: ruleDecider,
  eventTypes: RULE_EVENT_TYPES,
}
export const orderLife: LifeDefinition<OrderCommand, OrderState | null, OrderEvent> = {
  kind: 'supervisionOrder',
  decider: orderDecider,
  eventTypes: ORDER_EVENT_TYPES,
}
export const riskLife: LifeDefinition<RiskCommand, RiskState | null, RiskEvent> = {
  kind: 'risk',
  decider: riskDecider,
  eventTypes: RISK_EVENT_TYPES,
}
export const looksLife: LifeDefinition<LooksCommand, LooksState, PapersLookedAt> = {
  kind: 'looks',
  decider: looksDecider,
  eventTypes: ['PapersLookedAt'],
}

export const ruleProjection = lifeTable<RuleCommand, RuleState, RuleEvent>(ruleLife, {
  schema: 'oversight',
  name: 'rule',
  table: 'rule',
  columnsOf: ({ code }) => ({ code }),
})
export const orderProjection = lifeTable<OrderCommand, OrderState, OrderEvent>(orderLife, {
  schema: 'oversight',
  name: 'supervision-order',
  table: 'supervision_order',
  columnsOf: ({ card, organ, phase, due }) => ({ card, organ, phase, due }),
})
export const riskProjection = lifeTable<RiskCommand, RiskState, RiskEvent>(riskLife, {
  schema: 'oversight',
  name: 'risk',
  table: 'risk',
  columnsOf: ({ card }) => ({ card }),
})
