import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  RequestAnswered,
  RequestEvent,
  RequestFiled,
  RequestPublished,
  RequestRated,
  RequestReopened,
} from './events.ts'
import { maskText } from './masking.ts'
import { decideReport, evolveReport, openReport, refuseOutcome } from './report.ts'
import type { ReportCommand, ReportEvent, ReportRefusalCode, ReportState } from './report.ts'

interface Act {
  readonly at: string
  readonly by: string
}
export type RequestCommand =
  | ({ readonly type: 'FileRequest'; readonly routedTo: string | null } & Omit<RequestFiled, 'type'>)
  | (Act & {
      readonly type: 'DispatchRequest'
      readonly organ: string
      readonly section: string
      readonly officer: string | null
    })
  | (Act & { readonly type: 'ReturnRequest'; readonly organ: string; readonly reason: string })
  | ({ readonly type: 'AnswerRequest' } & Omit<RequestAnswered, 'type'>)
  | ({ readonly type: 'RateAnswer' } & Omit<RequestRated, 'type'>)
  | ({ readonly type: 'ReopenRequest' } & Omit<RequestReopened, 'type'>)
  | ({ readonly type: 'PublishRequest' } & Omit<RequestPublished, 'type'>)
  | (Act & { readonly type: 'UnpublishRequest'; readonly reason: string })
  | ReportCommand
type FileRequest = Extract<RequestCommand, { type: 'FileRequest' }>
type RequestAct = Exclude<RequestCommand, FileRequest | ReportCommand>

export type RequestStage = 'filed' | 'dispatched' | 'answered'
export interface RequestState extends Omit<RequestFiled, 'type' | 'at' | 'by' | 'report'> {
  readonly stage: RequestStage
  readonly filedAt: string
  readonly filer: string
  /** The reply limit is counted from here: filing, or reopening. */
  readonly clockFrom: string
  readonly organ: string | null
  readonly section: string
  readonly officer: string | null
  readonly answer: Omit<RequestAnswered, 'type'> | null
  readonly rating: Omit<RequestRated, 'type'> | null
  readonly reopened: Omit<RequestReopened, 'type'> | null
  readonly published: Omit<RequestPublished, 'type'> | null
  /** Only of a report. */
  readonly report?: ReportState
  readonly steps: readonly {
    readonly type: RequestEvent['type']
    readonly at: string
    readonly by: string
    readonly note: string
  }[]
}

export type RequestRefusalCode =
  | 'REQUEST_ALREADY_FILED'
  | 'REQUEST_UNKNOWN'
  | 'REQUEST_ALREADY_ANSWERED'
  | 'REQUEST_NOT_DISPATCHED'
  | 'REQUEST_OF_ANOTHER_ORGAN'
  | 'COMPLAINT_ABOUT_YOURSELF'
  | 'ADOPTION_UNSAID'
  | 'RESOLUTION_WITHOUT_EVIDENCE'
  | 'REQUEST_NOT_ANSWERED'
  | 'ANSWER_ALREADY_RATED'
  | 'REQUEST_REOPENED_BEFORE'
  | 'PUBLICATION_NOT_CONSENTED'
  | 'REQUEST_ALREADY_PUBLISHED'
  | 'REQUEST_NOT_PUBLISHED'
  | 'PUBLISHED_TEXT_NAMES_SOMEBODY'
  | ReportRefusalCode
type Said = Decision<RequestEvent, RequestRefusalCode>

function file({ type: _, routedTo, ...request }: FileRequest): Said {
  const filed: RequestFiled = { type: 'RequestFiled', ...request }
  if (routedTo === null) return happened(filed)
  const { at, by } = request
  return happened<RequestEvent>(filed, {
    type: 'RequestDispatched',
    at,
    by,
    organ: routedTo,
    section: '',
    officer: null,
    automatic: true,
  })
}

/** 行政许可法 and 信访工作条例: nobody looks into a complaint about his own work. */
const concerns = ({ kind, involved }: RequestState, officer: string): boolean =>
  (kind === 'COMPLAINT' || kind === 'REPORT') && involved.includes(officer)

