import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { regionLife } from './lives.ts'
import { regionProjection } from './projections/region.ts'
import { handlers } from './routes.ts'

/** 互认: certificates of other regions are believed, asked for and refused by the same rules as our own. */
export const recognition: Cloud = {
  name: 'recognition',
  lives: [eraseLife(regionLife)],
  projections: [regionProjection],
  reactions: [],
  jobs: [],
  api,
  handlers,
}
export { fingerprintOf } from './fingerprint.ts'
export { createRecognitionOffice } from './recognition-office.ts'
export { refusalTexts } from './refusals.ts'
