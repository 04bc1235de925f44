import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { RenditionEvent, RenditionPrepared } from './events.ts'
import { beginUse, refusalToComplete, withUse } from './sealing.ts'
import type { CompleteSealing, SealingRefusalCode, SealingStage, SealRequest } from './sealing.ts'

type Shown = Pick<RenditionPrepared, 'document' | 'format' | 'number' | 'pdf'>
export type RenditionCommand =
  | ({ readonly type: 'BeginSealing'; readonly case: string; readonly shown: Shown } & Omit<SealRequest, 'number'>)
  | CompleteSealing
export type RenditionState =
  { readonly phase: 'absent' } | { readonly phase: 'present'; readonly stage: SealingStage; readonly shown: Shown }

const NOTHING: SealingStage = { phase: 'absent' }

/**
 * The life of a certificate's second rendition: a use of the seal of its own, registered before it happens and counted
 * beside the first, because two files go out under the seal.
 */
export const renditionDecider: Decider<RenditionCommand, RenditionState, RenditionEvent, SealingRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    const stage = state.phase === 'present' ? state.stage : NOTHING
    switch (command.type) {
      case 'BeginSealing': {
        const { at, preparedFile, shown } = command
        const use = beginUse({ ...command, number: shown.number }, 'CERTIFICATE', stage)
        if ('refusal' in use) return use
        return happened<RenditionEvent>(
          { type: 'RenditionPrepared', at, case: command.case, ...shown, preparedFile },
          use,
        )
      }
      case 'CompleteSealing': {
        if (state.phase === 'absent') return refused('SEALING_NOT_BEGUN')
        const { at, file } = command
        const refusal = refusalToComplete(command, stage)
        return refusal ?? happened({ type: 'RenditionSealed', at, ...state.shown, file })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'RenditionPrepared') {
      const { document, format, number, pdf, preparedFile } = event
      return { phase: 'present', stage: { phase: 'prepared', preparedFile }, shown: { document, format, number, pdf } }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'SealUseBegan':
        return { ...state, stage: withUse(state.stage, event) }
      case 'RenditionSealed':
        return { ...state, stage: { phase: 'sealed', file: event.file } }
      default:
        return unreachable(event)
    }
  },
}
