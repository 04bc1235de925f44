import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { jobs } from './jobs.ts'
import { boundaryLife, dutyLife, interactionLife, pushCheckLife, supervisingOrganLife } from './lives.ts'
import { certificateProjection } from './projections/certificate.ts'
import { dutyProjection } from './projections/duty.ts'
import { officerProjection } from './projections/officer.ts'
import { pushOwedProjection } from './projections/push-owed.ts'
import {
  boundaryProjection,
  interactionProjection,
  organProjection,
  pushCheckProjection,
} from './projections/tables.ts'
import { reactions } from './reactions.ts'
import { handlers } from './routes/index.ts'

/** 监管云: every decision is pushed to the departments that must supervise it, and what they found is recorded. */
export const supervision: Cloud = {
  name: 'supervision',
  lives: [
    eraseLife(dutyLife),
    eraseLife(boundaryLife),
    eraseLife(pushCheckLife),
    eraseLife(supervisingOrganLife),
    eraseLife(interactionLife),
  ],
  projections: [
    dutyProjection,
    certificateProjection,
    pushOwedProjection,
    boundaryProjection,
    pushCheckProjection,
    organProjection,
    interactionProjection,
    officerProjection,
  ],
  reactions,
  jobs,
  api,
  handlers,
}
export { claimDueOf } from './push.ts'
export { parseBoundaryContent } from './boundary-content.ts'
export { createSupervisionOffice } from './supervision-office.ts'
export { refusalTexts } from './refusals.ts'
