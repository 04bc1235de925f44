import type { ClockEntry, ClockLimits, JsonObject } from '#kernel'
import { clockEntryOf, clockLimits } from '../domain/case-clock.ts'
import type { CasePhase } from '../domain/case-state.ts'
import type { Applicant, CaseEvent, Defect, Finding, SubmittedMaterial } from '../domain/events.ts'
import { milestoneOf } from '../milestone.ts'
import type { Milestone } from '../milestone.ts'

export type Stage = Exclude<CasePhase, 'absent'>

export interface Examination {
  readonly by: string
  readonly at: string
  readonly opinion: string
  readonly proposal: 'GRANT' | 'REFUSE'
  readonly findings: readonly Finding[]
}

/** What stays as it was on the day of submission. */
export interface CaseBeginning {
  readonly caseNumber: string
  readonly trackingCode: string
  readonly itemCode: string
  readonly itemVersion: number
  readonly itemName: string
  readonly organ: string
  readonly region: string
  readonly applicantAlias: string
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
  readonly submittedAt: string
  readonly limits: ClockLimits
  readonly combinedPost: boolean
  readonly windowAuthority: boolean
}

/** What a run of entries of one case changes in its line; null leaves a column as it is. */
export interface CaseChange {
  readonly id: string
  readonly version: number
  readonly beginning: CaseBeginning | null
  readonly stage: Stage | null
  readonly receivedAt: string | null
  readonly clock: readonly ClockEntry[]
  readonly milestones: readonly Milestone[]
  readonly defects: readonly Defect[] | null
  readonly examination: Examination | null
  readonly acceptor: string | null
  readonly examiners: readonly string[]
  readonly form: JsonObject | null
  readonly materials: readonly SubmittedMaterial[]
}

export const unchanged = (id: string): CaseChange => ({
  id,
  version: 0,
  beginning: null,
  stage: null,
  receivedAt: null,
  clock: [],
  milestones: [],
  defects: null,
  examination: null,
  acceptor: null,
  examiners: [],
  form: null,
  materials: [],
})

/** A material handed in again takes the place of what was handed in under that name before. */
export const replaceMaterials = (
  old: readonly SubmittedMaterial[],
  added: readonly SubmittedMaterial[],
): readonly SubmittedMaterial[] => [
  ...old.filter(({ material }) => !added.some((newer) => newer.material === material)),
  ...added,
]

const STAGE_AFTER: Readonly<Partial<Record<CaseEvent['type'], Stage>>> = {
  ApplicationSubmitted: 'submitted',
  CorrectionRequested: 'awaitingCorrection',
  CorrectionSubmitted: 'submitted',
  ApplicationAccepted: 'accepted',
  AcceptanceDeemed: 'accepted',
  ApplicationNotAccepted: 'notAccepted',
  CaseExamined: 'examined',
  CaseReturned: 'accepted',
  CaseGranted: 'granted',
  CaseRefused: 'refused',
  ApplicationWithdrawn: 'withdrawn',
}

/** Adds one event to what is going to be written. */
export function addEvent(change: CaseChange, event: CaseEvent, version: number): CaseChange {
  const entry = clockEntryOf(event)
  return {
    ...change,
    version,
    stage: STAGE_AFTER[event.type] ?? change.stage,
    clock: entry === null ? change.clock : [...change.clock, entry],
    milestones: [...change.milestones, milestoneOf(event)],
    ...particulars(change, event),
  }
}

function particulars(change: CaseChange, event: CaseEvent): Partial<CaseChange> {
  switch (event.type) {
    case 'ApplicationSubmitted': {
      const { at, form, materials } = event
      return { beginning: beginningOf(event), receivedAt: at, form, materials, defects: [] }
    }
    case 'CorrectionRequested':
      return { defects: event.defects }
    case 'CorrectionSubmitted': {
      const { at, form, materials } = event
      return { receivedAt: at, form, materials: replaceMaterials(change.materials, materials), defects: [] }
    }
    case 'ApplicationAccepted':
      return { acceptor: event.by }
    case 'CaseExamined': {
      const { by, at, opinion, proposal, findings } = event
      return { examination: { by, at, opinion, proposal, findings }, examiners: [...change.examiners, by] }
    }
    default:
      return {}
  }
}

function beginningOf(event: Extract<CaseEvent, { type: 'ApplicationSubmitted' }>): CaseBeginning {
  const { caseNumber, trackingCode, standard, region, applicant, answers, at, by } = event
  return {
    caseNumber,
    trackingCode,
    itemCode: standard.itemCode,
    itemVersion: standard.version,
    itemName: standard.name,
    organ: standard.organ,
    region,
    applicantAlias: by,
    applicant,
    answers,
    submittedAt: at,
    limits: clockLimits(standard),
    combinedPost: standard.postModel === 'COMBINED',
    windowAuthority: standard.windowAuthority,
  }
}
