import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { BenefitEnded, BenefitEvent, BenefitPublished, Eligibility } from './events.ts'

export type BenefitCommand =
  | ({ readonly type: 'PublishBenefit' } & Omit<BenefitPublished, 'type'>)
  | ({ readonly type: 'EndBenefit' } & Omit<BenefitEnded, 'type'>)
export interface BenefitState extends Omit<BenefitPublished, 'type'> {
  readonly ended: { readonly at: string; readonly reason: string } | null
}
export type BenefitRefusalCode =
  | 'BENEFIT_ALREADY_PUBLISHED'
  | 'BENEFIT_UNKNOWN'
  | 'BENEFIT_WITHOUT_CONDITION'
  | 'BENEFIT_PERIOD_BACKWARD'
  | 'BENEFIT_ALREADY_ENDED'

const asksNothing = ({ items, industries, sizes, regions, parks, employeesMax }: Eligibility) =>
  [items, industries, sizes, regions, parks].every(({ length }) => length === 0) && employeesMax === null

/** 惠企政策 with conditions a machine can check: who meets them is offered it and need not apply. */
export const benefitDecider: Decider<BenefitCommand, BenefitState | null, BenefitEvent, BenefitRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'PublishBenefit') {
      if (state !== null) return refused('BENEFIT_ALREADY_PUBLISHED')
      if (asksNothing(command.eligibility)) return refused('BENEFIT_WITHOUT_CONDITION')
      const { from, until } = command
      if (until < from) return refused('BENEFIT_PERIOD_BACKWARD')
      return happened({ ...command, type: 'BenefitPublished' })
    }
    if (state === null) return refused('BENEFIT_UNKNOWN')
    if (state.ended !== null) return refused('BENEFIT_ALREADY_ENDED')
    return happened({ ...command, type: 'BenefitEnded' })
  },
  evolve: (state, event) => {
    if (event.type === 'BenefitPublished') {
      const { type: _, ...facts } = event
      return { ...facts, ended: null }
    }
    return state === null ? null : { ...state, ended: { at: event.at, reason: event.reason } }
  },
}

export const isRunning = ({ from, until, ended }: BenefitState, day: string): boolean =>
  ended === null && day >= from && day <= until
