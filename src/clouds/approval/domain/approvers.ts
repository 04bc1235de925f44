import type { CaseEvent } from './events.ts'

/** Whoever accepted, asked for corrections, examined, returned or decided took part in approving the case. */
const APPROVING: readonly CaseEvent['type'][] = [
  'ApplicationAccepted',
  'ApplicationPreAccepted',
  'OriginalsPresented',
  'CorrectionRequested',
  'CaseExamined',
  'CaseReviewed',
  'CaseReturned',
  'CaseReclassified',
  'CaseGranted',
  'CaseRefused',
  'LimitExtended',
  'ProcedureStarted',
  'ProcedureEnded',
  'HearingAnnounced',
  'ConsolidatedOpinionIssued',
  'CollectiveDecisionRecorded',
]
/** None of them supervises the case, confirms it for a department, or settles an objection to it. */
export const approversOf = (events: readonly CaseEvent[]): readonly string[] => [
  ...new Set(events.filter(({ type }) => APPROVING.includes(type)).map(({ by }) => by)),
]
