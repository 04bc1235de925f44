import { Type as T } from 'typebox'
import { DOMAINS, PlainDate, isDomain, route } from '#contract'

const ALL_DOMAINS = Object.keys(DOMAINS).filter(isDomain)
const Said = T.Object({ zh: T.String(), en: T.String() })

/** A number with its definition: counted from the ledger, never typed. */
const Figure = T.Object({
  key: T.String(),
  value: T.Union([T.Number(), T.Null()]),
  unit: Said,
  label: Said,
  definition: Said,
})
/** What the figures are narrowed down to. */
const Within = {
  organ: T.Optional(T.String()),
  item: T.Optional(T.String()),
  /** One of the sixteen fields of the list of items. */
  domain: T.Optional(T.Enum(ALL_DOMAINS)),
  /** A region with everything below it. */
  region: T.Optional(T.String({ maxLength: 12 })),
}
export const api = {
  summary: route({
    method: 'GET',
    path: '/analytics/summary',
    summary: '分析云概览 What happened, counted from the ledger',
    action: 'analytics.read',
    query: T.Object({
      from: T.Optional(PlainDate),
      to: T.Optional(PlainDate),
      ...Within,
    }),
    reply: T.Object({
      /** Number of ledger entries counted so far. */
      asOfLeaf: T.Integer(),
      from: PlainDate,
      to: PlainDate,
      figures: T.Array(Figure),
      daily: T.Array(
        T.Object({
          date: PlainDate,
          submitted: T.Integer(),
          accepted: T.Integer(),
          granted: T.Integer(),
          refused: T.Integer(),
          sealed: T.Integer(),
        }),
      ),
      byItem: T.Array(T.Object({ code: T.String(), name: T.String(), submitted: T.Integer(), concluded: T.Integer() })),
      byDomain: T.Array(T.Object({ domain: T.String(), name: Said, submitted: T.Integer(), concluded: T.Integer() })),
      organs: T.Array(T.Object({ id: T.String(), name: T.String() })),
      regions: T.Array(T.Object({ code: T.String(), name: Said })),
    }),
  }),
  drill: route({
    method: 'GET',
    path: '/analytics/cases',
    summary: '数字背后的办件 The cases behind a figure',
    action: 'analytics.read',
    query: T.Object({
      figure: T.String(),
      from: PlainDate,
      to: PlainDate,
      ...Within,
      after: T.Optional(T.String()),
    }),
    reply: T.Object({
      items: T.Array(T.Object({ caseId: T.String(), caseNumber: T.String(), itemName: T.String(), date: PlainDate })),
      after: T.Union([T.String(), T.Null()]),
    }),
  }),
} as const
