import type { FindingsOffice, Services } from '#frame'
import { gapsOf } from './domain/vacuum.ts'
import { obstacleOf } from './domain/procedure-state.ts'
import { openFor } from './open-procedure.ts'
import { openProceduresOf } from './projections/tables.ts'

type Needs = Pick<Services, 'db'> & Pick<Services['office'], 'supervision' | 'inspection'>

/** What is missing for somebody to supervise the item in every region. Organs set aside do not count as supervisors. */
export async function supervisionGaps(
  { supervision, inspection }: Pick<Needs, 'supervision' | 'inspection'>,
  item: string,
  aside: readonly string[] = [],
) {
  const surveyed = (await supervision.survey([item])).map(({ region, supervisors }) => ({
    region,
    supervisors: supervisors.filter((organ) => !aside.includes(organ)),
  }))
  const organs = [...new Set(surveyed.flatMap(({ supervisors }) => supervisors))]
  const prepared = organs.map(async (organ) => ({ organ, ...(await inspection.preparedness(organ, item)) }))
  return gapsOf(surveyed, await Promise.all(prepared))
}

/** What other rooms may ask of findings. */
export function createFindingsOffice(needs: Needs): FindingsOffice {
  return {
    openProcedure: openFor,
    obstacle: async (caseId, kind) => {
      const open = await openProceduresOf(needs.db, caseId)
      const found = open.filter(({ state }) => state.kind === kind).map(({ state }) => obstacleOf(state))
      return found.find((one) => one !== null) ?? null
    },
    missingSupervision: async (item, decides) => {
      const gaps = await supervisionGaps(needs, item, [decides])
      return [...new Set(gaps.map(({ gap }) => gap))]
    },
  }
}
