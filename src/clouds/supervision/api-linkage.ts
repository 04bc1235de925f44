import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import {
  closed,
  Content,
  Duty,
  expectedVersion,
  InteractionView,
  Named,
  Nullable,
  OrganView,
  PushKinds,
  Reason,
} from './api-shapes.ts'

const params = T.Object({ id: Id })
const Organs = T.Array(Id, { minItems: 1, maxItems: 10, uniqueItems: true })

const Check = T.Object({
  id: Id,
  version: T.Integer(),
  at: Instant,
  caseNumber: T.String(),
  itemName: T.String(),
  kind: PushKinds,
  doubts: T.Array(T.String()),
  candidates: T.Array(Named),
  address: T.String(),
  region: Nullable(T.String()),
  industry: Nullable(T.String()),
})
const Queue = T.Object({
  checks: T.Array(Check),
  returned: T.Array(Duty),
  records: T.Array(Duty),
  interactions: T.Array(InteractionView),
  organs: T.Array(Named),
})
const Boundary = T.Object({
  version: T.Integer({ minimum: 0 }),
  inForce: Nullable(
    T.Object({
      number: T.Integer(),
      effectiveFrom: PlainDate,
      publishedAt: Instant,
      publishedBy: T.String(),
      content: Content,
    }),
  ),
  versions: T.Array(
    T.Object({ number: T.Integer(), effectiveFrom: PlainDate, publishedAt: Instant, lines: T.Integer() }),
  ),
  draft: Nullable(T.Object({ by: T.String(), note: T.String(), content: Content })),
  returned: T.String(),
  mayEdit: T.Boolean(),
  mayPublish: T.Boolean(),
  organs: T.Array(Named),
  regions: T.Array(T.Object({ code: T.String(), name: T.String() })),
  items: T.Array(T.Object({ code: T.String(), name: T.String() })),
  /** Items in force for which nobody supervises in the list's own region (监管真空). */
  vacuum: T.Array(T.Object({ code: T.String(), name: T.String() })),
})

