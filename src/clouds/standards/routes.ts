import type { Handlers } from '#frame'
import type { api } from './api.ts'
import { outputHandlers } from './outputs/index.ts'
import { registerHandlers } from './registers/index.ts'
import { disguiseHandlers } from './routes/disguise-routes.ts'
import { draftHandlers } from './routes/draft-routes.ts'
import { itemHandlers } from './routes/item-routes.ts'
import { listHandlers } from './routes/list-routes.ts'
import { policyHandlers } from './routes/policy-routes.ts'
import { powerHandlers } from './routes/power-routes.ts'
import { reviewHandlers } from './routes/review-routes.ts'
import { standardHandlers } from './routes/standard-routes.ts'

export const handlers: Handlers<typeof api> = {
  ...standardHandlers,
  ...draftHandlers,
  ...reviewHandlers,
  ...listHandlers,
  ...itemHandlers,
  ...powerHandlers,
  ...policyHandlers,
  ...disguiseHandlers,
  ...outputHandlers,
  ...registerHandlers,
}
