import { Type as T } from 'typebox'
import { DOMAINS, Id, Instant, isDomain, PageQuery, Refusable, route } from '#contract'
import { codeParams, Due, expectedVersion, Made, Named, nullable, params, Step, Words, Bilingual } from './shapes.ts'

const KINDS = ['ENQUIRY', 'COMPLAINT', 'SUGGESTION', 'PAIN_POINT'] as const
/** What goes to the service desk; a report goes to the inspectors by a door of its own. */
const Kind = T.Enum([...KINDS])
const AnyKind = T.Enum([...KINDS, 'REPORT'])
const Field = T.Enum(Object.keys(DOMAINS).filter(isDomain))
export const Subject = T.Union([
  T.Object({ kind: T.Literal('ITEM'), itemCode: T.String(), itemName: Bilingual }),
  T.Object({ kind: T.Literal('CASE'), caseNumber: T.String(), itemCode: T.String(), itemName: Bilingual }),
  T.Object({ kind: T.Literal('NONE'), domain: T.Optional(Field) }),
])
const Measure = T.Object(
  {
    what: T.Enum(['DAYS', 'MATERIALS', 'VISITS', 'STEPS']),
    before: T.Integer({ minimum: 0, maximum: 10_000 }),
    after: T.Integer({ minimum: 0, maximum: 10_000 }),
  },
  { additionalProperties: false },
)
const Resolution = T.Object(
  { before: Words(1000), after: Words(1000), measures: T.Array(Measure, { minItems: 1, maxItems: 4 }) },
  { additionalProperties: false },
)
const Adoption = T.Object({ adopted: T.Boolean(), reason: Words(1000) }, { additionalProperties: false })
const Answer = T.Object({
  at: Instant,
  organ: Named,
  text: T.String(),
  adoption: nullable(Adoption),
  resolution: nullable(Resolution),
})
export const ReportFinding = T.Enum(['SUBSTANTIATED', 'PARTLY', 'UNSUBSTANTIATED', 'NOT_OURS'])
/** What the desk asked and the reporter said. */
export const Talk = T.Object({ from: T.Enum(['DESK', 'REPORTER']), at: Instant, text: T.String() })
const shared = {
  kind: AnyKind,
  stage: T.Enum(['filed', 'dispatched', 'answered']),
  subject: Subject,
  text: T.String(),
  filedAt: Instant,
  /** Null once it is answered. */
  due: nullable(Due),
  organ: nullable(Named),
  answer: nullable(Answer),
  rating: nullable(T.Object({ satisfied: T.Boolean(), comment: T.String(), at: Instant })),
  reopened: nullable(T.Object({ reason: T.String(), at: Instant })),
  published: T.Boolean(),
}
/** What whoever asked sees. */
export const OwnRequest = T.Object({
  ...shared,
  code: T.String(),
  version: T.Integer(),
  mayRate: T.Boolean(),
  mayReopen: T.Boolean(),
  /** Only of a report. */
  report: nullable(
    T.Object({
      takenUp: T.Boolean(),
      takeUpBy: T.String(),
      finding: nullable(ReportFinding),
      files: T.Integer(),
      talk: T.Array(Talk),
      maySupplement: T.Boolean(),
    }),
  ),
  steps: T.Array(T.Object({ type: T.String(), at: Instant, note: T.String() })),
})
/** What the desk sees. */
export const DeskRequest = T.Object({
  ...shared,
  id: Id,
  version: T.Integer(),
  from: T.Enum(['PERSON', 'ENTERPRISE', 'DEPARTMENT']),
  contact: T.Object({ name: T.String(), phone: T.String() }),
  publishable: T.Boolean(),
  section: T.String(),
  officer: T.String(),
  steps: T.Array(Step),
  acts: T.Array(Refusable),
  /** The texts to be published, with numbers and the given name already hidden. */
  proposed: nullable(T.Object({ question: T.String(), answer: T.String() })),
})
const PublicRequest = T.Object({
  id: Id,
  kind: AnyKind,
  finding: nullable(ReportFinding),
  item: nullable(T.Object({ code: T.String(), name: Bilingual })),
  organ: nullable(Named),
  question: T.String(),
  answer: T.String(),
  filedOn: T.String(),
  answeredOn: T.String(),
  adoption: nullable(Adoption),
  resolution: nullable(Resolution),
})
const stated = { expectedVersion }

