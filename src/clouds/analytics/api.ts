import { Type as T } from 'typebox'
import { PlainDate, route } from '#contract'

/** A number with its definition: counted from the ledger, never typed. */
const Figure = T.Object({
  key: T.String(),
  value: T.Union([T.Number(), T.Null()]),
  unit: T.Object({ zh: T.String(), en: T.String() }),
  label: T.Object({ zh: T.String(), en: T.String() }),
  definition: T.Object({ zh: T.String(), en: T.String() }),
})
export const api = {
  summary: route({
    method: 'GET',
    path: '/analytics/summary',
    summary: '分析云概览 What happened, counted from the ledger',
    action: 'analytics.read',
    query: T.Object({
      from: T.Optional(PlainDate),
      to: T.Optional(PlainDate),
      organ: T.Optional(T.String()),
      item: T.Optional(T.String()),
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
      organs: T.Array(T.Object({ id: T.String(), name: T.String() })),
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
      organ: T.Optional(T.String()),
      item: T.Optional(T.String()),
      after: T.Optional(T.String()),
    }),
    reply: T.Object({
      items: T.Array(T.Object({ caseId: T.String(), caseNumber: T.String(), itemName: T.String(), date: PlainDate })),
      after: T.Union([T.String(), T.Null()]),
    }),
  }),
} as const
