import { addDays, happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { groupOf, MEASURES } from './codes.ts'
import type {
  InspectionCalledOff,
  InspectionConcluded,
  InspectionEvent,
  InspectionOpened,
  InspectorsNamed,
  MeasureTaken,
  PastInspectionEntered,
  RectificationOrdered,
  VisitAnnounced,
  VisitCoSigned,
  VisitRecorded,
} from './events.ts'
import { evolveInspection, pointsToVisit, problemsOf } from './inspection-state.ts'
import type { InspectionState } from './inspection-state.ts'

interface Asked {
  readonly at: string
  readonly by: string
}
type Act =
  | ({ readonly type: 'NameInspectors' } & Omit<InspectorsNamed, 'type'> & { readonly standAside: readonly string[] })
  | ({ readonly type: 'AnnounceVisit' } & Omit<VisitAnnounced, 'type'>)
  | ({ readonly type: 'RecordVisit' } & Omit<VisitRecorded, 'type' | 'round'>)
  | ({ readonly type: 'CoSignVisit' } & Omit<VisitCoSigned, 'type' | 'round'>)
  | ({ readonly type: 'OrderRectification' } & Omit<RectificationOrdered, 'type'>)
  | ({ readonly type: 'TakeMeasure' } & Omit<MeasureTaken, 'type' | 'case' | 'object' | 'organ'>)
  | ({ readonly type: 'ConcludeInspection' } & Asked)
  | ({ readonly type: 'CallOffInspection' } & Omit<InspectionCalledOff, 'type'>)
export type InspectionCommand =
  | ({ readonly type: 'OpenInspection' } & Omit<InspectionOpened, 'type'>)
  | ({ readonly type: 'EnterPastInspection' } & Omit<PastInspectionEntered, 'type'>)
  | Act

export type InspectionRefusal =
  | 'INSPECTION_ALREADY_OPEN'
  | 'INSPECTION_UNKNOWN'
  | 'INSPECTION_OVER'
  | 'INSPECTORS_TWO'
  | 'INSPECTOR_STANDS_ASIDE'
  | 'NOT_YOUR_INSPECTION'
  | 'VISIT_NOT_DUE_NOW'
  | 'VISIT_NOT_ANNOUNCED'
  | 'NOTICE_TOO_SHORT'
  | 'POINTS_UNANSWERED'
  | 'POINT_UNKNOWN'
  | 'PROBLEM_WITHOUT_WORDS'
  | 'PHOTOS_MISSING'
  | 'CHECKED_PERSON_MISSING'
  | 'VISIT_TIMES_WRONG'
  | 'REINSPECTION_ON_SITE'
  | 'VISIT_NOT_RECORDED'
  | 'COSIGNED_BY_RECORDER'
  | 'NO_PROBLEM_OPEN'
  | 'RECTIFICATION_DAY_WRONG'
  | 'RECTIFICATION_POINTS_WRONG'
  | 'MEASURE_WITHOUT_DOCUMENT'
  | 'FINE_WITHOUT_AMOUNT'
  | 'PROBLEM_NOT_DEALT_WITH'
type Said = Decision<InspectionEvent, InspectionRefusal>

/** A device's clock may be a little ahead of ours. */
const CLOCK_SLACK_MS = 5 * 60_000

function recordVisit(command: Extract<Act, { type: 'RecordVisit' }>, state: InspectionState): Said {
  const { at, by, answers, photos, checked, began, ended, method } = command
  if (state.phase !== 'OPEN' && state.phase !== 'RECTIFYING') return refused('VISIT_NOT_DUE_NOW')
  if (state.inspectors.length < 2) return refused('INSPECTORS_TWO')
  if (!state.inspectors.includes(by)) return refused('NOT_YOUR_INSPECTION')
  const first = state.phase === 'OPEN'
  if (first && state.flow.noticeDays !== null && (state.announcedOn === null || localDate(ended) < state.announcedOn))
    return refused('VISIT_NOT_ANNOUNCED', { days: state.flow.noticeDays })
  if (!first && state.flow.reinspection === 'ON_SITE' && method !== 'ON_SITE') return refused('REINSPECTION_ON_SITE')
  const ahead = Date.parse(ended) > Date.parse(at) + CLOCK_SLACK_MS
  if (!(Date.parse(began) <= Date.parse(ended)) || ahead || began < state.at) return refused('VISIT_TIMES_WRONG')
  const asked = pointsToVisit(state)
  const answered = answers.map(({ code }) => code)
  if (answered.some((code) => !asked.includes(code)) || new Set(answered).size !== answered.length)
    return refused('POINT_UNKNOWN')
  const open = asked.filter((code) => !answered.includes(code))
  if (open.length > 0) return refused('POINTS_UNANSWERED', { count: open.length })
  if (answers.some(({ result, note }) => result === 'PROBLEM' && note.trim().length < 2))
    return refused('PROBLEM_WITHOUT_WORDS')
  if (method === 'ON_SITE' && photos.length < state.flow.photosMin)
    return refused('PHOTOS_MISSING', { count: state.flow.photosMin })
  // 行政许可法 61, 行政处罚法 55: who was checked signs; that he would not is noted.
  const refusedToSign = (checked.refusal?.trim().length ?? 0) >= 2
  if (checked.name.trim() === '' || (checked.signature === null) === !refusedToSign)
    return refused('CHECKED_PERSON_MISSING')
  return happened({ ...command, type: 'VisitRecorded', round: state.visits.length + 1 })
}

const concluded = (
  state: InspectionState,
  { at, by }: Asked,
  result: InspectionConcluded['result'],
): InspectionConcluded => {
  const { object, duty, case: caseId, organ, number, measures, rectification } = state
  const last = state.visits.at(-1)
  const taken = measures.map(({ measure, documentNumber }) => `${MEASURES[measure].zh}（${documentNumber}）`)
  const ordered = rectification === null ? [] : [`责令改正（${rectification.documentNumber}）`]
  return {
    type: 'InspectionConcluded',
    ...{ at, by, result, object, duty, case: caseId, organ, number },
    method: last?.method ?? 'ON_SITE',
    found: last?.summary ?? state.found,
    measure: [...ordered, ...taken].join('；'),
  }
}

function coSign({ at, by }: Asked, state: InspectionState): Said {
  const visit = state.visits.at(-1)
  if (state.phase !== 'RECORDED' || visit === undefined) return refused('VISIT_NOT_RECORDED')
  if (!state.inspectors.includes(by)) return refused('NOT_YOUR_INSPECTION')
  if (visit.by === by) return refused('COSIGNED_BY_RECORDER')
  const signed: VisitCoSigned = { type: 'VisitCoSigned', at, by, round: visit.round }
  if (problemsOf(visit.answers).length > 0) return happened(signed)
  const result = visit.round === 1 ? 'NORMAL' : state.measures.length > 0 ? 'DEALT_WITH' : 'RECTIFIED'
  const after = evolveInspection(state, signed) ?? state
  return happened<InspectionEvent>(signed, concluded(after, { at, by }, result))
}

function order(command: Extract<Act, { type: 'OrderRectification' }>, state: InspectionState): Said {
  const { at, points, lastDay } = command
  if (state.phase !== 'PROBLEM') return refused('NO_PROBLEM_OPEN')
  const wrong = problemsOf(state.visits.at(-1)?.answers ?? [])
  if (points.length === 0 || points.some((code) => !wrong.includes(code))) return refused('RECTIFICATION_POINTS_WRONG')
  const today = localDate(at)
  if (lastDay <= today || lastDay > addDays(today, state.flow.rectifyDays))
    return refused('RECTIFICATION_DAY_WRONG', { days: state.flow.rectifyDays })
  return happened({ ...command, type: 'RectificationOrdered' })
}

function take(command: Extract<Act, { type: 'TakeMeasure' }>, state: InspectionState): Said {
  if (state.phase !== 'PROBLEM' && state.phase !== 'RECTIFYING') return refused('NO_PROBLEM_OPEN')
  const papered = groupOf(command.measure) !== 'SUPERVISION'
  if (papered && command.document === null) return refused('MEASURE_WITHOUT_DOCUMENT')
  if (command.measure === 'FINE' && !((command.amountFen ?? 0) > 0)) return refused('FINE_WITHOUT_AMOUNT')
  const { case: caseId, object, organ } = state
  return happened({ ...command, type: 'MeasureTaken', case: caseId, object, organ })
}

function name(command: Extract<Act, { type: 'NameInspectors' }>, state: InspectionState): Said {
  const { at, by, inspectors, standAside } = command
  // Who was drawn is not exchanged by hand.
  if (state.phase !== 'OPEN' || state.draw !== null) return refused('VISIT_NOT_DUE_NOW')
  if (new Set(inspectors).size !== inspectors.length || inspectors.length < 2) return refused('INSPECTORS_TWO')
  const aside = [...state.approvers, ...standAside]
  if (inspectors.some((one) => aside.includes(one))) return refused('INSPECTOR_STANDS_ASIDE')
  return happened({ type: 'InspectorsNamed', at, by, inspectors })
}

function announce({ at, by, on }: Extract<Act, { type: 'AnnounceVisit' }>, state: InspectionState): Said {
  if (state.phase !== 'OPEN') return refused('VISIT_NOT_DUE_NOW')
  const days = state.flow.noticeDays ?? 0
  if (on < addDays(localDate(at), days)) return refused('NOTICE_TOO_SHORT', { days })
  return happened({ type: 'VisitAnnounced', at, by, on })
}

function act(command: Act, state: InspectionState): Said {
  if (state.phase === 'CONCLUDED' || state.phase === 'CALLED_OFF') return refused('INSPECTION_OVER')
  switch (command.type) {
    case 'NameInspectors':
      return name(command, state)
    case 'AnnounceVisit':
      return announce(command, state)
    case 'RecordVisit':
      return recordVisit(command, state)
    case 'CoSignVisit':
      return coSign(command, state)
    case 'OrderRectification':
      return order(command, state)
    case 'TakeMeasure':
      return take(command, state)
    case 'ConcludeInspection':
      if (state.phase !== 'PROBLEM') return refused('NO_PROBLEM_OPEN')
      // 行政许可法 61: what was found wrong is dealt with before anything is closed.
      if (state.measures.length === 0) return refused('PROBLEM_NOT_DEALT_WITH')
      return happened(concluded(state, command, 'DEALT_WITH'))
    case 'CallOffInspection':
      if (state.visits.length > 0) return refused('VISIT_NOT_DUE_NOW')
      return happened({ ...command, type: 'InspectionCalledOff' })
    default:
      return unreachable(command)
  }
}

/** The life of one inspection: opened, visited by two, signed, put right, looked at again, dealt with, concluded. */
export const inspectionDecider: Decider<InspectionCommand, InspectionState | null, InspectionEvent, InspectionRefusal> =
  {
    initial: null,
    decide: (command, state) => {
      if (command.type === 'OpenInspection')
        return state === null ? happened({ ...command, type: 'InspectionOpened' }) : refused('INSPECTION_ALREADY_OPEN')
      if (command.type === 'EnterPastInspection')
        return state === null
          ? happened({ ...command, type: 'PastInspectionEntered' })
          : refused('INSPECTION_ALREADY_OPEN')
      return state === null ? refused('INSPECTION_UNKNOWN') : act(command, state)
    },
    evolve: evolveInspection,
  }
