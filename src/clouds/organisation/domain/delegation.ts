import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { CapabilityChecked, CapabilityFinding, DelegationEvent, DelegationProposed } from './delegation-events.ts'

interface Ordered {
  readonly at: string
  readonly by: string
  /** Organ of whoever orders it. */
  readonly organ: string
}
type Said<Event extends { readonly type: string }> = Omit<Event, 'type'>
export type DelegationCommand =
  | ({ readonly type: 'ProposeDelegation' } & Said<DelegationProposed>)
  | ({ readonly type: 'CheckCapability'; readonly organ: string } & Said<CapabilityChecked>)
  | ({ readonly type: 'GrantDelegation' } & Ordered)
  | ({ readonly type: 'RecallDelegation'; readonly effectiveOn: string; readonly reason: string } & Ordered)
export interface DelegationState extends Said<DelegationProposed> {
  readonly stage: 'PROPOSED' | 'CHECKED' | 'GRANTED' | 'RECALLED'
  readonly findings: readonly CapabilityFinding[]
  readonly checkedBy: string | null
  readonly recalledOn: string | null
  readonly recalledFor: string | null
}
export type DelegationRefusalCode =
  | 'DELEGATION_EXISTS'
  | 'DELEGATION_UNKNOWN'
  | 'DELEGATION_WITHOUT_ITEMS'
  | 'DELEGATION_WITHOUT_REQUIREMENTS'
  | 'DELEGATION_DAY_WRONG'
  | 'DELEGATION_NOT_YOURS'
  | 'DELEGATION_SETTLED'
  | 'CAPABILITY_UNCHECKED'
  | 'CAPABILITY_INCOMPLETE'
  | 'CAPABILITY_WANTING'
  | 'CHECKER_GRANTS'
type Decided = Decision<DelegationEvent, DelegationRefusalCode>

function decideKnown(command: DelegationCommand, state: DelegationState): Decided {
  if (command.type === 'ProposeDelegation') return refused('DELEGATION_EXISTS')
  const { at, by } = command
  // Whoever receives a power does not certify himself that he can use it.
  if (command.organ !== state.from) return refused('DELEGATION_NOT_YOURS')
  const { number, from, to, region, items, effectiveOn, requirements, findings, stage } = state
  switch (command.type) {
    case 'CheckCapability':
      if (stage !== 'PROPOSED' && stage !== 'CHECKED') return refused('DELEGATION_SETTLED')
      if (command.findings.length !== requirements.length) return refused('CAPABILITY_INCOMPLETE')
      return happened({ type: 'CapabilityChecked', at, by, findings: command.findings })
    case 'GrantDelegation':
      if (stage === 'PROPOSED') return refused('CAPABILITY_UNCHECKED')
      if (stage !== 'CHECKED') return refused('DELEGATION_SETTLED')
      if (by === state.checkedBy) return refused('CHECKER_GRANTS')
      if (findings.some(({ met }) => !met)) return refused('CAPABILITY_WANTING')
      if (effectiveOn <= localDate(at)) return refused('DELEGATION_DAY_WRONG', { day: effectiveOn })
      return happened({ type: 'DelegationGranted', at, by, number, from, to, region, items, effectiveOn })
    case 'RecallDelegation':
      if (stage !== 'GRANTED') return refused('DELEGATION_SETTLED')
      if (command.effectiveOn <= localDate(at)) return refused('DELEGATION_DAY_WRONG', { day: command.effectiveOn })
      return happened({
        ...{ type: 'DelegationRecalled', at, by, number, to, region, items },
        ...{ effectiveOn: command.effectiveOn, reason: command.reason },
      })
    default:
      return unreachable(command)
  }
}

function propose(command: Extract<DelegationCommand, { type: 'ProposeDelegation' }>): Decided {
  const { items, requirements, effectiveOn, at } = command
  if (items.length === 0) return refused('DELEGATION_WITHOUT_ITEMS')
  if (requirements.length === 0) return refused('DELEGATION_WITHOUT_REQUIREMENTS')
  if (effectiveOn <= localDate(at)) return refused('DELEGATION_DAY_WRONG', { day: effectiveOn })
  return happened({ ...command, type: 'DelegationProposed' })
}

/** 事项下放 (乡镇、街道、开发区): given when the receiving organ can use it, from a day, and taken back on a day. */
export const delegationDecider: Decider<
  DelegationCommand,
  DelegationState | null,
  DelegationEvent,
  DelegationRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return decideKnown(command, state)
    return command.type === 'ProposeDelegation' ? propose(command) : refused('DELEGATION_UNKNOWN')
  },
  evolve: (state, event) => {
    if (event.type === 'DelegationProposed') {
      const { type: _, ...said } = event
      return { ...said, stage: 'PROPOSED', findings: [], checkedBy: null, recalledOn: null, recalledFor: null }
    }
    if (state === null) return null
    switch (event.type) {
      case 'CapabilityChecked':
        return { ...state, stage: 'CHECKED', findings: event.findings, checkedBy: event.by }
      case 'DelegationGranted':
        return { ...state, stage: 'GRANTED' }
      case 'DelegationRecalled':
        return { ...state, stage: 'RECALLED', recalledOn: event.effectiveOn, recalledFor: event.reason }
      default:
        return unreachable(event)
    }
  },
}
