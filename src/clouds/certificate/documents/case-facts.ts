import type { Applicant, ApplicationSubmitted, CaseEvent } from '#clouds/approval/events'
import { CASE_EVENT_TYPES, clockEntryOf } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { ClockEntry, JsonObject, PinnedStandard } from '#kernel'
import type { StoredEntry } from '#ledger'
import { readOwingEvent } from '../projections/owed.ts'
import type { OwingEvent } from '../projections/owed.ts'

/** What a paper about a case may say, as the case's published events had it when the paper fell due. */
export interface CaseFacts {
  readonly case: string
  readonly caseNumber: string
  readonly trackingCode: string
  readonly standard: PinnedStandard
  readonly applicant: Applicant
  readonly form: JsonObject
  readonly submittedAt: string
  readonly clock: readonly ClockEntry[]
}
/** A case up to and with the act that owes a paper. */
export interface Owing {
  readonly facts: CaseFacts
  readonly event: OwingEvent
  /** Leaf hash of that act's entry. */
  readonly cause: string
}

const readCaseEvent = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

function begin(entry: StoredEntry, event: ApplicationSubmitted): CaseFacts {
  const { caseNumber, trackingCode, standard, applicant, form, at } = event
  return {
    case: entry.envelope.stream,
    caseNumber,
    trackingCode,
    standard,
    applicant,
    form,
    submittedAt: at,
    clock: [],
  }
}

/** Undefined when the case was erased, or has no such act: then nothing is owed any more. */
export function owingOf(history: readonly StoredEntry[], cause: string): Owing | undefined {
  let facts: CaseFacts | undefined
  for (const entry of history) {
    const event = readCaseEvent(entry)
    if (event === undefined) continue
    if (event.type === 'ApplicationSubmitted') facts = begin(entry, event)
    if (facts === undefined) return undefined
    if (event.type === 'CorrectionSubmitted') facts = { ...facts, form: event.form }
    const clockEntry = clockEntryOf(event)
    if (clockEntry !== null) facts = { ...facts, clock: [...facts.clock, clockEntry] }
    if (entry.leafHash !== cause) continue
    const owing = readOwingEvent(entry)
    return owing === undefined ? undefined : { facts, event: owing, cause }
  }
  return undefined
}
