import { Type as T } from 'typebox'
import { Id, Instant, Page, PageQuery, PlainDate, Refusable, route, Sha256 } from '#contract'
import { Authority, Fault, Figures, RuleBook, Said, TableInForce, Verification } from './api-shapes.ts'

const code = T.String({ minLength: 4, maxLength: 80 })
const byCode = T.Object({ code })
const byId = T.Object({ id: Id })
const expectedVersion = T.Integer({ minimum: 0 })
const Reason = T.String({ minLength: 2, maxLength: 500 })
const Percent = T.Integer({ minimum: 0, maximum: 100 })
const closed = { additionalProperties: false }
const ItemName = T.Object({ zh: T.String(), en: T.Optional(T.String()) })
const Stage = T.Enum(['NONE', 'DRAFT', 'IN_FORCE', 'STOPPED'])

const Line = T.Object({
  itemCode: T.String(),
  itemName: ItemName,
  stage: Stage,
  number: T.Integer(),
  share: Percent,
  sample: Percent,
  /** A draft waits for its trial or its approval. */
  draftWaits: T.Boolean(),
  /** Written for another version of the standard than binds today: nothing is granted by it. */
  outdated: T.Boolean(),
  authority: T.Union([T.Null(), T.Object({ officer: T.String(), until: PlainDate })]),
  figures: Figures,
})
export const Table = T.Object({
  ...Line.properties,
  version: T.Integer(),
  itemVersion: T.Integer(),
  inForce: T.Union([T.Null(), TableInForce]),
  draft: T.Union([
    T.Null(),
    T.Object({
      number: T.Integer(),
      by: T.String(),
      itemVersion: T.Integer(),
      note: T.String(),
      tried: T.Boolean(),
      book: RuleBook,
      faults: T.Array(Fault),
    }),
  ]),
  stopped: T.Union([T.Null(), T.Object({ at: Instant, by: T.String(), reason: T.String() })]),
  authorisations: T.Array(Authority),
  history: T.Array(T.Object({ at: Instant, by: T.String(), text: Said })),
  recent: T.Array(Verification),
  acts: T.Array(Refusable),
})
const Moved = T.Object({ version: T.Integer() })
const TriedCase = T.Object({
  caseNumber: T.String(),
  submittedAt: Instant,
  stage: T.Enum(['OPEN', 'GRANTED', 'REFUSED', 'ENDED']),
  /** Under the table in force; null when there is none. */
  before: T.Union([T.Null(), T.Enum(['APPROVE', 'TO_OFFICER'])]),
  after: T.Enum(['APPROVE', 'TO_OFFICER']),
  changed: T.Boolean(),
  reasons: T.Array(Said),
})

