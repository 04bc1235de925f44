import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { PermitNoticeClaimed, PermitNoticeEvent, PermitsTold } from './register-events.ts'

export type PermitNoticeCommand =
  | ({ readonly type: 'TellPermits' } & Omit<PermitsTold, 'type'>)
  | ({ readonly type: 'ClaimPermitNotice' } & Omit<PermitNoticeClaimed, 'type'>)

export interface PermitNoticeState {
  /** Departments that were told and have not taken it yet; null before anybody was told. */
  readonly waiting: readonly string[] | null
  readonly told: readonly string[]
}
export type PermitNoticeRefusalCode =
  | 'PERMITS_TOLD_ALREADY'
  | 'PERMITS_NONE'
  | 'PERMIT_NOTICE_UNKNOWN'
  | 'PERMIT_NOTICE_NOT_YOURS'
  | 'PERMIT_NOTICE_CLAIMED'

/** 双告知: told once to everybody concerned; each department takes its own part once. */
export const permitNoticeDecider: Decider<
  PermitNoticeCommand,
  PermitNoticeState,
  PermitNoticeEvent,
  PermitNoticeRefusalCode
> = {
  initial: { waiting: null, told: [] },
  decide: (command, { waiting, told }) => {
    if (command.type === 'TellPermits') {
      if (waiting !== null) return refused('PERMITS_TOLD_ALREADY')
      if (command.permits.length === 0) return refused('PERMITS_NONE')
      return happened({ ...command, type: 'PermitsTold' as const })
    }
    if (waiting === null) return refused('PERMIT_NOTICE_UNKNOWN')
    if (!told.includes(command.organ)) return refused('PERMIT_NOTICE_NOT_YOURS')
    if (!waiting.includes(command.organ)) return refused('PERMIT_NOTICE_CLAIMED')
    return happened({ ...command, type: 'PermitNoticeClaimed' as const })
  },
  evolve: (state, event) => {
    if (event.type === 'PermitNoticeClaimed')
      return { ...state, waiting: (state.waiting ?? []).filter((organ) => organ !== event.organ) }
    const told = [...new Set(event.permits.flatMap(({ organs }) => organs))]
    return { waiting: told, told }
  },
}
