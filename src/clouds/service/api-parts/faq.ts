import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, PlainDate, route } from '#contract'
import { Bilingual, BilingualWords, Codes, expectedVersion, ItemRef, nullable, params, Words } from './shapes.ts'

const PublicFaq = T.Object({
  id: Id,
  question: Bilingual,
  answer: Bilingual,
  basis: T.String(),
  items: T.Array(ItemRef),
  edition: T.Integer(),
  publishedAt: Instant,
  reviewBy: T.String(),
})
export const DeskFaq = T.Object({
  id: Id,
  version: T.Integer(),
  stage: T.Enum(['draft', 'published', 'withdrawn']),
  question: Bilingual,
  answer: Bilingual,
  basis: T.String(),
  items: T.Array(T.Object({ code: T.String(), name: Bilingual, checked: T.Integer(), current: T.Integer() })),
  edition: T.Integer(),
  reviewBy: nullable(T.String()),
  /** Its day to be looked at again has passed: the public does not see it. */
  expired: T.Boolean(),
  /** An item it is tied to has a newer standard than it was checked against. */
  itemsChanged: T.Boolean(),
  /** Words were revised and not yet published. */
  revised: T.Boolean(),
  fromRequest: T.Boolean(),
  editions: T.Array(T.Object({ edition: T.Integer(), at: Instant, by: T.String() })),
  withdrawnFor: T.String(),
})
const words = {
  question: BilingualWords(300),
  answer: BilingualWords(3000),
  basis: T.String({ maxLength: 300 }),
  items: Codes(10),
}

export const faqApi = {
  faq: route({
    method: 'GET',
    path: '/faq',
    summary: '常见问题 Questions and answers',
    action: 'public',
    query: T.Object({ q: T.Optional(T.String({ maxLength: 100 })), item: T.Optional(T.String({ maxLength: 80 })) }),
    reply: T.Object({ items: T.Array(PublicFaq), total: T.Integer(), edition: T.String() }),
  }),
  faqBooklet: route({
    method: 'GET',
    path: '/faq/booklet.pdf',
    summary: '《行政审批100问》 The handbook as a booklet',
    action: 'public',
    reply: T.Unknown(),
    raw: true,
  }),
  deskFaq: route({
    method: 'GET',
    path: '/desk/faq',
    summary: '问答管理 Questions and answers on the desk',
    action: 'service.edit',
    query: T.Object(PageQuery),
    reply: T.Object({ items: T.Array(DeskFaq), after: nullable(T.String()) }),
  }),
  draftFaq: route({
    method: 'POST',
    path: '/desk/faq',
    summary: '起草问答 Draft a question and its answer',
    action: 'service.edit',
    body: T.Object({ ...words, request: T.Optional(Id) }, { additionalProperties: false }),
    reply: DeskFaq,
  }),
  reviseFaq: route({
    method: 'PUT',
    path: '/desk/faq/:id',
    summary: '修改问答 Revise',
    action: 'service.edit',
    params,
    body: T.Object({ expectedVersion, ...words }, { additionalProperties: false }),
    reply: DeskFaq,
  }),
  publishFaq: route({
    method: 'POST',
    path: '/desk/faq/:id/publication',
    summary: '发布或复核问答 Publish an edition, or look at it again',
    action: 'service.edit',
    params,
    body: T.Object({ expectedVersion, reviewBy: PlainDate }, { additionalProperties: false }),
    reply: DeskFaq,
  }),
  withdrawFaq: route({
    method: 'POST',
    path: '/desk/faq/:id/withdrawal',
    summary: '下架问答 Withdraw',
    action: 'service.edit',
    params,
    body: T.Object({ expectedVersion, reason: Words(500) }, { additionalProperties: false }),
    reply: DeskFaq,
  }),
} as const
