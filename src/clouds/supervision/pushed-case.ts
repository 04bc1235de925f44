import type { ApplicationSubmitted, CaseEvent, RunningCaseTakenOver } from '#clouds/approval/events'
import { approversOf, CASE_EVENT_TYPES } from '#clouds/approval/events'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import type { JsonObject, PinnedStandard } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { DutyOpened, PushKind } from './domain/events.ts'
import { addressIn } from './domain/locate.ts'
import type { PUSHED_TYPES } from './projections/push-owed.ts'

const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
export type PushedEvent = Extract<CaseEvent, { type: (typeof PUSHED_TYPES)[number] }>
type Submitted = ApplicationSubmitted | RunningCaseTakenOver

/** What departments are told of a case. */
export interface CaseFacts {
  readonly standard: PinnedStandard
  readonly case: string
  readonly caseNumber: string
  readonly object: DutyOpened['object']
  /** Opaque id of the applicant in this case. */
  readonly holder: string
  readonly form: JsonObject
  readonly answers: Readonly<Record<string, string>>
  readonly committed: boolean
  readonly approvers: readonly string[]
}

const isSubmitted = (event: CaseEvent): event is Submitted =>
  event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver'

/** Undefined when the case was erased: then there is nobody left to supervise. */
export function caseFacts(history: readonly StoredEntry[]): CaseFacts | undefined {
  const events = history.map(readCase).filter((event) => event !== undefined)
  const submitted = events.find(isSubmitted)
  const entry = history.at(0)
  if (submitted === undefined || entry === undefined) return undefined
  const { caseNumber, standard, applicant, answers, by } = submitted
  const form = events.findLast((event) => event.type === 'CorrectionSubmitted')?.form ?? submitted.form
  return {
    standard,
    case: entry.envelope.stream,
    caseNumber,
    object: { name: applicant.name, idNumber: applicant.idNumber, address: addressIn(form) },
    holder: by,
    form,
    answers,
    committed: submitted.type === 'ApplicationSubmitted' && submitted.commitment !== undefined,
    approvers: approversOf(events),
  }
}

export function kindOf(decision: PushedEvent, { track }: PinnedStandard): PushKind {
  switch (decision.type) {
    case 'CaseRefused':
      return 'REFUSAL'
    case 'GrantAnnulled':
      return 'ANNULMENT'
    case 'CaseGranted':
      if (decision.basis === 'FILING' || track.mode === 'FILING') return 'FILING'
      if (decision.basis === 'COMMITMENT' || track.mode === 'COMMITMENT') return 'COMMITMENT'
      return track.changeKind === 'NEW' ? 'GRANT' : track.changeKind
    default:
      return unreachable(decision)
  }
}

const OUTCOMES = { CaseGranted: 'GRANTED', CaseRefused: 'REFUSED', GrantAnnulled: 'ENDED' } as const
export const outcomeOf = ({ type }: PushedEvent): DutyOpened['outcome'] => OUTCOMES[type]
