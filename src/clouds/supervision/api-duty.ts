import { Type as T } from 'typebox'
import { Id, PageQuery, PlainDate, route } from '#contract'
import { closed, Duty, expectedVersion, InteractionView, Named, Nullable, Reason, Stage, Trace } from './api-shapes.ts'

const params = T.Object({ id: Id })

/** Doors of the departments that supervise. */
export const dutyApi = {
  duties: route({
    method: 'GET',
    path: '/duties',
    summary: '监管任务 Duties to supervise',
    action: 'duty.work',
    query: T.Object({ stage: T.Optional(Stage), ...PageQuery }),
    reply: T.Object({ items: T.Array(Duty), after: T.Union([T.String(), T.Null()]), open: T.Integer() }),
  }),
  dutiesBelow: route({
    method: 'GET',
    path: '/duties-below',
    summary: '下级监管件 What was pushed to departments below',
    action: 'duty.work',
    query: T.Object(PageQuery),
    reply: T.Object({ items: T.Array(Duty), after: T.Union([T.String(), T.Null()]) }),
  }),
  duty: route({
    method: 'GET',
    path: '/duties/:id',
    summary: '一项监管任务 One duty',
    action: 'duty.work',
    params,
    reply: Duty,
  }),
  dutyTrail: route({
    method: 'GET',
    path: '/duties/:id/trail',
    summary: '留痕：每一次推送、签收、认领、反馈 Every step of a duty, on both sides',
    action: 'duty.work',
    params,
    reply: T.Object({ items: T.Array(Trace), organs: T.Array(Named) }),
  }),
  acknowledge: route({
    method: 'POST',
    path: '/duties/:id/receipt',
    summary: '签收 Acknowledge',
    action: 'duty.work',
    params,
    body: T.Object({}, closed),
    reply: Duty,
  }),
  claim: route({
    method: 'POST',
    path: '/duties/:id/claim',
    summary: '认领 Claim',
    action: 'duty.work',
    params,
    body: T.Object({ expectedVersion }, closed),
    reply: Duty,
  }),
  returnDuty: route({
    method: 'POST',
    path: '/duties/:id/return',
    summary: '退回 Return, with a reason',
    action: 'duty.work',
    params,
    body: T.Object({ expectedVersion, reason: Reason, proposes: T.Optional(Id) }, closed),
    reply: Duty,
  }),
  noteInspection: route({
    method: 'POST',
    path: '/duties/:id/inspection',
    summary: '登记已检查 Note that it was inspected',
    action: 'duty.work',
    params,
    body: T.Object({ expectedVersion, on: PlainDate }, closed),
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
      closed,
    ),
    reply: Duty,
  }),
  interactions: route({
    method: 'GET',
    path: '/interactions',
    summary: '互动环节 Parts in running cases',
    action: 'duty.work',
    reply: T.Object({ items: T.Array(InteractionView) }),
  }),
  answerInteraction: route({
    method: 'POST',
    path: '/interactions/:id/answer',
    summary: '回应互动 Answer',
    action: 'duty.work',
    params,
    body: T.Object(
      {
        expectedVersion,
        answer: T.Enum(['SEEN', 'AGREES', 'OBJECTS', 'TOOK_PART']),
        text: T.String({ maxLength: 1000 }),
      },
      closed,
    ),
    reply: InteractionView,
  }),
  ownSupervision: route({
    method: 'GET',
    path: '/my/supervision',
    summary: '我的许可由谁监管、查什么 What will be checked of each permit held, how often, by whom',
    action: 'certificate.followOwn',
    reply: T.Object({
      items: T.Array(
        T.Object({
          case: Id,
          caseNumber: T.String(),
          itemName: T.String(),
          object: T.String(),
          certificateIdentifier: Nullable(T.String()),
          validUntil: Nullable(PlainDate),
          supervisors: T.Array(T.Object({ name: T.String(), contact: Nullable(T.String()) })),
          firstCheckDue: Nullable(PlainDate),
          checksPerYear: Nullable(T.Integer()),
          measures: T.Array(T.String()),
          points: T.Array(T.String()),
          disposal: T.Array(T.String()),
          commitment: Nullable(T.String()),
        }),
      ),
    }),
  }),
} as const
