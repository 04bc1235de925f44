import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import { act, digestOf, masked, NOT_FOUND, officerOf, refuse, streams } from '../doors.ts'
import { poolDigest, seedDigest } from '../domain/draw-algorithm.ts'
import type { DrawPool, PlanLine, RiskClass } from '../domain/events.ts'
import type { InspectorState } from '../domain/inspector.ts'
import { executionOf } from '../domain/plan.ts'
import type { LineExecution } from '../domain/plan.ts'
import { lookBackFrom, riskOf } from '../domain/risk.ts'
import type { ObjectState } from '../domain/object.ts'
import { effectiveStandard, supervisedItems } from '../effective-standard.ts'
import { drawLife, planLife } from '../lives.ts'
import { countPlanLines, countYear, drawnInLine, factsOfItem } from '../projections/facts.ts'
import { findPlan, listInspectors, OBJECTS } from '../projections/tables.ts'
import { seedOf } from '../reactions.ts'
import { findLifeRows } from '#frame'
import type { LifeRow } from '#frame'

type View = Output<typeof api.plan>

/** Ids of the objects of an item, by the class each stands in today. */
async function classesOf(context: RequestContext, organ: string, itemCode: string) {
  const standard = await effectiveStandard(context, organ, itemCode)
  const rules = standard?.content.riskRules ?? []
  const rows = await factsOfItem(context.db, lookBackFrom(localDate(context.now())), { organ, itemCode })
  const classes = new Map<RiskClass, string[]>()
  for (const row of rows) {
    const given = riskOf(rules, row).class
    classes.set(given, [...(classes.get(given) ?? []), row.id])
  }
  return classes
}
type Classes = Awaited<ReturnType<typeof classesOf>>
const inClasses = (classes: Classes, { classes: wanted }: Pick<PlanLine, 'classes'>): readonly string[] =>
  wanted.flatMap((one) => classes.get(one) ?? [])

const NO_CLASSES: Classes = new Map()
async function executions(
  context: RequestContext,
  organ: string,
  year: number,
  lines: readonly PlanLine[],
): Promise<readonly (PlanLine & LineExecution)[]> {
  const counted = await countPlanLines(context.db, organ, year)
  const byItem = new Map<string, Classes>()
  for (const { itemCode } of lines)
    if (!byItem.has(itemCode)) byItem.set(itemCode, await classesOf(context, organ, itemCode))
  const today = localDate(context.now())
  return lines.map((line) => {
    const { drawn = 0, done = 0 } = counted.get(line.id) ?? {}
    const objects = inClasses(byItem.get(line.itemCode) ?? NO_CLASSES, line).length
    return { ...line, ...executionOf(line, { objects, drawn, done }, { year, today }) }
  })
}

async function planView(context: RequestContext, organ: string, year: number): Promise<View> {
  const { catalogue } = context.office
  const plan = (await findPlan(context.db, organ, year))?.state
  const [lines, figures] = await Promise.all([
    executions(context, organ, year, plan?.lines ?? []),
    countYear(context.db, organ, year),
  ])
  const name = (text: string) => catalogue.nameIn(context.language, text)
  const [owed, done] = [lines.reduce((sum, one) => sum + one.owed, 0), lines.reduce((sum, one) => sum + one.done, 0)]
  return {
    year,
    number: plan?.number ?? 0,
    organ: name(catalogue.organName(organ)),
    adoptedAt: plan?.at ?? null,
    adoptedBy: plan === undefined ? null : catalogue.officerName(plan.by),
    reason: plan?.reason ?? '',
    rate: owed === 0 ? 0 : Math.min(100, Math.floor((done * 100) / owed)),
    overdue: lines.filter(({ standing }) => standing === 'OVERDUE').length,
    lines: lines.map(({ classes, itemName, ...line }) => ({
      ...line,
      classes: [...classes],
      itemName: name(itemName),
    })),
    items: supervisedItems(context, organ).map(({ code, standard }) => ({ code, name: name(standard.name.zh) })),
    figures,
  }
}

const labelOf = ({ holder, licence }: ObjectState): string =>
  holder.kind === 'ENTERPRISE' ? `${holder.name} ${licence}` : `${masked(holder)} …${licence.slice(-4)}`

function poolOf(
  context: RequestContext,
  objects: readonly LifeRow<ObjectState>[],
  inspectors: readonly InspectorState[],
  counts: { readonly take: number; readonly perObject: number },
): DrawPool {
  const { catalogue } = context.office
  const recusals = objects.flatMap(({ id, state }) =>
    inspectors.flatMap(({ officer, relations }) => {
      const approved = state.approvers.includes(officer)
      const related = relations.some(({ object }) => object === id)
      if (!approved && !related) return []
      return [{ object: id, inspector: officer, ground: approved ? ('APPROVED' as const) : ('RELATION' as const) }]
    }),
  )
  return {
    objects: objects.map(({ id, state }) => ({ id, label: labelOf(state) })),
    inspectors: inspectors.map(({ officer, number }) => ({
      id: officer,
      label: `${catalogue.officerName(officer)} ${number}`,
    })),
    recusals,
    ...counts,
  }
}

export const planHandlers: Pick<Handlers<typeof api>, 'plan' | 'adoptPlan' | 'commitDraw'> = {
  plan: async ({ params }, context) => {
    const officer = officerOf(context)
    return officer === undefined ? NOT_FOUND : planView(context, officer.organ, params.year)
  },
  adoptPlan: async ({ params, body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const { organ } = officer
    const names = new Map(supervisedItems(context, organ).map(({ code, standard }) => [code, standard.name.zh]))
    if (body.lines.some(({ itemCode }) => !names.has(itemCode))) return refuse('ITEM_NOT_SUPERVISED')
    const refused = await act(context, planLife, streams(context).plan(organ, params.year), {
      type: 'AdoptPlan',
      ...{ organ, year: params.year, number: body.expected + 1, reason: body.reason },
      lines: body.lines.map((line) => ({ ...line, itemName: names.get(line.itemCode) ?? line.itemCode })),
    })
    return refused ?? planView(context, organ, params.year)
  },
  /** 先封存、后抽取: the pool of today, less what the line has drawn already. */
  commitDraw: async ({ params, body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const { organ } = officer
    const plan = { year: params.year, line: body.line }
    const line = (await findPlan(context.db, organ, params.year))?.state.lines.find(({ id }) => id === body.line)
    if (line === undefined) return NOT_FOUND
    const [classes, drawn, inspectors] = await Promise.all([
      classesOf(context, organ, line.itemCode),
      drawnInLine(context.db, organ, plan),
      listInspectors(context.db, organ),
    ])
    const ids = inClasses(classes, line).filter((id) => !drawn.has(id))
    const objects = await findLifeRows<ObjectState>(context.db, OBJECTS, 'id = any($1::uuid[]) order by id', [ids])
    if (objects.length === 0) return refuse('NOTHING_TO_DRAW_FROM')
    const pool = poolOf(context, objects, inspectors, { take: body.take, perObject: body.perObject })
    const id = context.newId()
    const refused = await act(context, drawLife, id, {
      type: 'CommitDraw',
      ...{ organ, organName: context.office.catalogue.organName(organ), plan, itemCode: line.itemCode, pool },
      title: `${String(params.year)}年 ${line.itemName} 双随机抽查`,
      algorithm: 'oneseal-draw-v1',
      seedDigest: seedDigest(seedOf(context, id), digestOf),
      poolDigest: poolDigest(pool, digestOf),
    })
    return refused ?? { id }
  },
}
