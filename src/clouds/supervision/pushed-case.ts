import type { CaseEvent, CaseGranted, CaseRefused } from '#clouds/approval/events'
import { CASE_EVENT_TYPES } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Json, JsonObject, PinnedStandard } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { DutyOpened } from './domain/events.ts'

const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

/** What every competent department is told of a concluded case. */
export interface PushedCase {
  readonly standard: PinnedStandard
  readonly duty: Omit<DutyOpened, 'type' | 'at' | 'organ'>
}

/** Standards name their address fields each in their own way: address, premisesAddress, projectAddress. */
function addressIn(form: JsonObject): string {
  const found = Object.entries(form).find(([name, value]: [string, Json]) => /address$/i.test(name) && value !== '')
  return typeof found?.[1] === 'string' ? found[1] : ''
}

/** Whoever accepted, asked for corrections, examined, returned or decided took part in approving the case. */
function approverOf(event: CaseEvent): string | null {
  switch (event.type) {
    case 'ApplicationAccepted':
    case 'ApplicationPreAccepted':
    case 'OriginalsPresented':
    case 'CorrectionRequested':
    case 'CaseExamined':
    case 'CaseReviewed':
    case 'CaseReturned':
    case 'CaseReclassified':
    case 'CaseGranted':
    case 'CaseRefused':
    case 'LimitExtended':
    case 'ProcedureStarted':
    case 'ProcedureEnded':
    case 'HearingAnnounced':
    case 'ConsolidatedOpinionIssued':
    case 'CollectiveDecisionRecorded':
      return event.by
    default:
      return null
  }
}

/** Undefined when the case was erased: then there is nobody left to supervise. */
export function pushedCase(
  history: readonly StoredEntry[],
  decision: CaseGranted | CaseRefused,
): PushedCase | undefined {
  const events = history.map(readCase).filter((event) => event !== undefined)
  const submitted = events.find(
    (event) => event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver',
  )
  const entry = history.at(0)
  if (submitted === undefined || entry === undefined) return undefined
  const { caseNumber, standard, applicant } = submitted
  const form = events.findLast((event) => event.type === 'CorrectionSubmitted')?.form ?? submitted.form
  const approvers = new Set(events.map(approverOf).filter((by) => by !== null))
  return {
    standard,
    duty: {
      case: entry.envelope.stream,
      caseNumber,
      itemCode: standard.itemCode,
      itemName: standard.name,
      decidedBy: standard.organ,
      outcome: decision.type === 'CaseGranted' ? 'GRANTED' : 'REFUSED',
      object: { name: applicant.name, idNumber: applicant.idNumber, address: addressIn(form) },
      decidedAt: decision.at,
      approvers: [...approvers],
    },
  }
}
