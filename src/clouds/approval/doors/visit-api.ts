import { Type as T } from 'typebox'
import { PlainDate, route } from '#contract'
import { Bilingual } from '../api-shapes.ts'

/** 减少跑动: what the standard promises against how often people really came. */
export const visitApi = {
  visitReport: route({
    method: 'GET',
    path: '/visits',
    summary: '跑动次数 Visits promised and visits made, item by item',
    action: 'case.list',
    query: T.Object({ since: T.Optional(PlainDate) }),
    reply: T.Object({
      since: PlainDate,
      items: T.Array(
        T.Object({
          itemCode: T.String(),
          itemVersion: T.Integer(),
          itemName: Bilingual,
          /** Null when the version cannot be read any more. */
          promised: T.Union([T.Null(), T.Integer()]),
          cases: T.Integer(),
          visits: T.Integer(),
          most: T.Integer(),
        }),
      ),
    }),
  }),
} as const
