import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { CardAcknowledged, CardEscalated, CardEvent, CardLifted, CardRaised } from './events.ts'

export type CardCommand =
  | ({ readonly type: 'RaiseCard' } & Omit<CardRaised, 'type'>)
  | ({ readonly type: 'AcknowledgeCard' } & Omit<CardAcknowledged, 'type'>)
  | ({ readonly type: 'LiftCard' } & Omit<CardLifted, 'type'>)
  | ({ readonly type: 'EscalateCard' } & Omit<CardEscalated, 'type'>)
  | { readonly type: 'AnswerCard'; readonly at: string; readonly by: string; readonly explanation: string }

export type CardState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'raised'
      readonly colour: CardRaised['colour']
      readonly escalatedTo: CardEscalated['to'] | null
      readonly acknowledged?: true
    }
  | { readonly phase: 'answered' }
  | { readonly phase: 'lifted' }

export type CardRefusalCode =
  | 'CARD_ALREADY_RAISED'
  | 'CARD_UNKNOWN'
  | 'CARD_ALREADY_ACKNOWLEDGED'
  | 'CARD_ALREADY_ANSWERED'
  | 'CARD_ALREADY_LIFTED'
  | 'CARD_NOT_TO_ESCALATE'

/** The life of a card: raised by a rule once, then answered by the organ it is addressed to, or lifted, once. */
export const cardDecider: Decider<CardCommand, CardState, CardEvent, CardRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'RaiseCard':
        if (state.phase !== 'absent') return refused('CARD_ALREADY_RAISED')
        return happened({ ...command, type: 'CardRaised' })
      case 'AnswerCard':
        return notOpen(state) ?? happened({ ...command, type: 'CardAnswered' })
      case 'AcknowledgeCard':
        return notOpen(state) ?? acknowledge(command, state)
      case 'EscalateCard':
        return notOpen(state) ?? escalate(command, state)
      case 'LiftCard':
        return notOpen(state) ?? happened({ ...command, type: 'CardLifted' })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CardRaised':
        return { phase: 'raised', colour: event.colour, escalatedTo: null }
      case 'CardAcknowledged':
        return state.phase === 'raised' ? { ...state, acknowledged: true } : state
      case 'CardEscalated':
        return state.phase === 'raised' ? { ...state, escalatedTo: event.to } : state
      case 'CardAnswered':
        return { phase: 'answered' }
      case 'CardLifted':
        return { phase: 'lifted' }
      default:
        return unreachable(event)
    }
  },
}

const acknowledge = (command: Extract<CardCommand, { type: 'AcknowledgeCard' }>, state: CardState) =>
  state.phase === 'raised' && state.acknowledged === true
    ? refused('CARD_ALREADY_ACKNOWLEDGED')
    : happened({ ...command, type: 'CardAcknowledged' as const })

/** Upwards only, one step after the other: a red card to the leader, a yellow one to the head of the section. */
function escalate(command: Extract<CardCommand, { type: 'EscalateCard' }>, state: CardState) {
  const next = state.phase === 'raised' ? ABOVE[state.colour][state.escalatedTo ?? 'NOBODY'] : null
  return next === command.to
    ? happened({ ...command, type: 'CardEscalated' as const })
    : refused('CARD_NOT_TO_ESCALATE')
}
const ABOVE = {
  RED: { NOBODY: 'SECTION_HEAD', SECTION_HEAD: 'LEADER', LEADER: null },
  YELLOW: { NOBODY: 'SECTION_HEAD', SECTION_HEAD: null, LEADER: null },
} as const

/** What has been answered stays answered: the organ owed it when it spoke. */
function notOpen({ phase }: CardState) {
  if (phase === 'absent') return refused('CARD_UNKNOWN')
  if (phase === 'answered') return refused('CARD_ALREADY_ANSWERED')
  return phase === 'lifted' ? refused('CARD_ALREADY_LIFTED') : undefined
}
