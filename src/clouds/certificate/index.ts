import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { certificateLife, noticeLife, sealLife } from './lives.ts'
import { documentProjection } from './projections/document.ts'
import { owedProjection } from './projections/owed.ts'
import { jobs, reactions } from './reactions.ts'
import { handlers } from './routes.ts'

/** 证照云: certificates and notices under the bureau's one seal, and how a stranger verifies them. */
export const certificate: Cloud = {
  name: 'certificate',
  lives: [eraseLife(certificateLife), eraseLife(noticeLife), eraseLife(sealLife)],
  projections: [documentProjection, owedProjection],
  reactions,
  jobs,
  api,
  handlers,
}
export { findCertificateByIdentifier } from './projections/document.ts'
export { refusalTexts } from './refusals.ts'
