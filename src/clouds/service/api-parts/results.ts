import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, route } from '#contract'
import { expectedVersion, Named, nullable, params, Words, Bilingual } from './shapes.ts'

const Standing = T.Enum(['IN_FORCE', 'ANNULLED', 'SET_ASIDE', 'REMOVED'])
export const ResultView = T.Object({
  id: Id,
  version: T.Integer(),
  caseNumber: T.String(),
  item: T.Object({ code: T.String(), name: Bilingual }),
  organ: Named,
  outcome: T.Enum(['GRANTED', 'REFUSED']),
  party: T.Object({ kind: T.Enum(['PERSON', 'ENTERPRISE']), name: T.String(), creditCode: nullable(T.String()) }),
  decidedOn: T.String(),
  validUntil: nullable(T.String()),
  noticeFrom: T.String(),
  noticeUntil: T.String(),
  /** Whether today lies in the notice period. */
  onNotice: T.Boolean(),
  standing: Standing,
  versions: T.Array(
    T.Object({
      version: T.Integer(),
      at: Instant,
      change: T.Enum(['PUBLISHED', 'ANNULLED', 'SET_ASIDE', 'CORRECTED', 'REMOVED']),
      basis: T.String(),
    }),
  ),
})
const OpenCase = T.Object({
  item: T.Object({ code: T.String(), name: Bilingual }),
  organ: Named,
  party: T.String(),
  /** The end of the case number: enough to find one's own, too little to ask for another's. */
  numberEnd: T.String(),
  stage: T.Enum(['submitted', 'awaitingCorrection', 'accepted', 'examined']),
  submittedOn: T.String(),
  elapsed: nullable(T.Integer()),
  remaining: nullable(T.Integer()),
  due: nullable(T.String()),
  unit: T.Enum(['working', 'natural']),
  colour: T.Enum(['grey', 'green', 'amber', 'red']),
  stopped: T.Boolean(),
})

export const resultApi = {
  results: route({
    method: 'GET',
    path: '/results',
    summary: '结果公示 Published results',
    action: 'public',
    query: T.Object({
      q: T.Optional(T.String({ maxLength: 100 })),
      outcome: T.Optional(T.Enum(['GRANTED', 'REFUSED'])),
      ...PageQuery,
    }),
    reply: T.Object({ items: T.Array(ResultView), after: nullable(T.String()), total: T.Integer() }),
  }),
  openCases: route({
    method: 'GET',
    path: '/open-cases',
    summary: '办理进度公开 Open cases without names',
    action: 'public',
    query: T.Object({ item: T.Optional(T.String({ maxLength: 80 })), ...PageQuery }),
    reply: T.Object({ items: T.Array(OpenCase), after: nullable(T.String()) }),
  }),
  markResult: route({
    method: 'POST',
    path: '/desk/results/:id/mark',
    summary: '标注或撤下公示 Mark a result, or take it down',
    action: 'service.edit',
    params,
    body: T.Object(
      { expectedVersion, mark: T.Enum(['ANNULLED', 'SET_ASIDE', 'REMOVED']), basis: Words(300) },
      { additionalProperties: false },
    ),
    reply: ResultView,
  }),
} as const
