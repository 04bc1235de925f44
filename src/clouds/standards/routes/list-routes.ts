import { fieldWords, limitWords, valueWords } from '#contract'
import { basesOf, divergences, POWER_SOURCE_WORDS } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Output } from '#contract'
import type { Handlers, PublishedItem } from '#frame'
import type { api } from '../api.ts'
import type { StandardRetired } from '../domain/events.ts'
import { both, itemName, organIn } from '../names.ts'
import { handledItems } from '../projections/case-days.ts'
import { parentsOf } from '../two-levels.ts'
import { retirements } from '../projections/item.ts'
import type { MilestoneRow } from '../projections/item.ts'

type Counted = Output<typeof api.lists>['facets']['kind'][number]
const PAGE = 30

/** How many sub-items have each value, and of how many parent items they are. */
function byFrequency(
  items: readonly PublishedItem[],
  valuesOf: (standard: ItemStandard) => readonly string[],
): Counted[] {
  const groups = new Map<string, PublishedItem[]>()
  for (const item of items)
    for (const value of valuesOf(item.standard)) groups.set(value, [...(groups.get(value) ?? []), item])
  return [...groups]
    .map(([value, own]) => ({ value, name: valueWords(value), count: own.length, parents: parentsOf(own) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

type Facet = keyof Output<typeof api.lists>['facets']
const VALUES: Readonly<Record<Facet, (standard: ItemStandard) => readonly string[]>> = {
  kind: ({ kind }) => [kind],
  domain: ({ domain }) => [domain],
  level: ({ exerciseLevel }) => [exerciseLevel],
  // 权力来源层级 is another thing than where the power is exercised (ST-36).
  origin: ({ originLevel }) => (originLevel === undefined ? [] : [originLevel]),
  power: ({ powerSource }) => [powerSource],
  reform: ({ reformMode }) => (reformMode === undefined ? [] : [reformMode]),
  audience: ({ audience }) => audience,
}
const FACETS = ['kind', 'domain', 'level', 'origin', 'power', 'reform', 'audience'] as const

const nameOf = (item: PublishedItem) => ({ code: item.code, name: both(item.standard.name) })

/** The rows were written from the event itself. */
const parseRetired = ({ facts }: MilestoneRow): Omit<StandardRetired, 'type' | 'code' | 'at' | 'by'> => facts as never

export const listHandlers: Pick<Handlers<typeof api>, 'lists' | 'laws' | 'audit'> = {
  lists: ({ query }, context) => {
    const all = context.office.catalogue.inForce()
    const { after = '', ...wanted } = query
    const fits = ({ standard }: PublishedItem, except?: Facet) =>
      FACETS.every((facet) => {
        const value = wanted[facet]
        return facet === except || value === undefined || VALUES[facet](standard).includes(value)
      })
    // Each facet counts what the other choices leave, so that no choice leads to an empty page unannounced.
    const count = (facet: Facet) =>
      byFrequency(
        all.filter((item) => fits(item, facet)),
        VALUES[facet],
      )
    const found = all.filter((item) => fits(item)).sort((a, b) => (a.code < b.code ? -1 : 1))
    const rest = found.filter(({ code }) => code > after)
    const shown = rest.slice(0, PAGE)
    return Promise.resolve({
      items: shown.map((item) => ({
        ...nameOf(item),
        kind: item.standard.kind,
        organ: organIn(context, item.standard.organ),
        power: POWER_SOURCE_WORDS[item.standard.powerSource],
        version: item.version,
        effectiveFrom: item.effectiveFrom,
        promised: limitWords(item.standard.limits.promised),
        statutory: limitWords(item.standard.limits.statutory),
      })),
      after: rest.length > PAGE ? (shown.at(-1)?.code ?? null) : null,
      total: found.length,
      parents: parentsOf(found),
      facets: {
        kind: count('kind'),
        domain: count('domain'),
        level: count('level'),
        origin: count('origin'),
        power: count('power'),
        reform: count('reform'),
        audience: count('audience'),
      },
    })
  },

  laws: (_, { office }) => {
    const used = new Map<string, number>()
    for (const { standard } of office.catalogue.inForce())
      for (const law of new Set(basesOf(standard).map(([, basis]) => basis.law)))
        used.set(law, (used.get(law) ?? 0) + 1)
    const items = [...office.catalogue.laws.values()].map(
      ({ title, revisedOn, articles, repealedFrom, replacedBy }) => ({
        title,
        revisedOn: revisedOn ?? null,
        articles: articles ?? null,
        repealedFrom: repealedFrom ?? null,
        replacedBy: replacedBy ?? null,
        items: used.get(title) ?? 0,
      }),
    )
    return Promise.resolve({ items })
  },

  audit: async (_, context) => {
    const { catalogue } = context.office
    const items = catalogue.inForce()
    const [ended, handled] = await Promise.all([retirements(context.db), handledItems(context.db)])
    const general = new Map(catalogue.generalCatalogue.items.map((each) => [each.id, each]))
    const codes = new Set(items.map(({ code }) => code))
    const modes = byFrequency(items, VALUES.reform)
    return {
      reform: modes.map(({ value }) => ({
        mode: value,
        items: items.filter(({ standard }) => standard.reformMode === value).map(nameOf),
      })),
      dispositions: byFrequency(items, ({ disposition }) => [disposition ?? 'RETAINED']),
      streamlined: ended.map((row) => {
        const { way, reason, basis, effectiveFrom, successors } = parseRetired(row)
        const next = successors.map((code) => ({ code, name: itemName(context, code) }))
        return {
          code: row.code,
          name: itemName(context, row.code),
          way,
          reason,
          basis,
          effectiveFrom,
          successors: next,
        }
      }),
      divergence: items.flatMap((item) => {
        const above = general.get(item.standard.generalItem ?? '')
        if (above === undefined) return []
        const fields = divergences(above, item.standard).map(({ field, fixed, local }) => ({
          field: fieldWords(field),
          fixed: valueWords(fixed).zh,
          local: valueWords(local).zh,
        }))
        return fields.length === 0 ? [] : [{ item: nameOf(item), general: both(above.name), fields }]
      }),
      drift: {
        offList: [...handled].filter(([code]) => !codes.has(code)).map(([code, cases]) => ({ code, cases })),
        unused: items.filter(({ code }) => !handled.has(code)).length,
      },
    }
  },
}
