import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { callLife, consentLife, heldProofLife, proofFindingLife, systemGrantLife } from './lives.ts'
import { callProjection, renditionProjection } from './projections/call.ts'
import { consentProjection } from './projections/consent.ts'
import { proofFindingProjection } from './projections/proof-finding.ts'
import { systemGrantProjection } from './projections/system-grant.ts'
import { handlers } from './routes.ts'

/** 复用: what the library holds is called with purpose and consent, and everybody concerned sees every call. */
export const reuse: Cloud = {
  name: 'reuse',
  lives: [
    eraseLife(consentLife),
    eraseLife(callLife),
    eraseLife(heldProofLife),
    eraseLife(systemGrantLife),
    eraseLife(proofFindingLife),
  ],
  projections: [consentProjection, callProjection, renditionProjection, systemGrantProjection, proofFindingProjection],
  reactions: [],
  jobs: [],
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
export { createReuseOffice } from './reuse-office.ts'
