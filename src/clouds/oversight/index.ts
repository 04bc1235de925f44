import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { cardDecider } from './domain/card.ts'
import { inspectionDecider } from './domain/inspection.ts'
import { actProjection } from './projections/act.ts'
import { CARD_TYPES, cardProjection } from './projections/card.ts'
import { caseWatchProjection } from './projections/case-watch.ts'
import { jobs, reactions } from './raise-cards.ts'
import { handlers } from './routes.ts'

/** 监督云: every act as it happens, every case with its proof and its clock, and cards raised by rule. */
export const oversight: Cloud = {
  name: 'oversight',
  lives: [
    eraseLife({ kind: 'card', decider: cardDecider, eventTypes: CARD_TYPES }),
    eraseLife({ kind: 'inspection', decider: inspectionDecider, eventTypes: ['BodiesTaken'] }),
  ],
  projections: [caseWatchProjection, actProjection, cardProjection],
  reactions,
  jobs,
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
export { listOpenCases } from './projections/case-watch.ts'
export type { WatchedCase } from './projections/case-watch.ts'
