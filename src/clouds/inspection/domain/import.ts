import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { ImportAdvanced, ImportEnded, ImportEvent, ImportFault, ImportReceived } from './events.ts'

export type ImportCommand =
  | ({ readonly type: 'ReceiveImport' } & Omit<ImportReceived, 'type'>)
  | ({ readonly type: 'AdvanceImport' } & Omit<ImportAdvanced, 'type'>)
  | ({ readonly type: 'EndImport' } & Omit<ImportEnded, 'type'>)
export interface ImportState extends Omit<ImportReceived, 'type'> {
  readonly line: number
  readonly taken: number
  readonly known: number
  readonly faulty: number
  /** The first of them: who mends them hands the table in again, and finds the next. */
  readonly faults: readonly ImportFault[]
  readonly endedAt: string | null
}
export type ImportRefusal = 'IMPORT_ALREADY_RECEIVED' | 'IMPORT_UNKNOWN' | 'IMPORT_OVER' | 'IMPORT_OUT_OF_TURN'
const FAULTS_KEPT = 200

export const importDecider: Decider<ImportCommand, ImportState | null, ImportEvent, ImportRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'ReceiveImport')
      return state === null ? happened({ ...command, type: 'ImportReceived' }) : refused('IMPORT_ALREADY_RECEIVED')
    if (state === null) return refused('IMPORT_UNKNOWN')
    if (state.endedAt !== null) return refused('IMPORT_OVER')
    if (command.type === 'EndImport') return happened({ ...command, type: 'ImportEnded' })
    return command.line > state.line ? happened({ ...command, type: 'ImportAdvanced' }) : refused('IMPORT_OUT_OF_TURN')
  },
  evolve: (state, event) => {
    if (event.type === 'ImportReceived') {
      const { type: _, ...received } = event
      return { ...received, line: 0, taken: 0, known: 0, faulty: 0, faults: [], endedAt: null }
    }
    if (state === null) return state
    switch (event.type) {
      case 'ImportAdvanced':
        return {
          ...state,
          line: event.line,
          taken: state.taken + event.taken,
          known: state.known + event.known,
          faulty: state.faulty + event.faulty,
          faults: [...state.faults, ...event.faults].slice(0, FAULTS_KEPT),
        }
      case 'ImportEnded':
        return { ...state, endedAt: event.at }
      default:
        return unreachable(event)
    }
  },
}
