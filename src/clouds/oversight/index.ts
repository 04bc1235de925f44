import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { cardDecider } from './domain/card.ts'
import { inspectionDecider } from './domain/inspection.ts'
import { looksLife, orderLife, orderProjection, riskLife, riskProjection, ruleLife, ruleProjection } from './lives.ts'
import {
  accountUseLife,
  comparisonLife,
  controlLife,
  evaluationLife,
  evidenceLife,
  inquiryTables,
  noteLife,
  outsidePermitLife,
  reportedCaseLife,
  reportingSystemLife,
} from './inquiry-lives.ts'
import { actProjection } from './projections/act.ts'
import { CARD_TYPES, cardProjection } from './projections/card.ts'
import { caseFactsProjection } from './projections/case-facts.ts'
import { caseWatchProjection } from './projections/case-watch.ts'
import { lookProjection } from './projections/look.ts'
import { ruleDocumentProjection } from './projections/rule-document.ts'
import { jobs, reactions } from './raise-cards.ts'
import { handlers } from './routes.ts'

/** 监督云: every act as it happens, every case with its proof and its clock, and cards raised by rule. */
export const oversight: Cloud = {
  name: 'oversight',
  lives: [
    eraseLife({ kind: 'card', decider: cardDecider, eventTypes: CARD_TYPES }),
    eraseLife({ kind: 'inspection', decider: inspectionDecider, eventTypes: ['BodiesTaken'] }),
    eraseLife(ruleLife),
    eraseLife(orderLife),
    eraseLife(riskLife),
    eraseLife(looksLife),
    eraseLife(noteLife),
    eraseLife(evidenceLife),
    eraseLife(controlLife),
    eraseLife(evaluationLife),
    eraseLife(comparisonLife),
    eraseLife(outsidePermitLife),
    eraseLife(reportingSystemLife),
    eraseLife(reportedCaseLife),
    eraseLife(accountUseLife),
  ],
  projections: [
    caseWatchProjection,
    actProjection,
    cardProjection,
    caseFactsProjection,
    ruleProjection,
    orderProjection,
    riskProjection,
    lookProjection,
    ruleDocumentProjection,
    ...inquiryTables,
  ],
  reactions,
  jobs,
  api,
  handlers,
}
export { refusalTexts } from './refusals.ts'
export { figuresOf } from './evaluation/figures.ts'
export { lookRecorder } from './cage/looks.ts'
export { listOpenCases } from './projections/case-watch.ts'
export type { WatchedCase } from './projections/case-watch.ts'
export { LOG_RULES, LogUnreadable, overseeLog, readLog } from './mining/index.ts'
export type { FourEyes, LogReport, LogRules } from './mining/index.ts'
