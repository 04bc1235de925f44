import { addDays, happened, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { ArchiveLoanEvent, ArchiveRead, LoanRefused, LoanRequested } from './events.ts'

export type ArchiveLoanCommand =
  | ({ readonly type: 'RequestLoan' } & Omit<LoanRequested, 'type'>)
  | { readonly type: 'ApproveLoan'; readonly at: string; readonly by: string }
  | ({ readonly type: 'RefuseLoan' } & Omit<LoanRefused, 'type'>)
  | ({ readonly type: 'ReadArchive' } & Omit<ArchiveRead, 'type'>)
  | { readonly type: 'ReturnLoan'; readonly at: string; readonly by: string }
export interface ArchiveLoanState {
  readonly stage: 'REQUESTED' | 'LENT' | 'REFUSED' | 'RETURNED'
  readonly case: string
  readonly caseNumber: string
  readonly by: string
  readonly at: string
  readonly purpose: string
  readonly days: number
  readonly until: string | null
  readonly decidedBy: string | null
  readonly refusal: string | null
  readonly reads: readonly Omit<ArchiveRead, 'type'>[]
}
export type ArchiveLoanRefusal =
  'LOAN_EXISTS' | 'LOAN_UNKNOWN' | 'LOAN_DECIDED' | 'LOAN_BY_ITSELF' | 'LOAN_NOT_LENT' | 'LOAN_OF_ANOTHER' | 'LOAN_OVER'
type Open = Exclude<ArchiveLoanCommand, { type: 'RequestLoan' }>

function act(command: Open, state: ArchiveLoanState) {
  const { at, by } = command
  switch (command.type) {
    case 'ApproveLoan':
    case 'RefuseLoan':
      if (state.stage !== 'REQUESTED') return refused('LOAN_DECIDED')
      if (state.by === by) return refused('LOAN_BY_ITSELF')
      return command.type === 'RefuseLoan'
        ? happened({ ...command, type: 'LoanRefused' as const })
        : happened({ type: 'LoanApproved' as const, at, by, until: addDays(localDate(at), state.days) })
    case 'ReadArchive':
    case 'ReturnLoan':
      if (state.stage !== 'LENT') return refused('LOAN_NOT_LENT')
      if (state.by !== by) return refused('LOAN_OF_ANOTHER')
      if (command.type === 'ReturnLoan') return happened({ type: 'LoanReturned' as const, at, by })
      if (state.until === null || localDate(at) > state.until) return refused('LOAN_OVER', { until: state.until ?? '' })
      return happened({ ...command, type: 'ArchiveRead' as const })
    default:
      return unreachable(command)
  }
}

/** The life of one lending: asked for with a purpose, allowed by another, every look written down, given back. */
export const archiveLoanDecider: Decider<
  ArchiveLoanCommand,
  ArchiveLoanState | null,
  ArchiveLoanEvent,
  ArchiveLoanRefusal
> = {
  initial: null,
  decide: (command, state) => {
    if (command.type !== 'RequestLoan') return state === null ? refused('LOAN_UNKNOWN') : act(command, state)
    return state === null ? happened({ ...command, type: 'LoanRequested' as const }) : refused('LOAN_EXISTS')
  },
  evolve: (state, event) => {
    if (event.type === 'LoanRequested') {
      const { caseNumber, by, at, purpose, days } = event
      const open = { until: null, decidedBy: null, refusal: null, reads: [] }
      return { stage: 'REQUESTED', case: event.case, caseNumber, by, at, purpose, days, ...open }
    }
    if (state === null) return state
    switch (event.type) {
      case 'LoanApproved':
        return { ...state, stage: 'LENT', until: event.until, decidedBy: event.by }
      case 'LoanRefused':
        return { ...state, stage: 'REFUSED', decidedBy: event.by, refusal: event.reason }
      case 'ArchiveRead': {
        const { type: _, ...read } = event
        return { ...state, reads: [...state.reads, read] }
      }
      case 'LoanReturned':
        return { ...state, stage: 'RETURNED' }
      default:
        return unreachable(event)
    }
  },
}