/** Doors of the bureau that pushes, and of whoever watches the two sides. */
export const linkageApi = {
  linkageQueue: route({
    method: 'GET',
    path: '/linkage/queue',
    summary: '审管联动待办 What waits for the bureau: checks, returns, records, answers',
    action: 'linkage.handle',
    reply: Queue,
  }),
  settlePush: route({
    method: 'POST',
    path: '/linkage/checks/:id/settlement',
    summary: '人工校验 Say to whom a push goes',
    action: 'linkage.handle',
    params,
    body: T.Object({ expectedVersion, organs: Organs, reason: Reason }, closed),
    reply: Queue,
  }),
  rerouteDuty: route({
    method: 'POST',
    path: '/linkage/returns/:id/rerouting',
    summary: '重新分送 Send a returned duty to others',
    action: 'linkage.handle',
    params,
    body: T.Object({ expectedVersion, organs: Organs, reason: Reason }, closed),
    reply: Queue,
  }),
  declineReturn: route({
    method: 'POST',
    path: '/linkage/returns/:id/refusal',
    summary: '退回不成立 It stays with the department',
    action: 'linkage.handle',
    params,
    body: T.Object({ expectedVersion, reason: Reason }, closed),
    reply: Queue,
  }),
  answerRecord: route({
    method: 'POST',
    path: '/linkage/records/:id/answer',
    summary: '处理监管反馈 Act on a record, or note it',
    action: 'linkage.handle',
    params,
    body: T.Object(
      {
        expectedVersion,
        record: T.Integer({ minimum: 0, maximum: 1000 }),
        answer: T.Enum(['NOTED', 'ACTED']),
        text: T.String({ maxLength: 1000 }),
      },
      closed,
    ),
    reply: Queue,
  }),
  linkageReport: route({
    method: 'GET',
    path: '/linkage/report',
    summary: '推送覆盖与时效 Coverage, lag and backlog, counted from the ledger',
    action: 'linkage.read',
    reply: T.Object({
      at: Instant,
      owed: T.Integer(),
      pushed: T.Integer(),
      questioned: T.Integer(),
      missing: T.Integer(),
      duties: T.Integer(),
      acknowledged: T.Integer(),
      p50Ms: Nullable(T.Integer()),
      p99Ms: Nullable(T.Integer()),
      backlog: T.Array(
        T.Object({
          organ: Id,
          name: T.String(),
          open: T.Integer(),
          overdue: T.Integer(),
          unacknowledged: T.Integer(),
          claimed: T.Integer(),
          returned: T.Integer(),
          recorded: T.Integer(),
          total: T.Integer(),
          liaison: Nullable(T.String()),
          secondEntries: T.Integer(),
        }),
      ),
      disconnections: T.Array(
        T.Object({
          kind: T.Enum(['NEVER_PUSHED', 'NOT_CLAIMED', 'NOT_INSPECTED', 'NO_FEEDBACK']),
          caseNumber: Nullable(T.String()),
          itemName: Nullable(T.String()),
          organ: Nullable(T.String()),
          since: Instant,
        }),
      ),
    }),
  }),
  supervisingOrgans: route({
    method: 'GET',
    path: '/linkage/organs',
    summary: '联络员与部门系统 Liaison officers and departments’ systems',
    action: 'linkage.read',
    reply: T.Object({
      items: T.Array(OrganView),
      own: Nullable(Id),
      officers: T.Array(Named),
      mayName: T.Boolean(),
      mayConnect: T.Boolean(),
    }),
  }),
  nameLiaisons: route({
    method: 'POST',
    path: '/linkage/liaisons',
    summary: '指定联络员 Name liaison officers of one’s own organ',
    action: 'linkage.name',
    body: T.Object(
      {
        liaisons: T.Array(
          T.Object(
            {
              officer: Id,
              contact: T.String({ minLength: 3, maxLength: 60 }),
              part: T.Enum(['LIAISON', 'SUBSTITUTE']),
              away: Nullable(T.Object({ from: PlainDate, until: PlainDate }, closed)),
            },
            closed,
          ),
          { minItems: 1, maxItems: 6 },
        ),
      },
      closed,
    ),
    reply: OrganView,
  }),
  declareOwnSystem: route({
    method: 'POST',
    path: '/linkage/own-system',
    summary: '申报自建系统 Declare a system of one’s own that is not connected',
    action: 'duty.work',
    body: T.Object({ name: T.String({ minLength: 2, maxLength: 80 }) }, closed),
    reply: OrganView,
  }),
  connectSystem: route({
    method: 'POST',
    path: '/linkage/systems',
    summary: '接入部门系统 Connect a department’s system',
    action: 'organisation.manage',
    body: T.Object(
      {
        organ: Id,
        name: T.String({ minLength: 2, maxLength: 80 }),
        hook: Nullable(T.String({ pattern: '^https?://[^\\s]{3,300}$' })),
        until: PlainDate,
      },
      closed,
    ),
    /** Both keys are told this once. */
    reply: T.Object({ organ: OrganView, callSecret: T.String(), hookSecret: T.String() }),
  }),
  disconnectSystem: route({
    method: 'POST',
    path: '/linkage/systems/:id/end',
    summary: '断开部门系统 Disconnect it',
    action: 'organisation.manage',
    params,
    body: T.Object({ reason: Reason }, closed),
    reply: OrganView,
  }),
  systemWork: route({
    method: 'POST',
    path: '/linkage/system-calls',
    summary: '部门系统拉取、认领、反馈 A department’s system pulls, claims and feeds back, signed',
    action: 'public',
    machine: true,
    rawBody: true,
    reply: T.Object({ items: T.Array(Duty), after: T.Union([T.String(), T.Null()]) }),
  }),
  boundary: route({
    method: 'GET',
    path: '/boundary-list',
    summary: '审管互动边界清单 The boundary list',
    action: 'boundary.read',
    reply: Boundary,
  }),
  draftBoundary: route({
    method: 'POST',
    path: '/boundary-list/draft',
    summary: '起草边界清单 Draft it',
    action: 'boundary.edit',
    body: T.Object(
      { expectedVersion: T.Integer({ minimum: 0 }), content: Content, note: T.String({ maxLength: 500 }) },
      closed,
    ),
    reply: Boundary,
  }),
  publishBoundary: route({
    method: 'POST',
    path: '/boundary-list/publication',
    summary: '发布边界清单 Publish it',
    action: 'boundary.publish',
    body: T.Object({ expectedVersion, effectiveFrom: PlainDate }, closed),
    reply: Boundary,
  }),
  returnBoundary: route({
    method: 'POST',
    path: '/boundary-list/return',
    summary: '退回边界清单 Return the draft',
    action: 'boundary.publish',
    body: T.Object({ expectedVersion, reason: Reason }, closed),
    reply: Boundary,
  }),
} as const
