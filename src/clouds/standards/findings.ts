import { sectionOf } from '#contract'
import { catalogueSurroundings, completenessOf, lintStandard, parseItemStandard } from '#catalogue'
import type { Completeness, GeneralCatalogueItem, LintContext, LintFinding } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { RequestContext } from '#frame'
import { localDate } from '#kernel'
import { allPowers } from './projections/power.ts'
import { variedFields } from './varied-fields.ts'

interface JudgingContext extends LintContext {
  /** Items of the catalogue from above. */
  readonly general: ReadonlyMap<string, GeneralCatalogueItem>
}

/** What the standards of this bureau may refer to, and the law as it stands today. */
export async function lintContext({
  office,
  db,
  now,
}: Pick<RequestContext, 'office' | 'db' | 'now'>): Promise<JudgingContext> {
  const { catalogue } = office
  const items = catalogue.inForce()
  const powers = await allPowers(db)
  return {
    surroundings: {
      organs: new Set(catalogue.organs().map(({ id }) => id)),
      regions: new Set([...catalogue.organs(), ...items.map(({ standard }) => standard)].map(({ region }) => region)),
      items: new Set(items.map(({ code }) => code)),
      modules: new Map(catalogue.stepModules.map((module) => [module.id, module])),
      ...catalogueSurroundings(items.map(({ standard }) => standard)),
      generalItems: new Set(catalogue.generalCatalogue.items.map(({ id }) => id)),
      // Before the list is founded nothing can be mapped to it.
      ...(powers.length === 0 ? {} : { powers: new Set(powers.map(({ id }) => id)) }),
    },
    general: new Map(catalogue.generalCatalogue.items.map((item) => [item.id, item])),
    laws: catalogue.laws,
    today: localDate(now()),
  }
}

interface Looked {
  readonly signature: string
  readonly findings: readonly LintFinding[]
}
/** A published version never changes: what was found in it stands until the day or its surroundings change. */
const looked = new WeakMap<ItemStandard, Looked>()

const signatureOf = ({ today, surroundings: { organs, items, powers } }: LintContext): string =>
  [today, organs.size, items?.size ?? 0, powers?.size ?? 0].join(' ')

const everythingWrong = (standard: ItemStandard, context: JudgingContext): readonly LintFinding[] => [
  ...variedFields(standard, context.general),
  ...lintStandard(standard, context),
]

export function findingsIn(standard: ItemStandard, context: JudgingContext): readonly LintFinding[] {
  const signature = signatureOf(context)
  const known = looked.get(standard)
  if (known?.signature === signature) return known.findings
  const findings = everythingWrong(standard, context)
  looked.set(standard, { signature, findings })
  return findings
}

/** What is wrong with something that may not even have the shape of a standard yet. */
export function draftFindings(content: unknown, context: JudgingContext): readonly LintFinding[] {
  const parsed = parseItemStandard(content)
  if (parsed.ok) return everythingWrong(parsed.value, context)
  const places = new Map(parsed.faults.map((fault) => [fault.place, fault]))
  return [...places.values()].map(({ place, detail }) => ({
    code: 'SCHEMA',
    severity: 'ERROR',
    section: sectionOf(place),
    place,
    text: shapeText(detail),
  }))
}

function shapeText(detail: string): { readonly zh: string; readonly en: string } {
  if (/fewer than \d+ (characters|items)/.test(detail)) return { zh: '此处尚未填写', en: 'This is still empty' }
  if (detail.includes('required property')) return { zh: '缺少必填内容', en: 'Something required is missing' }
  if (detail.includes('pattern')) return { zh: '格式不正确', en: 'The format is not right' }
  return { zh: `内容不正确（${detail}）`, en: `Not valid (${detail})` }
}

export const completenessView = ({ filled, mandatory, percent, missing }: Completeness) => ({
  filled,
  mandatory,
  percent,
  missing: missing.map(({ section, field, zh, en }) => ({ section, field, name: { zh, en } })),
})

export const draftCompleteness = (content: unknown) => {
  const parsed = parseItemStandard(content)
  return parsed.ok ? completenessView(completenessOf(parsed.value)) : null
}
