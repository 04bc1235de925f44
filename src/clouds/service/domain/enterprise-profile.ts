import { happened, parseUnifiedSocialCreditCode, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { ProfileDeclared, ProfileEvent, ProfileRejected, ProfileVerified } from './events.ts'

export type ProfileCommand =
  | ({ readonly type: 'DeclareProfile' } & Omit<ProfileDeclared, 'type'>)
  | ({ readonly type: 'VerifyProfile' } & Omit<ProfileVerified, 'type'>)
  | ({ readonly type: 'RejectProfile' } & Omit<ProfileRejected, 'type'>)
export interface ProfileState extends Omit<ProfileDeclared, 'type' | 'by'> {
  readonly declarer: string
  readonly stage: 'declared' | 'verified' | 'rejected'
  readonly reason: string
}
export type ProfileRefusalCode = 'CREDIT_CODE_WRONG' | 'PROFILE_UNKNOWN' | 'PROFILE_ALREADY_LOOKED_AT'

/** What an enterprise says of itself counts once the desk has looked it up; a change has to be looked up again. */
export const profileDecider: Decider<ProfileCommand, ProfileState | null, ProfileEvent, ProfileRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'DeclareProfile') {
      if (!parseUnifiedSocialCreditCode(command.creditCode).ok) return refused('CREDIT_CODE_WRONG')
      return happened({ ...command, type: 'ProfileDeclared' })
    }
    if (state === null) return refused('PROFILE_UNKNOWN')
    if (state.stage !== 'declared') return refused('PROFILE_ALREADY_LOOKED_AT')
    return command.type === 'VerifyProfile'
      ? happened({ ...command, type: 'ProfileVerified' })
      : happened({ ...command, type: 'ProfileRejected' })
  },
  evolve: (state, event) => {
    if (event.type === 'ProfileDeclared') {
      const { type: _, by, ...facts } = event
      return { ...facts, declarer: by, stage: 'declared', reason: '' }
    }
    if (state === null) return null
    switch (event.type) {
      case 'ProfileVerified':
        return { ...state, stage: 'verified' }
      case 'ProfileRejected':
        return { ...state, stage: 'rejected', reason: event.reason }
      default:
        return unreachable(event)
    }
  },
}
