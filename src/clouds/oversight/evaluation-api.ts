import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'

const closed = { additionalProperties: false }
const text = T.String({ minLength: 2, maxLength: 2000 })
const expectedVersion = T.Integer({ minimum: 1 })
const params = T.Object({ id: Id })
const number = T.Integer({ minimum: 1, maximum: 200 })
const PHASE = T.Enum(['TRACKED', 'ANALYSED', 'GRADED', 'URGED', 'CLOSED'])
const GRADE = T.Enum(['EXCELLENT', 'GOOD', 'FAIR', 'POOR'])
const FIGURE = T.Enum([
  ...(['submitted', 'decided', 'inTime', 'corrections', 'refused'] as const),
  ...(['yellowCards', 'redCards', 'unanswered', 'ordersOverdue'] as const),
])
const Figures = T.Array(T.Object({ key: FIGURE, value: T.Union([T.Number(), T.Null()]) }))

const Evaluation = T.Object({
  id: Id,
  version: T.Integer(),
  organ: T.String(),
  evaluator: T.String(),
  by: T.String(),
  at: Instant,
  from: PlainDate,
  to: PlainDate,
  asOfLeaf: T.Integer(),
  phase: PHASE,
  figures: Figures,
  analysis: T.Union([T.Null(), T.String()]),
  grade: T.Union([T.Null(), T.Object({ grade: GRADE, reason: T.String() })]),
  demands: T.Array(
    T.Object({
      number: T.Integer(),
      demand: T.String(),
      figure: T.Union([FIGURE, T.Null()]),
      due: PlainDate,
      phase: T.Enum(['DEMANDED', 'ANSWERED', 'RETURNED', 'SETTLED']),
      overdue: T.Boolean(),
      answers: T.Array(
        T.Object({
          at: Instant,
          by: T.String(),
          measure: T.String(),
          doneBy: PlainDate,
          verdict: T.Union([T.Null(), T.Object({ at: Instant, settled: T.Boolean(), reason: T.String() })]),
        }),
      ),
    }),
  ),
  after: T.Union([T.Null(), T.Object({ at: Instant, since: PlainDate, until: PlainDate, figures: Figures })]),
  may: T.Object({ work: T.Boolean(), answer: T.Boolean() }),
})

export const evaluationApi = {
  evaluations: route({
    method: 'GET',
    path: '/evaluations',
    summary: '效能评估 Evaluations of how organs perform',
    action: 'evaluation.read',
    reply: T.Object({
      items: T.Array(
        T.Object({
          id: Id,
          organ: T.String(),
          from: PlainDate,
          to: PlainDate,
          phase: PHASE,
          grade: T.Union([T.Null(), GRADE]),
          /** Demands not settled yet. */
          open: T.Integer(),
        }),
      ),
      organs: T.Array(T.Object({ id: Id, name: T.String() })),
    }),
  }),
  evaluation: route({
    method: 'GET',
    path: '/evaluations/:id',
    summary: '一次效能评估 One evaluation',
    action: 'evaluation.read',
    params,
    reply: Evaluation,
  }),
  openEvaluation: route({
    method: 'POST',
    path: '/evaluations',
    summary: '开展效能评估 Count and freeze the figures of an organ',
    action: 'evaluation.work',
    body: T.Object({ organ: Id, from: PlainDate, to: PlainDate }, closed),
    reply: Evaluation,
  }),
  analyseEvaluation: route({
    method: 'POST',
    path: '/evaluations/:id/analysis',
    summary: '分析 Say what the figures tell',
    action: 'evaluation.work',
    params,
    body: T.Object({ expectedVersion, analysis: text }, closed),
    reply: Evaluation,
  }),
  gradeEvaluation: route({
    method: 'POST',
    path: '/evaluations/:id/grade',
    summary: '评定等次 Grade it',
    action: 'evaluation.work',
    params,
    body: T.Object({ expectedVersion, grade: GRADE, reason: text }, closed),
    reply: Evaluation,
  }),
  demandImprovement: route({
    method: 'POST',
    path: '/evaluations/:id/demands',
    summary: '督促改进 Demand an improvement',
    action: 'evaluation.work',
    params,
    body: T.Object({ expectedVersion, demand: text, figure: T.Union([FIGURE, T.Null()]), due: PlainDate }, closed),
    reply: Evaluation,
  }),
  answerImprovement: route({
    method: 'POST',
    path: '/evaluations/:id/answers',
    summary: '反馈改进情况 Answer a demand',
    action: 'evaluation.answer',
    params,
    body: T.Object({ expectedVersion, number, measure: text, doneBy: PlainDate }, closed),
    reply: Evaluation,
  }),
  judgeImprovement: route({
    method: 'POST',
    path: '/evaluations/:id/verdicts',
    summary: '认定改进 Settle a demand or return it',
    action: 'evaluation.work',
    params,
    body: T.Object({ expectedVersion, number, settled: T.Boolean(), reason: text }, closed),
    reply: Evaluation,
  }),
  closeEvaluation: route({
    method: 'POST',
    path: '/evaluations/:id/closure',
    summary: '评估办结 Close it, with the figures of today beside those of then',
    action: 'evaluation.work',
    params,
    body: T.Object({ expectedVersion }, closed),
    reply: Evaluation,
  }),
} as const
