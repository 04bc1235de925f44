import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  DutyAcknowledged,
  DutyClaimed,
  DutyClaimMissed,
  DutyDeliveryFailed,
  DutyEvent,
  DutyInspected,
  DutyOpened,
  DutyRerouted,
  DutyReturnDeclined,
  DutyReturned,
  RecordAnswered,
  SupervisionRecorded,
} from './events.ts'

type Command<Type extends string, Event> = { readonly type: Type } & Omit<Event, 'type'>

/** Acts of the department the duty was pushed to. */
export type DutyWork =
  | Command<'ClaimDuty', DutyClaimed>
  | Command<'ReturnDuty', DutyReturned>
  | Command<'RecordSupervision', SupervisionRecorded>
  | Command<'NoteInspection', DutyInspected>
/** Acts of the bureau that pushed it. */
type BureauWork =
  | Command<'RerouteDuty', DutyRerouted>
  | Command<'DeclineReturn', DutyReturnDeclined>
  | Command<'AnswerRecord', RecordAnswered>
/** What happened on the way: nobody's judgement. */
type Passage =
  | Command<'AcknowledgeDuty', DutyAcknowledged>
  | Command<'NoteDeliveryFailure', DutyDeliveryFailed>
  | Command<'NoteClaimMissed', DutyClaimMissed>
export type DutyCommand = Command<'OpenDuty', DutyOpened> | DutyWork | BureauWork | Passage

export type DutyStage = 'open' | 'claimed' | 'returned' | 'recorded' | 'rerouted'
export type DutyState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'present'
      readonly stage: DutyStage
      readonly approvers: readonly string[]
      readonly claimedBy: string | null
      readonly acknowledged: boolean
      readonly claimMissed: boolean
      /** What each record came to, and which of them the bureau has answered. */
      readonly records: readonly SupervisionRecorded['result'][]
      readonly answered: readonly number[]
    }
type Present = Extract<DutyState, { phase: 'present' }>

export type DutyRefusalCode =
  | 'DUTY_ALREADY_OPEN'
  | 'DUTY_UNKNOWN'
  | 'DUTY_ALREADY_CLAIMED'
  | 'DUTY_NOT_CLAIMED'
  | 'DUTY_CLAIMED_BY_ANOTHER'
  | 'DUTY_ALREADY_RETURNED'
  | 'DUTY_ALREADY_RECORDED'
  | 'DUTY_REROUTED'
  | 'DUTY_NOT_RETURNED'
  | 'DUTY_PASSED_ALREADY'
  | 'SUPERVISOR_APPROVED_IT'
  | 'PROBLEM_WITHOUT_MEASURE'
  | 'RECORD_UNKNOWN'
  | 'RECORD_ANSWERED_ALREADY'
  | 'PROBLEM_ONLY_NOTED'
type Said = Decision<DutyEvent, DutyRefusalCode>

function work(command: DutyWork, state: Present): Said {
  // 审管分离: whoever took part in approving a case never supervises it, whatever roles he holds by now.
  if (state.approvers.includes(command.by)) return refused('SUPERVISOR_APPROVED_IT')
  if (state.stage === 'rerouted') return refused('DUTY_REROUTED')
  const { at, by } = command
  const isAnothers = state.claimedBy !== null && state.claimedBy !== by
  switch (command.type) {
    case 'ClaimDuty':
      // A returned duty may have been returned in error: whoever finds it is his organ's after all may claim it.
      if (state.stage === 'claimed' || state.stage === 'recorded') return refused('DUTY_ALREADY_CLAIMED')
      return happened({ type: 'DutyClaimed', at, by })
    case 'ReturnDuty': {
      if (state.stage === 'recorded') return refused('DUTY_ALREADY_RECORDED')
      if (state.stage === 'returned') return refused('DUTY_ALREADY_RETURNED')
      if (isAnothers) return refused('DUTY_CLAIMED_BY_ANOTHER')
      const { reason, proposes } = command
      return happened({ type: 'DutyReturned', at, by, reason, ...(proposes === undefined ? {} : { proposes }) })
    }
    case 'NoteInspection':
      if (state.claimedBy === null) return refused('DUTY_NOT_CLAIMED')
      return happened({ type: 'DutyInspected', at, by, on: command.on, inspection: command.inspection })
    case 'RecordSupervision': {
      if (state.claimedBy === null) return refused('DUTY_NOT_CLAIMED')
      if (isAnothers) return refused('DUTY_CLAIMED_BY_ANOTHER')
      const { method, found, result, measure } = command
      // 行政许可法 61: how a problem was dealt with is part of the record.
      if (result === 'PROBLEM' && measure.trim() === '') return refused('PROBLEM_WITHOUT_MEASURE')
      return happened({ type: 'SupervisionRecorded', at, by, method, found, result, measure })
    }
    default:
      return unreachable(command)
  }
}

