import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, Refusable, route } from '#contract'

const params = T.Object({ id: Id })
export const Duty = T.Object({
  id: Id,
  version: T.Integer(),
  caseNumber: T.String(),
  itemName: T.String(),
  outcome: T.Enum(['GRANTED', 'REFUSED']),
  object: T.Object({ name: T.String(), idNumber: T.String(), address: T.String() }),
  decidedBy: T.String(),
  decidedAt: Instant,
  openedAt: Instant,
  /** Milliseconds from decision to push. */
  lagMs: T.Integer(),
  stage: T.Enum(['open', 'claimed', 'returned', 'recorded']),
  claimedBy: T.Union([T.Null(), T.String()]),
  certificateIdentifier: T.Union([T.Null(), T.String()]),
  points: T.Array(T.String()),
  records: T.Array(
    T.Object({
      at: Instant,
      by: T.String(),
      method: T.String(),
      found: T.String(),
      result: T.String(),
      measure: T.String(),
    }),
  ),
  acts: T.Array(Refusable),
})
const expectedVersion = T.Integer({ minimum: 1 })

export const api = {
  duties: route({
    method: 'GET',
    path: '/duties',
    summary: '监管任务 Duties to supervise',
    action: 'duty.work',
    query: T.Object({ stage: T.Optional(T.Enum(['open', 'claimed', 'returned', 'recorded'])), ...PageQuery }),
    reply: T.Object({ items: T.Array(Duty), after: T.Union([T.String(), T.Null()]), open: T.Integer() }),
  }),
  duty: route({
    method: 'GET',
    path: '/duties/:id',
    summary: '一项监管任务 One duty',
    action: 'duty.work',
    params,
    reply: Duty,
  }),
  claim: route({
    method: 'POST',
    path: '/duties/:id/claim',
    summary: '认领 Claim',
    action: 'duty.work',
    params,
    body: T.Object({ expectedVersion }, { additionalProperties: false }),
    reply: Duty,
  }),
  returnDuty: route({
    method: 'POST',
    path: '/duties/:id/return',
    summary: '退回 Return, with a reason',
    action: 'duty.work',
    params,
    body: T.Object(
      { expectedVersion, reason: T.String({ minLength: 2, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    reply: Duty,
  }),
  record: route({
    method: 'POST',
    path: '/duties/:id/records',
    summary: '反馈监管记录 Feed back a supervision record',
    action: 'duty.work',
    params,
    body: T.Object(
      {
        expectedVersion,
        method: T.Enum(['ON_SITE', 'PAPERS', 'REMOTE']),
        found: T.String({ minLength: 2, maxLength: 2000 }),
        result: T.Enum(['NORMAL', 'PROBLEM']),
        measure: T.String({ maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    reply: Duty,
  }),
} as const
