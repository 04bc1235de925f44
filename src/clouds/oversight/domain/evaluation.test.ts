import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluationDecider } from './evaluation.ts'
import type { EvaluationCommand, EvaluationFigures, EvaluationState } from './evaluation.ts'

const done = { at: '2026-04-01T02:00:00.000Z', by: 'evaluator' }
const figures: EvaluationFigures = {
  ...{ submitted: 12, decided: 10, inTime: 80, corrections: 4, refused: 1 },
  ...{ yellowCards: 2, redCards: 1, unanswered: 1, ordersOverdue: 0 },
}
const opening = {
  type: 'OpenEvaluation',
  ...done,
  organ: 'bureau',
  evaluatorOrgan: 'staffing',
  asOfLeaf: 99,
  figures,
  from: '2026-01-01',
  to: '2026-03-31',
  today: '2026-04-01',
} as const
const analyse = { type: 'AnalyseEvaluation', ...done, analysis: '补正比例偏高' } as const
const grade = { type: 'GradeEvaluation', ...done, grade: 'FAIR', reason: '按时办结率 80%' } as const
const demand = {
  type: 'DemandImprovement',
  ...done,
  demand: '减少补正',
  figure: 'corrections',
  due: '2026-04-20',
  today: '2026-04-01',
} as const
const answer = { type: 'AnswerImprovement', ...done, number: 1, measure: '制发材料样例', doneBy: '2026-04-15' } as const
const judge = (settled: boolean) =>
  ({ type: 'JudgeImprovement', ...done, number: 1, settled, reason: '已核对' }) as const
const close = { type: 'CloseEvaluation', ...done, since: '2026-04-01', until: '2026-04-30', figures } as const

function told(...commands: readonly EvaluationCommand[]): { state: EvaluationState | null; refusals: string[] } {
  let state = evaluationDecider.initial
  const refusals: string[] = []
  for (const command of commands) {
    const decision = evaluationDecider.decide(command, state)
    if (decision.ok) state = decision.events.reduce(evaluationDecider.evolve, state)
    else refusals.push(decision.refusal.code)
  }
  return { state, refusals }
}

describe('an evaluation', () => {
  test('goes its way in order, is answered until it is better, and shows the figures of then and now', () => {
    const { state, refusals } = told(
      ...[opening, grade, analyse, demand, grade, demand, close, answer, answer, judge(false)],
      ...[judge(true), answer, judge(true), close, analyse],
    )
    expect(refusals).toEqual([
      'EVALUATION_NOT_ANALYSED',
      'EVALUATION_NOT_GRADED',
      'EVALUATION_DEMANDS_OPEN',
      'IMPROVEMENT_NOT_OPEN',
      'IMPROVEMENT_NOT_ANSWERED',
      'EVALUATION_CLOSED',
    ])
    expect(state).toMatchObject({
      phase: 'CLOSED',
      figures,
      after: { figures },
      demands: [{ phase: 'SETTLED', answers: [{ verdict: { settled: false } }, { verdict: { settled: true } }] }],
    })
  })
  test('nobody evaluates his own organ, or a period that still runs', () => {
    expect(told({ ...opening, evaluatorOrgan: 'bureau' }).refusals).toEqual(['EVALUATION_OF_OWN_ORGAN'])
    expect(told({ ...opening, to: '2026-04-01' }).refusals).toEqual(['EVALUATION_PERIOD_WRONG'])
    expect(told(opening, opening).refusals).toEqual(['EVALUATION_ALREADY_OPEN'])
  })
  test('its figures are frozen whatever comes after, and it closes with nothing left open', () => {
    const later = fc.constantFrom<EvaluationCommand>(analyse, grade, demand, answer, judge(true), judge(false), close)
    fc.assert(
      fc.property(fc.array(later, { maxLength: 20 }), (commands) => {
        const { state } = told(opening, ...commands)
        expect(state?.figures).toEqual(figures)
        if (state?.phase === 'CLOSED') expect(state.demands.every(({ phase }) => phase === 'SETTLED')).toBe(true)
      }),
    )
  })
})
