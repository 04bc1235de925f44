import { Type as T } from 'typebox'
import { ClockView, Id, Instant, Page, PageQuery, PlainDate, Refusable, route, Sha256 } from '#contract'
import { ItemStandard } from '#catalogue/standard'

const Named = T.Object({ id: T.String(), name: T.String() })
const Bilingual = T.Object({ zh: T.String(), en: T.Optional(T.String()) })
const params = T.Object({ id: Id })

export const ItemCard = T.Object({
  code: T.String(),
  version: T.Integer(),
  name: Bilingual,
  parentName: Bilingual,
  kind: T.String(),
  depth: T.Enum(['FULL', 'GENERAL']),
  source: T.Enum(['DEMO_DISTRICT', 'IMPORTED']),
  organ: Named,
  promised: T.Object({ days: T.Integer(), unit: T.Enum(['working', 'natural']) }),
  statutory: T.Object({ days: T.Integer(), unit: T.Enum(['working', 'natural']) }),
  visits: T.Integer(),
  materials: T.Integer(),
  charged: T.Boolean(),
})
export const ItemGuide = T.Object({
  code: T.String(),
  version: T.Integer(),
  publishedAt: Instant,
  standard: ItemStandard,
  organ: Named,
  competentOrgans: T.Array(Named),
})

const MaterialHandedIn = T.Object({
  material: T.String(),
  sha256: Sha256,
  fileName: T.String({ minLength: 1, maxLength: 200 }),
  mediaType: T.String(),
  sizeBytes: T.Integer({ minimum: 1 }),
})
const ApplicantShape = T.Object(
  {
    kind: T.Enum(['PERSON', 'ENTERPRISE']),
    name: T.String({ maxLength: 100 }),
    idNumber: T.String({ maxLength: 18 }),
    phone: T.String({ maxLength: 20 }),
  },
  { additionalProperties: false },
)
const DraftContent = T.Object(
  {
    applicant: ApplicantShape,
    answers: T.Record(T.String(), T.String()),
    form: T.Record(T.String(), T.Unknown()),
    materials: T.Array(MaterialHandedIn, { maxItems: 100 }),
  },
  { additionalProperties: false },
)
export const Draft = T.Object({
  id: Id,
  itemCode: T.String(),
  itemVersion: T.Integer(),
  itemName: T.String(),
  /** Grows by one with every save; a save names the revision it changes. */
  revision: T.Integer(),
  savedAt: Instant,
  content: DraftContent,
})

