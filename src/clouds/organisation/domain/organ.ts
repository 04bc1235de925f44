import { happened, parseUnifiedSocialCreditCode, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { OrganEvent, OrganRegistered } from './events.ts'

export type OrganCommand = {
  readonly type: 'RegisterOrgan'
  readonly at: string
  readonly by: string
  readonly name: string
  readonly nameEn: string
  readonly kind: OrganRegistered['kind']
  readonly region: string
  readonly creditCode: string
}
export type OrganState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'registered'
      readonly name: string
      readonly kind: OrganRegistered['kind']
      readonly region: string
    }
export type OrganRefusalCode = 'ORGAN_ALREADY_REGISTERED' | 'ORGAN_CREDIT_CODE_WRONG' | 'ORGAN_REGION_WRONG'

/** GB/T 2260 to the county, and three digits more each for town and village. */
const REGION = /^\d{6}(\d{3}){0,2}$/

/** The life of an organ: it is registered once; what it may do follows from its kind and its officers' roles. */
export const organDecider: Decider<OrganCommand, OrganState, OrganEvent, OrganRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (state.phase === 'registered') return refused('ORGAN_ALREADY_REGISTERED', { name: state.name })
    // A list taken over from elsewhere may not say it; what it says must be right.
    if (command.creditCode !== '' && !parseUnifiedSocialCreditCode(command.creditCode).ok) {
      return refused('ORGAN_CREDIT_CODE_WRONG', { creditCode: command.creditCode })
    }
    if (!REGION.test(command.region)) return refused('ORGAN_REGION_WRONG', { region: command.region })
    return happened({ ...command, type: 'OrganRegistered' })
  },
  evolve: (_, { name, kind, region }) => ({ phase: 'registered', name, kind, region }),
}
