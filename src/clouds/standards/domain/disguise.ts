import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { DisguiseClosed, DisguiseEvent, DisguiseReported } from './events.ts'

export type DisguiseCommand =
  | ({ readonly type: 'ReportDisguise' } & Omit<DisguiseReported, 'type'>)
  | ({ readonly type: 'CloseDisguise' } & Omit<DisguiseClosed, 'type'>)

export type DisguiseState =
  { readonly phase: 'absent' } | { readonly phase: 'closed' } | { readonly phase: 'open'; readonly reportedBy: string }

export type DisguiseRefusalCode =
  | 'DISGUISE_ALREADY_REPORTED'
  | 'DISGUISE_UNKNOWN'
  | 'DISGUISE_CLOSED'
  | 'DISGUISE_OWN_REPORT'
  | 'DISGUISE_WITHOUT_MEASURE'

/** One suspected disguised permit: reported, looked into by somebody else, closed with what was done. */
export const disguiseDecider: Decider<DisguiseCommand, DisguiseState, DisguiseEvent, DisguiseRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'ReportDisguise') {
      if (state.phase !== 'absent') return refused('DISGUISE_ALREADY_REPORTED')
      return happened({ ...command, type: 'DisguiseReported' as const })
    }
    if (state.phase === 'absent') return refused('DISGUISE_UNKNOWN')
    if (state.phase === 'closed') return refused('DISGUISE_CLOSED')
    if (state.reportedBy === command.by) return refused('DISGUISE_OWN_REPORT')
    if (command.measure.trim().length < 2) return refused('DISGUISE_WITHOUT_MEASURE')
    return happened({ ...command, type: 'DisguiseClosed' as const })
  },
  evolve: (_state, event) =>
    event.type === 'DisguiseReported' ? { phase: 'open', reportedBy: event.by } : { phase: 'closed' },
}
