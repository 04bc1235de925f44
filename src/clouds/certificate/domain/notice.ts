import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { NoticeEvent, NoticeKind } from './events.ts'
import { beginUse, refusalToComplete, withUse } from './sealing.ts'
import type { CompleteSealing, SealingRefusalCode, SealingStage, SealRequest } from './sealing.ts'

export type NoticeCommand =
  | ({
      readonly type: 'BeginSealing'
      readonly case: string
      readonly kind: NoticeKind
      readonly cause: string
    } & SealRequest)
  | CompleteSealing
export type NoticeState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'present'
      readonly stage: SealingStage
      readonly case: string
      readonly kind: NoticeKind
      readonly number: string
    }
export type NoticeRefusalCode = SealingRefusalCode

const NOTHING: SealingStage = { phase: 'absent' }

/** The life of a notice: a sealed letter about one case (行政许可法 32, 38: in writing, with the seal and the date). */
export const noticeDecider: Decider<NoticeCommand, NoticeState, NoticeEvent, NoticeRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    const stage = state.phase === 'present' ? state.stage : NOTHING
    switch (command.type) {
      case 'BeginSealing': {
        const { at, kind, number, preparedFile, cause } = command
        const use = beginUse(command, kind, stage)
        if ('refusal' in use) return use
        return happened<NoticeEvent>(
          { type: 'NoticePrepared', at, case: command.case, kind, number, preparedFile, cause },
          use,
        )
      }
      case 'CompleteSealing': {
        const { at, file } = command
        if (state.phase === 'absent') return refused('SEALING_NOT_BEGUN')
        const { kind, number } = state
        const refusal = refusalToComplete(command, stage)
        return refusal ?? happened({ type: 'NoticeSealed', at, case: state.case, kind, number, file })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'NoticePrepared') {
      const { kind, number, preparedFile } = event
      return { phase: 'present', stage: { phase: 'prepared', preparedFile }, case: event.case, kind, number }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'SealUseBegan':
        return { ...state, stage: withUse(state.stage, event) }
      case 'NoticeSealed':
        return { ...state, stage: { phase: 'sealed', file: event.file } }
      default:
        return unreachable(event)
    }
  },
}
