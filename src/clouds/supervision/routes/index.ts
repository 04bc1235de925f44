import type { Handlers } from '#frame'
import type { api } from '../api.ts'
import { boundaryHandlers } from './boundary-routes.ts'
import { dutyHandlers } from './duty-routes.ts'
import { interactionHandlers } from './interaction-routes.ts'
import { linkageHandlers } from './linkage-routes.ts'
import { organHandlers } from './organ-routes.ts'
import { systemHandlers } from './system-routes.ts'

export const handlers: Handlers<typeof api> = {
  ...dutyHandlers,
  ...interactionHandlers,
  ...linkageHandlers,
  ...organHandlers,
  ...systemHandlers,
  ...boundaryHandlers,
}
