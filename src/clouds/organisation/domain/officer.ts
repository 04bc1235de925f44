import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { Role } from '#policy'
import type { OfficerEvent } from './events.ts'
import { conflictOf } from './roles.ts'
import type { RoleRefusalCode } from './roles.ts'

type Ordered = {
  readonly at: string
  readonly by: string
  /** The officer's own id, which is the stream: whoever acts under it is the holder. */
  readonly officer: string
}
export type OfficerCommand =
  | (Ordered & {
      readonly type: 'AppointOfficer'
      readonly name: string
      readonly organ: string
      readonly region: string
      readonly post: string
      readonly roles: readonly Role[]
    })
  | (Ordered & { readonly type: 'GrantRoles'; readonly roles: readonly Role[] })
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
  | {
      readonly phase: 'appointed'
      readonly name: string
      readonly organ: string
      readonly roles: readonly Role[]
      readonly keys: readonly OfficerKey[]
    }
type Appointed = Extract<OfficerState, { phase: 'appointed' }>
type KeyCommand = Extract<OfficerCommand, { type: 'EnrolKey' | 'ConfirmKey' | 'RevokeKey' }>

export type OfficerRefusalCode =
  | RoleRefusalCode
  | 'OFFICER_ALREADY_APPOINTED'
  | 'OFFICER_NOT_APPOINTED'
  | 'ROLES_UNCHANGED'
  | 'OWN_ROLES'
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

const sameRoles = (a: readonly Role[], b: readonly Role[]) =>
  a.length === b.length && a.every((role) => b.includes(role))

function grantRoles(command: Extract<OfficerCommand, { type: 'GrantRoles' }>, state: Appointed): Said {
  // Roles that excluded each other would be worth nothing if their holder could exchange them himself.
  if (command.by === command.officer) return refused('OWN_ROLES')
  const conflict = conflictOf(command.roles)
  if (conflict !== undefined) return conflict
  if (sameRoles(command.roles, state.roles)) return refused('ROLES_UNCHANGED')
  return happened({ type: 'RolesGranted', at: command.at, by: command.by, roles: command.roles })
}

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

/** The life of an officer: appointed to an organ, given roles, and known by the keys that sign his acts. */
export const officerDecider: Decider<OfficerCommand, OfficerState, OfficerEvent, OfficerRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'AppointOfficer') {
      if (state.phase === 'appointed') return refused('OFFICER_ALREADY_APPOINTED')
      const { at, by, name, organ, region, post, roles } = command
      return conflictOf(roles) ?? happened({ type: 'OfficerAppointed', at, by, name, organ, region, post, roles })
    }
    if (state.phase === 'absent') return refused('OFFICER_NOT_APPOINTED')
    return command.type === 'GrantRoles' ? grantRoles(command, state) : decideKey(command, state)
  },
  evolve: (state, event) => {
    if (event.type === 'OfficerAppointed') {
      return { phase: 'appointed', name: event.name, organ: event.organ, roles: event.roles, keys: [] }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'RolesGranted':
        return { ...state, roles: event.roles }
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
