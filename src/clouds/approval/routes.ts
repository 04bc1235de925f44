import type { Handlers } from '#frame'
import type { api } from './api.ts'
import { applicantHandlers } from './applicant-routes.ts'
import { decisionHandlers } from './decision-routes.ts'
import { deskHandlers } from './desk-routes.ts'
import { authorityHandlers } from './doors/authority-routes.ts'
import { conclusionHandlers } from './doors/conclusion-routes.ts'
import { handoverHandlers } from './doors/handover-routes.ts'
import { erasureHandlers } from './erasing/routes.ts'
import { exportHandlers } from './doors/export-routes.ts'
import { heldHandlers } from './doors/held-routes.ts'
import { intakeHandlers } from './doors/intake-routes.ts'
import { tradingHandlers } from './doors/trading-routes.ts'
import { takeOverHandlers } from './doors/take-over-routes.ts'
import { visitHandlers } from './doors/visit-routes.ts'
import { preReviewHandlers } from './doors/pre-review-routes.ts'
import { opinionHandlers } from './doors/opinion-routes.ts'
import { procedureHandlers } from './doors/procedure-routes.ts'
import { draftHandlers } from './draft-routes.ts'
import { hallHandlers } from './hall-routes.ts'
import { packagesHandlers } from './packages/routes.ts'

/** Every door of the approval cloud; each face of it has a file of its own. */
export const handlers: Handlers<typeof api> = {
  ...hallHandlers,
  ...draftHandlers,
  ...applicantHandlers,
  ...deskHandlers,
  ...decisionHandlers,
  ...intakeHandlers,
  ...opinionHandlers,
  ...procedureHandlers,
  ...conclusionHandlers,
  ...authorityHandlers,
  ...takeOverHandlers,
  ...tradingHandlers,
  ...exportHandlers,
  ...erasureHandlers,
  ...handoverHandlers,
  ...visitHandlers,
  ...packagesHandlers,
  ...heldHandlers,
  ...preReviewHandlers,
}
