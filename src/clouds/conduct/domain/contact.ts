import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type {
  ContactAnswered,
  ContactEvent,
  ContactTaken,
  HandOverAccepted,
  HandOverDeclined,
  HandOverOffered,
} from './events.ts'

type Ordered<Event> = Omit<Event, 'type'>
export type ContactCommand =
  | ({ readonly type: 'TakeContact' } & Ordered<ContactTaken>)
  | ({ readonly type: 'OfferHandOver' } & Ordered<HandOverOffered>)
  | ({ readonly type: 'AcceptHandOver' } & Ordered<HandOverAccepted>)
  | ({ readonly type: 'DeclineHandOver' } & Ordered<HandOverDeclined>)
  | ({ readonly type: 'AnswerContact' } & Ordered<ContactAnswered>)

type Offer = Pick<HandOverOffered, 'at' | 'to' | 'reason'>
export interface ContactState extends Omit<ContactTaken, 'type' | 'by' | 'organ'> {
  /** Who was asked first, and where. */
  readonly first: { readonly officer: string; readonly organ: string }
  /** Who owns it now. */
  readonly owner: string
  readonly organ: string
  readonly offer: Offer | null
  readonly moves: readonly (Offer & { readonly from: string; readonly accepted: boolean; readonly note: string })[]
  readonly answered: { readonly at: string; readonly by: string; readonly answer: string } | null
}
export type ContactRefusal =
  | 'CONTACT_ALREADY_TAKEN'
  | 'CONTACT_UNKNOWN'
  | 'CONTACT_OVER'
  | 'CONTACT_OF_ANOTHER'
  | 'HAND_OVER_TO_YOURSELF'
  | 'HAND_OVER_OPEN'
  | 'NO_HAND_OVER_OPEN'
  | 'HAND_OVER_TO_ANOTHER'

/** 首问负责制: it is yours until somebody else has said that it is his. A hand-over that nobody accepts hands over nothing. */
export const contactDecider: Decider<ContactCommand, ContactState | null, ContactEvent, ContactRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'TakeContact')
      return state === null ? happened({ ...command, type: 'ContactTaken' as const }) : refused('CONTACT_ALREADY_TAKEN')
    if (state === null) return refused('CONTACT_UNKNOWN')
    if (state.answered !== null) return refused('CONTACT_OVER')
    switch (command.type) {
      case 'OfferHandOver':
        if (command.by !== state.owner) return refused('CONTACT_OF_ANOTHER')
        if (command.to === state.owner) return refused('HAND_OVER_TO_YOURSELF')
        if (state.offer !== null) return refused('HAND_OVER_OPEN')
        return happened({ ...command, type: 'HandOverOffered' as const })
      case 'AcceptHandOver':
        return notAsked(command.by, state) ?? happened({ ...command, type: 'HandOverAccepted' as const })
      case 'DeclineHandOver':
        return notAsked(command.by, state) ?? happened({ ...command, type: 'HandOverDeclined' as const })
      case 'AnswerContact':
        if (command.by !== state.owner) return refused('CONTACT_OF_ANOTHER')
        return happened({ ...command, type: 'ContactAnswered' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'ContactTaken') {
      const { type: _, by, organ, ...taken } = event
      return { ...taken, first: { officer: by, organ }, owner: by, organ, offer: null, moves: [], answered: null }
    }
    if (state === null) return state
    const { offer, owner, moves } = state
    const moved = (accepted: boolean, note: string) =>
      offer === null ? moves : [...moves, { ...offer, from: owner, accepted, note }]
    switch (event.type) {
      case 'HandOverOffered': {
        const { at, to, reason } = event
        return { ...state, offer: { at, to, reason } }
      }
      case 'HandOverAccepted':
        return {
          ...{ ...state, offer: null, moves: moved(true, '') },
          ...(offer === null ? {} : { owner: offer.to, organ: event.organ }),
        }
      case 'HandOverDeclined':
        return { ...state, offer: null, moves: moved(false, event.reason) }
      case 'ContactAnswered': {
        const { at, by, answer } = event
        return { ...state, offer: null, answered: { at, by, answer } }
      }
      default:
        return unreachable(event)
    }
  },
}

function notAsked(by: string, { offer }: ContactState) {
  if (offer === null) return refused('NO_HAND_OVER_OPEN')
  return offer.to === by ? undefined : refused('HAND_OVER_TO_ANOTHER')
}
