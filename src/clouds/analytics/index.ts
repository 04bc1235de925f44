import type { Cloud } from '#frame'
import { api } from './api.ts'
import { factsProjection } from './projections/facts.ts'
import { handlers } from './routes.ts'

/** 分析云: figures counted from the ledger, each with its definition and the cases behind it. */
export const analytics: Cloud = {
  name: 'analytics',
  lives: [],
  projections: [factsProjection],
  reactions: [],
  jobs: [],
  api,
  handlers,
}
