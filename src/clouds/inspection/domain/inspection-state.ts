import { unreachable } from '#kernel'
import type {
  Answer,
  InspectionEvent,
  InspectionOpened,
  MeasureTaken,
  PastInspectionEntered,
  VisitRecorded,
} from './events.ts'

/** A visit with what became of it. */
export interface Visit extends Omit<VisitRecorded, 'type'> {
  readonly coSignedBy: string | null
  readonly coSignedAt: string | null
}
export type Phase = 'OPEN' | 'RECORDED' | 'PROBLEM' | 'RECTIFYING' | 'CONCLUDED' | 'CALLED_OFF'
type Opened = Omit<InspectionOpened, 'type' | 'source'>
export interface InspectionState extends Opened {
  readonly phase: Phase
  readonly source: InspectionOpened['source'] | 'PAST'
  readonly announcedOn: string | null
  readonly announcedAt: string | null
  readonly visits: readonly Visit[]
  readonly rectification: {
    readonly points: readonly string[]
    readonly lastDay: string
    readonly documentNumber: string
  } | null
  readonly measures: readonly Omit<MeasureTaken, 'type'>[]
  readonly result: 'NORMAL' | 'RECTIFIED' | 'DEALT_WITH' | null
  /** Whether the first visit found something wrong; null until one counts. */
  readonly failed: boolean | null
  /** Plain date or instant from which the outcome counts. */
  readonly on: string | null
  readonly found: string
  readonly calledOff: string | null
}

/** Points a visit found wrong. */
export const problemsOf = (answers: readonly Answer[]): readonly string[] =>
  answers.filter(({ result }) => result === 'PROBLEM').map(({ code }) => code)
/** What the next visit has to answer: everything, and after an order only what was to be put right. */
export const pointsToVisit = ({ phase, rectification, checklist }: InspectionState): readonly string[] =>
  phase === 'RECTIFYING' ? (rectification?.points ?? []) : checklist.map(({ code }) => code)

const fresh = {
  announcedOn: null,
  announcedAt: null,
  visits: [],
  rectification: null,
  measures: [],
  result: null,
  failed: null,
  on: null,
  found: '',
  calledOff: null,
} as const

function past(event: PastInspectionEntered): InspectionState {
  const { type: _, on, passed, found, ...known } = event
  return {
    ...fresh,
    ...known,
    phase: 'CONCLUDED',
    source: 'PAST',
    approvers: [],
    facts: [],
    plan: null,
    draw: null,
    duty: null,
    case: null,
    inspectors: [],
    checklist: [],
    flow: { noticeDays: null, visitDays: 0, photosMin: 0, rectifyDays: 0, reinspection: 'ON_SITE', firstCheckDays: 0 },
    due: on,
    failed: !passed,
    result: passed ? 'NORMAL' : 'DEALT_WITH',
    on,
    found,
  }
}

function coSigned(state: InspectionState, by: string, at: string): InspectionState {
  const visits = state.visits.map((visit, index) =>
    index === state.visits.length - 1 ? { ...visit, coSignedBy: by, coSignedAt: at } : visit,
  )
  const wrong = problemsOf(visits.at(-1)?.answers ?? []).length > 0
  return {
    ...state,
    visits,
    phase: 'PROBLEM',
    failed: state.failed ?? wrong,
    on: state.on ?? at,
    found: state.visits.at(-1)?.summary ?? '',
  }
}

export function evolveInspection(state: InspectionState | null, event: InspectionEvent): InspectionState | null {
  if (event.type === 'PastInspectionEntered') return past(event)
  if (event.type === 'InspectionOpened') {
    const { type: _, ...opened } = event
    return { ...fresh, ...opened, phase: 'OPEN' }
  }
  if (state === null) return state
  switch (event.type) {
    case 'InspectorsNamed':
      return { ...state, inspectors: event.inspectors }
    case 'VisitAnnounced':
      return { ...state, announcedOn: event.on, announcedAt: event.at }
    case 'VisitRecorded': {
      const { type: _, ...visit } = event
      return {
        ...state,
        phase: 'RECORDED',
        visits: [...state.visits, { ...visit, coSignedBy: null, coSignedAt: null }],
      }
    }
    case 'VisitCoSigned':
      return coSigned(state, event.by, event.at)
    case 'RectificationOrdered': {
      const { points, lastDay, documentNumber } = event
      return { ...state, phase: 'RECTIFYING', rectification: { points, lastDay, documentNumber } }
    }
    case 'MeasureTaken': {
      const { type: _, ...measure } = event
      return { ...state, measures: [...state.measures, measure] }
    }
    case 'InspectionConcluded':
      return { ...state, phase: 'CONCLUDED', result: event.result }
    case 'InspectionCalledOff':
      return { ...state, phase: 'CALLED_OFF', calledOff: event.reason }
    default:
      return unreachable(event)
  }
}
