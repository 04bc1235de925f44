import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { DutyEvent, DutyOpened, SupervisionRecorded } from './events.ts'

export type DutyCommand =
  | ({ readonly type: 'OpenDuty' } & Omit<DutyOpened, 'type'>)
  | { readonly type: 'ClaimDuty'; readonly at: string; readonly by: string }
  | { readonly type: 'ReturnDuty'; readonly at: string; readonly by: string; readonly reason: string }
  | ({ readonly type: 'RecordSupervision' } & Omit<SupervisionRecorded, 'type'>)

export type DutyStage = 'open' | 'claimed' | 'returned' | 'recorded'
export type DutyState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'present'
      readonly stage: DutyStage
      readonly approvers: readonly string[]
      readonly claimedBy: string | null
    }
type Present = Extract<DutyState, { phase: 'present' }>
type DutyAct = Exclude<DutyCommand, { type: 'OpenDuty' }>

export type DutyRefusalCode =
  | 'DUTY_ALREADY_OPEN'
  | 'DUTY_UNKNOWN'
  | 'DUTY_ALREADY_CLAIMED'
  | 'DUTY_NOT_CLAIMED'
  | 'DUTY_CLAIMED_BY_ANOTHER'
  | 'DUTY_ALREADY_RETURNED'
  | 'DUTY_ALREADY_RECORDED'
  | 'SUPERVISOR_APPROVED_IT'
  | 'PROBLEM_WITHOUT_MEASURE'
type Said = Decision<DutyEvent, DutyRefusalCode>

function act(command: DutyAct, state: Present): Said {
  // 审管分离: whoever took part in approving a case never supervises it, whatever roles he holds by now.
  if (state.approvers.includes(command.by)) return refused('SUPERVISOR_APPROVED_IT')
  const { at, by } = command
  switch (command.type) {
    case 'ClaimDuty':
      // A returned duty may have been returned in error: whoever finds it is his organ's after all may claim it.
      if (state.stage === 'claimed' || state.stage === 'recorded') return refused('DUTY_ALREADY_CLAIMED')
      return happened({ type: 'DutyClaimed', at, by })
    case 'ReturnDuty':
      if (state.stage === 'recorded') return refused('DUTY_ALREADY_RECORDED')
      if (state.stage === 'returned') return refused('DUTY_ALREADY_RETURNED')
      if (state.claimedBy !== null && state.claimedBy !== by) return refused('DUTY_CLAIMED_BY_ANOTHER')
      return happened({ type: 'DutyReturned', at, by, reason: command.reason })
    case 'RecordSupervision': {
      if (state.claimedBy === null) return refused('DUTY_NOT_CLAIMED')
      if (state.claimedBy !== by) return refused('DUTY_CLAIMED_BY_ANOTHER')
      const { method, found, result, measure } = command
      // 行政许可法 61: how a problem was dealt with is part of the record.
      if (result === 'PROBLEM' && measure.trim() === '') return refused('PROBLEM_WITHOUT_MEASURE')
      return happened({ type: 'SupervisionRecorded', at, by, method, found, result, measure })
    }
    default:
      return unreachable(command)
  }
}

/** The life of one duty to supervise: opened by an approval, claimed by a person, and recorded as often as he checks. */
export const dutyDecider: Decider<DutyCommand, DutyState, DutyEvent, DutyRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    if (command.type === 'OpenDuty') {
      if (state.phase === 'present') return refused('DUTY_ALREADY_OPEN')
      return happened({ ...command, type: 'DutyOpened' })
    }
    return state.phase === 'absent' ? refused('DUTY_UNKNOWN') : act(command, state)
  },
  evolve: (state, event) => {
    if (event.type === 'DutyOpened') {
      return { phase: 'present', stage: 'open', approvers: event.approvers, claimedBy: null }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'DutyClaimed':
        return { ...state, stage: 'claimed', claimedBy: event.by }
      case 'DutyReturned':
        return { ...state, stage: 'returned', claimedBy: null }
      case 'SupervisionRecorded':
        return { ...state, stage: 'recorded' }
      default:
        return unreachable(event)
    }
  },
}
