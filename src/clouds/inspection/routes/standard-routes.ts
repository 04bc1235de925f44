import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { act, NOT_FOUND, officerOf, refuse, streams } from '../doors.ts'
import type { StandardContent } from '../domain/events.ts'
import { effectiveStandard, supervisedItems } from '../effective-standard.ts'
import { supervisionStandardLife } from '../lives.ts'
import { listStandards } from '../projections/tables.ts'

type View = Output<typeof api.standard>

/** The same, as a reply may hold it. */
const written = (content: StandardContent): View['content'] => ({
  ...content,
  methods: [...content.methods],
  checklist: content.checklist.map((point) => ({ ...point, text: { ...point.text } })),
  riskRules: content.riskRules.map((rule) => ({ ...rule })),
  object: { ...content.object },
  share: { ...content.share },
  flow: { ...content.flow },
  burden: { ...content.burden },
})

async function standardView(
  context: RequestContext,
  officer: OfficerActor,
  code: string,
): Promise<View | RefusalAnswer> {
  const { catalogue } = context.office
  const found = await effectiveStandard(context, officer.organ, code)
  if (found === undefined) return NOT_FOUND
  const name = (text: string) => catalogue.nameIn(context.language, text)
  return {
    itemCode: code,
    itemName: name(found.itemName),
    decidingOrgan: name(catalogue.organName(found.deciding)),
    supervisingOrgan: name(catalogue.organName(officer.organ)),
    sameOrgan: found.deciding === officer.organ,
    number: found.number,
    adoptedAt: found.adoptedAt,
    adoptedBy: found.adoptedBy === null ? null : catalogue.officerName(found.adoptedBy),
    content: written(found.content),
  }
}

export const standardHandlers: Pick<Handlers<typeof api>, 'standards' | 'standard' | 'adoptStandard'> = {
  standards: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const adopted = new Map((await listStandards(context.db, officer.organ)).map((one) => [one.itemCode, one]))
    const items = supervisedItems(context, officer.organ).map(({ code, standard }) => ({
      itemCode: code,
      itemName: context.office.catalogue.nameIn(context.language, standard.name.zh),
      number: adopted.get(code)?.number ?? 0,
      points: adopted.get(code)?.content.checklist.length ?? standard.supervision.points.length,
    }))
    return { items }
  },
  standard: async ({ params }, context) => {
    const officer = officerOf(context)
    return officer === undefined ? NOT_FOUND : standardView(context, officer, params.code)
  },
  adoptStandard: async ({ params, body }, context) => {
    const officer = officerOf(context)
    const item = await context.office.catalogue.findItem(params.code)
    if (officer === undefined || item === undefined) return NOT_FOUND
    const { organ } = officer
    if (!item.standard.competentOrgans.includes(organ)) return refuse('ITEM_NOT_SUPERVISED')
    const refused = await act(context, supervisionStandardLife, streams(context).standard(organ, params.code), {
      type: 'AdoptSupervisionStandard',
      ...{ organ, itemCode: params.code, number: body.expected + 1, content: body.content },
      decidingOrgan: item.standard.organ,
    })
    return refused ?? standardView(context, officer, params.code)
  },
}
