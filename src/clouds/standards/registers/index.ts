import type { Handlers, Reaction } from '#frame'
import type { Projection } from '#ledger'
import type { api } from '../api.ts'
import { certificateSourceProjection } from './projections/certificate-source.ts'
import { driftProjection } from './projections/drift.ts'
import { handledCaseProjection } from './projections/handled-case.ts'
import { permitNoticeProjection } from './projections/permit-notice.ts'
import { postProjection } from './projections/post.ts'
import type { registersApi } from './api.ts'
import { tellPermits } from './reactions.ts'
import { driftHandlers } from './routes/drift-routes.ts'
import { entranceHandlers } from './routes/entrance-routes.ts'
import { permitNoticeHandlers } from './routes/permit-notice-routes.ts'
import { realityHandlers } from './routes/reality-routes.ts'
import { regionHandlers } from './routes/region-routes.ts'
import { sameItemHandlers } from './routes/same-item-routes.ts'

/** The lists held against reality: what the standards room learns from cases, certificates and people's posts. */
export const registerHandlers: Pick<Handlers<typeof api>, keyof typeof registersApi> = {
  ...realityHandlers,
  ...driftHandlers,
  ...sameItemHandlers,
  ...regionHandlers,
  ...entranceHandlers,
  ...permitNoticeHandlers,
}
export const registerProjections: readonly Projection[] = [
  handledCaseProjection,
  certificateSourceProjection,
  postProjection,
  driftProjection,
  permitNoticeProjection,
]
export const registerReactions: readonly Reaction[] = [tellPermits]
