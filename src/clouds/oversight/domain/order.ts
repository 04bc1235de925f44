import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { OrderAnswered, OrderClosed, OrderEscalated, OrderEvent, OrderIssued, OrderReopened } from './events.ts'

type Ordered<Event, Written extends keyof Event = never> = Omit<Event, 'type' | Written>
export type OrderCommand =
  | ({ readonly type: 'IssueOrder' } & Ordered<OrderIssued>)
  | ({ readonly type: 'AnswerOrder' } & Ordered<OrderAnswered>)
  | ({ readonly type: 'CloseOrder' } & Ordered<OrderClosed>)
  | ({ readonly type: 'ReopenOrder' } & Ordered<OrderReopened>)
  | ({ readonly type: 'EscalateOrder' } & Ordered<OrderEscalated>)

export type OrderRound = Pick<OrderAnswered, 'at' | 'by' | 'facts' | 'cause' | 'measure' | 'doneBy'> & {
  /** What the issuer said to it; null while he has not. */
  readonly verdict: { readonly at: string; readonly settled: boolean; readonly reason: string } | null
}
export interface OrderState {
  readonly number: string
  readonly card: string
  readonly organ: string
  readonly person: string | null
  readonly issuedBy: string
  readonly issuedAt: string
  readonly question: string
  /** Plain date, inclusive, of the round that runs. */
  readonly due: string
  readonly phase: 'ISSUED' | 'ANSWERED' | 'REOPENED' | 'CLOSED'
  readonly rounds: readonly OrderRound[]
  readonly escalated: readonly Omit<OrderEscalated, 'type' | 'lateDays'>[]
}
export type OrderRefusalCode =
  | 'ORDER_ALREADY_ISSUED'
  | 'ORDER_UNKNOWN'
  | 'ORDER_CLOSED'
  | 'ORDER_NOT_ANSWERED'
  | 'ORDER_ALREADY_ANSWERED'
  | 'ORDER_DUE_IN_THE_PAST'
  | 'ORDER_TEXT_MISSING'
  | 'ORDER_NOT_TO_ESCALATE'
  | 'ORDER_OF_ANOTHER_ISSUER'

const isBlank = (text: string) => text.trim().length < 2

/** 督办单: a question with a last day, answered point by point, judged by who asked, reopened until it is settled. */
export const orderDecider: Decider<OrderCommand, OrderState | null, OrderEvent, OrderRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'IssueOrder') {
      if (state !== null) return refused('ORDER_ALREADY_ISSUED')
      if (isBlank(command.question)) return refused('ORDER_TEXT_MISSING')
      if (command.due < command.today) return refused('ORDER_DUE_IN_THE_PAST')
      return happened({ ...command, type: 'OrderIssued' as const })
    }
    if (state === null) return refused('ORDER_UNKNOWN')
    if (state.phase === 'CLOSED') return refused('ORDER_CLOSED')
    switch (command.type) {
      case 'AnswerOrder':
        if (state.phase === 'ANSWERED') return refused('ORDER_ALREADY_ANSWERED')
        if ([command.facts, command.cause, command.measure].some(isBlank)) return refused('ORDER_TEXT_MISSING')
        return happened({ ...command, type: 'OrderAnswered' as const })
      case 'CloseOrder':
        return notToJudge(command, state) ?? happened({ ...command, type: 'OrderClosed' as const })
      case 'ReopenOrder': {
        const no = notToJudge(command, state)
        if (no !== undefined) return no
        if (command.due < command.today) return refused('ORDER_DUE_IN_THE_PAST')
        return happened({ ...command, type: 'OrderReopened' as const })
      }
      case 'EscalateOrder': {
        const next = state.phase === 'ANSWERED' ? undefined : LADDER[state.escalated.length]
        return next === command.to
          ? happened({ ...command, type: 'OrderEscalated' as const })
          : refused('ORDER_NOT_TO_ESCALATE')
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'OrderIssued') {
      const { number, card, organ, person, by, at, question, due } = event
      const issued = { issuedBy: by, issuedAt: at, phase: 'ISSUED' as const, rounds: [], escalated: [] }
      return { number, card, organ, person, question, due, ...issued }
    }
    if (state === null) return state
    switch (event.type) {
      case 'OrderAnswered': {
        const { at, by, facts, cause, measure, doneBy } = event
        const rounds = [...state.rounds, { at, by, facts, cause, measure, doneBy, verdict: null }]
        return { ...state, phase: 'ANSWERED', rounds }
      }
      case 'OrderClosed':
        return { ...state, phase: 'CLOSED', rounds: judged(state, event.at, true, event.reason) }
      case 'OrderReopened': {
        const rounds = judged(state, event.at, false, event.reason)
        // The new last day begins anew, and so does the way up.
        return { ...state, phase: 'REOPENED', due: event.due, rounds, escalated: [] }
      }
      case 'OrderEscalated': {
        const { type: _, lateDays: __, ...goneUp } = event
        return { ...state, escalated: [...state.escalated, goneUp] }
      }
      default:
        return unreachable(event)
    }
  },
}

const LADDER: readonly OrderEscalated['to'][] = ['SECTION_HEAD', 'LEADER']

function notToJudge({ by, reason }: { readonly by: string; readonly reason: string }, state: OrderState) {
  if (state.phase !== 'ANSWERED') return refused('ORDER_NOT_ANSWERED')
  if (state.issuedBy !== by) return refused('ORDER_OF_ANOTHER_ISSUER')
  return isBlank(reason) ? refused('ORDER_TEXT_MISSING') : undefined
}

const judged = ({ rounds }: OrderState, at: string, settled: boolean, reason: string): readonly OrderRound[] =>
  rounds.map((round, i) => (i === rounds.length - 1 ? { ...round, verdict: { at, settled, reason } } : round))
