import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  BenefitProposed,
  ProposalConfirmed,
  ProposalDeclined,
  ProposalEvent,
  ProposalFulfilled,
  ProposalLapsed,
} from './events.ts'

export type ProposalCommand =
  | ({ readonly type: 'ProposeBenefit' } & Omit<BenefitProposed, 'type'>)
  | ({ readonly type: 'ConfirmProposal' } & Omit<ProposalConfirmed, 'type'>)
  | ({ readonly type: 'DeclineProposal' } & Omit<ProposalDeclined, 'type'>)
  | ({ readonly type: 'FulfilProposal' } & Omit<ProposalFulfilled, 'type'>)
  | ({ readonly type: 'LapseProposal' } & Omit<ProposalLapsed, 'type'>)
export interface ProposalState extends Omit<BenefitProposed, 'type'> {
  readonly stage: 'proposed' | 'confirmed' | 'declined' | 'fulfilled' | 'lapsed'
  readonly note: string
  readonly changedAt: string
}
export type ProposalRefusalCode =
  | 'PROPOSAL_ALREADY_MADE'
  | 'PROPOSAL_UNKNOWN'
  | 'PROPOSAL_ALREADY_ANSWERED'
  | 'PROPOSAL_NOT_CONFIRMED'
  | 'PROPOSAL_OVER'
type Said = Decision<ProposalEvent, ProposalRefusalCode>

function act(command: Exclude<ProposalCommand, { type: 'ProposeBenefit' }>, state: ProposalState): Said {
  switch (command.type) {
    case 'ConfirmProposal':
      if (state.stage !== 'proposed') return refused('PROPOSAL_ALREADY_ANSWERED')
      return happened({ ...command, type: 'ProposalConfirmed' })
    case 'DeclineProposal':
      if (state.stage !== 'proposed') return refused('PROPOSAL_ALREADY_ANSWERED')
      return happened({ ...command, type: 'ProposalDeclined' })
    case 'FulfilProposal':
      if (state.stage !== 'confirmed') return refused('PROPOSAL_NOT_CONFIRMED')
      return happened({ ...command, type: 'ProposalFulfilled' })
    case 'LapseProposal':
      // What the enterprise has said yes to is owed, whatever becomes of the policy.
      if (state.stage !== 'proposed') return refused('PROPOSAL_OVER')
      return happened({ ...command, type: 'ProposalLapsed' })
    default:
      return unreachable(command)
  }
}

/** 免申即享: offered by the data, taken or declined with one press by the enterprise, then delivered. */
export const proposalDecider: Decider<ProposalCommand, ProposalState | null, ProposalEvent, ProposalRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type !== 'ProposeBenefit') return state === null ? refused('PROPOSAL_UNKNOWN') : act(command, state)
    // What lapsed may be offered again when the enterprise meets the policy once more.
    if (state !== null && state.stage !== 'lapsed') return refused('PROPOSAL_ALREADY_MADE')
    return happened({ ...command, type: 'BenefitProposed' })
  },
  evolve: (state, event) => {
    if (event.type === 'BenefitProposed') {
      const { type: _, ...facts } = event
      return { ...facts, stage: 'proposed', note: '', changedAt: event.at }
    }
    if (state === null) return null
    const changed = { ...state, changedAt: event.at }
    switch (event.type) {
      case 'ProposalConfirmed':
        return { ...changed, stage: 'confirmed' }
      case 'ProposalDeclined':
        return { ...changed, stage: 'declined', note: event.reason }
      case 'ProposalFulfilled':
        return { ...changed, stage: 'fulfilled', note: event.record }
      case 'ProposalLapsed':
        return { ...changed, stage: 'lapsed', note: event.reason }
      default:
        return unreachable(event)
    }
  },
}
