import { limitWords } from '#contract'
import type { Handlers, PublishedItem, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { closureOf, cycleThrough, stagesOf } from '#catalogue'
import type { itemsApi } from '../api-items.ts'
import { NOT_FOUND } from '../item-view.ts'
import { both, itemName, organIn } from '../names.ts'
import { registersIn } from '../power-entry.ts'
import { predictabilityOf } from '../predictability.ts'
import { timedCases } from '../projections/case-days.ts'
import { allPowers } from '../projections/power.ts'

const DAY_MS = 86_400_000

const neededBy = ({ standard }: PublishedItem): readonly string[] =>
  (standard.predecessors ?? []).map(({ item }) => item).filter((item) => item !== standard.code)

export const itemHandlers: Handlers<typeof itemsApi> = {
  itemGraph: ({ params: { code } }, context) => {
    const items = new Map(context.office.catalogue.inForce().map((item) => [item.code, item]))
    const item = items.get(code)
    if (item === undefined) return Promise.resolve(NOT_FOUND)
    const needs = new Map([...items.values()].map((each) => [each.code, neededBy(each)]))
    const predecessorsOf = (each: string) => needs.get(each) ?? []
    const stages = stagesOf(closureOf(code, predecessorsOf), predecessorsOf)
    return Promise.resolve({
      code,
      name: both(item.standard.name),
      stages: stages.map((stage) => stage.map((each) => nodeOf(context, each, items.get(each), predecessorsOf(each)))),
      successors: [...needs]
        .filter(([, needed]) => needed.includes(code))
        .map(([each]) => ({ code: each, name: itemName(context, each) })),
      services: (item.standard.relatedServices ?? []).map((each) => ({ code: each, name: itemName(context, each) })),
      permits: [...items.values()]
        .filter(({ standard }) => (standard.relatedServices ?? []).includes(code))
        .map((each) => ({ code: each.code, name: both(each.standard.name) })),
      circle: [...(cycleThrough(code, predecessorsOf) ?? [])],
    })
  },

  predictability: async ({ params: { code } }, { office, db }) => {
    const item = await office.catalogue.findItem(code)
    const { reformTraits = [], limits, criteria, steps } = item?.standard ?? {}
    if (item === undefined || limits === undefined || !reformTraits.includes('TRANSPARENCY')) return NOT_FOUND
    const cases = await timedCases(db, code)
    const changes = office.catalogue.versionsOf(code).map(({ version, publishedAt, effectiveFrom }) => {
      const ahead = Date.parse(effectiveFrom) - Date.parse(localDate(publishedAt))
      return { version, publishedAt, effectiveFrom, daysAhead: Math.max(0, Math.round(ahead / DAY_MS)) }
    })
    return {
      ...predictabilityOf(cases, office.calendar.current(item.standard.organ)),
      promised: limitWords(limits.promised),
      criteria: criteria?.length ?? 0,
      steps: steps?.length ?? 0,
      changes: changes.reverse(),
    }
  },

  editorChoices: async (_, { office, db }) => {
    const { catalogue } = office
    const { powers } = registersIn(await allPowers(db), 'published')
    return {
      organs: catalogue.organs().map(({ id, name, nameEn }) => ({ id, name: { zh: name, en: nameEn } })),
      modules: catalogue.stepModules.map(({ id, name, step, role }) => ({ id, name: both(name), step, role })),
      powers: powers.map(({ id, name }) => ({ id, name: both(name) })),
      generalItems: catalogue.generalCatalogue.items.map(({ id, name }) => ({ id, name: both(name) })),
      items: catalogue.inForce().map(({ code, standard: { name, kind, result } }) => ({
        code,
        kind,
        name: both(name),
        certificate: result === null ? null : { type: result.certificateType, name: both(result.name) },
      })),
    }
  },
}

function nodeOf(context: RequestContext, code: string, item: PublishedItem | undefined, needs: readonly string[]) {
  const standard = item?.standard
  return {
    code,
    name: itemName(context, code),
    organ: standard === undefined ? { zh: '', en: '' } : organIn(context, standard.organ),
    promised: standard === undefined ? null : limitWords(standard.limits.promised),
    needs: [...needs],
  }
}
