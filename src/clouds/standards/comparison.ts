import { SECTIONS } from '#contract'
import { compareStandards, reductions } from '#catalogue'
import type { Difference } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import type { api } from './api.ts'
import type { DraftChanges } from './domain/draft.ts'
import { both } from './names.ts'

type Sections = Output<typeof api.compare>['sections']

/** How two versions differ, with step modules by their names. */
export function differencesOf(
  { office }: Pick<RequestContext, 'office'>,
  before: ItemStandard,
  after: ItemStandard,
): readonly Difference[] {
  const modules = office.catalogue.stepModules.map(({ id, name }) => [id, both(name)] as const)
  return compareStandards(before, after, new Map(modules))
}

/** Differences under the headings people know, in the order of the standard. */
export function sectionsOf(differences: readonly Difference[]): Sections {
  return Object.entries(SECTIONS).flatMap(([section, name]) => {
    const own = differences.filter((each) => each.section === section)
    return own.length === 0 ? [] : [{ section, name, differences: own.map((each) => ({ ...each })) }]
  })
}

export const reductionsOf = (before: ItemStandard, after: ItemStandard): Output<typeof api.compare>['reductions'] =>
  reductions(before, after).map(({ counted, ...each }) => ({
    ...each,
    counted: { before: [...counted.before], after: [...counted.after] },
  }))

/** What of the change the house wants a reason for. */
export function changesFrom(base: ItemStandard | undefined, draft: ItemStandard): DraftChanges {
  if (base === undefined) return { removedMaterials: [], steps: false, limit: false }
  const kept = new Set(draft.materials.map(({ id }) => id))
  const chain = ({ steps }: ItemStandard) => steps.map(({ id, role, name }) => `${id} ${role} ${name.zh}`).join('|')
  const promise = ({ limits: { promised } }: ItemStandard) => `${String(promised.days)} ${promised.unit}`
  return {
    removedMaterials: base.materials.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    steps: chain(base) !== chain(draft),
    limit: promise(base) !== promise(draft),
  }
}

export const countDifferences = (base: ItemStandard | undefined, draft: ItemStandard): number =>
  base === undefined ? 0 : compareStandards(base, draft).length
