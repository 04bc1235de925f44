import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { jobs, reactions } from './jobs.ts'
import { archiveFileLife, archiveListLife, archiveLoanLife, evidenceLife } from './lives.ts'
import { caseToPackProjection } from './projections/case-to-pack.ts'
import { tables } from './projections/tables.ts'
import { handlers } from './routes.ts'

/** 电子档案: what becomes of a case when it is over, for as long as it has to be kept. */
export const archive: Cloud = {
  name: 'archive',
  lives: [eraseLife(archiveFileLife), eraseLife(archiveListLife), eraseLife(archiveLoanLife), eraseLife(evidenceLife)],
  projections: [...tables, caseToPackProjection],
  reactions,
  jobs,
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
