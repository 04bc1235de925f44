import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { jobs } from './jobs.ts'
import {
  benefitLife,
  faqLife,
  guidanceLife,
  planLife,
  pointLife,
  portalLife,
  profileLife,
  proposalLife,
  requestLife,
  resultLife,
  visitLife,
  windowDayLife,
} from './lives.ts'
import { followedCaseProjection } from './projections/followed-case.ts'
import { staffProjection } from './projections/staff.ts'
import { lifeTables } from './projections/tables.ts'
import { reactions } from './reactions.ts'
import { handlers } from './routes/index.ts'

/** 政务服务: what passes between the bureau and people beside a case. */
export const service: Cloud = {
  name: 'service',
  lives: [
    eraseLife(requestLife),
    eraseLife(faqLife),
    eraseLife(pointLife),
    eraseLife(planLife),
    eraseLife(visitLife),
    eraseLife(guidanceLife),
    eraseLife(benefitLife),
    eraseLife(profileLife),
    eraseLife(proposalLife),
    eraseLife(resultLife),
    eraseLife(windowDayLife),
    eraseLife(portalLife),
  ],
  projections: [...lifeTables, followedCaseProjection, staffProjection],
  reactions,
  jobs,
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
