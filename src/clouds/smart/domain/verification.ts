import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type {
  AutomaticGrantFailed,
  CaseVerified,
  DecidedByPeople,
  SampleDrawn,
  SampleJudged,
  VerificationEvent,
} from './events.ts'

export type VerificationCommand =
  | ({ readonly type: 'VerifyCase' } & Omit<CaseVerified, 'type'>)
  | ({ readonly type: 'RecordFailedGrant' } & Omit<AutomaticGrantFailed, 'type'>)
  | ({ readonly type: 'DrawSample' } & Omit<SampleDrawn, 'type'>)
  | ({ readonly type: 'JudgeSample' } & Omit<SampleJudged, 'type'>)
  | ({ readonly type: 'RecordPeoplesDecision' } & Omit<DecidedByPeople, 'type'>)
export interface VerificationState {
  readonly causes: readonly string[]
  /** Granted by the table, as far as verification goes. */
  readonly automatic: boolean
  readonly failed: boolean
  readonly responsible: readonly string[]
  readonly sample: 'none' | 'drawn' | 'judged'
  readonly decided: boolean
}
export type VerificationRefusal =
  | 'VERIFIED_ALREADY'
  | 'NOT_VERIFIED'
  | 'NOT_AUTOMATICALLY_GRANTED'
  | 'SAMPLE_DRAWN_ALREADY'
  | 'SAMPLE_LOT_NOT_DRAWN'
  | 'SAMPLE_NOT_DRAWN'
  | 'SAMPLE_JUDGED_ALREADY'
  | 'SAMPLE_BY_RESPONSIBLE'
  | 'SAMPLE_FINDING_MISSING'
  | 'DECISION_RECORDED_ALREADY'

/** What the table found in one case, and what people found afterwards. */
export const verificationDecider: Decider<
  VerificationCommand,
  VerificationState,
  VerificationEvent,
  VerificationRefusal
> = {
  initial: { causes: [], automatic: false, failed: false, responsible: [], sample: 'none', decided: false },
  decide: (command, state) => {
    if (command.type === 'VerifyCase')
      return state.causes.includes(command.cause)
        ? refused('VERIFIED_ALREADY')
        : happened({ ...command, type: 'CaseVerified' })
    if (state.causes.length === 0) return refused('NOT_VERIFIED')
    switch (command.type) {
      case 'RecordFailedGrant':
        if (!state.automatic || state.failed) return refused('NOT_AUTOMATICALLY_GRANTED')
        return happened({ ...command, type: 'AutomaticGrantFailed' })
      case 'DrawSample':
        if (!state.automatic || state.failed) return refused('NOT_AUTOMATICALLY_GRANTED')
        if (state.sample !== 'none') return refused('SAMPLE_DRAWN_ALREADY')
        if (command.lot >= command.rate) return refused('SAMPLE_LOT_NOT_DRAWN')
        return happened({ ...command, type: 'SampleDrawn' })
      case 'JudgeSample':
        if (state.sample === 'none') return refused('SAMPLE_NOT_DRAWN')
        if (state.sample === 'judged') return refused('SAMPLE_JUDGED_ALREADY')
        // Nobody looks again at what he wrote, approved or answers for.
        if (state.responsible.includes(command.by)) return refused('SAMPLE_BY_RESPONSIBLE')
        if (command.finding.trim() === '') return refused('SAMPLE_FINDING_MISSING')
        return happened({ ...command, type: 'SampleJudged' })
      case 'RecordPeoplesDecision':
        if (state.decided) return refused('DECISION_RECORDED_ALREADY')
        return happened({ ...command, type: 'DecidedByPeople' })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CaseVerified': {
        const granted = event.outcome === 'APPROVE' && event.withheld === null
        return {
          ...state,
          causes: [...state.causes, event.cause],
          automatic: state.automatic || granted,
          responsible: [...new Set([...state.responsible, ...event.responsible])],
        }
      }
      case 'AutomaticGrantFailed':
        return { ...state, failed: true }
      case 'SampleDrawn':
        return { ...state, sample: 'drawn' }
      case 'SampleJudged':
        return { ...state, sample: 'judged' }
      case 'DecidedByPeople':
        return { ...state, decided: true }
      default:
        return unreachable(event)
    }
  },
}
