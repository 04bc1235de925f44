import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { Gap, VacuumEvent, VacuumFilled, VacuumFound } from './events.ts'

export type VacuumCommand =
  | ({ readonly type: 'FindVacuum' } & Omit<VacuumFound, 'type'>)
  | ({ readonly type: 'FillVacuum' } & Omit<VacuumFilled, 'type'>)
export interface VacuumState extends Omit<VacuumFound, 'type' | 'by'> {
  readonly filledAt: string | null
}
export type VacuumRefusal = 'VACUUM_THE_SAME' | 'VACUUM_NONE'

const keyOf = ({ gap, region, organ }: Gap) => `${gap} ${region ?? ''} ${organ ?? ''}`
const same = (a: readonly Gap[], b: readonly Gap[]) =>
  a.map(keyOf).toSorted().join('|') === b.map(keyOf).toSorted().join('|')

/** 监管真空: said once for what is missing, again when something else is, and ended when nothing is. */
export const vacuumDecider: Decider<VacuumCommand, VacuumState | null, VacuumEvent, VacuumRefusal> = {
  initial: null,
  decide: (command, state) => {
    const isOpen = state !== null && state.filledAt === null
    if (command.type === 'FillVacuum')
      return isOpen ? happened({ type: 'VacuumFilled', at: command.at, by: command.by }) : refused('VACUUM_NONE')
    if (command.gaps.length === 0) return refused('VACUUM_NONE')
    if (isOpen && same(state.gaps, command.gaps)) return refused('VACUUM_THE_SAME')
    return happened({ ...command, type: 'VacuumFound' })
  },
  evolve: (state, event) => {
    if (event.type === 'VacuumFilled') return state === null ? state : { ...state, filledAt: event.at }
    const { type: _, by: __, ...found } = event
    return { ...found, filledAt: null }
  },
}

/** Regions below this one in which the published lists may say something of their own, and the region itself. */
export interface Surveyed {
  readonly region: string
  readonly supervisors: readonly string[]
}
export interface Prepared {
  readonly organ: string
  readonly hasStandard: boolean
  readonly hasPlan: boolean
}

/** Nobody named in a region, or somebody named who has neither a standard to supervise by nor a plan to do it. */
export function gapsOf(surveyed: readonly Surveyed[], prepared: readonly Prepared[]): readonly Gap[] {
  const bare = surveyed.filter(({ supervisors }) => supervisors.length === 0)
  const everywhere = bare.length > 0 && bare.length === surveyed.length
  const nobody: readonly Gap[] = everywhere
    ? [{ gap: 'ORGAN', region: null, organ: null }]
    : bare.map(({ region }): Gap => ({ gap: 'ORGAN', region, organ: null }))
  const unready = prepared.flatMap(({ organ, hasStandard, hasPlan }): readonly Gap[] => [
    ...(hasStandard ? [] : [{ gap: 'STANDARD', region: null, organ } as const]),
    ...(hasPlan ? [] : [{ gap: 'PLAN', region: null, organ } as const]),
  ])
  return [...nobody, ...unready]
}
