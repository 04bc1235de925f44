import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, PlainDate, Refusable, route } from '#contract'
import { expectedVersion, ItemRef, nullable, params, Words } from './shapes.ts'

const Half = T.Enum(['MORNING', 'AFTERNOON'])
const Why = T.Enum(['ELDERLY', 'DISABLED', 'ILL', 'ENTERPRISE', 'OTHER'])
const Means = T.Enum(['CITIZEN_ID_CARD', 'BUSINESS_LICENCE', 'MANDATE_AND_CARD'])
const Visit = T.Object({
  id: Id,
  version: T.Integer(),
  stage: T.Enum(['booked', 'assigned', 'identityChecked', 'done', 'cancelled']),
  item: ItemRef,
  contact: T.Object({ name: T.String(), phone: T.String() }),
  address: T.String(),
  day: T.String(),
  half: Half,
  why: Why,
  wish: T.String(),
  staff: T.String(),
  identity: nullable(T.Object({ means: Means, matches: T.Boolean(), note: T.String(), at: Instant })),
  outcome: nullable(
    T.Object({ record: T.String(), received: T.Array(T.String()), caseNumber: nullable(T.String()), at: Instant }),
  ),
  cancelledFor: T.String(),
  acts: T.Array(Refusable),
})
const Guidance = T.Object({
  id: Id,
  version: T.Integer(),
  item: ItemRef,
  heldOn: T.String(),
  means: T.Enum(['WINDOW', 'PHONE', 'ONLINE', 'ON_SITE']),
  visitor: T.Object({ name: T.String(), phone: T.String() }),
  asked: T.String(),
  advice: T.Array(T.String()),
  by: T.String(),
  caseNumber: nullable(T.String()),
})
const PassRate = T.Object({ cases: T.Integer(), granted: T.Integer(), atOnce: T.Integer() })
const Effect = T.Object({ guided: PassRate, unguided: PassRate })

export const visitApi = {
  bookVisit: route({
    method: 'POST',
    path: '/my/visits',
    summary: '预约上门办 Book a visit at home or on site',
    action: 'service.followOwn',
    body: T.Object(
      {
        itemCode: T.String({ maxLength: 80 }),
        name: T.String({ minLength: 2, maxLength: 50 }),
        phone: T.String({ maxLength: 20 }),
        address: T.String({ minLength: 5, maxLength: 200 }),
        day: PlainDate,
        half: Half,
        why: Why,
        wish: T.String({ maxLength: 500 }),
      },
      { additionalProperties: false },
    ),
    reply: Visit,
  }),
  myVisits: route({
    method: 'GET',
    path: '/my/visits',
    summary: '我预约的上门办 My visits',
    action: 'service.followOwn',
    reply: T.Object({ items: T.Array(Visit), earliest: T.String(), latest: T.String() }),
  }),
  cancelMyVisit: route({
    method: 'POST',
    path: '/my/visits/:id/cancellation',
    summary: '取消上门预约 Cancel my visit',
    action: 'service.followOwn',
    params,
    body: T.Object({ expectedVersion, reason: T.String({ maxLength: 300 }) }, { additionalProperties: false }),
    reply: Visit,
  }),
  visits: route({
    method: 'GET',
    path: '/desk/visits',
    summary: '上门服务 Visits to make',
    action: 'request.answer',
    query: T.Object(PageQuery),
    reply: T.Object({ items: T.Array(Visit), after: nullable(T.String()), earliest: T.String(), latest: T.String() }),
  }),
  assignVisit: route({
    method: 'POST',
    path: '/desk/visits/:id/assignment',
    summary: '指派上门人员 Assign the officer who goes',
    action: 'request.dispatch',
    params,
    body: T.Object({ expectedVersion, staff: Id, day: PlainDate, half: Half }, { additionalProperties: false }),
    reply: Visit,
  }),
  checkVisitIdentity: route({
    method: 'POST',
    path: '/desk/visits/:id/identity',
    summary: '现场核验身份 Check the identity on the spot',
    action: 'request.answer',
    params,
    body: T.Object(
      { expectedVersion, means: Means, matches: T.Boolean(), note: T.String({ maxLength: 300 }) },
      { additionalProperties: false },
    ),
    reply: Visit,
  }),
  completeVisit: route({
    method: 'POST',
    path: '/desk/visits/:id/record',
    summary: '登记上门办理情况 Record what was done',
    action: 'request.answer',
    params,
    body: T.Object(
      {
        expectedVersion,
        record: Words(2000),
        received: T.Array(Words(100), { maxItems: 50 }),
        caseNumber: nullable(T.String({ maxLength: 40 })),
      },
      { additionalProperties: false },
    ),
    reply: Visit,
  }),
  cancelVisit: route({
    method: 'POST',
    path: '/desk/visits/:id/cancellation',
    summary: '取消上门服务 Cancel a visit',
    action: 'request.answer',
    params,
    body: T.Object({ expectedVersion, reason: Words(300) }, { additionalProperties: false }),
    reply: Visit,
  }),
  guidances: route({
    method: 'GET',
    path: '/desk/guidance',
    summary: '事前辅导记录与效果 Guidance given, and what it brought',
    action: 'request.answer',
    query: T.Object(PageQuery),
    reply: T.Object({
      items: T.Array(Guidance),
      after: nullable(T.String()),
      effect: Effect,
      byItem: T.Array(T.Object({ item: ItemRef, effect: Effect })),
    }),
  }),
  recordGuidance: route({
    method: 'POST',
    path: '/desk/guidance',
    summary: '登记事前辅导 Record a guidance session',
    action: 'request.answer',
    body: T.Object(
      {
        itemCode: T.String({ maxLength: 80 }),
        heldOn: PlainDate,
        means: T.Enum(['WINDOW', 'PHONE', 'ONLINE', 'ON_SITE']),
        name: T.String({ minLength: 2, maxLength: 50 }),
        phone: T.String({ maxLength: 20 }),
        asked: Words(1000),
        advice: T.Array(Words(500), { minItems: 1, maxItems: 20 }),
      },
      { additionalProperties: false },
    ),
    reply: Guidance,
  }),
  linkGuidance: route({
    method: 'POST',
    path: '/desk/guidance/:id/case',
    summary: '关联后来的办件 Link the case it led to',
    action: 'request.answer',
    params,
    body: T.Object({ expectedVersion, caseNumber: T.String({ maxLength: 40 }) }, { additionalProperties: false }),
    reply: Guidance,
  }),
} as const
