import { GeneralCatalogue } from './general-catalogue.ts'
import type { MattersFault } from './load-matters.ts'
import { PowerList } from './power-list.ts'
import { schemaParser } from './parse-schema.ts'
import type { Parsed } from './parse-schema.ts'
import { StepModules } from './step-modules.ts'

/** The lists items point into: powers and duties, step modules, the catalogue from above. */
export interface DistrictLists {
  /** Organs are ids. */
  readonly powerList: PowerList
  readonly stepModules: StepModules
  readonly generalCatalogue: GeneralCatalogue
}

type Read = <T>(file: string, parse: (document: unknown) => Parsed<T>) => Promise<T>

const parsePowers = schemaParser(PowerList)
const parseModules = schemaParser(StepModules)
const parseCatalogue = schemaParser(GeneralCatalogue)

export async function readLists(read: Read, organ: (key: string) => { readonly id: string }): Promise<DistrictLists> {
  const [powers, stepModules, generalCatalogue] = await Promise.all([
    read('power-list.json', parsePowers),
    read('step-modules.json', parseModules),
    read('general-catalogue.json', parseCatalogue),
  ])
  const withId = <T extends { readonly organ: string }>(entry: T): T => ({ ...entry, organ: organ(entry.organ).id })
  const powerList = { ...powers, functions: powers.functions.map(withId), powers: powers.powers.map(withId) }
  return { powerList, stepModules, generalCatalogue }
}

/** What is wrong in the lists themselves. A power without a function, or without an item, is for the report instead. */
export function listFaults({ powerList, stepModules, generalCatalogue }: DistrictLists): readonly MattersFault[] {
  const functions = new Set(powerList.functions.map(({ id }) => id))
  const unknown = powerList.powers.flatMap((power, i) =>
    power.function === undefined || functions.has(power.function)
      ? []
      : [fault('power-list.json', `/powers/${i}/function`, 'UNKNOWN_FUNCTION', power.function)],
  )
  return [
    ...unknown,
    ...twice('power-list.json', '/functions', powerList.functions),
    ...twice('power-list.json', '/powers', powerList.powers),
    ...twice('step-modules.json', '/modules', stepModules.modules),
    ...twice('general-catalogue.json', '/items', generalCatalogue.items),
  ]
}

const fault = (file: string, place: string, code: MattersFault['code'], detail: string): MattersFault => ({
  file,
  place,
  code,
  detail,
})

function twice(file: string, place: string, entries: readonly { readonly id: string }[]): readonly MattersFault[] {
  const ids = entries.map(({ id }) => id)
  return ids.flatMap((id, i) => (ids.indexOf(id) === i ? [] : [fault(file, `${place}/${i}`, 'DUPLICATE_ID', id)]))
}
