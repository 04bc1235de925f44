import type {
  Applicant,
  ApplicationSubmitted,
  CaseEvent,
  DepartmentOpinionGiven,
  RunningCaseTakenOver,
} from '#clouds/approval/events'
import { CASE_EVENT_TYPES, clockEntriesOf, clockLimits } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { ClockEntry, ClockLimits, JsonObject, PinnedStandard } from '#kernel'
import type { StoredEntry } from '#ledger'
import { readOwingEvent } from '../projections/owed.ts'
import type { OwingEvent } from '../projections/owed.ts'

/** What a paper about a case may say, as the case's published events had it when the paper fell due. */
export interface CaseFacts {
  readonly case: string
  readonly caseNumber: string
  readonly trackingCode: string
  readonly standard: PinnedStandard
  /** Of the class the case is in now (WF-09): the papers say the days it is really measured by. */
  readonly limits: ClockLimits
  readonly applicant: Applicant
  readonly form: JsonObject
  readonly submittedAt: string
  readonly clock: readonly ClockEntry[]
  /** 电子证照标识 of the certificate the application is about. */
  readonly certificate: string | null
  /** What each department answered, by consultation. */
  readonly opinions: readonly DepartmentOpinionGiven[]
}
/** A case up to and with the act that owes a paper. */
export interface Owing {
  readonly facts: CaseFacts
  readonly event: OwingEvent
  /** Leaf hash of that act's entry. */
  readonly cause: string
}

const readCaseEvent = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

function begin(entry: StoredEntry, event: ApplicationSubmitted | RunningCaseTakenOver): CaseFacts {
  const { caseNumber, trackingCode, standard, applicant, form, at } = event
  const filed = event.type === 'ApplicationSubmitted' ? event : undefined
  return {
    case: entry.envelope.stream,
    caseNumber,
    trackingCode,
    standard,
    limits: clockLimits(standard),
    applicant,
    form,
    submittedAt: event.type === 'RunningCaseTakenOver' ? event.receivedAt : (filed?.slip?.receivedAt ?? at),
    clock: [],
    certificate: filed?.certificate ?? null,
    opinions: [],
  }
}

function withEvent(facts: CaseFacts, event: CaseEvent): CaseFacts {
  switch (event.type) {
    case 'CorrectionSubmitted':
      return { ...facts, form: event.form }
    // 划转: what is written from now on goes out in the name of the organ that has the power now.
    case 'CaseTransferred':
      return { ...facts, standard: { ...facts.standard, organ: event.to } }
    case 'CaseReclassified':
      return { ...facts, limits: clockLimits(facts.standard, event.to) }
    case 'DepartmentOpinionGiven':
      return { ...facts, opinions: [...facts.opinions, event] }
    case 'ClericalErrorCorrected':
      return corrected(facts, event.place, event.becomes)
    default:
      return facts
  }
}

/** 笔误更正: what stands at /form/… or /applicant/… from now on. */
function corrected(facts: CaseFacts, place: string, becomes: string): CaseFacts {
  const [, part, name] = place.split('/')
  if (name === undefined) return facts
  return part === 'applicant'
    ? { ...facts, applicant: { ...facts.applicant, [name]: becomes } }
    : { ...facts, form: { ...facts.form, [name]: becomes } }
}

/** A case as its last entry left it; undefined when it was erased. */
export function factsOf(history: readonly StoredEntry[]): CaseFacts | undefined {
  let facts: CaseFacts | undefined
  for (const entry of history) {
    const event = readCaseEvent(entry)
    if (event !== undefined) facts = stepped(facts, entry, event)
  }
  return facts
}

function stepped(before: CaseFacts | undefined, entry: StoredEntry, event: CaseEvent): CaseFacts | undefined {
  const begins = event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver'
  const facts = begins ? begin(entry, event) : before
  return facts && { ...withEvent(facts, event), clock: [...facts.clock, ...clockEntriesOf(event)] }
}

/** Undefined when the case was erased, or has no such act: then nothing is owed any more. */
export function owingOf(history: readonly StoredEntry[], cause: string): Owing | undefined {
  let facts: CaseFacts | undefined
  for (const entry of history) {
    const event = readCaseEvent(entry)
    if (event === undefined) continue
    facts = stepped(facts, entry, event)
    if (facts === undefined) return undefined
    if (entry.leafHash !== cause) continue
    const owing = readOwingEvent(entry)
    return owing === undefined ? undefined : { facts, event: owing, cause }
  }
  return undefined
}
