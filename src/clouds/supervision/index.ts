import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { certificateProjection } from './projections/certificate.ts'
import { dutyProjection } from './projections/duty.ts'
import { reactions } from './reactions.ts'
import { dutyLife, handlers } from './routes.ts'

/** 监管云: every decision is pushed to the departments that must supervise it, and what they found is recorded. */
export const supervision: Cloud = {
  name: 'supervision',
  lives: [eraseLife(dutyLife)],
  projections: [dutyProjection, certificateProjection],
  reactions,
  jobs: [],
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
