import { delegatedFrom } from '#clouds/organisation/events'
import { regionContains } from '#kernel'
import type { BoundaryContent, BoundaryLine } from './events/boundary.ts'
import type { PushKind } from './events/duty.ts'
import type { Doubt } from './events/linkage.ts'

/** What is known of an act and of where its object lies. */
export interface RouteFacts {
  readonly item: string
  readonly kind: PushKind
  /** Regions the address names, each as deep as it says; none when it says nothing, several when it contradicts itself. */
  readonly regions: readonly string[]
  readonly industry: string | null
  /** Competent departments of the item's standard: they lead where no line does. */
  readonly standardOrgans: readonly string[]
}
export interface Target {
  readonly organ: string
  /** Null: the standard names the organ. */
  readonly line: BoundaryLine | null
}
export type Routed =
  | { readonly ok: true; readonly targets: readonly Target[] }
  | { readonly ok: false; readonly doubts: readonly Doubt[]; readonly candidates: readonly string[] }

/**
 * Lines that speak of this item and kind of act, wherever its object lies. Handing an item down leaves its supervision
 * where it was: until the list names the item below, the lines of the one it was delegated from hold.
 */
export function linesFor(lines: readonly BoundaryLine[], item: string, kind: PushKind): readonly BoundaryLine[] {
  const isNamed = lines.some(({ items }) => items.includes(item))
  const called = isNamed ? item : (delegatedFrom(item) ?? item)
  return lines.filter(
    ({ items, kinds }) =>
      (items.length === 0 || items.includes(called)) && (kinds.length === 0 || kinds.includes(kind)),
  )
}

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]

/** A line of a deeper region might hold, and the address does not say whether the object lies there. */
const hangsOnRegion = ({ region }: BoundaryLine, known: string | undefined): boolean =>
  region !== '' && (known === undefined || (regionContains(known, region) && !regionContains(region, known)))

function doubtsOf(lines: readonly BoundaryLine[], { regions, industry }: RouteFacts): readonly Doubt[] {
  const [region] = regions
  const placed = lines.filter((line) => line.region !== '')
  if (regions.length > 1 && placed.length > 0) return ['REGION_AMBIGUOUS']
  if (lines.some((line) => hangsOnRegion(line, region))) return ['REGION_UNKNOWN']
  const here = lines.filter((line) => isHere(line, region))
  return industry === null && here.some((line) => line.industry !== '') ? ['INDUSTRY_UNKNOWN'] : []
}
const isHere = ({ region }: BoundaryLine, known: string | undefined): boolean =>
  region === '' || (known !== undefined && regionContains(region, known))

/** The narrower line goes before: first by item, then by industry, then by region. */
const narrowness = ({ items, industry, region }: BoundaryLine): number =>
  (items.length > 0 ? 10_000 : 0) + industry.length * 100 + region.replace(/0+$/, '').length

const namesOf = (lines: readonly BoundaryLine[]): readonly string[] => distinct(lines.flatMap(({ organs }) => organs))

/**
 * 多路精准推送: item × region × industry × kind. Of the lines that lead the narrowest decides, and where none does, the
 * item's standard; every line that joins adds its organs. What the facts do not decide a person decides.
 */
export function routePush(content: Pick<BoundaryContent, 'lines'>, facts: RouteFacts): Routed {
  const lines = linesFor(content.lines, facts.item, facts.kind)
  const doubts = doubtsOf(lines, facts)
  if (doubts.length > 0) {
    const candidates = distinct([...namesOf(lines), ...facts.standardOrgans])
    return { ok: false, doubts, candidates }
  }
  const [region] = facts.regions
  const matching = lines.filter(
    (line) => isHere(line, region) && (line.industry === '' || (facts.industry ?? '').startsWith(line.industry)),
  )
  const leads = matching.filter(({ part }) => part === 'LEAD')
  const narrowest = Math.max(...leads.map(narrowness))
  const chosen = leads.filter((line) => narrowness(line) === narrowest)
  const named = distinct(chosen.map(({ organs }) => organs.toSorted().join(' ')))
  if (named.length > 1) return { ok: false, doubts: ['SEVERAL_LEADS'], candidates: namesOf(chosen) }
  const joins = matching.filter(({ part }) => part === 'JOIN')
  const byLine = [...chosen, ...joins].flatMap((line) => line.organs.map((organ): Target => ({ organ, line })))
  const byStandard = chosen.length > 0 ? [] : facts.standardOrgans.map((organ): Target => ({ organ, line: null }))
  const targets = new Map<string, Target>()
  for (const target of [...byStandard, ...byLine]) if (!targets.has(target.organ)) targets.set(target.organ, target)
  if (targets.size === 0) return { ok: false, doubts: ['NOBODY'], candidates: [] }
  return { ok: true, targets: [...targets.values()] }
}
