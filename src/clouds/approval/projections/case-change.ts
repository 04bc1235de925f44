import type { ClockEntry, ClockLimits, JsonObject, TimeClass } from '#kernel'
import { clockEntriesOf, clockLimits } from '../domain/case-clock.ts'
import { EXAMINATION, movesOn, phaseAfter } from '../domain/phase.ts'
import type { CasePhase } from '../domain/phase.ts'
import type { Applicant, CaseEvent, Channel, Defect, Finding, SubmittedMaterial } from '../domain/events.ts'
import { milestoneOf } from '../milestone.ts'
import type { Milestone } from '../milestone.ts'

/** As lists know it: examined and not yet reviewed is a stage of its own, because another desk has it. */
export type Stage = Exclude<CasePhase, 'absent'> | 'inReview'

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
  readonly classLimits: Readonly<Record<TimeClass, ClockLimits>>
  readonly timeClass: TimeClass
  readonly combinedPost: boolean
  readonly windowAuthority: boolean
  /** Ids of the steps of review, in order. */
  readonly reviews: readonly string[]
  readonly channel: Channel
  readonly express: boolean
  readonly bundle: string | null
  readonly certificate: string | null
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
  /** The last review agreed to after the last change of stage. */
  readonly reviewed: string | null
  readonly assignee: string | null
  /** A step was done: whoever was given it before has it no longer. */
  readonly moved: boolean
  readonly timeClass: TimeClass | null
  /** Reviews of the class the case was put into. */
  readonly route: readonly string[] | null
  /** The organ whose the case is from now on. */
  readonly organ: string | null
  readonly visits: number
  readonly paper: boolean
  /** Plain dates on which something comes about by itself. */
  readonly watchOn: readonly string[]
  /** A slip of the pen put right: [place, value]. */
  readonly corrections: readonly (readonly [place: string, becomes: string])[]
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
  reviewed: null,
  assignee: null,
  moved: false,
  timeClass: null,
  route: null,
  organ: null,
  visits: 0,
  paper: false,
  watchOn: [],
  corrections: [],
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

/** Adds one event to what is going to be written. */
export function addEvent(change: CaseChange, event: CaseEvent, version: number): CaseChange {
  const entries = clockEntriesOf(event)
  const stage = stageAfter(event)
  return {
    ...change,
    version,
    stage: stage ?? change.stage,
    reviewed: stage === null ? change.reviewed : null,
    ...(movesOn(event) ? { moved: true, assignee: null } : {}),
    clock: [...change.clock, ...entries],
    milestones: [...change.milestones, milestoneOf(event)],
    ...particulars(change, event),
  }
}

function stageAfter(event: CaseEvent): Stage | null {
  if (event.type === 'CaseReturned' && event.to !== EXAMINATION) return 'inReview'
  return phaseAfter(event)
}

function particulars(change: CaseChange, event: CaseEvent): Partial<CaseChange> {
  switch (event.type) {
    case 'ApplicationSubmitted': {
      const { at, form, materials, slip } = event
      return { beginning: beginningOf(event), receivedAt: slip?.receivedAt ?? at, form, materials, defects: [] }
    }
    case 'RunningCaseTakenOver': {
      const { receivedAt, form, materials } = event
      return { beginning: beginningOf(event), receivedAt, form, materials, defects: [] }
    }
    case 'DeferredMaterialsSupplied':
      return { materials: replaceMaterials(change.materials, event.materials) }
    case 'CorrectionRequested':
      return {
        defects: event.defects,
        ...(event.until === undefined ? {} : { watchOn: [...change.watchOn, event.until] }),
      }
    case 'CorrectionSubmitted': {
      const { at, form, materials } = event
      return { receivedAt: at, form, materials: replaceMaterials(change.materials, materials), defects: [] }
    }
    case 'ApplicationAccepted':
      return { acceptor: event.by, watchOn: [...change.watchOn, ...(event.deferred ?? []).map(({ due }) => due)] }
    case 'ProcedureStarted':
      return { watchOn: [...change.watchOn, event.endsBy] }
    case 'CaseReviewed':
      return {
        examiners: [...change.examiners, event.by],
        ...(event.agrees ? { reviewed: event.step } : {}),
      }
    case 'CaseReclassified':
      return { timeClass: event.to, route: event.reviews?.map(({ id }) => id) ?? change.route }
    case 'CaseTransferred':
      return { organ: event.to, moved: true, assignee: null }
    case 'CaseAssigned':
      return { assignee: event.to }
    case 'ApplicantVisited':
      return { visits: change.visits + 1, paper: change.paper || event.papers.length > 0 }
    case 'ClericalErrorCorrected':
      return { corrections: [...change.corrections, [event.place, event.becomes]] }
    case 'CaseExamined': {
      const { by, at, opinion, proposal, findings } = event
      return { examination: { by, at, opinion, proposal, findings }, examiners: [...change.examiners, by] }
    }
    default:
      return {}
  }
}

type Beginning = Extract<CaseEvent, { type: 'ApplicationSubmitted' | 'RunningCaseTakenOver' }>

function beginningOf(event: Beginning): CaseBeginning {
  const { caseNumber, trackingCode, standard, region, applicant, answers, at, by } = event
  const filed = event.type === 'ApplicationSubmitted' ? event : undefined
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
    submittedAt: event.type === 'RunningCaseTakenOver' ? event.receivedAt : at,
    limits: clockLimits(standard),
    classLimits: {
      IMMEDIATE: clockLimits(standard, 'IMMEDIATE'),
      ORDINARY: clockLimits(standard, 'ORDINARY'),
      COMPLEX: clockLimits(standard, 'COMPLEX'),
    },
    timeClass: standard.track.timeClass,
    combinedPost: standard.postModel === 'COMBINED',
    windowAuthority: standard.windowAuthority,
    reviews: standard.track.reviews.map(({ id }) => id),
    channel: filed?.channel ?? 'WINDOW',
    express: filed?.express ?? false,
    bundle: filed?.bundle ?? null,
    certificate: filed?.certificate ?? null,
  }
}
