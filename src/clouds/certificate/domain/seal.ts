import { countDays, happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { NOTICE_NAMES } from './events.ts'
import type { NoticeKind, RotationGround, SealEvent, SealUseBegan } from './events.ts'

export type SealStep = SealUseBegan['step']
const isNoticeKind = (kind: string): kind is NoticeKind => kind in NOTICE_NAMES
export const SEAL_STEPS: readonly SealStep[] = ['CERTIFICATE', ...Object.keys(NOTICE_NAMES).filter(isNoticeKind)]

interface Act {
  readonly at: string
  readonly by: string
}
interface AuthoriseSealUse extends Act {
  readonly type: 'AuthoriseSealUse'
  readonly steps: readonly SealStep[]
  readonly until: string
  readonly item?: string
}
interface RotateSealKey extends Act {
  readonly type: 'RotateSealKey'
  readonly certSha256: string
  readonly ground: RotationGround
}
interface DeclareCompromise extends Act {
  readonly type: 'DeclareCompromise'
  readonly since: string
  readonly account: string
}
export type SealCommand =
  | (Act & {
      readonly type: 'RegisterSeal'
      readonly organ: string
      readonly name: string
      readonly certSha256: string
    })
  | AuthoriseSealUse
  | (Act & { readonly type: 'ForbidSealUse'; readonly item: string; readonly reason: string })
  | (Act & { readonly type: 'OfferSealCustody'; readonly to: string; readonly reason: string })
  | (Act & { readonly type: 'AcceptSealCustody' })
  | RotateSealKey
  | DeclareCompromise

/** What a keeper allowed the system to do in his name; a later authorisation replaces an earlier one. */
export type SealAuthorisation = {
  readonly keeper: string
  readonly steps: readonly SealStep[]
  /** Plain date, inclusive. */
  readonly until: string
}
/** A key of the seal: one is in force, the others are archived with their time. */
export type SealKeyPeriod = {
  readonly certSha256: string
  readonly from: string
  readonly until: string | null
  /** Since when it may have been in other hands. */
  readonly compromisedSince: string | null
}
type InForce = {
  readonly phase: 'inForce'
  readonly name: string
  readonly certSha256: string
  readonly registeredAt: string
  /** Null until somebody first authorises its use and so becomes its keeper. */
  readonly keeper: string | null
  readonly offeredTo: string | null
  readonly authorisation: SealAuthorisation | null
  /** By item code; null: forbidden. */
  readonly items: Readonly<Record<string, SealAuthorisation | null>>
  /** Oldest first; the last is the one in force. */
  readonly keys: readonly SealKeyPeriod[]
}
export type SealState = { readonly phase: 'absent' } | InForce

export type SealRefusalCode =
  | 'SEAL_ALREADY_REGISTERED'
  | 'SEAL_UNKNOWN'
  | 'SEAL_AUTHORISATION_WITHOUT_STEPS'
  | 'SEAL_AUTHORISATION_IN_THE_PAST'
  | 'SEAL_AUTHORISATION_TOO_LONG'
  | 'SEAL_NOT_IN_YOUR_CUSTODY'
  | 'SEAL_CUSTODY_NOT_OFFERED'
  | 'SEAL_CUSTODY_TO_ONESELF'
  | 'SEAL_KEY_ALREADY_IN_FORCE'
  | 'SEAL_KEY_WAS_USED_BEFORE'
  | 'SEAL_ALREADY_COMPROMISED'
  | 'SEAL_COMPROMISE_TIME_WRONG'

/** A standing authorisation is looked at again at least once a year; nobody lends the seal for ever. */
export const AUTHORISATION_DAYS_MAX = 366

const inForceKey = ({ keys }: InForce): SealKeyPeriod | undefined => keys.at(-1)
export const isCompromised = (state: InForce): boolean => typeof inForceKey(state)?.compromisedSince === 'string'

/** The keeper's word for this item: its own authorisation, or the general one; null when the system may not. */
export function authorisationFor(state: SealState, item: string): SealAuthorisation | null {
  if (state.phase === 'absent') return null
  const own = state.items[item]
  return own === undefined ? state.authorisation : own
}

type Refusing = Decision<SealEvent, SealRefusalCode>

function authorise(command: AuthoriseSealUse): Refusing {
  const { at, by, steps, until, item } = command
  if (steps.length === 0) return refused('SEAL_AUTHORISATION_WITHOUT_STEPS')
  const today = localDate(at)
  if (until < today) return refused('SEAL_AUTHORISATION_IN_THE_PAST', { until })
  if (countDays(today, until) > AUTHORISATION_DAYS_MAX)
    return refused('SEAL_AUTHORISATION_TOO_LONG', { days: AUTHORISATION_DAYS_MAX })
  return happened({ type: 'SealUseAuthorised', at, by, steps, until, ...(item === undefined ? {} : { item }) })
}

function rotate({ at, by, certSha256, ground }: RotateSealKey, state: InForce): Refusing {
  if (state.certSha256 === certSha256) return refused('SEAL_KEY_ALREADY_IN_FORCE')
  if (state.keys.some((key) => key.certSha256 === certSha256)) return refused('SEAL_KEY_WAS_USED_BEFORE')
  return happened({ type: 'SealKeyRotated', at, by, certSha256, replaces: state.certSha256, ground })
}

function declareCompromise({ at, by, since, account }: DeclareCompromise, state: InForce): Refusing {
  const key = inForceKey(state)
  if (isCompromised(state)) return refused('SEAL_ALREADY_COMPROMISED')
  const time = new Date(since).getTime()
  // Later than now nobody can know; before the key existed it could not be stolen.
  if (time > Date.parse(at) || (key !== undefined && time < Date.parse(key.from)))
    return refused('SEAL_COMPROMISE_TIME_WRONG')
  const { certSha256 } = state
  return happened({ type: 'SealCompromised', at, by, certSha256, since: new Date(time).toISOString(), account })
}

function decide(command: Exclude<SealCommand, { type: 'RegisterSeal' }>, state: InForce): Refusing {
  const { at, by } = command
  switch (command.type) {
    case 'AuthoriseSealUse':
    case 'ForbidSealUse':
      // One keeper at a time: whoever authorised first keeps it until it is handed on.
      if (state.keeper !== null && state.keeper !== by) return refused('SEAL_NOT_IN_YOUR_CUSTODY')
      if (command.type === 'AuthoriseSealUse') return authorise(command)
      return happened({ type: 'SealUseForbidden', at, by, item: command.item, reason: command.reason })
    case 'OfferSealCustody':
      if (state.keeper !== by) return refused('SEAL_NOT_IN_YOUR_CUSTODY')
      if (command.to === by) return refused('SEAL_CUSTODY_TO_ONESELF')
      return happened({ type: 'SealCustodyOffered', at, by, to: command.to, reason: command.reason })
    case 'AcceptSealCustody':
      if (state.keeper === null || state.offeredTo !== by) return refused('SEAL_CUSTODY_NOT_OFFERED')
      return happened({ type: 'SealCustodyAccepted', at, by, from: state.keeper })
    case 'RotateSealKey':
      return rotate(command, state)
    case 'DeclareCompromise':
      return declareCompromise(command, state)
    default:
      return unreachable(command)
  }
}

function archive(keys: readonly SealKeyPeriod[], change: Partial<SealKeyPeriod>): readonly SealKeyPeriod[] {
  return keys.map((key, i) => (i === keys.length - 1 ? { ...key, ...change } : key))
}

/** The life of the bureau's one seal (一枚公章管审批): one key in force, one keeper, and all that went before. */
export const sealDecider: Decider<SealCommand, SealState, SealEvent, SealRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'RegisterSeal') {
      if (state.phase === 'inForce') return refused('SEAL_ALREADY_REGISTERED', { name: state.name })
      return happened({ ...command, type: 'SealRegistered' })
    }
    return state.phase === 'absent' ? refused('SEAL_UNKNOWN') : decide(command, state)
  },
  evolve: (state, event) => {
    if (event.type === 'SealRegistered') {
      const { name, certSha256, at } = event
      const key = { certSha256, from: at, until: null, compromisedSince: null }
      const nobody = { keeper: null, offeredTo: null, authorisation: null, items: {} }
      return { phase: 'inForce', name, certSha256, registeredAt: at, ...nobody, keys: [key] }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'SealUseAuthorised': {
        const { by, steps, until, item } = event
        const given = { keeper: by, steps, until }
        if (item === undefined) return { ...state, keeper: by, authorisation: given }
        return { ...state, keeper: by, items: { ...state.items, [item]: given } }
      }
      case 'SealUseForbidden':
        return { ...state, keeper: event.by, items: { ...state.items, [event.item]: null } }
      case 'SealCustodyOffered':
        return { ...state, offeredTo: event.to }
      case 'SealCustodyAccepted': {
        // What stays forbidden stays so; what the other lent in his own name ends with his keeping.
        const forbidden = Object.entries(state.items).filter(([, given]) => given === null)
        const items = Object.fromEntries(forbidden)
        return { ...state, keeper: event.by, offeredTo: null, authorisation: null, items }
      }
      case 'SealKeyRotated': {
        const next = { certSha256: event.certSha256, from: event.at, until: null, compromisedSince: null }
        const keys = [...archive(state.keys, { until: event.at }), next]
        return { ...state, certSha256: event.certSha256, keys }
      }
      case 'SealCompromised':
        return { ...state, keys: archive(state.keys, { compromisedSince: event.since }) }
      default:
        return unreachable(event)
    }
  },
}
