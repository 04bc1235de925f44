import type { CaseEvent, Liability } from './domain/events.ts'
import { told } from './milestone-texts.ts'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/**
 * One line of what happened, as the hall tells it. `by` is the officer, null for acts of the applicant and of the law;
 * `reason` is what the bureau wrote to the applicant, shown to him and the desks but not to a mere tracking code.
 */
export interface Milestone {
  readonly type: CaseEvent['type']
  readonly at: string
  readonly by: string | null
  readonly text: Bilingual
  readonly reason: string | null
  /** 审批责任 of a decision; absent for everything else. */
  readonly liability?: Liability
}

/** Words the bureau owes the applicant. An examiner's opinion and a return are matters inside the bureau. */
function reasonOf(event: CaseEvent): string | null {
  switch (event.type) {
    case 'ApplicationNotAccepted':
    case 'LimitExtended':
    case 'ProcedureStarted':
    case 'CaseReclassified':
    case 'CaseTerminated':
    case 'AnnulmentAnnounced':
    case 'GrantAnnulled':
    case 'ClericalErrorCorrected':
      return event.reason
    case 'ProcedureEnded':
      return event.outcome
    case 'CaseRefused':
      return event.reasons
    default:
      return null
  }
}

const BY_APPLICANT: readonly CaseEvent['type'][] = [
  'ApplicationSubmitted',
  'CorrectionSubmitted',
  'ApplicationWithdrawn',
  'DeferredMaterialsSupplied',
  'HearingRequested',
  'ResultServed',
]

/** What law, transfer or oversight brings about; no officer of the desk did it. */
const BY_NOBODY: readonly CaseEvent['type'][] = [
  ...(['AcceptanceDeemed', 'CaseTransferred', 'CaseFrozen', 'CaseUnfrozen'] as const),
  ...(['CaseBound', 'CaseUnbound'] as const),
]
export function milestoneOf(event: CaseEvent): Milestone {
  const liability = event.type === 'CaseGranted' || event.type === 'CaseRefused' ? event.liability : undefined
  const nobody = BY_NOBODY.includes(event.type) || BY_APPLICANT.includes(event.type)
  return {
    type: event.type,
    at: event.at,
    by: nobody ? null : event.by,
    text: told(event.type, event),
    reason: reasonOf(event),
    ...(liability === undefined ? {} : { liability }),
  }
}
