import { Type as T } from 'typebox'
import { Id, Instant, LookPurpose, Page, PageQuery, PlainDate, route, Sha256 } from '#contract'
import {
  ApplicantShape,
  Bilingual,
  expectedVersion,
  MaterialHandedIn,
  params,
  PreReviewConclusion,
  PreReviewRemark,
} from '../api-shapes.ts'
import { Words } from './act-shapes.ts'

/** The whole of what was said about a draft. */
const Opinion = T.Object({
  conclusion: PreReviewConclusion,
  opinion: T.String(),
  remarks: T.Array(PreReviewRemark),
  givenOn: PlainDate,
})
const PreReview = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  itemCode: T.String(),
  itemVersion: T.Integer(),
  itemName: Bilingual,
  askedAt: Instant,
  opinion: T.Union([T.Null(), Opinion]),
  closed: T.Union([T.Null(), T.Enum(['FILED', 'DISCARDED'])]),
})
const materialNames = { materials: T.Array(T.Object({ ...MaterialHandedIn.properties, name: Bilingual })) }

/** 网上预审: a look before filing. It is no acceptance, and no statutory clock runs. */
export const preReviewApi = {
  askPreReview: route({
    method: 'POST',
    path: '/drafts/:id/pre-review',
    summary: '申请网上预审 Ask for a look before filing',
    action: 'draft.edit',
    params,
    body: T.Object({ revision: T.Integer({ minimum: 0, maximum: 2_147_483_646 }) }, { additionalProperties: false }),
    reply: PreReview,
  }),
  ownPreReview: route({
    method: 'GET',
    path: '/drafts/:id/pre-review',
    summary: '我的预审意见 What was said about my draft',
    action: 'draft.edit',
    params,
    reply: T.Object({ preReview: T.Union([T.Null(), T.Object({ ...PreReview.properties, ...materialNames })]) }),
  }),
  preReviews: route({
    method: 'GET',
    path: '/pre-reviews',
    summary: '网上预审列表 Drafts shown for pre-review',
    action: 'case.receive',
    query: T.Object({ open: T.Optional(T.Boolean()), ...PageQuery }),
    reply: Page(
      T.Object({
        ...PreReview.properties,
        ...materialNames,
        applicant: ApplicantShape,
        answers: T.Record(T.String(), T.String()),
        form: T.Record(T.String(), T.Unknown()),
        /** 脱敏: pointers of what is not shown in full; `preReviewInFull` does, for a purpose. */
        masked: T.Array(T.String()),
      }),
    ),
  }),
  preReviewInFull: route({
    method: 'GET',
    path: '/pre-reviews/:id/in-full',
    summary: '查看完整号码（说明用途，留痕） A draft in full, for a purpose that is recorded',
    action: 'case.receive',
    params,
    query: T.Object({ purpose: LookPurpose }, { additionalProperties: false }),
    reply: T.Object({ applicant: ApplicantShape, form: T.Record(T.String(), T.Unknown()) }),
  }),
  preReviewMaterial: route({
    method: 'GET',
    path: '/pre-reviews/:id/materials/:sha256',
    summary: '预审材料 A document of a draft shown for pre-review',
    action: 'case.receive',
    params: T.Object({ id: Id, sha256: Sha256 }),
    reply: T.Unknown(),
    raw: true,
  }),
  givePreReviewOpinion: route({
    method: 'POST',
    path: '/pre-reviews/:id/opinion',
    summary: '出具预审意见 Give the one opinion',
    action: 'case.receive',
    params,
    body: T.Object(
      {
        expectedVersion,
        conclusion: PreReviewConclusion,
        opinion: Words,
        remarks: T.Array(PreReviewRemark, { maxItems: 100 }),
      },
      { additionalProperties: false },
    ),
    reply: PreReview,
  }),
} as const