/** Each kind is answered by what it asked for. */
function answer(command: Extract<RequestAct, { type: 'AnswerRequest' }>, state: RequestState): Said {
  if (state.stage === 'answered') return refused('REQUEST_ALREADY_ANSWERED')
  if (state.stage === 'filed') return refused('REQUEST_NOT_DISPATCHED')
  if (state.organ !== command.organ) return refused('REQUEST_OF_ANOTHER_ORGAN')
  if (concerns(state, command.by)) return refused('COMPLAINT_ABOUT_YOURSELF')
  if (state.report !== undefined) {
    const no = refuseOutcome(command.finding, state.report)
    if (no !== undefined) return refused(no)
  }
  if (state.kind === 'SUGGESTION' && command.adoption === null) return refused('ADOPTION_UNSAID')
  if (state.kind === 'PAIN_POINT') {
    const { resolution } = command
    const better = resolution?.measures.some(({ before, after }) => after < before) ?? false
    if (resolution === null || !better) return refused('RESOLUTION_WITHOUT_EVIDENCE')
  }
  return happened({
    ...command,
    type: 'RequestAnswered',
    adoption: state.kind === 'SUGGESTION' ? command.adoption : null,
    resolution: state.kind === 'PAIN_POINT' ? command.resolution : null,
  })
}

const BY_OFFICERS: readonly ReportCommand['type'][] = ['TakeUpReport', 'AskReporter', 'FollowUpReport']

function actOnReport(command: ReportCommand, state: RequestState): Said {
  if (state.report === undefined) return refused('REPORT_ONLY')
  if (BY_OFFICERS.includes(command.type) && concerns(state, command.by)) return refused('COMPLAINT_ABOUT_YOURSELF')
  if (state.stage === 'answered' && command.type !== 'NoteReportOrder') return refused('REPORT_OVER')
  return decideReport(command, state.report)
}

function publish(command: Extract<RequestAct, { type: 'PublishRequest' }>, state: RequestState): Said {
  if (!state.publishable) return refused('PUBLICATION_NOT_CONSENTED')
  if (state.stage !== 'answered') return refused('REQUEST_NOT_ANSWERED')
  if (state.published !== null) return refused('REQUEST_ALREADY_PUBLISHED')
  const { question, answer: reply } = command
  const names = [state.contact.name]
  if ([question, reply].some((text) => maskText(text, names) !== text)) return refused('PUBLISHED_TEXT_NAMES_SOMEBODY')
  return happened({ ...command, type: 'RequestPublished' })
}

function act(command: RequestAct, state: RequestState): Said {
  const { at, by } = command
  switch (command.type) {
    case 'DispatchRequest': {
      // 信访工作条例 and 行政许可法 65: what somebody reports is never handed to those he reports.
      if (state.report !== undefined) return refused('REPORT_STAYS_WITH_INSPECTORS')
      if (state.stage === 'answered') return refused('REQUEST_ALREADY_ANSWERED')
      const { organ, section, officer } = command
      if (officer !== null && state.kind === 'COMPLAINT' && state.involved.includes(officer))
        return refused('COMPLAINT_ABOUT_YOURSELF')
      return happened({ type: 'RequestDispatched', at, by, organ, section, officer, automatic: false })
    }
    case 'ReturnRequest':
      if (state.report !== undefined) return refused('REPORT_STAYS_WITH_INSPECTORS')
      if (state.stage === 'answered') return refused('REQUEST_ALREADY_ANSWERED')
      if (state.stage === 'filed') return refused('REQUEST_NOT_DISPATCHED')
      if (state.organ !== command.organ) return refused('REQUEST_OF_ANOTHER_ORGAN')
      return happened({ type: 'RequestReturned', at, by, reason: command.reason })
    case 'AnswerRequest':
      return answer(command, state)
    case 'RateAnswer':
      if (state.stage !== 'answered') return refused('REQUEST_NOT_ANSWERED')
      if (state.rating !== null) return refused('ANSWER_ALREADY_RATED')
      return happened({ ...command, type: 'RequestRated' })
    case 'ReopenRequest':
      if (state.stage !== 'answered') return refused('REQUEST_NOT_ANSWERED')
      if (state.reopened !== null) return refused('REQUEST_REOPENED_BEFORE')
      return happened({ ...command, type: 'RequestReopened' })
    case 'PublishRequest':
      return publish(command, state)
    case 'UnpublishRequest':
      if (state.published === null) return refused('REQUEST_NOT_PUBLISHED')
      return happened({ type: 'RequestUnpublished', at, by, reason: command.reason })
    default:
      return unreachable(command)
  }
}

