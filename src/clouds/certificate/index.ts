import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import {
  certificateLife,
  noticeLife,
  oldSealLife,
  renditionLife,
  revocationLife,
  revocationPowerLife,
  sealLife,
  statusListLife,
} from './lives.ts'
import { documentProjection } from './projections/document.ts'
import { owedProjection } from './projections/owed.ts'
import { sealKeepingProjection } from './projections/seal-keeping.ts'
import { jobs, reactions } from './reactions.ts'
import { handlers } from './routes.ts'

/** 证照云: certificates and notices under the bureau's one seal, and how a stranger verifies them. */
export const certificate: Cloud = {
  name: 'certificate',
  lives: [
    eraseLife(certificateLife),
    eraseLife(noticeLife),
    eraseLife(renditionLife),
    eraseLife(sealLife),
    eraseLife(oldSealLife),
    eraseLife(revocationLife),
    eraseLife(revocationPowerLife),
    eraseLife(statusListLife),
  ],
  projections: [documentProjection, owedProjection, sealKeepingProjection],
  reactions,
  jobs,
  api,
  handlers,
}
export { findCertificateByIdentifier } from './projections/document.ts'
export { refusalTexts } from './refusals.ts'
