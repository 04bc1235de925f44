import type { Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, RequestContext } from '#frame'
import { canonicalJson, jsonObjectOf, localDate } from '#kernel'
import type { api } from '../api.ts'
import { NOT_FOUND, refuse } from '../doors.ts'
import { assessmentOf, boundsOf, quarterOf } from '../domain/claim-figures.ts'
import type { BulletinFigures } from '../domain/claim-figures.ts'
import { bulletinLife, streams } from '../lives.ts'
import { claimsDue } from '../projections/claim.ts'
import { bulletinsOf, listBulletins } from '../projections/tables.ts'
import type { BulletinRow } from '../projections/tables.ts'

type View = Output<typeof api.bulletin>

const nameOf = ({ office, language }: RequestContext, organ: string) =>
  office.catalogue.nameIn(language, office.catalogue.organName(organ))
const figuresIn = (context: RequestContext, figures: readonly BulletinFigures[]) =>
  figures.map((one) => ({ ...one, name: nameOf(context, one.organ) }))

const viewOf = (context: RequestContext, { state }: BulletinRow): View => ({
  ...{ quarter: state.quarter, publishedAt: state.at, asOf: state.asOf },
  publishedBy: context.office.catalogue.officerName(state.by),
  figures: figuresIn(context, state.figures),
  rows: state.rows.map((row) => ({ ...row })),
})
const findBulletin = async ({ db }: RequestContext, quarter: string): Promise<BulletinRow | undefined> =>
  (await bulletinsOf(db, [quarter]))[0]

/** How far back a bulletin that nobody published is still asked for. */
const QUARTERS_BACK = 4
/** Quarters that are over, newest first. */
function pastQuarters(today: string): readonly string[] {
  const quarters: string[] = []
  let [year, quarter] = [Number(today.slice(0, 4)), Number(quarterOf(today).slice(-1))]
  while (quarters.length < QUARTERS_BACK) {
    quarter -= 1
    if (quarter === 0) [year, quarter] = [year - 1, 4]
    quarters.push(`${String(year)}-Q${String(quarter)}`)
  }
  return quarters
}

type Doors = 'bulletins' | 'bulletin' | 'recountBulletin' | 'publishBulletin' | 'assessment'
export const bulletinHandlers: Pick<Handlers<typeof api>, Doors> = {
  bulletins: async (_, context) => {
    const rows = await listBulletins(context.db)
    const published = rows.map(({ state }) => state.quarter)
    return {
      items: rows.map(({ state: { quarter, at, figures } }) => ({
        ...{ quarter, publishedAt: at, figures: figuresIn(context, figures) },
      })),
      owed: pastQuarters(localDate(context.now())).filter((quarter) => !published.includes(quarter)),
    }
  },

  bulletin: async ({ params }, context) => {
    const row = await findBulletin(context, params.quarter)
    return row === undefined ? NOT_FOUND : viewOf(context, row)
  },

  recountBulletin: async ({ params }, context) => {
    const row = await findBulletin(context, params.quarter)
    const bounds = boundsOf(params.quarter)
    if (row === undefined || bounds === undefined) return NOT_FOUND
    const rows = await claimsDue(context.db, bounds, row.state.asOf)
    const told = (some: readonly unknown[]) => canonicalJson(jsonObjectOf({ some }))
    return { same: told(rows) === told(row.state.rows), rows: rows.map((one) => ({ ...one })) }
  },

  publishBulletin: async ({ params: { quarter } }, context) => {
    const bounds = boundsOf(quarter)
    if (bounds === undefined) return refuse('QUARTER_UNKNOWN')
    const asOf = context.now()
    const rows = await claimsDue(context.db, bounds, asOf)
    const order = { type: 'PublishBulletin', quarter, asOf, rows } as const
    const refused = await actOn(context, bulletinLife, streams(context).bulletin(quarter), order)
    if (refused !== undefined) return refused
    const row = await findBulletin(context, quarter)
    return row === undefined ? NOT_FOUND : viewOf(context, row)
  },

  assessment: async ({ params: { year } }, context) => {
    const quarters = [1, 2, 3, 4].map((one) => `${String(year)}-Q${String(one)}`)
    const rows = await bulletinsOf(context.db, quarters)
    const of = (quarter: string) => rows.find(({ state }) => state.quarter === quarter)?.state.figures ?? null
    return {
      year,
      quarters: quarters.map((quarter) => ({ quarter, published: of(quarter) !== null })),
      lines: assessmentOf(quarters.map(of)).map((line) => ({
        ...{ organ: line.organ, name: nameOf(context, line.organ), quarters: [...line.quarters], score: line.score },
      })),
    }
  },
}
