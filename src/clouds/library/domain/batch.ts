import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { BatchEvent, BatchPlanned, BatchStaged, BatchTakenIn } from './events.ts'

interface Done {
  readonly at: string
  readonly by: string
}
export interface Looked {
  readonly row: number
  readonly right: boolean
  readonly note: string
}
export type BatchCommand =
  | (Omit<BatchPlanned, 'type'> & { readonly type: 'PlanBatch' })
  | (Done & { readonly type: 'ReceiveBatchFile'; readonly file: string })
  | (Omit<BatchStaged, 'type'> & { readonly type: 'RecordStaging' })
  /** Every line of the sample was looked at: all right, and the batch goes in; one wrong, and it goes back. */
  | (Done & { readonly type: 'JudgeSample'; readonly looked: readonly Looked[] })
  | (Omit<BatchTakenIn, 'type'> & { readonly type: 'RecordTaking' })
export type BatchPhase = 'planned' | 'received' | 'staged' | 'signedOff' | 'returned' | 'taken'
export type BatchState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: BatchPhase
      readonly organ: string
      readonly plannedBy: string
      /** Who handed in the newest table. */
      readonly receivedFrom: string
      readonly round: number
      readonly file: string
      readonly sample: readonly number[]
    }
export type BatchRefusalCode =
  | 'BATCH_ALREADY_PLANNED'
  | 'BATCH_PERIOD_WRONG'
  | 'BATCH_UNKNOWN'
  | 'BATCH_BEING_WORKED'
  | 'BATCH_NOT_STAGED'
  | 'BATCH_SAME_PERSON'
  | 'BATCH_SAMPLE_INCOMPLETE'
  | 'BATCH_NOT_SIGNED_OFF'

/** 历史存量入库批次: planned, received, staged, sampled, signed off by another person, and only then taken in. */
export const batchDecider: Decider<BatchCommand, BatchState, BatchEvent, BatchRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'PlanBatch') {
      if (state.phase !== 'absent') return refused('BATCH_ALREADY_PLANNED')
      if (command.until < command.from) return refused('BATCH_PERIOD_WRONG')
      return happened({ ...command, type: 'BatchPlanned' })
    }
    if (state.phase === 'absent') return refused('BATCH_UNKNOWN')
    const { at, by } = command
    switch (command.type) {
      case 'ReceiveBatchFile':
        // A later table brings what was faulty, or the next instalment; one at a time.
        return state.phase === 'received' || state.phase === 'signedOff'
          ? refused('BATCH_BEING_WORKED')
          : happened({ type: 'BatchFileReceived', at, by, file: command.file, round: state.round + 1 })
      case 'RecordStaging':
        return state.phase === 'received' && command.round === state.round
          ? happened({ ...command, type: 'BatchStaged' })
          : refused('BATCH_BEING_WORKED')
      case 'JudgeSample':
        return judge(command, state)
      case 'RecordTaking':
        return state.phase === 'signedOff' && command.round === state.round
          ? happened({ ...command, type: 'BatchTakenIn' })
          : refused('BATCH_NOT_SIGNED_OFF')
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'BatchPlanned') {
      const { organ, by } = event
      return { phase: 'planned', organ, plannedBy: by, receivedFrom: by, round: 0, file: '', sample: [] }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'BatchFileReceived': {
        const { round, file, by } = event
        return { ...state, phase: 'received', round, file, receivedFrom: by, sample: [] }
      }
      case 'BatchStaged':
        return { ...state, phase: 'staged', sample: event.sample }
      case 'BatchSignedOff':
        return { ...state, phase: 'signedOff' }
      case 'BatchReturned':
        return { ...state, phase: 'returned' }
      case 'BatchTakenIn':
        return { ...state, phase: 'taken' }
      default:
        return unreachable(event)
    }
  },
}

type Present = Exclude<BatchState, { phase: 'absent' }>

function judge({ at, by, looked }: Extract<BatchCommand, { type: 'JudgeSample' }>, state: Present) {
  if (state.phase !== 'staged') return refused('BATCH_NOT_STAGED')
  if (by === state.plannedBy || by === state.receivedFrom) return refused('BATCH_SAME_PERSON')
  const seen = new Set(looked.map(({ row }) => row))
  if (state.sample.length === 0 || state.sample.some((row) => !seen.has(row))) return refused('BATCH_SAMPLE_INCOMPLETE')
  const { round } = state
  const wrong = looked.filter(({ right }) => !right).map(({ row, note }) => ({ row, note }))
  if (wrong.length > 0) return happened<BatchEvent>({ type: 'BatchReturned', at, by, round, wrong })
  const notes = looked.map(({ row, note }) => ({ row, note }))
  return happened<BatchEvent>({ type: 'BatchSignedOff', at, by, round, looked: notes })
}
