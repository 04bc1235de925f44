import { happened, localDate, parseCitizenId, parseMobileNumber, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  Channel,
  ContactRemoved,
  ContactVerified,
  HomeAddressStated,
  PersonEvent,
  RealNameVerified,
} from './events.ts'

export type PersonCommand =
  | ({ readonly type: 'VerifyRealName' } & Omit<RealNameVerified, 'type'>)
  | ({ readonly type: 'VerifyContact' } & Omit<ContactVerified, 'type'>)
  | ({ readonly type: 'RemoveContact' } & Omit<ContactRemoved, 'type'>)
  | ({ readonly type: 'StateHomeAddress' } & Omit<HomeAddressStated, 'type'>)

export interface PersonState {
  readonly identity: { readonly name: string; readonly idNumber: string } | null
  readonly contacts: Readonly<Partial<Record<Channel, string>>>
  readonly address: string
}

export type PersonRefusalCode =
  | 'CITIZEN_ID_WRONG'
  | 'REAL_NAME_ALREADY_VERIFIED'
  | 'REAL_NAME_OF_ANOTHER'
  | 'CONTACT_ADDRESS_WRONG'
  | 'CONTACT_UNCHANGED'
  | 'CONTACT_UNKNOWN'
  | 'ADDRESS_UNCHANGED'
type Said = Decision<PersonEvent, PersonRefusalCode>

/** RFC 5321 allows more; these are the addresses people really have. */
const MAIL_ADDRESS = /^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i

/** An address as it is kept, or undefined when nothing can be sent there. */
export function parseContactAddress(channel: Channel, address: string): string | undefined {
  const trimmed = address.trim()
  if (channel === 'EMAIL') return MAIL_ADDRESS.test(trimmed) ? trimmed.toLowerCase() : undefined
  const mobile = parseMobileNumber(trimmed)
  return mobile.ok ? mobile.value : undefined
}

function verify(command: Extract<PersonCommand, { type: 'VerifyRealName' }>, { identity }: PersonState): Said {
  const { at, by, account, name, idNumber, assertion } = command
  if (!parseCitizenId(idNumber, localDate(at)).ok) return refused('CITIZEN_ID_WRONG')
  if (identity !== null) {
    // An account stays its person's; only a name may change (民法典 1012), and then the number stays.
    if (identity.idNumber !== idNumber) return refused('REAL_NAME_OF_ANOTHER')
    if (identity.name === name) return refused('REAL_NAME_ALREADY_VERIFIED')
  }
  return happened({ type: 'RealNameVerified', at, by, account, name, idNumber, assertion })
}

function decide(command: PersonCommand, state: PersonState): Said {
  const { at, by, account } = command
  switch (command.type) {
    case 'VerifyRealName':
      return verify(command, state)
    case 'VerifyContact': {
      const { channel } = command
      const address = parseContactAddress(channel, command.address)
      if (address === undefined) return refused('CONTACT_ADDRESS_WRONG')
      if (state.contacts[channel] === address) return refused('CONTACT_UNCHANGED')
      return happened({ type: 'ContactVerified', at, by, account, channel, address })
    }
    case 'RemoveContact': {
      const { channel } = command
      if (state.contacts[channel] === undefined) return refused('CONTACT_UNKNOWN')
      return happened({ type: 'ContactRemoved', at, by, account, channel })
    }
    case 'StateHomeAddress': {
      const address = command.address.trim()
      if (address === state.address) return refused('ADDRESS_UNCHANGED')
      return happened({ type: 'HomeAddressStated', at, by, account, address })
    }
    default:
      return unreachable(command)
  }
}

/** The life of one account's person: who he verifiably is, and where he can be reached. */
export const personDecider: Decider<PersonCommand, PersonState, PersonEvent, PersonRefusalCode> = {
  initial: { identity: null, contacts: {}, address: '' },
  decide,
  evolve: (state, event) => {
    switch (event.type) {
      case 'RealNameVerified':
        return { ...state, identity: { name: event.name, idNumber: event.idNumber } }
      case 'ContactVerified':
        return { ...state, contacts: { ...state.contacts, [event.channel]: event.address } }
      case 'ContactRemoved': {
        const { [event.channel]: _, ...contacts } = state.contacts
        return { ...state, contacts }
      }
      case 'HomeAddressStated':
        return { ...state, address: event.address }
      default:
        return unreachable(event)
    }
  },
}
