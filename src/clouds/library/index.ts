import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { workBatchesJob } from './batches/jobs.ts'
import { batchLife, blankLife, blankProjection, certificateTypeLife, enteredLife, holderLife } from './lives.ts'
import { batchProjection } from './projections/batches.ts'
import { certificateProjection, sealedProjection } from './projections/certificates.ts'
import { typeProjection } from './projections/types.ts'
import { useProjection } from './projections/uses.ts'
import { handlers } from './routes/index.ts'

/** 证照库: types with versions, every certificate by holder, and the three ways in. */
export const library: Cloud = {
  name: 'library',
  lives: [
    eraseLife(certificateTypeLife),
    eraseLife(enteredLife),
    eraseLife(batchLife),
    eraseLife(holderLife),
    eraseLife(blankLife),
  ],
  projections: [
    typeProjection,
    certificateProjection,
    sealedProjection,
    useProjection,
    batchProjection,
    blankProjection,
  ],
  reactions: [],
  jobs: [workBatchesJob],
  api,
  handlers,
}
export { createLibraryOffice } from './library-office.ts'
export { refusalTexts } from './refusals.ts'
