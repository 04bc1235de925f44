import { Type as T } from 'typebox'
import { PlainDate, Sha256, route } from '#contract'
import {
  Answer,
  Code,
  ComparisonView,
  DraftPhase,
  DraftView,
  Finding,
  ItemLine,
  ItemView,
  retirementFields,
  Said,
  Standing,
  VersionView,
} from './api-shapes.ts'
import { registerApi } from './api-registers.ts'
import { itemsApi } from './api-items.ts'
import { outputsApi } from './outputs/api.ts'
import { registersApi } from './registers/api.ts'

const params = T.Object({ code: Code })
const lifeVersion = T.Integer({ minimum: 0 })
const Reason = T.String({ minLength: 2, maxLength: 500 })
const closed = { additionalProperties: false } as const
const Grounds = T.Enum(['SHARED_DATA', 'COMMITMENT', 'NO_BASIS', 'COVERED_BY_OTHER'])

const standardApi = {
  list: route({
    method: 'GET',
    path: '/standards',
    summary: '标准清单 Standards of all items',
    action: 'standard.read',
    query: T.Object({
      q: T.Optional(T.String({ maxLength: 100 })),
      kind: T.Optional(T.String()),
      standing: T.Optional(Standing),
      draft: T.Optional(DraftPhase),
      findings: T.Optional(T.Enum(['ERROR', 'WARNING', 'NONE'])),
      after: T.Optional(T.String()),
      limit: T.Optional(T.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: T.Object({
      items: T.Array(ItemLine),
      after: T.Union([T.Null(), T.String()]),
      total: T.Integer(),
      counts: T.Object({
        items: T.Integer(),
        drafts: T.Integer(),
        waiting: T.Integer(),
        errors: T.Integer(),
        completeness: T.Integer(),
      }),
    }),
  }),
  item: route({
    method: 'GET',
    path: '/standards/:code',
    summary: '一项标准：版本、草案、沿革 One item: versions, draft, history',
    action: 'standard.read',
    params,
    reply: ItemView,
  }),
  version: route({
    method: 'GET',
    path: '/standards/:code/versions/:version',
    summary: '某一版本的全文 One version in full',
    action: 'standard.read',
    params: T.Object({ code: Code, version: T.Integer({ minimum: 1 }) }),
    reply: VersionView,
  }),
  compare: route({
    method: 'GET',
    path: '/standards/:code/comparison',
    summary: '版本对照与压减 Two versions side by side, with the reductions',
    action: 'standard.read',
    params,
    query: T.Object({
      from: T.Integer({ minimum: 1 }),
      /** Absent: the draft being written. */
      to: T.Optional(T.Integer({ minimum: 1 })),
    }),
    reply: ComparisonView,
  }),
  beginDraft: route({
    method: 'POST',
    path: '/standards/:code/draft',
    summary: '起草新版本 Begin the next version',
    action: 'standard.draft',
    params,
    body: T.Object({ expectedVersion: lifeVersion, reason: Reason }, closed),
    reply: DraftView,
  }),
  newItem: route({
    method: 'POST',
    path: '/standards',
    summary: '新增事项（以现有事项为蓝本） A new item, starting from an existing one',
    action: 'standard.draft',
    body: T.Object(
      {
        code: T.String({ pattern: '^[0-9A-Za-z-]{8,40}$' }),
        template: Code,
        name: T.String({ minLength: 2, maxLength: 100 }),
        reason: Reason,
      },
      closed,
    ),
    reply: DraftView,
  }),
  draft: route({
    method: 'GET',
    path: '/standards/:code/draft',
    summary: '草案 The draft being written',
    action: 'standard.read',
    params,
    reply: DraftView,
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/standards/:code/draft',
    summary: '保存草案 Save the draft over the revision that was read',
    action: 'standard.draft',
    params,
    body: T.Object({ revision: T.Integer({ minimum: 0 }), standard: T.Object({}) }, closed),
    reply: DraftView,
  }),
  submitDraft: route({
    method: 'POST',
    path: '/standards/:code/draft/submission',
    summary: '送审 Submit the draft for review',
    action: 'standard.draft',
    params,
    body: T.Object(
      {
        expectedVersion: lifeVersion,
        revision: T.Integer({ minimum: 0 }),
        note: T.String({ maxLength: 1000 }),
        answers: T.Array(Answer, { maxItems: 100 }),
        removals: T.Array(
          T.Object({ material: T.String(), ground: Grounds, reason: T.String({ maxLength: 300 }) }, closed),
          { maxItems: 100 },
        ),
        stepsReason: T.String({ maxLength: 500 }),
        limitReason: T.String({ maxLength: 500 }),
      },
      closed,
    ),
    reply: ItemView,
  }),
  abandonDraft: route({
    method: 'POST',
    path: '/standards/:code/draft/abandonment',
    summary: '撤销草案 Abandon the draft',
    action: 'standard.draft',
    params,
    body: T.Object({ expectedVersion: lifeVersion, reason: Reason }, closed),
    reply: ItemView,
  }),
  returnDraft: route({
    method: 'POST',
    path: '/standards/:code/draft/return',
    summary: '退回修改 Return the draft with remarks',
    action: 'standard.review',
    params,
    body: T.Object(
      {
        expectedVersion: lifeVersion,
        remarks: T.Array(T.Object({ section: T.String({ maxLength: 40 }), text: Reason }, closed), {
          minItems: 1,
          maxItems: 50,
        }),
      },
      closed,
    ),
    reply: ItemView,
  }),
  adoptDraft: route({
    method: 'POST',
    path: '/standards/:code/draft/adoption',
    summary: '审核通过并发布 Adopt and publish, in force from a day',
    action: 'standard.review',
    params,
    body: T.Object(
      {
        expectedVersion: lifeVersion,
        digest: Sha256,
        effectiveFrom: PlainDate,
        resolution: T.String({ maxLength: 1000 }),
      },
      closed,
    ),
    reply: ItemView,
  }),
  withdrawVersion: route({
    method: 'POST',
    path: '/standards/:code/versions/:version/withdrawal',
    summary: '撤回未施行的版本 Withdraw a version not yet in force',
    action: 'standard.review',
    params: T.Object({ code: Code, version: T.Integer({ minimum: 1 }) }),
    body: T.Object({ expectedVersion: lifeVersion, reason: Reason }, closed),
    reply: ItemView,
  }),
  proposeRetirement: route({
    method: 'POST',
    path: '/standards/:code/retirement',
    summary: '提出取消、改备案、合并 Propose to cancel, turn into a filing, or merge',
    action: 'standard.draft',
    params,
    body: T.Object({ expectedVersion: lifeVersion, ...retirementFields }, closed),
    reply: ItemView,
  }),
  decideRetirement: route({
    method: 'POST',
    path: '/standards/:code/retirement/decision',
    summary: '审核取消、改备案、合并 Adopt or reject the retirement',
    action: 'standard.review',
    params,
    body: T.Object({ expectedVersion: lifeVersion, adopt: T.Boolean(), reason: T.String({ maxLength: 500 }) }, closed),
    reply: ItemView,
  }),
  reviewQueue: route({
    method: 'GET',
    path: '/standards-review',
    summary: '待审核的草案和建议 What waits for review',
    action: 'standard.read',
    reply: T.Object({
      items: T.Array(
        T.Object({
          code: T.String(),
          name: Said,
          what: T.Enum(['DRAFT', 'RETIREMENT']),
          organ: Said,
          since: T.Union([T.Null(), T.String()]),
          round: T.Integer(),
          differences: T.Integer(),
          findings: T.Array(Finding),
        }),
      ),
    }),
  }),
} as const

export const api = { ...standardApi, ...registerApi, ...itemsApi, ...outputsApi, ...registersApi } as const
