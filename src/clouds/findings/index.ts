import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { followReactions } from './follow.ts'
import { jobs } from './jobs.ts'
import { accountabilityLife, endingRulesLife, findingLife, procedureLife, vacuumLife } from './lives.ts'
import { movedItemProjection } from './projections/moved-item.ts'
import { officerProjection } from './projections/officer.ts'
import { permitProjection } from './projections/permit.ts'
import { tables } from './projections/tables.ts'
import { accountabilityHandlers } from './routes/accountability-routes.ts'
import { findingHandlers } from './routes/finding-routes.ts'
import { ownAndRuleHandlers } from './routes/own-and-rules.ts'
import { procedureHandlers } from './routes/procedure-routes.ts'

/** 监管反馈、许可终止、问责、监管真空: what supervision finds comes back, and somebody answers for it. */
export const findings: Cloud = {
  name: 'findings',
  lives: [
    eraseLife(findingLife),
    eraseLife(procedureLife),
    eraseLife(accountabilityLife),
    eraseLife(endingRulesLife),
    eraseLife(vacuumLife),
  ],
  projections: [...tables, permitProjection, movedItemProjection, officerProjection],
  reactions: followReactions,
  jobs,
  api,
  handlers: {
    ...findingHandlers,
    ...procedureHandlers,
    ...accountabilityHandlers,
    ...ownAndRuleHandlers,
  },
}
export { createFindingsOffice } from './findings-office.ts'
export { refusalTexts } from './refusals.ts'