const isOfReport = (event: RequestEvent): event is ReportEvent => REPORT_STEPS.some((type) => type === event.type)
const REPORT_STEPS: readonly ReportEvent['type'][] = [
  ...(['RequestTakenUp', 'RequestAsked', 'RequestSupplemented', 'RequestFollowedUp', 'RequestOrderNoted'] as const),
]

function change(state: RequestState, event: Exclude<RequestEvent, RequestFiled | ReportEvent>): RequestState {
  switch (event.type) {
    case 'RequestDispatched': {
      const { organ, section, officer } = event
      return { ...state, stage: 'dispatched', organ, section, officer }
    }
    case 'RequestReturned':
      return { ...state, stage: 'filed', organ: null, section: '', officer: null }
    case 'RequestAnswered': {
      const { type: _, ...answered } = event
      return { ...state, stage: 'answered', answer: answered }
    }
    case 'RequestRated': {
      const { type: _, ...rating } = event
      return { ...state, rating }
    }
    case 'RequestReopened': {
      const { type: _, ...reopened } = event
      const { organ } = state
      // The answer stays to be read until the next one; the rating was of an answer that did not hold.
      return {
        ...state,
        stage: organ === null ? 'filed' : 'dispatched',
        reopened,
        rating: null,
        clockFrom: event.at,
        published: null,
      }
    }
    case 'RequestPublished': {
      const { type: _, ...published } = event
      return { ...state, published }
    }
    case 'RequestUnpublished':
      return { ...state, published: null }
    default:
      return unreachable(event)
  }
}

const noteOf = (event: RequestEvent): string =>
  event.type === 'RequestReturned' || event.type === 'RequestReopened' || event.type === 'RequestUnpublished'
    ? event.reason
    : event.type === 'RequestDispatched'
      ? event.section
      : event.type === 'RequestOrderNoted'
        ? event.number
        : ''

const REPORT_ACTS: readonly ReportCommand['type'][] = [...BY_OFFICERS, 'SupplementReport', 'NoteReportOrder']
const isReportCommand = (command: RequestCommand): command is ReportCommand =>
  REPORT_ACTS.some((type) => type === command.type)

/** 咨询投诉建议: filed, dispatched to whoever is responsible, answered in time, rated or reopened once by who asked. */
export const requestDecider: Decider<RequestCommand, RequestState | null, RequestEvent, RequestRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'FileRequest') return state === null ? file(command) : refused('REQUEST_ALREADY_FILED')
    if (state === null) return refused('REQUEST_UNKNOWN')
    return isReportCommand(command) ? actOnReport(command, state) : act(command, state)
  },
  evolve: (state, event) => {
    const step = { type: event.type, at: event.at, by: event.by, note: noteOf(event) }
    if (event.type === 'RequestFiled') {
      const { type: _, at, by, report, ...facts } = event
      return {
        ...facts,
        ...(report === undefined ? {} : { report: openReport(report) }),
        stage: 'filed',
        filedAt: at,
        filer: by,
        clockFrom: at,
        organ: null,
        section: '',
        officer: null,
        answer: null,
        rating: null,
        reopened: null,
        published: null,
        steps: [step],
      }
    }
    if (state === null) return null
    const steps = [...state.steps, step]
    if (!isOfReport(event)) return { ...change(state, event), steps }
    return state.report === undefined ? state : { ...state, report: evolveReport(state.report, event), steps }
  },
}
