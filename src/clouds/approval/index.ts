import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { deemedAcceptance, deemedRenewal, lapses } from './jobs.ts'
import { followParcels } from './parcels.ts'
import { bundleLife, caseLife, erasureLife, handoverLife, preReviewLife, windowAuthorityLife } from './lives.ts'
import { caseDocumentProjection } from './projections/case-document.ts'
import { caseFileProjection } from './projections/case-file.ts'
import { caseSupervisionProjection } from './projections/case-supervision.ts'
import { erasureProjection } from './projections/erasure.ts'
import { fetchedProofProjection } from './projections/fetched-proof.ts'
import { handoverProjection } from './projections/handover.ts'
import { heldCertificateProjection } from './projections/held-certificate.ts'
import { itemDelegationProjection } from './projections/item-delegation.ts'
import { itemTransferProjection } from './projections/item-transfer.ts'
import { opinionAskedProjection } from './projections/opinion-asked.ts'
import { preReviewProjection } from './projections/pre-review.ts'
import { popularityProjection } from './projections/popularity.ts'
import { priorityProjection } from './projections/priority.ts'
import { serviceDueProjection } from './projections/service-due.ts'
import { windowAuthorityProjection } from './projections/window-authority.ts'
import { windowUseProjection } from './projections/window-use.ts'
import { reactions } from './reactions.ts'
import { handlers } from './routes.ts'
import { transfers } from './transferred.ts'

/** Applications from draft to decision (审批云). */
export const approval: Cloud = {
  name: 'approval',
  lives: [
    eraseLife(caseLife),
    eraseLife(windowAuthorityLife),
    eraseLife(handoverLife),
    eraseLife(bundleLife),
    eraseLife(preReviewLife),
    eraseLife(erasureLife),
  ],
  projections: [
    caseFileProjection,
    caseDocumentProjection,
    caseSupervisionProjection,
    heldCertificateProjection,
    fetchedProofProjection,
    itemDelegationProjection,
    itemTransferProjection,
    opinionAskedProjection,
    preReviewProjection,
    serviceDueProjection,
    windowAuthorityProjection,
    windowUseProjection,
    handoverProjection,
    erasureProjection,
    popularityProjection,
    priorityProjection,
  ],
  reactions,
  jobs: [deemedAcceptance, lapses, deemedRenewal, followParcels, transfers],
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
export { refuseUploadBeyondQuota } from './upload-quota.ts'
export { findUploads, recordUpload } from './uploads.ts'
export type { UploadedFile } from './uploads.ts'
export { takeOver } from './take-over.ts'
export type { TakenOver } from './take-over.ts'
export { readTakeOverFile } from './take-over-file.ts'
