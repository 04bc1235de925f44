import { happened, parseUnifiedSocialCreditCode, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  EnterpriseEvent,
  EnterpriseRegistered,
  FieldChange,
  NamedPerson,
  RegisterFacts,
  StatedFacts,
} from './events.ts'

export type EnterpriseCommand =
  | ({ readonly type: 'RegisterEnterprise'; readonly asker: NamedPerson } & Omit<EnterpriseRegistered, 'type'>)
  | {
      readonly type: 'RefreshMasterData'
      readonly at: string
      readonly by: string
      readonly asker: NamedPerson
      readonly register: RegisterFacts
      readonly reference: string
    }
  | {
      readonly type: 'StateMasterData'
      readonly at: string
      readonly by: string
      readonly asker: NamedPerson
      readonly stated: StatedFacts
    }

export type EnterpriseState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'registered'; readonly register: RegisterFacts; readonly stated: StatedFacts }

export type EnterpriseRefusalCode =
  | 'CREDIT_CODE_WRONG'
  | 'ENTERPRISE_ALREADY_REGISTERED'
  | 'ENTERPRISE_UNKNOWN'
  | 'NOT_LEGAL_REPRESENTATIVE'
  | 'MASTER_DATA_UNCHANGED'
type Said = Decision<EnterpriseEvent, EnterpriseRefusalCode>

const NOTHING_STATED: StatedFacts = { phone: '', businessAddress: '', contactName: '' }

/** The register's facts as lines of a history: a new legal representative is a change like every other. */
const lines = ({ legalRepresentative, ...rest }: RegisterFacts): Readonly<Record<string, string>> => ({
  ...rest,
  legalRepresentative: legalRepresentative.name,
  legalRepresentativeId: legalRepresentative.idNumber,
})
const changesBetween = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly FieldChange[] =>
  Object.entries(after)
    .filter(([field, value]) => before[field] !== value)
    .map(([field, value]) => ({ field, before: before[field] ?? '', after: value }))

/** 公司法 11: the legal representative acts for the enterprise; it is the number that makes him the same person. */
const represents = ({ idNumber }: NamedPerson, { legalRepresentative }: RegisterFacts): boolean =>
  legalRepresentative.idNumber === idNumber

function decide(command: EnterpriseCommand, state: EnterpriseState): Said {
  const { at, by } = command
  switch (command.type) {
    case 'RegisterEnterprise': {
      const { account, creditCode, register, reference } = command
      if (state.phase === 'registered') return refused('ENTERPRISE_ALREADY_REGISTERED')
      if (!parseUnifiedSocialCreditCode(creditCode).ok) return refused('CREDIT_CODE_WRONG')
      if (!represents(command.asker, register)) return refused('NOT_LEGAL_REPRESENTATIVE')
      return happened({ type: 'EnterpriseRegistered', at, by, account, creditCode, register, reference })
    }
    case 'RefreshMasterData': {
      const { register, reference } = command
      if (state.phase === 'absent') return refused('ENTERPRISE_UNKNOWN')
      // Whoever the register names now may refresh: that is how a new legal representative comes in.
      if (!represents(command.asker, register)) return refused('NOT_LEGAL_REPRESENTATIVE')
      const changes = changesBetween(lines(state.register), lines(register))
      if (changes.length === 0) return refused('MASTER_DATA_UNCHANGED')
      return happened({ type: 'MasterDataRefreshed', at, by, register, reference, changes })
    }
    case 'StateMasterData': {
      const { stated } = command
      if (state.phase === 'absent') return refused('ENTERPRISE_UNKNOWN')
      if (!represents(command.asker, state.register)) return refused('NOT_LEGAL_REPRESENTATIVE')
      const changes = changesBetween({ ...state.stated }, { ...stated })
      if (changes.length === 0) return refused('MASTER_DATA_UNCHANGED')
      return happened({ type: 'MasterDataStated', at, by, stated, changes })
    }
    default:
      return unreachable(command)
  }
}

/** The life of one enterprise: registered by its legal representative, its master data kept with every change. */
export const enterpriseDecider: Decider<EnterpriseCommand, EnterpriseState, EnterpriseEvent, EnterpriseRefusalCode> = {
  initial: { phase: 'absent' },
  decide,
  evolve: (state, event) => {
    switch (event.type) {
      case 'EnterpriseRegistered':
        return { phase: 'registered', register: event.register, stated: NOTHING_STATED }
      case 'MasterDataRefreshed':
        return state.phase === 'absent' ? state : { ...state, register: event.register }
      case 'MasterDataStated':
        return state.phase === 'absent' ? state : { ...state, stated: event.stated }
      default:
        return unreachable(event)
    }
  },
}
