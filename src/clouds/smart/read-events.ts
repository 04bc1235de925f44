import type { ApplicationSubmitted, CorrectionSubmitted } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { JsonObject } from '#kernel'
import type { StoredEntry } from '#ledger'
import { AUTHORISATION_TYPES, DECISION_TABLE_TYPES, VERIFICATION_TYPES } from './domain/events.ts'
import type { AuthorisationEvent, DecisionTableEvent, RegisterLoaded, VerificationEvent } from './domain/events.ts'

export const readTable = eventReader<DecisionTableEvent>(...DECISION_TABLE_TYPES)
export const readAuthorisation = eventReader<AuthorisationEvent>(...AUTHORISATION_TYPES)
export const readVerification = eventReader<VerificationEvent>(...VERIFICATION_TYPES)
export const readRegister = eventReader<RegisterLoaded>('RegisterLoaded')

const readFiled = eventReader<ApplicationSubmitted | CorrectionSubmitted>('ApplicationSubmitted', 'CorrectionSubmitted')

/** An application as it stands after what was corrected: what facts are read from. */
export interface Filed {
  readonly caseId: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemVersion: number
  readonly applicant: CaseApplicant
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly certificate: string | null
  readonly submittedAt: string
}
type CaseApplicant = ApplicationSubmitted['applicant']

/** Undefined when it was erased or came from an older system. */
export function filedFrom(history: readonly StoredEntry[]): Filed | undefined {
  let filed: Filed | undefined
  for (const entry of history) {
    const event = readFiled(entry)
    if (event?.type === 'CorrectionSubmitted' && filed !== undefined) filed = { ...filed, form: event.form }
    if (event?.type !== 'ApplicationSubmitted') continue
    const { caseNumber, standard, applicant, answers, form, certificate = null, at: submittedAt } = event
    const { itemCode, version: itemVersion } = standard
    const { stream: caseId } = entry.envelope
    filed = { caseId, caseNumber, itemCode, itemVersion, applicant, answers, form, certificate, submittedAt }
  }
  return filed
}
