import { Type as T } from 'typebox'
import { Id, Instant, Page, PageQuery, PlainDate, route } from '#contract'
import { Bilingual, params } from '../api-shapes.ts'
import { ItemId, Words } from './act-shapes.ts'

const Post = T.Enum(['WINDOW', 'BACK_OFFICE', 'ISSUE', 'ARCHIVE'])
const pieces = T.Integer({ minimum: 0, maximum: 10_000 })

const Handover = T.Object({
  id: Id,
  number: T.String(),
  from: Post,
  to: Post,
  handedBy: T.String(),
  handedAt: Instant,
  /** The one person it is meant for; null: whoever works at the post. */
  receiver: T.Union([T.Null(), T.String()]),
  bundles: T.Array(
    T.Object({
      caseNumber: T.String(),
      itemName: Bilingual,
      materials: T.Array(Bilingual),
      pieces: T.Integer(),
    }),
  ),
  pieces: T.Integer(),
  due: PlainDate,
  /** Still under way after the day it should have arrived. */
  overdue: T.Boolean(),
  disputed: T.Union([T.Null(), T.String()]),
  received: T.Union([T.Null(), T.Object({ by: T.String(), at: Instant, pieces: T.Integer() })]),
  /** Whether the reader may sign for it. */
  mine: T.Boolean(),
})

/** 物料流转: slips for paper that moves between window, back office, issue desk and archive. */
export const handoverApi = {
  handovers: route({
    method: 'GET',
    path: '/handovers',
    summary: '物料移交单 Papers on their way',
    action: 'paper.move',
    query: T.Object({
      /** A scanned slip, or a case number. */
      q: T.Optional(T.String({ maxLength: 60 })),
      open: T.Optional(T.Boolean()),
      ...PageQuery,
    }),
    reply: Page(Handover),
  }),
  /** What lies in a case, so that a scanned case number tells what may travel. */
  papersOfCase: route({
    method: 'GET',
    path: '/handovers/papers',
    summary: '办件的材料目录 Materials of a case, by its number',
    action: 'paper.move',
    query: T.Object({ caseNumber: T.String({ maxLength: 60 }) }),
    reply: T.Object({
      caseNumber: T.String(),
      itemName: Bilingual,
      materials: T.Array(T.Object({ id: T.String(), name: Bilingual, handedIn: T.Boolean() })),
    }),
  }),
  handOver: route({
    method: 'POST',
    path: '/handovers',
    summary: '移交物料 Hand papers over',
    action: 'paper.move',
    body: T.Object(
      {
        from: Post,
        to: Post,
        receiver: T.Optional(Id),
        bundles: T.Array(
          T.Object(
            {
              caseNumber: T.String({ maxLength: 60 }),
              materials: T.Array(ItemId, { maxItems: 100 }),
              pieces,
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 50 },
        ),
      },
      { additionalProperties: false },
    ),
    reply: Handover,
  }),
  receivePapers: route({
    method: 'POST',
    path: '/handovers/:id/receipt',
    summary: '接收物料 Sign for papers',
    action: 'paper.move',
    params,
    body: T.Object({ pieces }, { additionalProperties: false }),
    reply: Handover,
  }),
  disputeHandover: route({
    method: 'POST',
    path: '/handovers/:id/dispute',
    summary: '登记移交不符 Record that something is wanting',
    action: 'paper.move',
    params,
    body: T.Object({ found: Words }, { additionalProperties: false }),
    reply: Handover,
  }),
} as const