export const requestApi = {
  fileRequest: route({
    method: 'POST',
    path: '/requests',
    summary: '提交咨询、投诉、建议、堵点 File an enquiry, complaint, suggestion or pain point',
    action: 'public',
    body: T.Object(
      {
        kind: Kind,
        itemCode: T.Optional(T.String({ maxLength: 80 })),
        caseNumber: T.Optional(T.String({ maxLength: 40 })),
        /** Where neither is known: the field it lies in, which decides whose it is (ST-35). */
        domain: T.Optional(Field),
        text: T.String({ minLength: 5, maxLength: 2000 }),
        name: T.String({ maxLength: 50 }),
        phone: T.String({ maxLength: 20 }),
        from: T.Enum(['PERSON', 'ENTERPRISE']),
        publishable: T.Boolean(),
      },
      { additionalProperties: false },
    ),
    reply: T.Object({ code: T.String(), organ: nullable(Named), due: Due }),
  }),
  followRequest: route({
    method: 'GET',
    path: '/requests/code/:code',
    summary: '凭查询码查诉求 Follow a request by its code',
    action: 'public',
    params: codeParams,
    reply: OwnRequest,
  }),
  rateRequest: route({
    method: 'POST',
    path: '/requests/code/:code/rating',
    summary: '评价答复 Rate the answer',
    action: 'public',
    params: codeParams,
    body: T.Object(
      { ...stated, satisfied: T.Boolean(), comment: T.String({ maxLength: 500 }) },
      { additionalProperties: false },
    ),
    reply: OwnRequest,
  }),
  reopenRequest: route({
    method: 'POST',
    path: '/requests/code/:code/reopening',
    summary: '要求重新办理 Ask for another answer, once',
    action: 'public',
    params: codeParams,
    body: T.Object({ ...stated, reason: Words(1000) }, { additionalProperties: false }),
    reply: OwnRequest,
  }),
  publishedRequests: route({
    method: 'GET',
    path: '/published-requests',
    summary: '公开的诉求与答复 Published requests and their answers',
    action: 'public',
    query: T.Object({ kind: T.Optional(AnyKind), ...PageQuery }),
    reply: T.Object({
      items: T.Array(PublicRequest),
      after: nullable(T.String()),
      /** Also of those that are not published: how many there are, and how many await an answer beyond their limit. */
      counts: T.Object({ filed: T.Integer(), answered: T.Integer(), published: T.Integer(), overdue: T.Integer() }),
    }),
  }),
  myRequests: route({
    method: 'GET',
    path: '/my/requests',
    summary: '我的诉求 My requests',
    action: 'service.followOwn',
    reply: T.Object({ items: T.Array(OwnRequest) }),
  }),
  requests: route({
    method: 'GET',
    path: '/desk/requests',
    summary: '诉求工单 Requests on the desk',
    action: 'request.answer',
    query: T.Object({ stage: T.Optional(T.Enum(['open', 'answered'])), kind: T.Optional(Kind), ...PageQuery }),
    reply: T.Object({
      items: T.Array(DeskRequest),
      after: nullable(T.String()),
      open: T.Integer(),
      overdue: T.Integer(),
    }),
  }),
  request: route({
    method: 'GET',
    path: '/desk/requests/:id',
    summary: '一件诉求 One request',
    action: 'request.answer',
    params,
    reply: DeskRequest,
  }),
  staff: route({
    method: 'GET',
    path: '/desk/staff',
    summary: '可派单的单位和人员 Organs and officers that may be given a request',
    action: 'request.answer',
    reply: T.Object({
      organs: T.Array(Named),
      people: T.Array(T.Object({ id: Id, organ: Id, name: T.String(), post: T.String() })),
    }),
  }),
  fileFromDepartment: route({
    method: 'POST',
    path: '/desk/requests',
    summary: '部门提出建议 A department makes a suggestion',
    action: 'request.answer',
    body: T.Object(
      { itemCode: T.Optional(T.String({ maxLength: 80 })), text: T.String({ minLength: 5, maxLength: 2000 }) },
      { additionalProperties: false },
    ),
    reply: Made,
  }),
  dispatchRequest: route({
    method: 'POST',
    path: '/desk/requests/:id/dispatch',
    summary: '派单 Dispatch to the responsible organ',
    action: 'request.dispatch',
    params,
    body: T.Object(
      { ...stated, organ: Id, section: T.String({ maxLength: 50 }), officer: nullable(Id) },
      { additionalProperties: false },
    ),
    reply: DeskRequest,
  }),
  returnRequest: route({
    method: 'POST',
    path: '/desk/requests/:id/return',
    summary: '退回派单 Return what is not ours',
    action: 'request.answer',
    params,
    body: T.Object({ ...stated, reason: Words(500) }, { additionalProperties: false }),
    reply: T.Object({ returned: T.Boolean() }),
  }),
  answerRequest: route({
    method: 'POST',
    path: '/desk/requests/:id/answer',
    summary: '答复 Answer',
    action: 'request.answer',
    params,
    body: T.Object(
      { ...stated, text: Words(4000), adoption: nullable(Adoption), resolution: nullable(Resolution) },
      { additionalProperties: false },
    ),
    reply: DeskRequest,
  }),
  publishRequest: route({
    method: 'POST',
    path: '/desk/requests/:id/publication',
    summary: '公开问题和答复 Publish question and answer',
    action: 'request.dispatch',
    params,
    body: T.Object({ ...stated, question: Words(2000), answer: Words(4000) }, { additionalProperties: false }),
    reply: DeskRequest,
  }),
  unpublishRequest: route({
    method: 'POST',
    path: '/desk/requests/:id/unpublication',
    summary: '撤回公开 Take a publication back',
    action: 'request.dispatch',
    params,
    body: T.Object({ ...stated, reason: Words(500) }, { additionalProperties: false }),
    reply: DeskRequest,
  }),
} as const