const Stage = T.Enum([
  'submitted',
  'awaitingCorrection',
  'accepted',
  'examined',
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
])
/** One line of what happened, in the words of the hall; `documents` are sealed notices and certificates. */
const Milestone = T.Object({
  type: T.String(),
  at: Instant,
  text: Bilingual,
  by: T.Optional(T.String()),
  document: T.Optional(T.Object({ id: Id, title: T.String() })),
})
const DefectShape = T.Object(
  {
    subject: T.Enum(['MATERIAL', 'FIELD']),
    ref: T.String({ minLength: 1, maxLength: 200 }),
    problem: T.String({ minLength: 2, maxLength: 500 }),
    remedy: T.String({ minLength: 2, maxLength: 500 }),
  },
  { additionalProperties: false },
)
/** What the applicant, or whoever holds the tracking code, sees. The code alone shows no name, form or file. */
export const CaseProgress = T.Object({
  caseNumber: T.String(),
  itemName: T.String(),
  organ: Named,
  stage: Stage,
  /** Whose turn it is, e.g. 「示范区行政审批局·审查人员」 or 「申请人」. */
  turn: Bilingual,
  clock: ClockView,
  milestones: T.Array(Milestone),
  defects: T.Array(DefectShape),
})
const OwnCase = T.Object({
  id: Id,
  version: T.Integer(),
  progress: CaseProgress,
  trackingCode: T.String(),
  itemCode: T.String(),
  itemVersion: T.Integer(),
  applicant: ApplicantShape,
  answers: T.Record(T.String(), T.String()),
  form: T.Record(T.String(), T.Unknown()),
  materials: T.Array(MaterialHandedIn),
  documents: T.Array(
    T.Object({ id: Id, kind: T.String(), title: T.String(), number: T.String(), released: T.Boolean() }),
  ),
  supervision: T.Array(T.Object({ at: Instant, organ: T.String(), result: T.String(), found: T.String() })),
})
const WorklistRow = T.Object({
  id: Id,
  caseNumber: T.String(),
  itemName: T.String(),
  applicantName: T.String(),
  stage: Stage,
  submittedAt: Instant,
  clock: ClockView,
})
/** Everything a desk needs on one screen: papers, checks, what may be done now and why not the rest. */
export const DeskCase = T.Object({
  id: Id,
  version: T.Integer(),
  progress: CaseProgress,
  itemCode: T.String(),
  itemVersion: T.Integer(),
  standard: ItemStandard,
  applicant: ApplicantShape,
  answers: T.Record(T.String(), T.String()),
  form: T.Record(T.String(), T.Unknown()),
  materials: T.Array(MaterialHandedIn),
  examination: T.Union([
    T.Null(),
    T.Object({
      by: T.String(),
      at: Instant,
      opinion: T.String(),
      proposal: T.Enum(['GRANT', 'REFUSE']),
      findings: T.Array(T.Object({ criterion: T.String(), met: T.Boolean(), note: T.String() })),
    }),
  ]),
  acts: T.Array(Refusable),
  documents: T.Array(
    T.Object({ id: Id, kind: T.String(), title: T.String(), number: T.String(), released: T.Boolean() }),
  ),
  supervision: T.Array(
    T.Object({
      at: Instant,
      organ: T.String(),
      by: T.String(),
      method: T.String(),
      result: T.String(),
      found: T.String(),
      measure: T.String(),
    }),
  ),
})
/** Answer to every command: where the case now stands and what happens next, in a sentence. */
const Done = T.Object({ id: Id, version: T.Integer(), next: Bilingual })
const expectedVersion = T.Integer({ minimum: 1 })

