import { unreachable } from '#kernel'
import type {
  ActFollowed,
  DecisionServed,
  LaterAct,
  LaterActSettled,
  ProcedureEvent,
  ProcedureOpened,
  StatementTaken,
  StatementWeighed,
} from './events.ts'
import { TAKES_AWAY } from './kinds.ts'

export interface ProcedureState extends Omit<ProcedureOpened, 'type' | 'case'> {
  readonly phase: 'OPEN' | 'ANNOUNCED' | 'DECIDED' | 'CLOSED' | 'DROPPED'
  readonly replyUntil: string | null
  readonly statements: readonly (Pick<StatementTaken, 'at' | 'by' | 'from' | 'text' | 'asksHearing'> & {
    readonly weighed: Pick<StatementWeighed, 'at' | 'by' | 'adopted' | 'reason'> | null
  })[]
  /** THERE: asked for on the certificate, where it is held as well. */
  readonly asked: 'HERE' | 'THERE' | null
  readonly minutes: string | null
  /** Acts followed, oldest first. */
  readonly followed: readonly Pick<ActFollowed, 'act' | 'cause' | 'when' | 'who' | 'text'>[]
  readonly decidedAt: string | null
  readonly served: Pick<DecisionServed, 'means' | 'on' | 'receipt'> | null
  readonly deregisterBy: string | null
  readonly deregisteredAt: string | null
  /** Null until they have been looked for. */
  readonly laterActs:
    | readonly (LaterAct & { readonly settled: Pick<LaterActSettled, 'at' | 'by' | 'outcome' | 'reason'> | null })[]
    | null
  readonly dropped: string | null
  readonly missed: readonly ('DECISION' | 'DEREGISTRATION')[]
  readonly closedAt: string | null
}

export const isOver = ({ phase }: Pick<ProcedureState, 'phase'>): boolean => phase === 'CLOSED' || phase === 'DROPPED'

/** A hearing somebody asked for, or one that is always held, and was not held yet. */
export const owesHearing = ({ hearing, asked, minutes }: ProcedureState): boolean =>
  minutes === null && (hearing === 'ALWAYS' || (hearing === 'ON_REQUEST' && asked !== null))

/** What keeps the organ from deciding: what its holder said lies unread, or nobody heard him. */
export function obstacleOf(state: ProcedureState): 'STATEMENT_NOT_WEIGHED' | 'HEARING_OWED' | null {
  if (isOver(state) || state.phase === 'DECIDED') return null
  if (state.statements.some(({ weighed }) => weighed === null)) return 'STATEMENT_NOT_WEIGHED'
  // One asked for on the certificate is kept there.
  return owesHearing(state) && state.asked !== 'THERE' ? 'HEARING_OWED' : null
}

/** Decided, served, the register closed, and everything that rested on the permit looked at. */
export function isDone(state: ProcedureState): boolean {
  const { phase, served, kind, deregisteredAt, laterActs } = state
  if (phase !== 'DECIDED' || served === null) return false
  if (!TAKES_AWAY.includes(kind)) return true
  return deregisteredAt !== null && (laterActs?.every(({ settled }) => settled !== null) ?? false)
}

function follow(state: ProcedureState, event: ActFollowed): ProcedureState {
  const { act, cause, when, who, text, replyUntil, deregisterBy } = event
  const next = { ...state, followed: [...state.followed, { act, cause, when, who, text }] }
  switch (act) {
    case 'ANNOUNCED':
      return { ...next, phase: 'ANNOUNCED', replyUntil }
    case 'HEARING_ASKED':
      return { ...next, asked: 'THERE' }
    case 'HEARD':
      return { ...next, minutes: text }
    case 'DROPPED':
      return { ...next, phase: 'DROPPED', dropped: text, closedAt: event.at }
    case 'DECIDED':
      return { ...next, phase: 'DECIDED', decidedAt: when, deregisterBy }
    case 'DEREGISTERED':
      return { ...next, deregisteredAt: when }
    default:
      return unreachable(act)
  }
}

const began = ({ type: _, case: __, ...opened }: ProcedureOpened): ProcedureState => ({
  ...opened,
  ...{ phase: 'OPEN', replyUntil: null, statements: [], asked: null, minutes: null, followed: [], decidedAt: null },
  ...{ served: null, deregisterBy: null, deregisteredAt: null, laterActs: null, dropped: null, missed: [] },
  closedAt: null,
})

export function evolveProcedure(state: ProcedureState | null, event: ProcedureEvent): ProcedureState | null {
  if (event.type === 'ProcedureOpened') return began(event)
  if (state === null) return state
  switch (event.type) {
    case 'StatementTaken': {
      const { at, by, from, text, asksHearing } = event
      const statements = [...state.statements, { at, by, from, text, asksHearing, weighed: null }]
      return { ...state, statements, asked: asksHearing ? (state.asked ?? 'HERE') : state.asked }
    }
    case 'StatementWeighed': {
      const { at, by, adopted, reason } = event
      const weighed = { at, by, adopted, reason }
      return { ...state, statements: state.statements.map((one) => ({ ...one, weighed: one.weighed ?? weighed })) }
    }
    case 'HearingMinuted':
      return { ...state, minutes: event.minutes }
    case 'ActFollowed':
      return follow(state, event)
    case 'DecisionServed': {
      const { means, on, receipt } = event
      return { ...state, served: { means, on, receipt } }
    }
    case 'LaterActsNamed':
      return { ...state, laterActs: event.acts.map((act) => ({ ...act, settled: null })) }
    case 'LaterActSettled': {
      const { at, by, outcome, reason } = event
      const settled = { at, by, outcome, reason }
      const laterActs = (state.laterActs ?? []).map((act) => (act.case === event.case ? { ...act, settled } : act))
      return { ...state, laterActs }
    }
    case 'ProcedureDropped':
      return { ...state, phase: 'DROPPED', dropped: event.reason, closedAt: event.at }
    case 'ProcedureClosed':
      return { ...state, phase: 'CLOSED', closedAt: event.at }
    case 'ProcedureLimitMissed':
      return { ...state, missed: [...state.missed, event.limit] }
    default:
      return unreachable(event)
  }
}
