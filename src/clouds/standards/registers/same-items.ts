import type { ItemStandard } from '#catalogue/standard'
import type { PublishedItem } from '#frame'

/** Elements that are the same wherever an item is handled (同要素管理); promise, channels and visits may be better. */
const ELEMENTS = ['kind', 'audience', 'statutory', 'materials', 'charged', 'result', 'conditions', 'steps'] as const
export type Element = (typeof ELEMENTS)[number]

const READ: Readonly<Record<Element, (standard: ItemStandard) => string>> = {
  kind: ({ kind }) => kind,
  audience: ({ audience }) => [...audience].sort().join('、'),
  statutory: ({ limits: { statutory } }) => `${statutory.days} ${statutory.unit}`,
  materials: ({ materials }) => inOrder(materials.map(({ name }) => name.zh)),
  charged: ({ fee }) => String(fee.charged),
  result: ({ result }) => (result === null ? '—' : `${result.name.zh} ${String(result.validityYears ?? '—')}`),
  conditions: ({ conditions }) => inOrder(conditions.map(({ text }) => text.zh)),
  steps: ({ steps }) => steps.map(({ name }) => name.zh).join('、'),
}
const inOrder = (names: readonly string[]): string => [...names].sort().join('、')

/** Brackets, blanks and the level or place that handles it are not part of what an item is. */
const bare = (name: string): string =>
  name
    .replaceAll(/[（(](?:[省市县区镇乡村]级?实施|\p{Script=Han}{2,4}(?:街道|村|社区))[）)]/gu, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll(/[\s《》"“”「」]/g, '')

const placeOf = ({ standard }: PublishedItem): string => `${standard.region} ${standard.organ}`
const bySubItem = ({ standard }: PublishedItem): string => `${bare(standard.name.zh)} ${standard.changeKind ?? ''}`
const byParent = ({ standard }: PublishedItem): string => bare(standard.parentName.zh)

export interface Difference {
  readonly element: Element
  /** Each value with the items that have it, the commonest first. */
  readonly values: readonly { readonly value: string; readonly codes: readonly string[] }[]
}
export interface SameItem {
  /** Compared sub-item by sub-item; where they are cut differently, the parent items as wholes. */
  readonly by: 'SUB_ITEM' | 'PARENT'
  readonly items: readonly PublishedItem[]
  readonly regions: number
  readonly differences: readonly Difference[]
}

/** ST-23: every item handled in more than one region, level or organ, with the elements in which it is not the same. */
export function sameItems(all: readonly PublishedItem[]): readonly SameItem[] {
  const exact = inSeveral(all, bySubItem, placeOf)
  const paired = new Set(exact.flat())
  const rest = all.filter((item) => !paired.has(item))
  // One county calls it 新办, the next has one item for all: what they have in common is the parent item.
  const whole = inSeveral(rest, byParent, ({ standard }) => standard.region)
  return [
    ...exact.map((items) => compared('SUB_ITEM', items)),
    ...whole.map((items) => compared('PARENT', items)),
  ].sort((a, b) => b.differences.length - a.differences.length || b.items.length - a.items.length)
}

type KeyOf = (item: PublishedItem) => string

function inSeveral(
  items: readonly PublishedItem[],
  identity: KeyOf,
  place: KeyOf,
): readonly (readonly PublishedItem[])[] {
  return [...groupedBy(items, identity).values()].filter((group) => new Set(group.map(place)).size > 1)
}

function groupedBy(items: readonly PublishedItem[], keyOf: KeyOf): ReadonlyMap<string, readonly PublishedItem[]> {
  const groups = new Map<string, PublishedItem[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

const compared = (by: SameItem['by'], items: readonly PublishedItem[]): SameItem => ({
  by,
  items,
  regions: new Set(items.map(({ standard }) => standard.region)).size,
  differences: ELEMENTS.flatMap((element) => differenceIn(element, items) ?? []),
})

function differenceIn(element: Element, items: readonly PublishedItem[]): Difference | undefined {
  const byValue = new Map<string, string[]>()
  for (const own of groupedBy(items, placeOf).values()) {
    const value = [...new Set(own.map(({ standard }) => READ[element](standard)))].sort().join('；')
    byValue.set(value, [...(byValue.get(value) ?? []), ...own.map(({ code }) => code)])
  }
  if (byValue.size < 2) return undefined
  const values = [...byValue].map(([value, codes]) => ({ value, codes }))
  return { element, values: values.sort((a, b) => b.codes.length - a.codes.length) }
}
