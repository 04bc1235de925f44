import { Type as T } from 'typebox'
import { Id, Instant, Page, PageQuery, PlainDate, route, Sha256 } from '#contract'
import { closed, Name, nullable, Organ, params } from '../api-shapes.ts'

const Words = T.String({ minLength: 2, maxLength: 500 })
const Chapter = T.Enum(['POLICIES', 'SEALS', 'ARCHIVES', 'VOUCHERS', 'COORDINATION'])

const Transfer = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  title: T.String(),
  way: T.Enum(['TOTAL', 'ITEMS']),
  stage: T.Enum(['DRAFT', 'AGREED', 'CLOSED', 'ABANDONED']),
  /** Its day has come: the old organs can no longer act. */
  inForce: T.Boolean(),
  basis: T.String(),
  effectiveOn: PlainDate,
  openCases: T.Enum(['MOVE', 'FINISH']),
  to: Organ,
  items: T.Array(
    T.Object({
      code: T.String(),
      name: Name,
      from: Organ,
      /** Running cases that lie with the old organ. */
      running: T.Integer(),
      supervised: T.Boolean(),
    }),
  ),
  /** The five chapters in their order; null where nobody has written one. */
  chapters: T.Array(
    T.Object({
      chapter: Chapter,
      written: nullable(
        T.Object({
          count: T.Integer(),
          list: T.Array(T.String()),
          points: T.Array(T.Object({ text: T.String(), settlement: nullable(T.String()) })),
        }),
      ),
    }),
  ),
  parties: T.Array(Organ),
  signatures: T.Array(T.Object({ organ: Organ, by: T.String(), at: Instant, digest: Sha256 })),
  /** Of terms and chapters as they stand: what a signature is put under. */
  digest: Sha256,
  preparedAt: Instant,
  closedAt: nullable(Instant),
  /** The reader belongs to a party. */
  mine: T.Boolean(),
  /** His organ still has to sign. */
  maySign: T.Boolean(),
})

/** 事项划转: batches, their memoranda, and what becomes of them. */
export const transfersApi = {
  transfers: route({
    method: 'GET',
    path: '/transfers',
    summary: '事项划转批次 Batches of items that move to another organ',
    action: 'organ.read',
    query: T.Object({ ...PageQuery }),
    reply: Page(Transfer),
  }),
  transfer: route({
    method: 'GET',
    path: '/transfers/:id',
    summary: '一个划转批次 One batch',
    action: 'organ.read',
    params,
    reply: Transfer,
  }),
  itemsOfOrgan: route({
    method: 'GET',
    path: '/organs/:id/items',
    summary: '机构实施的事项 Items an organ decides today',
    action: 'organ.read',
    params,
    reply: T.Object({ items: T.Array(T.Object({ code: T.String(), name: Name })) }),
  }),
  prepareTransfer: route({
    method: 'POST',
    path: '/transfers',
    summary: '拟定划转批次 Prepare a batch',
    action: 'power.move',
    body: T.Object(
      {
        number: T.String({ minLength: 2, maxLength: 60 }),
        title: T.String({ minLength: 2, maxLength: 100 }),
        way: T.Enum(['TOTAL', 'ITEMS']),
        /** Organs that give their powers away: several, or one. */
        from: T.Array(Id, { minItems: 1, maxItems: 60, uniqueItems: true }),
        to: Id,
        /** Of a part; a whole hand-over takes every item the organs decide. */
        items: T.Array(T.String({ maxLength: 80 }), { maxItems: 500, uniqueItems: true }),
        basis: T.String({ minLength: 4, maxLength: 300 }),
        effectiveOn: PlainDate,
        openCases: T.Enum(['MOVE', 'FINISH']),
      },
      closed,
    ),
    reply: Transfer,
  }),
  writeChapter: route({
    method: 'POST',
    path: '/transfers/:id/chapters',
    summary: '填写备忘录章节 Write a chapter of the memorandum',
    action: 'power.move',
    params,
    body: T.Object(
      {
        chapter: Chapter,
        count: T.Integer({ minimum: 0, maximum: 1_000_000 }),
        list: T.Array(T.String({ minLength: 1, maxLength: 200 }), { maxItems: 500 }),
        points: T.Array(Words, { maxItems: 50 }),
      },
      closed,
    ),
    reply: Transfer,
  }),
  settlePoint: route({
    method: 'POST',
    path: '/transfers/:id/points',
    summary: '遗留问题办结 Say how an open point was settled',
    action: 'power.move',
    params,
    body: T.Object({ chapter: Chapter, point: T.Integer({ minimum: 0, maximum: 49 }), settlement: Words }, closed),
    reply: Transfer,
  }),
  signMemorandum: route({
    method: 'POST',
    path: '/transfers/:id/signature',
    summary: '签署备忘录 Sign the memorandum for one’s organ',
    action: 'power.move',
    params,
    body: T.Object({ digest: Sha256 }, closed),
    reply: Transfer,
  }),
  reopenMemorandum: route({
    method: 'POST',
    path: '/transfers/:id/reopening',
    summary: '退回修改 Send the memorandum back; no signature stands any more',
    action: 'power.move',
    params,
    body: T.Object({ reason: Words }, closed),
    reply: Transfer,
  }),
  abandonTransfer: route({
    method: 'POST',
    path: '/transfers/:id/abandonment',
    summary: '终止划转 Abandon a batch that is not agreed yet',
    action: 'power.move',
    params,
    body: T.Object({ reason: Words }, closed),
    reply: Transfer,
  }),
  closeTransfer: route({
    method: 'POST',
    path: '/transfers/:id/closing',
    summary: '办结划转 Close a batch: nothing is open any more',
    action: 'power.move',
    params,
    body: T.Object({}, closed),
    reply: Transfer,
  }),
} as const
