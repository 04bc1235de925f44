import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { ArchiveListEvent, ListReceived, ListReturned, ListSigned } from './events.ts'

export type ArchiveListCommand =
  | ({ readonly type: 'SignList' } & Omit<ListSigned, 'type'>)
  | ({ readonly type: 'ReceiveList' } & Omit<ListReceived, 'type'>)
  | ({ readonly type: 'ReturnList' } & Omit<ListReturned, 'type'>)
export interface ArchiveListState {
  readonly stage: 'SIGNED' | 'RECEIVED' | 'RETURNED'
  readonly signed: Omit<ListSigned, 'type'>
  readonly received: Omit<ListReceived, 'type'> | null
  readonly returned: Omit<ListReturned, 'type'> | null
}
export type ArchiveListRefusal =
  | 'LIST_EXISTS'
  | 'LIST_UNKNOWN'
  | 'LIST_EMPTY'
  | 'LIST_TWICE'
  | 'LIST_COUNT_WRONG'
  | 'LIST_CLOSED'
  | 'LIST_BY_ONESELF'
  | 'LIST_NUMBER_UNKNOWN'
  | 'LIST_DIFFERS'

/** What is counted must be what is listed: a list that contradicts itself is signed by nobody. */
function sign(command: Extract<ArchiveListCommand, { type: 'SignList' }>) {
  const { records, count, pages } = command
  if (records.length === 0) return refused('LIST_EMPTY')
  const numbers = records.map(({ number }) => number)
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice !== undefined) return refused('LIST_TWICE', { number: twice })
  const sum = records.reduce((total, one) => total + one.pages, 0)
  if (count !== records.length || pages !== sum)
    return refused('LIST_COUNT_WRONG', { count, listed: records.length, pages, sum })
  return happened({ ...command, type: 'ListSigned' as const })
}

/** A difference is written down piece by piece, or nobody may sign for it. */
function receive(command: Extract<ArchiveListCommand, { type: 'ReceiveList' }>, { signed }: ArchiveListState) {
  const { count, pages, missing, note } = command
  const unknown = missing.find((number) => !signed.records.some((one) => one.number === number))
  if (unknown !== undefined) return refused('LIST_NUMBER_UNKNOWN', { number: unknown })
  const came = signed.records.filter(({ number }) => !missing.includes(number))
  const sum = came.reduce((total, one) => total + one.pages, 0)
  const explained = count === came.length && (pages === sum || note.trim() !== '')
  if (!explained) return refused('LIST_DIFFERS', { count, listed: came.length, pages, sum })
  return happened({ ...command, type: 'ListReceived' as const })
}

/** The life of a hand-over list: signed by who gives, then by another who takes, with every difference named. */
export const archiveListDecider: Decider<
  ArchiveListCommand,
  ArchiveListState | null,
  ArchiveListEvent,
  ArchiveListRefusal
> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'SignList') return state === null ? sign(command) : refused('LIST_EXISTS')
    if (state === null) return refused('LIST_UNKNOWN')
    if (state.stage !== 'SIGNED') return refused('LIST_CLOSED')
    if (state.signed.by === command.by) return refused('LIST_BY_ONESELF')
    return command.type === 'ReceiveList'
      ? receive(command, state)
      : happened({ ...command, type: 'ListReturned' as const })
  },
  evolve: (state, event) => {
    if (event.type === 'ListSigned') {
      const { type: _, ...signed } = event
      return { stage: 'SIGNED', signed, received: null, returned: null }
    }
    if (state === null) return state
    switch (event.type) {
      case 'ListReceived': {
        const { type: _, ...received } = event
        return { ...state, stage: 'RECEIVED', received }
      }
      case 'ListReturned': {
        const { type: _, ...returned } = event
        return { ...state, stage: 'RETURNED', returned }
      }
      default:
        return unreachable(event)
    }
  },
}
