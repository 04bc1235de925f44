import type { Pool } from 'pg'
import type { Output } from '#contract'
import type { Handlers, PublishedItem, RequestContext } from '#frame'
import { readRuleBook } from '../cage/rule-book.ts'
import type { controlsApi } from '../controls-api.ts'
import { riskPointsOf } from '../rules/risk-points.ts'
import { STANDING_RULES } from '../rules/standing-rules.ts'

type Points = Output<typeof controlsApi.riskPoints>['points']

interface CardCount {
  readonly item: string
  readonly rule: string
  readonly cards: number
  readonly open: number
}
/** Cards by item and rule: those about a case, and those that name the item itself. */
async function countByItem(db: Pool): Promise<readonly CardCount[]> {
  const text = `select coalesce(p.item, c.case_number) as item, c.rule, count(*)::int as cards,
      (count(*) filter (where c.answered_at is null and c.lifted_at is null))::int as open
    from oversight.card c left join oversight._private_case_profile p on p.case_id = c.case_id
    group by 1, 2`
  return (await db.query<CardCount>(text)).rows
}

const headOf = ({ office, language }: RequestContext, { code, standard }: PublishedItem) => ({
  code,
  name: office.catalogue.nameIn(language, standard.name.zh),
  organ: office.catalogue.organName(standard.organ),
})

export const riskHandlers: Pick<Handlers<typeof controlsApi>, 'riskItems' | 'riskPoints'> = {
  riskItems: async (_, context) => {
    const [book, counts] = await Promise.all([readRuleBook(context.db), countByItem(context.db)])
    const on = new Set(book.flatMap(({ code, inForce }) => (inForce === null ? [] : [code])))
    const items = context.office.catalogue.inForce().map((item) => {
      const points = riskPointsOf(item.standard)
      const own = counts.filter((count) => count.item === item.code)
      return {
        ...headOf(context, item),
        points: points.length,
        open: points.filter(({ rules }) => !rules.some((rule) => on.has(rule))).length,
        cards: own.reduce((sum, { cards }) => sum + cards, 0),
      }
    })
    return { items: items.filter(({ points }) => points > 0).toSorted((a, b) => b.cards - a.cards || b.open - a.open) }
  },

  riskPoints: async ({ params }, context) => {
    const item = await context.office.catalogue.findItem(params.item)
    if (item === undefined) return { refusal: { code: 'NOT_FOUND' } }
    const [book, counts] = await Promise.all([readRuleBook(context.db), countByItem(context.db)])
    const points: Points = riskPointsOf(item.standard).map(({ kind, level, name, why, rules }) => ({
      ...{ kind, level, name: { ...name }, why: { ...why } },
      controls: rules.flatMap((code) => {
        const booked = book.find((rule) => rule.code === code)
        const known = booked?.inForce?.definition ?? STANDING_RULES.find((rule) => rule.code === code)
        if (known === undefined) return []
        const count = counts.find((one) => one.item === item.code && one.rule === code)
        const on = (booked?.inForce ?? null) !== null
        return [{ rule: code, name: { ...known.name }, on, cards: count?.cards ?? 0, open: count?.open ?? 0 }]
      }),
    }))
    return { ...headOf(context, item), version: item.version, points }
  },
}
