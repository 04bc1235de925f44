import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { OrderIssued, RiskFound } from './events.ts'
import { orderDecider } from './order.ts'
import type { OrderCommand, OrderState } from './order.ts'
import { isFrozen, riskDecider } from './risk.ts'
import type { RiskCommand, RiskState } from './risk.ts'
import { ruleDecider } from './rule.ts'
import { STANDING_RULES } from '../rules/standing-rules.ts'

const at = '2026-03-17T01:00:00.000Z'
const [inspector, leader, officer] = ['inspector-1', 'leader-1', 'officer-1']

describe('an order', () => {
  const { given } = scenario(orderDecider)
  const issued: OrderIssued = {
    ...{ type: 'OrderIssued', at, by: inspector, number: '督〔2026〕1号', card: 'card-1', case: null, organ: 'bureau' },
    ...{ person: null, question: '请说明', due: '2026-03-20', today: '2026-03-17' },
  }
  const { type: _, ...order } = issued
  const answered = {
    type: 'OrderAnswered',
    at,
    by: officer,
    facts: '属实',
    cause: '疏忽',
    measure: '整改',
    doneBy: '2026-03-30',
  } as const
  const close: OrderCommand = { type: 'CloseOrder', at, by: inspector, reason: '已解决' }
  test('has its last day ahead of it', () => {
    given()
      .when({ type: 'IssueOrder', ...order })
      .then(issued)
    given()
      .when({ type: 'IssueOrder', ...order, due: '2026-03-16' })
      .refused('ORDER_DUE_IN_THE_PAST')
  })
  test('is judged after an answer, by whoever issued it, once', () => {
    given(issued).when(close).refused('ORDER_NOT_ANSWERED')
    given(issued, answered)
      .when({ ...close, by: 'inspector-2' })
      .refused('ORDER_OF_ANOTHER_ISSUER')
    given(issued, answered)
      .when(close)
      .then({ ...close, type: 'OrderClosed' })
    given(issued, answered, { ...close, type: 'OrderClosed' })
      .when(close)
      .refused('ORDER_CLOSED')
  })
  test('whatever is ordered: closed only with a settled answer, and every answer but the last was judged', () => {
    const anyCommand = fc.constantFrom<OrderCommand>(
      { type: 'IssueOrder', ...order },
      { ...answered, type: 'AnswerOrder' },
      { ...answered, type: 'AnswerOrder', facts: ' ' },
      close,
      { type: 'ReopenOrder', at, by: inspector, reason: '再查', due: '2026-04-01', today: '2026-03-18' },
      { type: 'EscalateOrder', at, to: 'SECTION_HEAD', lateDays: 1 },
      { type: 'EscalateOrder', at, to: 'LEADER', lateDays: 3 },
    )
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 30 }), (commands) => {
        const end = commands.reduce<OrderState | null>((state, command) => {
          const decision = orderDecider.decide(command, state)
          return decision.ok ? decision.events.reduce(orderDecider.evolve, state) : state
        }, null)
        if (end === null) return
        expect(end.rounds.slice(0, -1).every(({ verdict }) => verdict?.settled === false)).toBe(true)
        if (end.phase === 'CLOSED') expect(end.rounds.at(-1)?.verdict?.settled).toBe(true)
        expect(end.escalated.length).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('a risk', () => {
  const found: RiskFound = { type: 'RiskFound', at, by: inspector, card: 'card-1', case: 'case-1', title: '疑似违规' }
  const { type: _, ...facts } = found
  test('whatever is ordered: no finder lays hands on the case, nothing is controlled unassessed, nothing closes frozen', () => {
    const who = fc.constantFrom(inspector, leader)
    const anyCommand: fc.Arbitrary<RiskCommand> = fc.oneof(
      fc.constant<RiskCommand>({ type: 'FindRisk', ...facts }),
      fc
        .record({ by: who, likelihood: fc.integer({ min: 1, max: 5 }), impact: fc.integer({ min: 1, max: 5 }) })
        .map((one) => ({ type: 'AssessRisk' as const, at, reason: '评估', ...one })),
      fc
        .record({
          by: who,
          control: fc.constantFrom('FREEZE' as const, 'REASSIGN' as const),
          to: fc.constantFrom(null, officer),
        })
        .map((one) => ({ type: 'ControlRisk' as const, at, reason: '处置', ...one })),
      who.map((by) => ({ type: 'ReleaseRisk' as const, at, by, reason: '解除' })),
      who.map((by) => ({ type: 'CloseRisk' as const, at, by, outcome: '了结' })),
    )
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const end = commands.reduce<RiskState | null>((state, command) => {
          const decision = riskDecider.decide(command, state)
          return decision.ok ? decision.events.reduce(riskDecider.evolve, state) : state
        }, null)
        if (end === null) return
        expect(end.controls.every((one) => 'by' in one && one.by !== inspector)).toBe(true)
        if (end.controls.length > 0) expect(end.assessment).not.toBeNull()
        if (end.closed !== null) expect(isFrozen(end)).toBe(false)
        expect(
          end.controls.filter(({ control, released }) => control === 'FREEZE' && released === null).length,
        ).toBeLessThan(2)
      }),
    )
  })
})

describe('a rule', () => {
  const { given } = scenario(ruleDecider)
  const [definition] = STANDING_RULES
  if (definition === undefined) throw new Error('The book is empty')
  const done = { at, by: inspector }
  const drafted = { type: 'RuleDrafted', ...done, number: 1, definition } as const
  const tried = { type: 'RuleTried', ...done, number: 1, from: '2026-01-01', looked: 10, hits: 2 } as const
  test('is tried before it is on, and every change is tried anew', () => {
    const on = { type: 'SwitchRuleOn', ...done } as const
    given(drafted).when(on).refused('RULE_NOT_TRIED')
    given(drafted, tried)
      .when(on)
      .then({ type: 'RuleSwitchedOn', ...done, number: 1 })
    given(drafted, tried, { ...drafted, number: 2 })
      .when(on)
      .refused('RULE_NOT_TRIED')
  })
  test('goes off with its reason, once', () => {
    const off = { type: 'SwitchRuleOff', ...done, reason: '试行' } as const
    given(drafted, tried).when(off).refused('RULE_IS_OFF')
    const switched = { ...off, type: 'RuleSwitchedOff' } as const
    given(drafted, tried, { type: 'RuleSwitchedOn', ...done, number: 1 })
      .when(off)
      .then(switched)
    given(drafted, tried, { type: 'RuleSwitchedOn', ...done, number: 1 }, switched)
      .when(off)
      .refused('RULE_IS_OFF')
  })
})
