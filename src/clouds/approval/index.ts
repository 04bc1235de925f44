import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { deemedAcceptance } from './jobs.ts'
import { caseLife, standardLife } from './lives.ts'
import { caseDocumentProjection } from './projections/case-document.ts'
import { caseFileProjection } from './projections/case-file.ts'
import { caseSupervisionProjection } from './projections/case-supervision.ts'
import { popularityProjection } from './projections/popularity.ts'
import { handlers } from './routes.ts'

/** Applications from draft to decision (审批云). */
export const approval: Cloud = {
  name: 'approval',
  lives: [eraseLife(caseLife), eraseLife(standardLife)],
  projections: [caseFileProjection, caseDocumentProjection, caseSupervisionProjection, popularityProjection],
  reactions: [],
  jobs: [deemedAcceptance],
  api,
  handlers,
}
export { readPublishedItem } from './read-events.ts'
export { refusalTexts } from './refusals.ts'
export { recordUpload } from './uploads.ts'
export type { UploadedFile } from './uploads.ts'
