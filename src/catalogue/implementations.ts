import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { regionContains } from '#kernel'
import type { MattersFault } from './load-matters.ts'
import { ItemStandard, Text } from './standard.ts'

const { exerciseLevel, channels, visits } = ItemStandard.properties
const { promised } = ItemStandard.properties.limits.properties

/**
 * One item handled by another region or level too (AP-04, ST-22): every element is the original's; what is named here
 * is all that may vary.
 */
const Implementation = T.Object(
  {
    of: T.String(),
    code: T.String(),
    /** Keys of the organs, as everywhere in matters. */
    organ: T.String(),
    competent: T.Array(T.String(), { minItems: 1 }),
    level: exerciseLevel,
    /** Told beside the name, so that people find their own. */
    mark: Text,
    promised: T.Optional(promised),
    visits: T.Optional(visits),
    channels,
  },
  { additionalProperties: false },
)
export const Implementations = T.Object(
  { about: Text, implementations: T.Array(Implementation) },
  { additionalProperties: false },
)
export type Implementations = Static<typeof Implementations>

interface Implementer {
  readonly id: string
  readonly region: string
}

const marked = (text: Static<typeof Text>, mark: Static<typeof Text>): Static<typeof Text> => ({
  zh: `${text.zh}（${mark.zh}）`,
  ...(text.en === undefined ? {} : { en: `${text.en} (${mark.en ?? mark.zh})` }),
})

/** The standards of the implementations; an original that does not exist is a fault of the file. */
export function implemented(
  { implementations }: Implementations,
  originals: readonly ItemStandard[],
  { organ, region: home }: { readonly organ: (key: string) => Implementer; readonly region: string },
): { readonly standards: readonly ItemStandard[]; readonly faults: readonly MattersFault[] } {
  const standards: ItemStandard[] = []
  const faults: MattersFault[] = []
  implementations.forEach((implementation, i) => {
    const {
      of,
      code,
      organ: key,
      competent,
      level,
      mark,
      promised: limit,
      visits: trips,
      channels: ways,
    } = implementation
    const original = originals.find((each) => each.code === of)
    if (original === undefined) {
      const place = `/implementations/${i}/of`
      faults.push({ file: 'implementations.json', place, code: 'UNKNOWN_ITEM', detail: of })
      return
    }
    const { powerItem, ...elements } = original
    const { id, region } = organ(key)
    // The list of powers is the district's own: a city's power stands in the city's list.
    const power = powerItem !== undefined && regionContains(home, region) ? { powerItem } : {}
    standards.push({
      ...elements,
      ...power,
      code,
      name: marked(original.name, mark),
      organ: id,
      competentOrgans: competent.map((each) => organ(each).id),
      region,
      exerciseLevel: level,
      keywords: [],
      ...(limit === undefined ? {} : { limits: { ...original.limits, promised: limit } }),
      ...(trips === undefined ? {} : { visits: trips }),
      ...(ways === undefined ? {} : { channels: ways }),
    })
  })
  return { standards, faults }
}
