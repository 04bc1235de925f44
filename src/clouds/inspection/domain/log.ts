import { happened, localDate, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { SupervisionLogEvent, SupervisionLogFiled, SupervisionLogSupplemented } from './events.ts'

export type LogCommand =
  | ({ readonly type: 'FileLog' } & Omit<SupervisionLogFiled, 'type'>)
  | ({ readonly type: 'SupplementLog' } & Omit<SupervisionLogSupplemented, 'type'>)
export interface LogState {
  readonly organ: string
  readonly officer: string
  readonly day: string
  readonly filedAt: string
  readonly work: string
  readonly visits: number
  readonly supplements: readonly { readonly at: string; readonly work: string }[]
}
export type LogRefusal = 'LOG_ALREADY_FILED' | 'LOG_UNKNOWN' | 'LOG_OF_A_DAY_TO_COME'

/** 监管日志: filed once for a day, and only ever added to. */
export const logDecider: Decider<LogCommand, LogState | null, SupervisionLogEvent, LogRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'SupplementLog')
      return state === null ? refused('LOG_UNKNOWN') : happened({ ...command, type: 'SupervisionLogSupplemented' })
    if (state !== null) return refused('LOG_ALREADY_FILED')
    if (command.day > localDate(command.at)) return refused('LOG_OF_A_DAY_TO_COME')
    return happened({ ...command, type: 'SupervisionLogFiled' })
  },
  evolve: (state, event) => {
    if (event.type === 'SupervisionLogFiled') {
      const { organ, by, day, at, work, visits } = event
      return { organ, officer: by, day, filedAt: at, work, visits, supplements: [] }
    }
    if (state === null) return state
    return { ...state, supplements: [...state.supplements, { at: event.at, work: event.work }] }
  },
}
