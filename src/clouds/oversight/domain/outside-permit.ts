import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'

interface Done {
  readonly at: string
  readonly by: string
}
/** 台账比对: another organ's register held against the ledger. */
export interface RegisterCompared extends Done {
  readonly type: 'RegisterCompared'
  readonly organ: string
  /** What it is a register of, and where it came from. */
  readonly source: string
  readonly lines: number
  readonly matched: number
  readonly unmatched: number
  /** Lines that could not be read, or lie before the first day asked for. */
  readonly left: number
}
/** A permit in force that no case of ours led to. Whose it is, is not taken over: the number is enough to ask. */
export interface PermitSeenElsewhere extends Done {
  readonly type: 'PermitSeenElsewhere'
  readonly number: string
  readonly item: string
  readonly organ: string
  readonly issuedOn: string
  readonly source: string
}
/** 例外登记: somebody who watches says why it is right that it was issued elsewhere. */
export interface ExceptionRegistered extends Done {
  readonly type: 'ExceptionRegistered'
  readonly reason: string
  readonly basis: string
}
export type OutsidePermitEvent = PermitSeenElsewhere | ExceptionRegistered
export const OUTSIDE_PERMIT_EVENT_TYPES = ['PermitSeenElsewhere', 'ExceptionRegistered'] as const

export type ComparisonCommand = { readonly type: 'CompareRegister' } & Omit<RegisterCompared, 'type'>
export type ComparisonState = Omit<RegisterCompared, 'type'>
export type OutsidePermitCommand =
  | ({ readonly type: 'SeePermitElsewhere' } & Omit<PermitSeenElsewhere, 'type'>)
  | ({ readonly type: 'RegisterException' } & Omit<ExceptionRegistered, 'type'>)
export interface OutsidePermitState extends Omit<PermitSeenElsewhere, 'type'> {
  readonly exception: Omit<ExceptionRegistered, 'type'> | null
}
export type OutsideRefusalCode =
  | 'REGISTER_ALREADY_COMPARED'
  | 'REGISTER_UNREADABLE'
  | 'PERMIT_ALREADY_SEEN'
  | 'PERMIT_UNKNOWN'
  | 'EXCEPTION_ALREADY_REGISTERED'
  | 'EXCEPTION_WITHOUT_REASON'

export const comparisonDecider: Decider<
  ComparisonCommand,
  ComparisonState | null,
  RegisterCompared,
  OutsideRefusalCode
> = {
  initial: null,
  decide: (command, state) =>
    state === null ? happened({ ...command, type: 'RegisterCompared' as const }) : refused('REGISTER_ALREADY_COMPARED'),
  evolve: (_, { type: __, ...compared }) => compared,
}

const isBlank = (text: string) => text.trim().length < 2

/** 局外审批: found by comparison, it is either explained with its basis, or somebody has to answer for it. */
export const outsidePermitDecider: Decider<
  OutsidePermitCommand,
  OutsidePermitState | null,
  OutsidePermitEvent,
  OutsideRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    switch (command.type) {
      case 'SeePermitElsewhere':
        if (state !== null) return refused('PERMIT_ALREADY_SEEN')
        return happened({ ...command, type: 'PermitSeenElsewhere' as const })
      case 'RegisterException':
        if (state === null) return refused('PERMIT_UNKNOWN')
        if (state.exception !== null) return refused('EXCEPTION_ALREADY_REGISTERED')
        if (isBlank(command.reason) || isBlank(command.basis)) return refused('EXCEPTION_WITHOUT_REASON')
        return happened({ ...command, type: 'ExceptionRegistered' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'PermitSeenElsewhere') {
      const { type: _, ...seen } = event
      return { ...seen, exception: null }
    }
    const { type: _, ...exception } = event
    return state === null ? state : { ...state, exception }
  },
}
