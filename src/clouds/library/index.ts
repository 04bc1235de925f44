import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { batchLife, certificateTypeLife, enteredLife, holderLife } from './lives.ts'
import { certificateProjection, sealedProjection } from './projections/certificates.ts'
import { typeProjection } from './projections/types.ts'
import { useProjection } from './projections/uses.ts'

/** 证照库: types with versions, every certificate by holder, and the three ways in. */
export const library: Cloud = {
  name: 'library',
  lives: [eraseLife(certificateTypeLife), eraseLife(enteredLife), eraseLife(batchLife), eraseLife(holderLife)],
  projections: [typeProjection, certificateProjection, sealedProjection, useProjection],
  reactions: [],
  jobs: [],
  api: {},
  handlers: {},
}
export { createLibraryOffice } from './library-office.ts'
