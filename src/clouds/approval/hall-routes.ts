import { burdenOf } from '#catalogue/standard'
import type { Output } from '#contract'
import type { CatalogueOffice, Handlers, PublishedItem, Services } from '#frame'
import type { api } from './api.ts'
import { parseTrackingCode } from './domain/case-number.ts'
import { documentsOf } from './projections/case-document.ts'
import { findTrackedCase } from './projections/case-row.ts'
import { monthOf, popularItems } from './projections/popularity.ts'
import { progressOf } from './progress.ts'
import { loadCase, NOT_FOUND } from './run-case.ts'
import { waitsOutside } from './waiting.ts'

type HallRoute = 'searchItems' | 'hall' | 'guide' | 'guideVersion' | 'track'
type ItemCard = Output<typeof api.hall>['fullItems'][number]

/** What fits the home page without scrolling past it. */
const POPULAR_MAX = 8
const ITEMS_PER_READ = 100

function cardOf({ code, version, standard }: PublishedItem, { catalogue }: Services['office']): ItemCard {
  const { promised, statutory } = standard.limits
  const burden = burdenOf(standard.materials)
  return {
    code,
    version,
    name: standard.name,
    parentName: standard.parentName,
    kind: standard.kind,
    depth: standard.depth,
    source: standard.source,
    organ: { id: standard.organ, name: catalogue.organName(standard.organ) },
    promised: { days: promised.days, unit: promised.unit },
    statutory: { days: statutory.days, unit: statutory.unit },
    visits: standard.visits,
    materials: burden.asked,
    spared: burden.spared,
    charged: standard.fee.charged,
  }
}

function guideOf(
  { code, version, publishedAt, standard }: PublishedItem,
  { catalogue }: Services['office'],
): Output<typeof api.guide> {
  const named = (id: string) => ({ id, name: catalogue.organName(id) })
  const competentOrgans = standard.competentOrgans.map(named)
  return { code, version, publishedAt, standard, organ: named(standard.organ), competentOrgans, retired: null }
}

/** Whoever kept the address of an item that has left the list is told why, and where to go instead. */
async function retiredGuide(code: string, office: Services['office']): Promise<Output<typeof api.guide> | undefined> {
  const retired = office.catalogue.retiredItem(code)
  if (retired === undefined) return undefined
  const { last, successors, ...why } = retired
  const items = await Promise.all(successors.map((successor) => office.catalogue.findItem(successor)))
  const named = successors.map((successor, i) => ({
    code: successor,
    name: items[i]?.standard.name ?? { zh: successor },
  }))
  return { ...guideOf(last, office), retired: { ...why, successors: named } }
}

/** Items authored in full from the law. They are the district's own; imported ones are never. */
async function fullItems(catalogue: CatalogueOffice): Promise<readonly PublishedItem[]> {
  const found: PublishedItem[] = []
  let after: string | null = null
  do {
    const hits = await catalogue.search({
      source: 'DEMO_DISTRICT',
      limit: ITEMS_PER_READ,
      ...(after === null ? {} : { after }),
    })
    found.push(...hits.items.filter(({ standard }) => standard.depth === 'FULL'))
    after = hits.after
  } while (after !== null)
  return found
}

export const hallHandlers: Pick<Handlers<typeof api>, HallRoute> = {
  searchItems: async ({ query }, { office }) => {
    const hits = await office.catalogue.search(query)
    const items = hits.items.map((item, i) => ({ ...cardOf(item, office), why: hits.reasons[i] ?? null }))
    return { items, after: hits.after, total: hits.total, whole: await office.catalogue.count() }
  },

  hall: async (_, { office, db, now, language }) => {
    const [count, popular, full] = await Promise.all([
      office.catalogue.count(),
      popularItems(db, monthOf(now()), POPULAR_MAX),
      fullItems(office.catalogue),
    ])
    const named = await Promise.all(
      popular.map(async ({ code, cases }) => {
        const item = await office.catalogue.findItem(code)
        const name = item === undefined ? code : office.catalogue.nameIn(language, item.standard.name.zh)
        return { code, name, cases }
      }),
    )
    return {
      bureau: office.catalogue.nameIn(language, office.seal.organName),
      items: count.items,
      subItems: count.subItems,
      popular: named,
      fullItems: full.map((item) => cardOf(item, office)),
    }
  },

  guide: async ({ params }, { office }) => {
    const item = await office.catalogue.findItem(params.code)
    return item === undefined ? ((await retiredGuide(params.code, office)) ?? NOT_FOUND) : guideOf(item, office)
  },

  guideVersion: async ({ params }, { office }) => {
    const item = await office.catalogue.findItem(params.code, params.version)
    return item === undefined ? NOT_FOUND : guideOf(item, office)
  },

  track: async ({ params }, context) => {
    const code = parseTrackingCode(params.trackingCode)
    const row = code === undefined ? undefined : await findTrackedCase(context.db, code)
    if (row === undefined) return NOT_FOUND
    const { itemCode, itemVersion } = row
    const [documents, now, item] = await Promise.all([
      documentsOf(context.db, [row.id]),
      loadCase(context, row.id),
      context.office.catalogue.findItem(itemCode, itemVersion),
    ])
    if (now === undefined) return NOT_FOUND
    const progress = progressOf(context, row, documents, 'trackingCode')
    return { ...progress, itemCode, itemVersion, waits: waitsOutside(context, now.state, item) }
  },
}
