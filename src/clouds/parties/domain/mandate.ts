import { addDays, happened, localDate, parseCitizenId, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { MandateEvent, MandateGranted, NamedPerson } from './events.ts'

export type MandateCommand =
  | ({ readonly type: 'GrantMandate'; readonly legalRepresentative: NamedPerson } & Omit<MandateGranted, 'type'>)
  | {
      readonly type: 'RevokeMandate'
      readonly at: string
      readonly by: string
      readonly asker: NamedPerson
      /** Who represents the enterprise now; he may have changed since it was granted. */
      readonly legalRepresentative: NamedPerson
      readonly reason: string
    }

export type MandateState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'standing' | 'revoked'; readonly mandate: Omit<MandateGranted, 'type'> }

export type MandateRefusalCode =
  | 'CITIZEN_ID_WRONG'
  | 'NOT_LEGAL_REPRESENTATIVE'
  | 'HANDLER_NEEDS_NO_MANDATE'
  | 'MANDATE_PERIOD_WRONG'
  | 'MANDATE_TOO_LONG'
  | 'MANDATE_ITEMS_MISSING'
  | 'MANDATE_ALREADY_GRANTED'
  | 'MANDATE_UNKNOWN'
  | 'MANDATE_ALREADY_REVOKED'
  | 'NOT_PARTY_TO_MANDATE'
type Said = Decision<MandateEvent, MandateRefusalCode>

/** A handler who left long ago must not be able to act: no mandate stands longer than two years without being renewed. */
export const MANDATE_DAYS_MAX = 731

function grant(command: Extract<MandateCommand, { type: 'GrantMandate' }>): Said {
  const { at, by, creditCode, enterpriseName, handler, items, from, until, grantor } = command
  const today = localDate(at)
  if (grantor.idNumber !== command.legalRepresentative.idNumber) return refused('NOT_LEGAL_REPRESENTATIVE')
  if (!parseCitizenId(handler.idNumber, today).ok) return refused('CITIZEN_ID_WRONG')
  if (handler.idNumber === grantor.idNumber) return refused('HANDLER_NEEDS_NO_MANDATE')
  if (until < from || until < today) return refused('MANDATE_PERIOD_WRONG')
  if (until > addDays(from, MANDATE_DAYS_MAX)) return refused('MANDATE_TOO_LONG', { days: MANDATE_DAYS_MAX })
  // 民法典 165: what the mandate covers is said in it; an empty list would cover nothing.
  if (items?.length === 0) return refused('MANDATE_ITEMS_MISSING')
  return happened({ type: 'MandateGranted', at, by, creditCode, enterpriseName, handler, items, from, until, grantor })
}

/** The life of one mandate (授权委托): granted by the legal representative, ended by its last day or by either side. */
export const mandateDecider: Decider<MandateCommand, MandateState, MandateEvent, MandateRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state): Said => {
    switch (command.type) {
      case 'GrantMandate':
        return state.phase === 'absent' ? grant(command) : refused('MANDATE_ALREADY_GRANTED')
      case 'RevokeMandate': {
        if (state.phase === 'absent') return refused('MANDATE_UNKNOWN')
        if (state.phase === 'revoked') return refused('MANDATE_ALREADY_REVOKED')
        const { at, by, asker, legalRepresentative, reason } = command
        // 民法典 173: the principal takes it back, or the agent lays it down.
        if (asker.idNumber === legalRepresentative.idNumber)
          return happened({ type: 'MandateRevoked', at, by, side: 'GRANTOR', reason })
        if (asker.idNumber === state.mandate.handler.idNumber)
          return happened({ type: 'MandateRevoked', at, by, side: 'HANDLER', reason })
        return refused('NOT_PARTY_TO_MANDATE')
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'MandateGranted': {
        const { type: _, ...mandate } = event
        return { phase: 'standing', mandate }
      }
      case 'MandateRevoked':
        return state.phase === 'absent' ? state : { ...state, phase: 'revoked' }
      default:
        return unreachable(event)
    }
  },
}

/** Whether a mandate lets its handler file this item on this day. */
export const covers = (
  mandate: Pick<MandateGranted, 'items' | 'from' | 'until'>,
  itemCode: string,
  today: string,
): boolean =>
  mandate.from <= today && today <= mandate.until && (mandate.items === null || mandate.items.includes(itemCode))
