import { addDays, happened, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { AuthorisationEvent, AuthorisationGiven, AuthorisationRevoked } from './events.ts'

export type AuthorisationCommand =
  | ({ readonly type: 'GiveAuthorisation' } & Omit<AuthorisationGiven, 'type'>)
  | ({ readonly type: 'RevokeAuthorisation' } & Omit<AuthorisationRevoked, 'type'>)
export type AuthorisationState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'given' | 'revoked'
      readonly officer: string
      readonly items: readonly string[]
      readonly until: string
    }
export type AuthorisationRefusal =
  | 'AUTHORISATION_GIVEN_ALREADY'
  | 'AUTHORISATION_UNKNOWN'
  | 'AUTHORISATION_ENDED'
  | 'AUTHORISATION_WITHOUT_ITEMS'
  | 'AUTHORISATION_DATE_WRONG'
  | 'AUTHORISATION_TOO_LONG'
  | 'AUTHORISATION_NO_LIMIT'

/** Looked at again within the year, like the keeper's authorisation of the seal. */
const DAYS_MAX = 366

/** A named officer lets the system grant in his name, within a scope and until a day; anybody in charge takes it back. */
export const authorisationDecider: Decider<
  AuthorisationCommand,
  AuthorisationState,
  AuthorisationEvent,
  AuthorisationRefusal
> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'GiveAuthorisation': {
        const { at, by, items, until, dailyMax, basis } = command
        if (state.phase !== 'absent') return refused('AUTHORISATION_GIVEN_ALREADY')
        if (items.length === 0) return refused('AUTHORISATION_WITHOUT_ITEMS')
        const today = localDate(at)
        if (until < today) return refused('AUTHORISATION_DATE_WRONG', { until })
        if (until > addDays(today, DAYS_MAX)) return refused('AUTHORISATION_TOO_LONG', { days: DAYS_MAX })
        if (!Number.isInteger(dailyMax) || dailyMax < 1) return refused('AUTHORISATION_NO_LIMIT')
        return happened({ type: 'AuthorisationGiven', at, by, items, until, dailyMax, basis })
      }
      case 'RevokeAuthorisation':
        if (state.phase === 'absent') return refused('AUTHORISATION_UNKNOWN')
        if (state.phase === 'revoked') return refused('AUTHORISATION_ENDED')
        return happened({ type: 'AuthorisationRevoked', at: command.at, by: command.by, reason: command.reason })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'AuthorisationGiven':
        return { phase: 'given', officer: event.by, items: event.items, until: event.until }
      case 'AuthorisationRevoked':
        return state.phase === 'absent' ? state : { ...state, phase: 'revoked' }
      default:
        return unreachable(event)
    }
  },
}
