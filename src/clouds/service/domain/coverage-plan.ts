import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { CoveragePlanned } from './events.ts'

export type PlanCommand = { readonly type: 'PlanCoverage' } & Omit<CoveragePlanned, 'type'>
export type PlanRefusalCode = 'REGION_TWICE' | 'REGION_OF_WRONG_LEVEL'

/** GB/T 2260 and its lower levels: nine digits for a town, twelve for a village. */
const DIGITS = { TOWNSHIP: 9, VILLAGE: 12 } as const

/** Which towns and villages must have a service point; the gap report is measured against it. */
export const planDecider: Decider<PlanCommand, CoveragePlanned | null, CoveragePlanned, PlanRefusalCode> = {
  initial: null,
  decide: (command) => {
    const codes = command.regions.map(({ code }) => code)
    if (new Set(codes).size < codes.length) return refused('REGION_TWICE')
    if (command.regions.some(({ code, level }) => code.length !== DIGITS[level]))
      return refused('REGION_OF_WRONG_LEVEL')
    return happened({ ...command, type: 'CoveragePlanned' })
  },
  evolve: (_, event) => event,
}
