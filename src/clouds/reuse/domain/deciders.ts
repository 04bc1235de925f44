import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type {
  CertificateCalled,
  ConsentEvent,
  FetchConsentGiven,
  FetchConsentWithdrawn,
  HeldProofAsked,
  ProofFindingAnswered,
  ProofFindingEvent,
  ProofFindingOpened,
  SystemGranted,
  SystemGrantEvent,
  SystemGrantRevoked,
} from './events.ts'

type Command<Type extends string, Event extends { readonly type: string }> = { readonly type: Type } & Omit<
  Event,
  'type'
>

export type ConsentCommand =
  Command<'GiveFetchConsent', FetchConsentGiven> | Command<'WithdrawFetchConsent', FetchConsentWithdrawn>
export type ConsentRefusalCode = 'CONSENT_GIVEN_ALREADY' | 'CONSENT_NOT_GIVEN'

/** 长期授权: given, withdrawn, given again: as often as its owner likes. */
export const consentDecider: Decider<ConsentCommand, { readonly given: boolean }, ConsentEvent, ConsentRefusalCode> = {
  initial: { given: false },
  decide: (command, { given }) => {
    switch (command.type) {
      case 'GiveFetchConsent':
        return given ? refused('CONSENT_GIVEN_ALREADY') : happened({ ...command, type: 'FetchConsentGiven' })
      case 'WithdrawFetchConsent':
        return given ? happened({ ...command, type: 'FetchConsentWithdrawn' }) : refused('CONSENT_NOT_GIVEN')
      default:
        return unreachable(command)
    }
  },
  evolve: (_, { type }) => ({ given: type === 'FetchConsentGiven' }),
}

export type CallCommand = Command<'CallCertificate', CertificateCalled>
export type CallRefusalCode = 'CALLED_ALREADY'

/** A call is one act: the same signed request a second time is nobody's second call. */
export const callDecider: Decider<CallCommand, { readonly called: boolean }, CertificateCalled, CallRefusalCode> = {
  initial: { called: false },
  decide: (command, { called }) =>
    called ? refused('CALLED_ALREADY') : happened({ ...command, type: 'CertificateCalled' }),
  evolve: () => ({ called: true }),
}

export type HeldProofCommand = Command<'NoteHeldProofAsked', HeldProofAsked>

/** Every attempt is noted: who asks twice is seen twice. */
export const heldProofDecider: Decider<HeldProofCommand, { readonly asked: number }, HeldProofAsked, never> = {
  initial: { asked: 0 },
  decide: (command) => happened({ ...command, type: 'HeldProofAsked' }),
  evolve: ({ asked }) => ({ asked: asked + 1 }),
}

export type SystemGrantCommand =
  Command<'GrantSystem', SystemGranted> | Command<'RevokeSystemGrant', SystemGrantRevoked>
export type SystemGrantRefusalCode = 'GRANT_GIVEN_ALREADY' | 'GRANT_UNKNOWN' | 'GRANT_REVOKED' | 'GRANT_DAY_PAST'
export type SystemGrantState = { readonly phase: 'absent' | 'standing' | 'revoked' }

export const systemGrantDecider: Decider<
  SystemGrantCommand,
  SystemGrantState,
  SystemGrantEvent,
  SystemGrantRefusalCode
> = {
  initial: { phase: 'absent' },
  decide: (command, { phase }) => {
    if (command.type === 'GrantSystem') {
      if (phase !== 'absent') return refused('GRANT_GIVEN_ALREADY')
      if (command.until < localDate(command.at)) return refused('GRANT_DAY_PAST')
      return happened({ ...command, type: 'SystemGranted' })
    }
    if (phase === 'absent') return refused('GRANT_UNKNOWN')
    return phase === 'revoked' ? refused('GRANT_REVOKED') : happened({ ...command, type: 'SystemGrantRevoked' })
  },
  evolve: (_, { type }) => ({ phase: type === 'SystemGranted' ? 'standing' : 'revoked' }),
}

export type ProofFindingCommand =
  Command<'OpenProofFinding', ProofFindingOpened> | Command<'AnswerProofFinding', ProofFindingAnswered>
export type ProofFindingRefusalCode = 'FINDING_OPEN_ALREADY' | 'FINDING_UNKNOWN' | 'FINDING_ANSWERED'
export type ProofFindingState = { readonly phase: 'absent' | 'open' | 'answered' }

/** 证明事项清理: found once, answered once, by taking the demand out or by saying why it stays. */
export const proofFindingDecider: Decider<
  ProofFindingCommand,
  ProofFindingState,
  ProofFindingEvent,
  ProofFindingRefusalCode
> = {
  initial: { phase: 'absent' },
  decide: (command, { phase }) => {
    if (command.type === 'OpenProofFinding')
      return phase === 'absent' ? happened({ ...command, type: 'ProofFindingOpened' }) : refused('FINDING_OPEN_ALREADY')
    if (phase === 'absent') return refused('FINDING_UNKNOWN')
    return phase === 'answered' ? refused('FINDING_ANSWERED') : happened({ ...command, type: 'ProofFindingAnswered' })
  },
  evolve: (_, { type }) => ({ phase: type === 'ProofFindingOpened' ? 'open' : 'answered' }),
}
