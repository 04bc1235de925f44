import { Type as T } from 'typebox'
import { PlainDate, route } from '#contract'
import { Stage } from '../api-shapes.ts'

export const exportApi = {
  /** 导出: every case of one's organs, however many, line by line. */
  exportCases: route({
    method: 'GET',
    path: '/cases-export',
    summary: '导出办件清单 Export the list of cases as CSV',
    action: 'case.list',
    query: T.Object({
      stage: T.Optional(Stage),
      from: T.Optional(PlainDate),
      to: T.Optional(PlainDate),
    }),
    reply: T.Unknown(),
    raw: true,
  }),
} as const