/** 智能审批: tables, their trial and approval, standing authorisations, samples, and what was verified in a case. */
export const api = {
  tables: route({
    method: 'GET',
    path: '/smart/tables',
    summary: '智能审批事项 Items with a decision table',
    action: 'smart.read',
    reply: T.Object({ items: T.Array(Line), since: PlainDate }),
  }),
  table: route({
    method: 'GET',
    path: '/smart/tables/:code',
    summary: '一张决策表 One decision table',
    action: 'smart.read',
    params: byCode,
    reply: Table,
  }),
  draftTable: route({
    method: 'POST',
    path: '/smart/tables/:code/draft',
    summary: '保存决策表草稿 Draft a table',
    action: 'standard.draft',
    params: byCode,
    body: T.Object({ expectedVersion, book: RuleBook, note: T.String({ minLength: 2, maxLength: 500 }) }, closed),
    reply: Moved,
  }),
  tryTable: route({
    method: 'POST',
    path: '/smart/tables/:code/trial',
    summary: '历史办件试算 Try the draft on stored cases',
    action: 'smart.try',
    params: byCode,
    body: T.Object({ expectedVersion }, closed),
    reply: T.Object({
      version: T.Integer(),
      cases: T.Integer(),
      approve: T.Integer(),
      changed: T.Integer(),
      tried: T.Array(TriedCase),
    }),
  }),
  approveTable: route({
    method: 'POST',
    path: '/smart/tables/:code/approval',
    summary: '审批启用决策表 Approve a table',
    action: 'standard.review',
    params: byCode,
    body: T.Object({ expectedVersion, share: Percent, sample: Percent }, closed),
    reply: Moved,
  }),
  returnTable: route({
    method: 'POST',
    path: '/smart/tables/:code/return',
    summary: '退回决策表草稿 Return a draft',
    action: 'standard.review',
    params: byCode,
    body: T.Object({ expectedVersion, reason: Reason }, closed),
    reply: Moved,
  }),
  setShare: route({
    method: 'POST',
    path: '/smart/tables/:code/share',
    summary: '调整自动审批和抽查比例 Set share and sample',
    action: 'standard.review',
    params: byCode,
    body: T.Object({ expectedVersion, share: Percent, sample: Percent, reason: Reason }, closed),
    reply: Moved,
  }),
  /** One act, at once, whatever else happens to the table: it asks for no version. */
  stop: route({
    method: 'POST',
    path: '/smart/tables/:code/stop',
    summary: '一键停用自动审批 Stop automatic approval',
    action: 'smart.stop',
    params: byCode,
    body: T.Object({ reason: Reason }, closed),
    reply: Moved,
  }),
  resume: route({
    method: 'POST',
    path: '/smart/tables/:code/resumption',
    summary: '恢复自动审批 Resume automatic approval',
    action: 'standard.review',
    params: byCode,
    body: T.Object({ expectedVersion, reason: Reason }, closed),
    reply: Moved,
  }),
  prepareAuthorisation: route({
    method: 'POST',
    path: '/smart/authorisations/preparation',
    summary: '起草智能审批授权 Prepare a standing authorisation for signing',
    action: 'case.decide',
    body: T.Object(
      {
        items: T.Array(code, { minItems: 1, maxItems: 100 }),
        until: PlainDate,
        dailyMax: T.Integer({ minimum: 1, maximum: 1_000_000 }),
        basis: T.String({ minLength: 2, maxLength: 200 }),
      },
      closed,
    ),
    reply: T.Object({
      id: Id,
      prepared: Id,
      envelope: T.String(),
      salt: T.String(),
      body: T.Unknown(),
      expiresAt: Instant,
    }),
  }),
  giveAuthorisation: route({
    method: 'POST',
    path: '/smart/authorisations/:id',
    summary: '签署智能审批授权 Sign a standing authorisation',
    action: 'case.decide',
    params: byId,
    body: T.Object({ prepared: Id, certSha256: Sha256, signature: T.String({ maxLength: 200 }) }, closed),
    reply: Moved,
  }),
  revokeAuthorisation: route({
    method: 'POST',
    path: '/smart/authorisations/:id/revocation',
    summary: '撤回智能审批授权 Revoke a standing authorisation',
    action: 'case.decide',
    params: byId,
    body: T.Object({ reason: Reason }, closed),
    reply: Moved,
  }),
  samples: route({
    method: 'GET',
    path: '/smart/samples',
    summary: '智能审批抽查 Sampled automatic decisions',
    action: 'smart.sample',
    query: T.Object({ judged: T.Optional(T.Enum(['yes', 'no'])), ...PageQuery }),
    reply: Page(
      T.Object({
        ...Verification.properties,
        lot: T.Integer(),
        rate: T.Integer(),
        seed: T.String(),
        mayJudge: Refusable,
        judged: T.Union([
          T.Null(),
          T.Object({ at: Instant, by: T.String(), agrees: T.Boolean(), finding: T.String() }),
        ]),
      }),
    ),
  }),
  judgeSample: route({
    method: 'POST',
    path: '/smart/samples/:id',
    summary: '抽查复核 Judge a sampled decision',
    action: 'smart.sample',
    params: byId,
    body: T.Object(
      { expectedVersion, agrees: T.Boolean(), finding: T.String({ minLength: 2, maxLength: 1000 }) },
      closed,
    ),
    reply: Moved,
  }),
  caseVerification: route({
    method: 'GET',
    path: '/smart/cases/:id',
    summary: '办件的智能核验 What was verified in a case',
    action: 'smart.seeCase',
    params: byId,
    reply: T.Object({ verification: T.Union([T.Null(), Verification]), hasTable: T.Boolean() }),
  }),
  /** 证明材料后台核验: the officer asks the sources instead of asking the applicant for a proof. */
  verifyAtSource: route({
    method: 'POST',
    path: '/smart/cases/:id/verification',
    summary: '向来源核验 Ask the sources now',
    action: 'case.verify',
    params: byId,
    body: T.Object({}, closed),
    reply: Verification,
  }),
  ownVerification: route({
    method: 'GET',
    path: '/smart/own-cases/:id',
    summary: '本人办件的智能核验 What was verified in one’s own case',
    action: 'case.followOwn',
    params: byId,
    reply: T.Object({ verification: T.Union([T.Null(), Verification]) }),
  }),
  ownCertificates: route({
    method: 'GET',
    path: '/smart/items/:code/own-certificates',
    summary: '申请人名下与事项有关的证照 The applicant’s certificates an item needs',
    action: 'draft.edit',
    params: byCode,
    reply: T.Object({
      holder: T.Union([T.Null(), T.String()]),
      items: T.Array(
        T.Object({
          identifier: T.String(),
          version: T.Integer(),
          name: T.String(),
          state: T.Enum(['IN_FORCE', 'NOT_YET', 'EXPIRED', 'ENDED']),
          validUntil: T.Union([T.Null(), PlainDate]),
          usable: T.Boolean(),
          /** What the item asks for that this certificate stands in for. */
          standsFor: T.Array(T.String()),
          /** Fields of the form it fills in. */
          prefill: T.Array(T.Object({ field: T.String(), title: T.String(), value: T.String() })),
          verifiedAt: Instant,
        }),
      ),
      missing: T.Array(T.String()),
    }),
  }),
  registers: route({
    method: 'GET',
    path: '/smart/registers',
    summary: '接入的登记簿 Registers taken over',
    action: 'smart.read',
    reply: T.Object({
      items: T.Array(
        T.Object({
          register: T.String(),
          name: Said,
          authority: Said,
          asOf: Instant,
          loadedAt: Instant,
          rows: T.Integer(),
        }),
      ),
    }),
  }),
  loadRegister: route({
    method: 'POST',
    path: '/smart/registers/:register',
    summary: '导入登记簿 Take a register over',
    action: 'catalogue.import',
    params: T.Object({ register: T.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }) }),
    body: T.Object(
      {
        name: Said,
        authority: Said,
        asOf: Instant,
        rows: T.Array(
          T.Object(
            {
              key: T.String({ minLength: 1, maxLength: 120 }),
              fields: T.Record(
                T.String({ maxLength: 60 }),
                T.Union([T.String({ maxLength: 400 }), T.Number(), T.Boolean()]),
              ),
            },
            closed,
          ),
          { minItems: 1, maxItems: 5000 },
        ),
      },
      closed,
    ),
    reply: T.Object({ rows: T.Integer() }),
  }),
} as const
