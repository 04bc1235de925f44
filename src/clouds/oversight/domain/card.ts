import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { CardEvent, CardRaised } from './events.ts'

export type CardCommand =
  | ({ readonly type: 'RaiseCard' } & Omit<CardRaised, 'type'>)
  | { readonly type: 'AnswerCard'; readonly at: string; readonly by: string; readonly explanation: string }

export type CardState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'raised'; readonly colour: CardRaised['colour'] }
  | { readonly phase: 'answered' }

export type CardRefusalCode = 'CARD_ALREADY_RAISED' | 'CARD_UNKNOWN' | 'CARD_ALREADY_ANSWERED'

/** The life of a card: raised by a rule once, answered by the organ it is addressed to once. */
export const cardDecider: Decider<CardCommand, CardState, CardEvent, CardRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'RaiseCard':
        if (state.phase !== 'absent') return refused('CARD_ALREADY_RAISED')
        return happened({ ...command, type: 'CardRaised' })
      case 'AnswerCard':
        if (state.phase === 'absent') return refused('CARD_UNKNOWN')
        if (state.phase === 'answered') return refused('CARD_ALREADY_ANSWERED')
        return happened({ ...command, type: 'CardAnswered' })
      default:
        return unreachable(command)
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'CardRaised':
        return { phase: 'raised', colour: event.colour }
      case 'CardAnswered':
        return { phase: 'answered' }
      default:
        return unreachable(event)
    }
  },
}
