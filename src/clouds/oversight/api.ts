import { Type as T } from 'typebox'
import { ClockView, Id, Instant, PageQuery, PlainDate, route } from '#contract'

const actShape = {
  leafIndex: T.Union([T.Integer(), T.Null()]),
  leafHash: T.String(),
  type: T.String(),
  text: T.Object({ zh: T.String(), en: T.String() }),
  actor: T.String(),
  organ: T.String(),
  occurredAt: Instant,
  recordedAt: Instant,
  signed: T.Boolean(),
  /** True when the entry's place in the newest checkpoint was proved on the way here. */
  proved: T.Boolean(),
}
const Act = T.Object(actShape)
export const Card = T.Object({
  id: Id,
  version: T.Integer(),
  caseId: Id,
  caseNumber: T.String(),
  rule: T.Enum([
    'PROMISED_NEARLY_USED',
    'PROMISED_EXCEEDED',
    'STATUTORY_EXCEEDED',
    'STEP_NEARLY_USED',
    'STEP_EXCEEDED',
    'CORRECTION_AGAIN',
    'HELD_PROOF_ASKED',
  ]),
  /** Step id of the standard, where the limit is a step’s own. */
  step: T.Union([T.Null(), T.String()]),
  /** 逐级上报: to whom it has gone up, unanswered. */
  escalated: T.Union([T.Null(), T.Object({ to: T.Enum(['SECTION_HEAD', 'LEADER']), at: Instant })]),
  colour: T.Enum(['YELLOW', 'RED']),
  organ: T.String(),
  due: PlainDate,
  usedPercent: T.Integer(),
  raisedAt: Instant,
  /** A holiday notice moved the last day the card rested on. */
  lifted: T.Union([T.Null(), T.Object({ at: Instant, due: PlainDate, notice: T.String() })]),
  answer: T.Union([T.Null(), T.Object({ at: Instant, by: T.String(), explanation: T.String() })]),
})

export const api = {
  river: route({
    method: 'GET',
    path: '/oversight/acts',
    summary: '实时行为流 The newest acts of all clouds',
    action: 'oversight.inspect',
    query: T.Object(PageQuery),
    reply: T.Object({
      items: T.Array(
        T.Object({ ...actShape, caseId: T.Union([Id, T.Null()]), caseNumber: T.Union([T.String(), T.Null()]) }),
      ),
      after: T.Union([T.String(), T.Null()]),
    }),
  }),
  trail: route({
    method: 'GET',
    path: '/oversight/cases/:id',
    summary: '一件的全程留痕 The whole trail of a case',
    action: 'oversight.inspect',
    params: T.Object({ id: Id }),
    reply: T.Object({
      caseId: Id,
      caseNumber: T.String(),
      itemName: T.String(),
      organ: T.String(),
      clock: ClockView,
      checkpoint: T.Object({ size: T.Integer(), root: T.String() }),
      acts: T.Array(Act),
      cards: T.Array(Card),
    }),
  }),
  cases: route({
    method: 'GET',
    path: '/oversight/cases',
    summary: '全部办件 All cases',
    action: 'oversight.inspect',
    query: T.Object({
      q: T.Optional(T.String({ maxLength: 100 })),
      colour: T.Optional(T.Enum(['amber', 'red'])),
      ...PageQuery,
    }),
    reply: T.Object({
      items: T.Array(
        T.Object({
          id: Id,
          caseNumber: T.String(),
          itemName: T.String(),
          organ: T.String(),
          stage: T.String(),
          submittedAt: Instant,
          clock: ClockView,
        }),
      ),
      after: T.Union([T.String(), T.Null()]),
    }),
  }),
  cards: route({
    method: 'GET',
    path: '/oversight/cards',
    summary: '红黄牌 Yellow and red cards',
    action: 'oversight.inspect',
    query: T.Object({ colour: T.Optional(T.Enum(['YELLOW', 'RED'])), ...PageQuery }),
    reply: T.Object({ items: T.Array(Card), after: T.Union([T.String(), T.Null()]) }),
  }),
  deskCards: route({
    method: 'GET',
    path: '/cards',
    summary: '本局红黄牌 Cards our organ must answer',
    action: 'card.answer',
    query: T.Object(PageQuery),
    reply: T.Object({ items: T.Array(Card), after: T.Union([T.String(), T.Null()]) }),
  }),
  escalatedCards: route({
    method: 'GET',
    path: '/cards/escalated',
    summary: '上报领导的红牌 Red cards that have gone up to the leader',
    action: 'analytics.read',
    query: T.Object(PageQuery),
    reply: T.Object({ items: T.Array(Card), after: T.Union([T.String(), T.Null()]) }),
  }),
  answerCard: route({
    method: 'POST',
    path: '/cards/:id/answer',
    summary: '说明情况 Answer a card',
    action: 'card.answer',
    params: T.Object({ id: Id }),
    body: T.Object(
      { expectedVersion: T.Integer({ minimum: 1 }), explanation: T.String({ minLength: 5, maxLength: 1000 }) },
      { additionalProperties: false },
    ),
    reply: Card,
  }),
} as const
