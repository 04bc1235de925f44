import { Type as T } from 'typebox'
import { Id, Instant, LookPurpose, Page, PageQuery, PlainDate, route, Sha256 } from '#contract'
import {
  ApplicantShape,
  Bilingual,
  Channel,
  params,
  FoundItem,
  ItemCard,
  ItemGuide,
  MaterialHandedIn,
  DraftContent,
  Draft,
  Stage,
  CaseProgress,
  TrackedCase,
  OwnCase,
  WorklistRow,
  DeskCase,
  Done,
  expectedVersion,
} from './api-shapes.ts'
import { authorityApi } from './doors/authority-api.ts'
import { conclusionApi } from './doors/conclusion-api.ts'
import { erasureApi } from './erasing/api.ts'
import { handoverApi } from './doors/handover-api.ts'
import { exportApi } from './doors/export-api.ts'
import { heldApi } from './doors/held-api.ts'
import { intakeApi } from './doors/intake-api.ts'
import { opinionApi } from './doors/opinion-api.ts'
import { procedureApi } from './doors/procedure-api.ts'
import { preReviewApi } from './doors/pre-review-api.ts'
import { packagesApi } from './packages/api.ts'
import { receiptApi } from './doors/receipt-api.ts'
import { tradingApi } from './doors/trading-api.ts'
import { takeOverApi } from './doors/take-over-api.ts'
import { visitApi } from './doors/visit-api.ts'

/** As far as PostgreSQL counts in an integer. */
const revision = T.Integer({ minimum: 0, maximum: 2_147_483_646 })

/** Every door of the approval cloud. */
export const api = {
  searchItems: route({
    method: 'GET',
    path: '/items',
    summary: '搜索事项 Search service items',
    action: 'public',
    query: T.Object({
      q: T.Optional(T.String({ maxLength: 100 })),
      event: T.Optional(T.String({ maxLength: 40 })),
      region: T.Optional(T.String({ pattern: '^\\d{2,12}$' })),
      domain: T.Optional(T.String({ maxLength: 40 })),
      level: T.Optional(T.String({ maxLength: 20 })),
      origin: T.Optional(T.String({ maxLength: 20 })),
      channel: T.Optional(T.String({ maxLength: 20 })),
      organ: T.Optional(T.String()),
      kind: T.Optional(T.String()),
      audience: T.Optional(T.Enum(['PERSON', 'ENTERPRISE', 'OTHER'])),
      source: T.Optional(T.Enum(['DEMO_DISTRICT', 'IMPORTED'])),
      ...PageQuery,
    }),
    reply: T.Object({
      items: T.Array(FoundItem),
      after: T.Union([T.String(), T.Null()]),
      total: T.Integer(),
      /** All there is, at both levels (大项、小项). */
      whole: T.Object({ items: T.Integer(), subItems: T.Integer() }),
    }),
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
  guideVersion: route({
    method: 'GET',
    path: '/items/:code/versions/:version',
    summary: '某一版办事指南 Service guide of one version: a running case stands on the one it was submitted under',
    action: 'public',
    params: T.Object({ code: T.String({ maxLength: 80 }), version: T.Integer({ minimum: 1 }) }),
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
    body: T.Object({ revision, content: DraftContent }, { additionalProperties: false }),
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
      {
        revision,
        channel: T.Enum(['ONLINE', 'MOBILE']),
        truthPromised: T.Boolean(),
        /** 告知承诺: the name under the letter, where the draft agrees to one. */
        commitmentSignedBy: T.Optional(T.String({ maxLength: 100 })),
        /** 授权调取: what the library holds may be read into this case. */
        fetchConsent: T.Optional(T.Boolean()),
      },
      { additionalProperties: false },
    ),
    reply: T.Object({
      id: Id,
      /** The matter (一件事) it is the first case of. */
      bundle: T.Optional(Id),
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
    reply: TrackedCase,
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
      /** Only cases put on this officer's desk. */
      assigned: T.Optional(T.Boolean()),
      channel: T.Optional(Channel),
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
  readInFull: route({
    method: 'GET',
    path: '/cases/:id/in-full',
    summary: '查看完整号码（说明用途，留痕） Numbers and telephones in full, for a purpose that is recorded',
    action: 'case.read',
    params,
    query: T.Object({ purpose: LookPurpose }, { additionalProperties: false }),
    reply: T.Object({ applicant: ApplicantShape, form: T.Record(T.String(), T.Unknown()) }),
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
  ...receiptApi,
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
    summary: '退回 Return to an earlier step',
    action: 'case.decide',
    params,
    body: T.Object(
      {
        expectedVersion,
        reason: T.String({ minLength: 2, maxLength: 1000 }),
        /** Absent: the examination; otherwise a review already held. */
        to: T.Optional(T.String({ maxLength: 40 })),
      },
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
        /** To each point of the hearing's minutes, in their order. */
        answers: T.Optional(T.Array(T.String({ maxLength: 1000 }), { maxItems: 100 })),
      },
      { additionalProperties: false },
    ),
    /** With body and salt the device can see for itself that the envelope's bodyHash commits to what it shows. */
    reply: T.Object({
      prepared: Id,
      envelope: T.String(),
      salt: T.String(),
      body: T.Record(T.String(), T.Unknown()),
      expiresAt: Instant,
    }),
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
  ...intakeApi,
  ...opinionApi,
  ...procedureApi,
  ...conclusionApi,
  ...authorityApi,
  ...tradingApi,
  ...takeOverApi,
  ...exportApi,
  ...erasureApi,
  ...handoverApi,
  ...visitApi,
  ...heldApi,
  ...preReviewApi,
  ...packagesApi,
} as const
