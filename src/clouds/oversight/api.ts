import { Type as T } from 'typebox'
import { ClockView, Id, Instant, LookPurpose, PageQuery, route } from '#contract'
import { Act, actShape, Bilingual, Card } from './api-shapes.ts'
import { cageApi } from './cage-api.ts'
import { controlsApi } from './controls-api.ts'
import { evaluationApi } from './evaluation-api.ts'
import { evidenceApi } from './evidence-api.ts'
import { outsideApi } from './outside-api.ts'

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
      /** 流程合规: where the case left the procedure and the limits of its standard. */
      deviations: T.Array(
        T.Object({
          code: T.String(),
          text: Bilingual,
          step: Bilingual,
          expected: T.String(),
          entry: T.Union([T.String(), T.Null()]),
        }),
      ),
      /** 查阅留痕, newest first. */
      looks: T.Array(
        T.Object({
          at: Instant,
          by: T.String(),
          kind: T.Enum(['VIEW', 'DOWNLOAD', 'EXPORT', 'PRINT']),
          /** What full data were asked for. */
          purpose: T.Union([T.Null(), LookPurpose]),
        }),
      ),
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
    query: T.Object({
      colour: T.Optional(T.Enum(['YELLOW', 'RED'])),
      phase: T.Optional(T.Enum(['OPEN', 'ANSWERED', 'ORDERED', 'AT_RISK', 'DONE'])),
      rule: T.Optional(T.String({ maxLength: 60 })),
      ...PageQuery,
    }),
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
  ...cageApi,
  ...evidenceApi,
  ...controlsApi,
  ...outsideApi,
  ...evaluationApi,
} as const