function bureau(command: BureauWork, state: Present): Said {
  switch (command.type) {
    case 'RerouteDuty':
      return state.stage === 'returned' ? happened({ ...command, type: 'DutyRerouted' }) : refused('DUTY_NOT_RETURNED')
    case 'DeclineReturn':
      return state.stage === 'returned'
        ? happened({ ...command, type: 'DutyReturnDeclined' })
        : refused('DUTY_NOT_RETURNED')
    case 'AnswerRecord':
      if (state.records[command.record] === undefined) return refused('RECORD_UNKNOWN')
      if (state.answered.includes(command.record)) return refused('RECORD_ANSWERED_ALREADY')
      // What somebody found wrong is not done with by having been read: what was thought of it is said.
      if (state.records[command.record] === 'PROBLEM' && command.text.trim() === '')
        return refused('PROBLEM_ONLY_NOTED')
      return happened({ ...command, type: 'RecordAnswered' })
    default:
      return unreachable(command)
  }
}

/** What happened twice on the way is written once. */
function passage(command: Passage, state: Present): Said {
  switch (command.type) {
    case 'AcknowledgeDuty':
      return state.acknowledged ? refused('DUTY_PASSED_ALREADY') : happened({ ...command, type: 'DutyAcknowledged' })
    case 'NoteDeliveryFailure':
      return state.acknowledged ? refused('DUTY_PASSED_ALREADY') : happened({ ...command, type: 'DutyDeliveryFailed' })
    case 'NoteClaimMissed':
      return state.stage !== 'open' || state.claimMissed
        ? refused('DUTY_PASSED_ALREADY')
        : happened({ ...command, type: 'DutyClaimMissed' })
    default:
      return unreachable(command)
  }
}

function evolvePresent(state: Present, event: Exclude<DutyEvent, DutyOpened>): Present {
  switch (event.type) {
    case 'DutyAcknowledged':
      return { ...state, acknowledged: true }
    case 'DutyDeliveryFailed':
      return state
    case 'DutyClaimMissed':
      return { ...state, claimMissed: true }
    case 'DutyClaimed':
      // Whoever claims it has it.
      return { ...state, stage: 'claimed', claimedBy: event.by, acknowledged: true }
    case 'DutyReturned':
      return { ...state, stage: 'returned', claimedBy: null, acknowledged: true }
    case 'DutyReturnDeclined':
      return { ...state, stage: 'open', claimMissed: false }
    case 'DutyRerouted':
      return { ...state, stage: 'rerouted' }
    case 'DutyInspected':
      return state.stage === 'recorded' ? { ...state, stage: 'claimed' } : state
    case 'SupervisionRecorded':
      return { ...state, stage: 'recorded', records: [...state.records, event.result] }
    case 'RecordAnswered':
      return { ...state, answered: [...state.answered, event.record] }
    default:
      return unreachable(event)
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
    if (state.phase === 'absent') return refused('DUTY_UNKNOWN')
    switch (command.type) {
      case 'ClaimDuty':
      case 'ReturnDuty':
      case 'RecordSupervision':
      case 'NoteInspection':
        return work(command, state)
      case 'RerouteDuty':
      case 'DeclineReturn':
      case 'AnswerRecord':
        return bureau(command, state)
      case 'AcknowledgeDuty':
      case 'NoteDeliveryFailure':
      case 'NoteClaimMissed':
        return passage(command, state)
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'DutyOpened') {
      const { approvers } = event
      const fresh = { acknowledged: false, claimMissed: false, records: [], answered: [] }
      return { phase: 'present', stage: 'open', approvers, claimedBy: null, ...fresh }
    }
    return state.phase === 'absent' ? state : evolvePresent(state, event)
  },
}
