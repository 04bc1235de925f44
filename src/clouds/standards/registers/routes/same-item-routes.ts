import { LEVEL_WORDS } from '#catalogue'
import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { valueWords } from '#contract'
import type { api } from '../../api.ts'
import { both, organIn } from '../../names.ts'
import { sameItems } from '../same-items.ts'
import type { SameItem } from '../same-items.ts'
import { regionNames } from '../region-names.ts'

type Group = Output<typeof api.sameItems>['items'][number]
const PAGE = 20
/** Values are read side by side: a long list of materials is cut, its end said. */
const CHARACTERS = 300
const PLACES = 30

const shown = (value: string): string => {
  const words = value
    .split(/(?<=[、；])/)
    .map((part) => valueWords(part.replace(/[、；]$/, '')).zh + (/[、；]$/.exec(part)?.[0] ?? ''))
    .join('')
  return words.length > CHARACTERS ? `${words.slice(0, CHARACTERS)}…` : words
}

function groupView(context: RequestContext, { by, items, regions, differences }: SameItem): Group {
  const names = regionNames(context)
  const placeOf = new Map(
    items.map(({ code, standard }) => {
      const organ = organIn(context, standard.organ)
      const region = names(standard.region)
      return [code, { zh: `${organ.zh}（${region.zh}）`, en: `${organ.en} (${region.en})` }] as const
    }),
  )
  const [first] = items
  return {
    by,
    name:
      first === undefined
        ? { zh: '', en: '' }
        : both(by === 'PARENT' ? first.standard.parentName : first.standard.name),
    regions,
    places: items.slice(0, PLACES).map(({ code, standard }) => ({
      code,
      organ: organIn(context, standard.organ),
      region: standard.region,
      level: LEVEL_WORDS[standard.exerciseLevel],
    })),
    differences: differences.map(({ element, values }) => ({
      element,
      values: values.slice(0, PLACES).map(({ value, codes }) => ({
        value: shown(value),
        places: codes.slice(0, PLACES).flatMap((code) => placeOf.get(code) ?? []),
      })),
    })),
  }
}

export const sameItemHandlers: Pick<Handlers<typeof api>, 'sameItems'> = {
  sameItems: ({ query: { q = '', after = 0 } }, context) => {
    const all = sameItems(context.office.catalogue.inForce())
    const wanted = q.trim()
    const found = all.filter(({ items }) => items.some(({ standard }) => standard.name.zh.includes(wanted)))
    const differing = all.filter(({ differences }) => differences.length > 0).length
    return Promise.resolve({
      groups: all.length,
      same: all.length - differing,
      differing,
      items: found.slice(after, after + PAGE).map((group) => groupView(context, group)),
      after: after + PAGE < found.length ? after + PAGE : null,
    })
  },
}