export const api = {
  searchItems: route({
    method: 'GET',
    path: '/items',
    summary: '搜索事项 Search service items',
    action: 'public',
    query: T.Object({
      q: T.Optional(T.String({ maxLength: 100 })),
      organ: T.Optional(T.String()),
      kind: T.Optional(T.String()),
      audience: T.Optional(T.Enum(['PERSON', 'ENTERPRISE', 'OTHER'])),
      source: T.Optional(T.Enum(['DEMO_DISTRICT', 'IMPORTED'])),
      ...PageQuery,
    }),
    reply: T.Object({ items: T.Array(ItemCard), after: T.Union([T.String(), T.Null()]), total: T.Integer() }),
  }),
  hall: route({
    method: 'GET',
    path: '/hall',
    summary: '大厅首页 What the home page shows',
    action: 'public',
    reply: T.Object({
      bureau: T.String(),
      items: T.Integer(),
      subItems: T.Integer(),
      /** Items with most cases this calendar month; empty before the first. */
      popular: T.Array(T.Object({ code: T.String(), name: T.String(), cases: T.Integer() })),
      fullItems: T.Array(ItemCard),
    }),
  }),
  guide: route({
    method: 'GET',
    path: '/items/:code',
    summary: '办事指南 Service guide',
    action: 'public',
    params: T.Object({ code: T.String({ maxLength: 80 }) }),
    reply: ItemGuide,
  }),
  startDraft: route({
    method: 'POST',
    path: '/drafts',
    summary: '新建草稿 Start a draft',
    action: 'draft.edit',
    body: T.Object({ itemCode: T.String({ maxLength: 80 }) }, { additionalProperties: false }),
    reply: Draft,
  }),
  listDrafts: route({
    method: 'GET',
    path: '/drafts',
    summary: '我的草稿 My drafts',
    action: 'draft.edit',
    query: T.Object(PageQuery),
    reply: Page(Draft),
  }),
  readDraft: route({
    method: 'GET',
    path: '/drafts/:id',
    summary: '读取草稿 Read a draft',
    action: 'draft.edit',
    params,
    reply: Draft,
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/drafts/:id',
    summary: '保存草稿 Save a draft',
    action: 'draft.edit',
    params,
    body: T.Object({ revision: T.Integer({ minimum: 0 }), content: DraftContent }, { additionalProperties: false }),
    reply: Draft,
  }),
  discardDraft: route({
    method: 'DELETE',
    path: '/drafts/:id',
    summary: '删除草稿 Discard a draft',
    action: 'draft.edit',
    params,
    reply: T.Object({ discarded: T.Boolean() }),
  }),
  submit: route({
    method: 'POST',
    path: '/drafts/:id/submission',
    summary: '提交申请 Submit the application',
    action: 'case.submit',
    params,
    body: T.Object(
      { revision: T.Integer({ minimum: 0 }), channel: T.Enum(['ONLINE', 'MOBILE']), truthPromised: T.Boolean() },
      { additionalProperties: false },
    ),
    reply: T.Object({
      id: Id,
      caseNumber: T.String(),
      trackingCode: T.String(),
      version: T.Integer(),
      next: Bilingual,
    }),
  }),
  track: route({
    method: 'GET',
    path: '/progress/:trackingCode',
    summary: '凭查询码查进度 Progress by tracking code',
    action: 'public',
    params: T.Object({ trackingCode: T.String({ maxLength: 40 }) }),
    reply: CaseProgress,
  }),
  myCases: route({
    method: 'GET',
    path: '/my/cases',
    summary: '我的办件 My cases',
    action: 'case.followOwn',
    query: T.Object(PageQuery),
    reply: Page(T.Object({ id: Id, progress: CaseProgress })),
  }),
  myCase: route({
    method: 'GET',
    path: '/my/cases/:id',
    summary: '我的一件 One of my cases',
    action: 'case.followOwn',
    params,
    reply: OwnCase,
  }),
  correct: route({
    method: 'POST',
    path: '/my/cases/:id/correction',
    summary: '提交补正 Submit what was wanting',
    action: 'case.followOwn',
    params,
    body: T.Object(
      { form: T.Record(T.String(), T.Unknown()), materials: T.Array(MaterialHandedIn, { maxItems: 100 }) },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  withdraw: route({
    method: 'POST',
    path: '/my/cases/:id/withdrawal',
    summary: '撤回申请 Withdraw the application',
    action: 'case.followOwn',
    params,
    body: T.Object({ reason: T.String({ maxLength: 500 }) }, { additionalProperties: false }),
    reply: Done,
  }),
  worklist: route({
    method: 'GET',
    path: '/cases',
    summary: '待办 Worklist',
    action: 'case.list',
    query: T.Object({
      stage: T.Optional(Stage),
      /** Only cases this officer may act on now. */
      mine: T.Optional(T.Boolean()),
      q: T.Optional(T.String({ maxLength: 100 })),
      ...PageQuery,
    }),
    reply: T.Object({ items: T.Array(WorklistRow), after: T.Union([T.String(), T.Null()]), waiting: T.Integer() }),
  }),
  readCase: route({
    method: 'GET',
    path: '/cases/:id',
    summary: '一件的全部 One case, whole',
    action: 'case.read',
    params,
    reply: DeskCase,
  }),
  readMaterial: route({
    method: 'GET',
    path: '/cases/:id/materials/:sha256',
    summary: '材料原件 A material as handed in',
    action: 'file.upload',
    params: T.Object({ id: Id, sha256: Sha256 }),
    reply: T.Unknown(),
    raw: true,
  }),
  requestCorrection: route({
    method: 'POST',
    path: '/cases/:id/correction-request',
    summary: '一次性告知补正 Ask once for everything that is wanting',
    action: 'case.receive',
    params,
    body: T.Object(
      { expectedVersion, defects: T.Array(DefectShape, { minItems: 1, maxItems: 100 }) },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  accept: route({
    method: 'POST',
    path: '/cases/:id/acceptance',
    summary: '受理 Accept',
    action: 'case.receive',
    params,
    body: T.Object({ expectedVersion }, { additionalProperties: false }),
    reply: Done,
  }),
  refuseToAccept: route({
    method: 'POST',
    path: '/cases/:id/non-acceptance',
    summary: '不予受理 Refuse to accept',
    action: 'case.receive',
    params,
    body: T.Object(
      {
        expectedVersion,
        ground: T.Enum(['NOT_REQUIRED', 'NOT_COMPETENT', 'STILL_INCOMPLETE']),
        reason: T.String({ minLength: 5, maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  examine: route({
    method: 'POST',
    path: '/cases/:id/examination',
    summary: '审查意见 Give the examination opinion',
    action: 'case.examine',
    params,
    body: T.Object(
      {
        expectedVersion,
        findings: T.Array(
          T.Object(
            { criterion: T.String(), met: T.Boolean(), note: T.String({ maxLength: 500 }) },
            { additionalProperties: false },
          ),
          { maxItems: 100 },
        ),
        opinion: T.String({ minLength: 2, maxLength: 2000 }),
        proposal: T.Enum(['GRANT', 'REFUSE']),
      },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  returnCase: route({
    method: 'POST',
    path: '/cases/:id/return',
    summary: '退回审查 Return to examination',
    action: 'case.decide',
    params,
    body: T.Object(
      { expectedVersion, reason: T.String({ minLength: 2, maxLength: 1000 }) },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  startProcedure: route({
    method: 'POST',
    path: '/cases/:id/procedure',
    summary: '启动法定特别程序 Start a procedure that stops the clock',
    action: 'case.examine',
    params,
    body: T.Object(
      {
        expectedVersion,
        procedure: T.Enum([
          'HEARING',
          'TENDER',
          'AUCTION',
          'INSPECTION',
          'TESTING',
          'QUARANTINE',
          'APPRAISAL',
          'EXPERT_REVIEW',
        ]),
        reason: T.String({ minLength: 2, maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  endProcedure: route({
    method: 'POST',
    path: '/cases/:id/procedure/end',
    summary: '特别程序结束 End the procedure',
    action: 'case.examine',
    params,
    body: T.Object(
      { expectedVersion, outcome: T.String({ minLength: 2, maxLength: 1000 }) },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  extend: route({
    method: 'POST',
    path: '/cases/:id/extension',
    summary: '延长期限 Extend the limit, once',
    action: 'case.decide',
    params,
    body: T.Object(
      {
        expectedVersion,
        days: T.Integer({ minimum: 1, maximum: 15 }),
        reason: T.String({ minLength: 2, maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
  /** First half of a signed act: the server decides, fixes the body, and answers the exact text to be signed. */
  prepareDecision: route({
    method: 'POST',
    path: '/cases/:id/decision/preparation',
    summary: '拟定决定 Prepare the decision for signing',
    action: 'case.decide',
    params,
    body: T.Object(
      {
        expectedVersion,
        outcome: T.Enum(['GRANT', 'REFUSE']),
        text: T.String({ minLength: 2, maxLength: 2000 }),
        validFrom: T.Optional(PlainDate),
      },
      { additionalProperties: false },
    ),
    reply: T.Object({ prepared: Id, envelope: T.String(), expiresAt: Instant }),
  }),
  decide: route({
    method: 'POST',
    path: '/cases/:id/decision',
    summary: '签署决定 Sign and make the decision',
    action: 'case.decide',
    params,
    body: T.Object(
      { prepared: Id, certSha256: Sha256, signature: T.String({ pattern: '^[A-Za-z0-9_-]{86}$' }) },
      { additionalProperties: false },
    ),
    reply: Done,
  }),
} as const
