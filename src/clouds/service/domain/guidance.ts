import { happened, localDate, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { GuidanceEvent, GuidanceHeld } from './events.ts'

export type GuidanceCommand =
  | ({ readonly type: 'RecordGuidance' } & Omit<GuidanceHeld, 'type'>)
  | {
      readonly type: 'LinkGuidance'
      readonly at: string
      readonly by: string
      readonly case: string
      readonly caseNumber: string
      readonly itemCode: string
      /** Instant at which the case was submitted. */
      readonly submittedAt: string
    }
export interface GuidanceState extends Omit<GuidanceHeld, 'type'> {
  readonly case: string | null
  readonly caseNumber: string | null
}
export type GuidanceRefusalCode =
  | 'GUIDANCE_ALREADY_RECORDED'
  | 'GUIDANCE_UNKNOWN'
  | 'GUIDANCE_WITHOUT_ADVICE'
  | 'GUIDANCE_IN_FUTURE'
  | 'GUIDANCE_ALREADY_LINKED'
  | 'GUIDANCE_FOR_ANOTHER_ITEM'
  | 'CASE_BEFORE_GUIDANCE'

/** 事前辅导: what was asked and advised before there was a case, and later the case it led to. */
export const guidanceDecider: Decider<GuidanceCommand, GuidanceState | null, GuidanceEvent, GuidanceRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'RecordGuidance') {
      if (state !== null) return refused('GUIDANCE_ALREADY_RECORDED')
      if (command.advice.every((line) => line.trim() === '')) return refused('GUIDANCE_WITHOUT_ADVICE')
      if (command.heldOn > localDate(command.at)) return refused('GUIDANCE_IN_FUTURE')
      return happened({ ...command, type: 'GuidanceHeld' })
    }
    if (state === null) return refused('GUIDANCE_UNKNOWN')
    if (state.case !== null) return refused('GUIDANCE_ALREADY_LINKED')
    if (state.itemCode !== command.itemCode) return refused('GUIDANCE_FOR_ANOTHER_ITEM')
    // Advice given after the application was in cannot have helped it: such a link would flatter the figures.
    if (localDate(command.submittedAt) < state.heldOn) return refused('CASE_BEFORE_GUIDANCE')
    const { at, by, case: linked, caseNumber } = command
    return happened({ type: 'GuidanceLinked', at, by, case: linked, caseNumber })
  },
  evolve: (state, event) => {
    if (event.type === 'GuidanceHeld') {
      const { type: _, ...facts } = event
      return { ...facts, case: null, caseNumber: null }
    }
    return state === null ? null : { ...state, case: event.case, caseNumber: event.caseNumber }
  },
}

/** A concluded case as the figures see it. */
export interface ConcludedCase {
  readonly guided: boolean
  readonly granted: boolean
  readonly corrected: boolean
}
export interface PassRate {
  readonly cases: number
  readonly granted: number
  /** Granted without anything having to be corrected. */
  readonly atOnce: number
}
const passRate = (cases: readonly ConcludedCase[]): PassRate => ({
  cases: cases.length,
  granted: cases.filter(({ granted }) => granted).length,
  atOnce: cases.filter(({ granted, corrected }) => granted && !corrected).length,
})

/** What guidance brought: the same figures for cases that had some and cases that had none. */
export const guidanceEffect = (cases: readonly ConcludedCase[]) => ({
  guided: passRate(cases.filter(({ guided }) => guided)),
  unguided: passRate(cases.filter(({ guided }) => !guided)),
})
