import { countDays, happened, isPlainDate, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import { NOTICE_NAMES } from './events.ts'
import type { NoticeKind, SealEvent, SealUseBegan } from './events.ts'

export type SealStep = SealUseBegan['step']
const isNoticeKind = (kind: string): kind is NoticeKind => kind in NOTICE_NAMES
export const SEAL_STEPS: readonly SealStep[] = ['CERTIFICATE', ...Object.keys(NOTICE_NAMES).filter(isNoticeKind)]

export type SealCommand =
  | {
      readonly type: 'RegisterSeal'
      readonly at: string
      readonly by: string
      readonly organ: string
      readonly name: string
      readonly certSha256: string
    }
  | {
      readonly type: 'AuthoriseSealUse'
      readonly at: string
      readonly by: string
      readonly steps: readonly SealStep[]
      readonly until: string
    }

/** What a keeper allowed the system to do in his name; a later authorisation replaces an earlier one. */
export type SealAuthorisation = {
  readonly keeper: string
  readonly steps: readonly SealStep[]
  /** Plain date, inclusive. */
  readonly until: string
}
export type SealState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'inForce'
      readonly name: string
      readonly certSha256: string
      readonly authorisation: SealAuthorisation | null
    }

export type SealRefusalCode =
  | 'SEAL_ALREADY_REGISTERED'
  | 'SEAL_UNKNOWN'
  | 'SEAL_AUTHORISATION_WITHOUT_STEPS'
  | 'SEAL_AUTHORISATION_DATE_WRONG'
  | 'SEAL_AUTHORISATION_IN_THE_PAST'
  | 'SEAL_AUTHORISATION_TOO_LONG'

/** A standing authorisation is looked at again at least once a year; nobody lends the seal for ever. */
export const AUTHORISATION_DAYS_MAX = 366

/** The life of the bureau's one seal (一枚公章管审批). */
export const sealDecider: Decider<SealCommand, SealState, SealEvent, SealRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'RegisterSeal':
        if (state.phase === 'inForce') return refused('SEAL_ALREADY_REGISTERED', { name: state.name })
        return happened({ ...command, type: 'SealRegistered' })
      case 'AuthoriseSealUse': {
        const { at, by, steps, until } = command
        if (state.phase === 'absent') return refused('SEAL_UNKNOWN')
        if (steps.length === 0) return refused('SEAL_AUTHORISATION_WITHOUT_STEPS')
        if (!isPlainDate(until)) return refused('SEAL_AUTHORISATION_DATE_WRONG', { until })
        const today = localDate(at)
        if (until < today) return refused('SEAL_AUTHORISATION_IN_THE_PAST', { until })
        if (countDays(today, until) > AUTHORISATION_DAYS_MAX) {
          return refused('SEAL_AUTHORISATION_TOO_LONG', { days: AUTHORISATION_DAYS_MAX })
        }
        return happened({ type: 'SealUseAuthorised', at, by, steps, until })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'SealRegistered':
        return { phase: 'inForce', name: event.name, certSha256: event.certSha256, authorisation: null }
      case 'SealUseAuthorised': {
        if (state.phase === 'absent') return state
        const { by, steps, until } = event
        return { ...state, authorisation: { keeper: by, steps, until } }
      }
      default:
        return unreachable(event)
    }
  },
}
