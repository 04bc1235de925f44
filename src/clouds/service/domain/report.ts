import { happened, refused, unreachable } from '#kernel'
import type { Decision } from '#kernel'
import type {
  ReportFiled,
  ReportFinding,
  RequestAsked,
  RequestFollowedUp,
  RequestOrderNoted,
  RequestSupplemented,
  RequestTakenUp,
} from './report-events.ts'

export type ReportEvent = RequestTakenUp | RequestAsked | RequestSupplemented | RequestFollowedUp | RequestOrderNoted
type Ordered<Event> = Omit<Event, 'type'>
export type ReportCommand =
  | ({ readonly type: 'TakeUpReport' } & Ordered<RequestTakenUp>)
  | ({ readonly type: 'AskReporter' } & Ordered<RequestAsked>)
  | ({ readonly type: 'SupplementReport' } & Ordered<RequestSupplemented>)
  | ({ readonly type: 'FollowUpReport' } & Ordered<RequestFollowedUp>)
  | ({ readonly type: 'NoteReportOrder' } & Ordered<RequestOrderNoted>)

/** What is known of a report beyond what is known of every request. */
export interface ReportState extends ReportFiled {
  readonly takenUpAt: string | null
  readonly talk: readonly { readonly from: 'DESK' | 'REPORTER'; readonly at: string; readonly text: string }[]
  readonly followUps: readonly Pick<RequestFollowedUp, 'at' | 'organ' | 'officer' | 'about' | 'facts' | 'card'>[]
  readonly orders: readonly { readonly card: string; readonly number: string; readonly closedAt: string | null }[]
}
export type ReportRefusalCode =
  | 'REPORT_ONLY'
  | 'REPORT_OVER'
  | 'REPORT_ALREADY_TAKEN_UP'
  | 'REPORT_NOT_TAKEN_UP'
  | 'REPORT_STAYS_WITH_INSPECTORS'
  | 'REPORT_ALREADY_WITH_ORGAN'
  | 'REPORT_ORDER_OPEN'
  | 'REPORT_TALKED_ENOUGH'
  | 'REPORT_FILES_FULL'
  | 'FINDING_UNSAID'

/** More than anybody needs to say, and less than somebody could use to drown the desk. */
const TALK_MAX = 40
const REPORT_FILES_MAX = 10

export const openReport = (report: ReportFiled): ReportState => ({
  ...report,
  ...{ takenUpAt: null, talk: [], followUps: [], orders: [] },
})

const hasOpenOrder = ({ orders }: ReportState): boolean => orders.some(({ closedAt }) => closedAt === null)

/** 举报 while it is looked into. Whoever is reported never decides anything about it: that is said where officers come in. */
export function decideReport(command: ReportCommand, state: ReportState): Decision<ReportEvent, ReportRefusalCode> {
  switch (command.type) {
    case 'TakeUpReport':
      if (state.takenUpAt !== null) return refused('REPORT_ALREADY_TAKEN_UP')
      return happened({ ...command, type: 'RequestTakenUp' })
    case 'AskReporter':
      if (state.talk.length >= TALK_MAX) return refused('REPORT_TALKED_ENOUGH')
      return happened({ ...command, type: 'RequestAsked' })
    case 'SupplementReport':
      if (state.talk.length >= TALK_MAX) return refused('REPORT_TALKED_ENOUGH')
      if (state.evidence.length + command.evidence.length > REPORT_FILES_MAX)
        return refused('REPORT_FILES_FULL', { count: REPORT_FILES_MAX })
      return happened({ ...command, type: 'RequestSupplemented' })
    case 'FollowUpReport':
      if (state.takenUpAt === null) return refused('REPORT_NOT_TAKEN_UP')
      if (state.followUps.some(({ organ }) => organ === command.organ)) return refused('REPORT_ALREADY_WITH_ORGAN')
      return happened({ ...command, type: 'RequestFollowedUp' })
    case 'NoteReportOrder':
      return noteOrder(command, state)
    default:
      return unreachable(command)
  }
}

/** The same order is noted once when it is issued and once when it is closed, however often it is heard of. */
function noteOrder(
  command: Extract<ReportCommand, { type: 'NoteReportOrder' }>,
  { orders, followUps }: ReportState,
): Decision<ReportEvent, ReportRefusalCode> {
  const known = orders.find(({ number }) => number === command.number)
  const isNews = command.closed ? known?.closedAt === null : known === undefined
  if (!isNews || !followUps.some(({ card }) => card === command.card)) return happened()
  return happened({ ...command, type: 'RequestOrderNoted' })
}

/** An outcome is told when it is known: after it was taken up, and after every order was closed. */
export function refuseOutcome(finding: ReportFinding | undefined, state: ReportState): ReportRefusalCode | undefined {
  if (finding === undefined) return 'FINDING_UNSAID'
  if (state.takenUpAt === null && finding !== 'NOT_OURS') return 'REPORT_NOT_TAKEN_UP'
  return hasOpenOrder(state) ? 'REPORT_ORDER_OPEN' : undefined
}

export function evolveReport(state: ReportState, event: ReportEvent): ReportState {
  const { at } = event
  switch (event.type) {
    case 'RequestTakenUp':
      return { ...state, takenUpAt: at }
    case 'RequestAsked':
      return { ...state, talk: [...state.talk, { from: 'DESK', at, text: event.text }] }
    case 'RequestSupplemented': {
      const talk = [...state.talk, { from: 'REPORTER' as const, at, text: event.text }]
      return { ...state, talk, evidence: [...state.evidence, ...event.evidence] }
    }
    case 'RequestFollowedUp': {
      const { organ, officer = null, about, facts, card } = event
      return { ...state, followUps: [...state.followUps, { at, organ, officer, about, facts, card }] }
    }
    case 'RequestOrderNoted': {
      const { card, number, closed } = event
      const orders = closed
        ? state.orders.map((one) => (one.number === number ? { ...one, closedAt: at } : one))
        : [...state.orders, { card, number, closedAt: null }]
      return { ...state, orders }
    }
    default:
      return unreachable(event)
  }
}
