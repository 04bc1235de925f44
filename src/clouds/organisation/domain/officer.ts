import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { Role } from '#policy'
import type { OfficerEvent } from './events.ts'
import { conflictOf } from './roles.ts'
import { decideProposal } from './two-administrators.ts'
import type { Proposal, ProposalCommand, ProposalRefusalCode } from './two-administrators.ts'

type Ordered = {
  readonly at: string
  readonly by: string
  /** The officer's own id, which is the stream: whoever acts under it is the holder. */
  readonly officer: string
}
export type OfficerCommand =
  | ProposalCommand
  /** By the founding of an installation alone: no door leads here, every later officer is proposed and confirmed. */
  | (Ordered & {
      readonly type: 'AppointOfficer'
      readonly name: string
      readonly organ: string
      readonly region: string
      readonly post: string
      readonly roles: readonly Role[]
    })
  | (Ordered & { readonly type: 'EnrolKey'; readonly key: string; readonly spki: string; readonly device: string })
  | (Ordered & {
      readonly type: 'ConfirmKey'
      readonly key: string
      readonly certSha256: string
      readonly certificate: string
      readonly validUntil: string
    })
  | (Ordered & { readonly type: 'RevokeKey'; readonly key: string; readonly reason: string })

export interface OfficerKey {
  readonly key: string
  readonly spki: string
  readonly stage: 'enrolled' | 'confirmed' | 'revoked'
}
export type OfficerState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'proposed'; readonly proposal: Proposal }
  | {
      readonly phase: 'appointed'
      readonly name: string
      readonly organ: string
      readonly roles: readonly Role[]
      readonly keys: readonly OfficerKey[]
      /** Who let him in and handed him his first password; null for those of the founding. */
      readonly letInBy: string | null
      readonly proposal: Proposal | null
    }
type Appointed = Extract<OfficerState, { phase: 'appointed' }>
type KeyCommand = Extract<OfficerCommand, { type: 'EnrolKey' | 'ConfirmKey' | 'RevokeKey' }>

export type OfficerRefusalCode =
  | ProposalRefusalCode
  | 'KEY_CONFIRMED_BY_WHO_LET_IN'
  | 'KEY_NOT_THE_HOLDERS'
  | 'KEY_ALREADY_ENROLLED'
  | 'KEYS_TOO_MANY'
  | 'KEY_UNKNOWN'
  | 'KEY_CONFIRMED_BY_HOLDER'
  | 'KEY_ALREADY_CONFIRMED'
  | 'KEY_REVOKED'
type Said = Decision<OfficerEvent, OfficerRefusalCode>

/** An office machine, one at home and a replacement for each: more is a sign that keys are not cleaned up. */
export const LIVE_KEYS_MAX = 4

function decideKey(command: KeyCommand, state: Appointed): Said {
  const { at, by, key } = command
  const found = state.keys.find((candidate) => candidate.key === key)
  switch (command.type) {
    case 'EnrolKey': {
      const { spki, device } = command
      if (by !== command.officer) return refused('KEY_NOT_THE_HOLDERS')
      if (found !== undefined || state.keys.some((other) => other.spki === spki)) return refused('KEY_ALREADY_ENROLLED')
      if (state.keys.filter(({ stage }) => stage !== 'revoked').length >= LIVE_KEYS_MAX) {
        return refused('KEYS_TOO_MANY', { max: LIVE_KEYS_MAX })
      }
      return happened({ type: 'KeyEnrolled', at, by, key, spki, device })
    }
    case 'ConfirmKey': {
      if (found === undefined) return refused('KEY_UNKNOWN')
      if (by === command.officer) return refused('KEY_CONFIRMED_BY_HOLDER')
      // Whoever knows the first password could have made the key himself: then one person alone would be two.
      if (by === state.letInBy) return refused('KEY_CONFIRMED_BY_WHO_LET_IN')
      if (found.stage === 'revoked') return refused('KEY_REVOKED')
      if (found.stage === 'confirmed') return refused('KEY_ALREADY_CONFIRMED')
      const { certSha256, certificate, validUntil } = command
      return happened({ type: 'KeyConfirmed', at, by, key, certSha256, certificate, validUntil })
    }
    case 'RevokeKey':
      if (found === undefined) return refused('KEY_UNKNOWN')
      if (found.stage === 'revoked') return refused('KEY_REVOKED')
      return happened({ type: 'KeyRevoked', at, by, key, reason: command.reason })
    default:
      return unreachable(command)
  }
}

const withStage = (state: Appointed, key: string, stage: OfficerKey['stage']): OfficerState => ({
  ...state,
  keys: state.keys.map((candidate) => (candidate.key === key ? { ...candidate, stage } : candidate)),
})

const seen = (state: OfficerState) => ({
  roles: state.phase === 'appointed' ? state.roles : null,
  proposal: state.phase === 'absent' ? null : state.proposal,
})

/** The life of an officer: let in by two administrators, given roles, and known by the keys that sign his acts. */
export const officerDecider: Decider<OfficerCommand, OfficerState, OfficerEvent, OfficerRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'AppointOfficer': {
        if (state.phase !== 'absent') return refused('OFFICER_ALREADY_APPOINTED')
        const { at, by, name, organ, region, post, roles } = command
        return conflictOf(roles) ?? happened({ type: 'OfficerAppointed', at, by, name, organ, region, post, roles })
      }
      case 'ProposeOfficer':
      case 'ProposeRoles':
      case 'ConfirmProposal':
      case 'DeclineProposal':
        return decideProposal(command, seen(state))
      case 'EnrolKey':
      case 'ConfirmKey':
      case 'RevokeKey':
        return state.phase === 'appointed' ? decideKey(command, state) : refused('OFFICER_NOT_APPOINTED')
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'OfficerProposed') {
      const { type: _, at: _at, by, ...person } = event
      return { phase: 'proposed', proposal: { about: 'person', by, ...person } }
    }
    if (event.type === 'OfficerAppointed') {
      const { name, organ, roles, by, proposedBy } = event
      const letInBy = proposedBy === undefined ? null : by
      return { phase: 'appointed', name, organ, roles, keys: [], letInBy, proposal: null }
    }
    if (state.phase !== 'appointed') return event.type === 'OfficerProposalDeclined' ? { phase: 'absent' } : state
    switch (event.type) {
      case 'RolesProposed':
        return { ...state, proposal: { about: 'roles', by: event.by, roles: event.roles } }
      case 'OfficerProposalDeclined':
        return { ...state, proposal: null }
      case 'RolesGranted':
        return { ...state, roles: event.roles, proposal: null }
      case 'KeyEnrolled':
        return { ...state, keys: [...state.keys, { key: event.key, spki: event.spki, stage: 'enrolled' }] }
      case 'KeyConfirmed':
        return withStage(state, event.key, 'confirmed')
      case 'KeyRevoked':
        return withStage(state, event.key, 'revoked')
      default:
        return unreachable(event)
    }
  },
}
