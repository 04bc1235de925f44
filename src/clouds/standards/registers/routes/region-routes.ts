import { LEVEL_WORDS, ORIGIN_WORDS } from '#catalogue'
import type { Handlers, RequestContext } from '#frame'
import { localDate, parseRegionCode, regionContains } from '#kernel'
import type { api } from '../../api.ts'
import { NOT_FOUND } from '../../item-view.ts'
import { both, organIn } from '../../names.ts'
import { measuredItems } from '../measured.ts'
import { allPosts } from '../projections/post.ts'
import { regionNames } from '../region-names.ts'
import { regionTree, shortRegion } from '../region-tree.ts'
import type { RegionCounts } from '../region-tree.ts'

/** Whoever asks sees from his own region downwards; what stands above or beside is not his. */
const rootOf = ({ actor }: RequestContext): string | undefined => (actor.kind === 'officer' ? actor.region : undefined)

/** A region of so many thousand items is read by its own lists; this shows what it is. */
const ITEMS_MAX = 200

type Add = (region: string, counts: Partial<RegionCounts>) => void

async function countInto(context: RequestContext, add: Add): Promise<void> {
  const { office, db } = context
  const [posts, usernames, measured] = await Promise.all([
    allPosts(db),
    office.accounts.usernames(),
    measuredItems(context),
  ])
  const regionOf = new Map(office.catalogue.organs().map(({ id, region }) => [id, region]))
  for (const region of regionOf.values()) add(region, { organs: 1 })
  for (const { officer, organ } of posts)
    add(regionOf.get(organ) ?? '', { officers: 1, accounts: usernames.has(officer) ? 1 : 0 })
  for (const { code, standard } of office.catalogue.inForce()) {
    const real = measured.get(code)
    const done =
      real === undefined ? {} : { cases: real.cases, decided: real.decided, inTime: real.decided - real.late }
    add(standard.region, { items: 1, ...done })
  }
}

export const regionHandlers: Pick<Handlers<typeof api>, 'regions' | 'regionItems'> = {
  regions: async (_, context) => {
    const root = rootOf(context)
    if (root === undefined || !parseRegionCode(root).ok) return NOT_FOUND
    const counted = new Map<string, RegionCounts>()
    await countInto(context, (region, counts) => {
      const before = counted.get(region) ?? NONE
      const sum = (key: keyof RegionCounts) => before[key] + (counts[key] ?? 0)
      counted.set(region, {
        organs: sum('organs'),
        officers: sum('officers'),
        accounts: sum('accounts'),
        items: sum('items'),
        cases: sum('cases'),
        decided: sum('decided'),
        inTime: sum('inTime'),
      })
    })
    const names = regionNames(context)
    const known = context.office.catalogue.regions.map(({ code }) => code)
    return {
      root: shortRegion(root),
      nodes: regionTree(root, counted, known).map((node) => ({ ...node, name: names(node.code) })),
      asOf: localDate(context.now()),
    }
  },

  regionItems: async ({ params: { code } }, context) => {
    const root = rootOf(context)
    if (root === undefined || !regionContains(root, code)) return NOT_FOUND
    const measured = await measuredItems(context)
    const own = context.office.catalogue
      .inForce()
      .filter(({ standard }) => shortRegion(standard.region) === shortRegion(code))
    return {
      total: own.length,
      items: own
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .slice(0, ITEMS_MAX)
        .map((item) => {
          const { originLevel, exerciseLevel, name, organ } = item.standard
          return {
            code: item.code,
            name: both(name),
            organ: organIn(context, organ),
            level: LEVEL_WORDS[exerciseLevel],
            origin: originLevel === undefined ? null : ORIGIN_WORDS[originLevel],
            cases: measured.get(item.code)?.cases ?? 0,
          }
        }),
    }
  },
}
const NONE: RegionCounts = { organs: 0, officers: 0, accounts: 0, items: 0, cases: 0, decided: 0, inTime: 0 }
