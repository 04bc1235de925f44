import type { Output } from '#contract'
import { actOn, findLifeRows } from '#frame'
import type { Handlers, LifeRow, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import { NOT_FOUND, officerOf } from '../doors.ts'
import { ENDING_KINDS, TAKES_AWAY } from '../domain/kinds.ts'
import { isOver } from '../domain/procedure-state.ts'
import type { ProcedureState } from '../domain/procedure-state.ts'
import { endingRulesLife, procedureLife, streams } from '../lives.ts'
import { revocationPowers, rulesInForce } from '../open-procedure.ts'
import { PROCEDURES } from '../projections/tables.ts'
import { watchedItems } from '../watch-vacuum.ts'
import { organIn } from './finding-routes.ts'

type Own = Output<typeof api.ownProcedures>['items'][number]

/** While it is only looked into nobody has been told; from the notice on its holder sees everything. */
const isTold = ({ phase, kind }: ProcedureState): boolean => phase !== 'OPEN' || !TAKES_AWAY.includes(kind)

function ownView(context: RequestContext, { id, version, state }: LifeRow<ProcedureState>): Own {
  const { number, kind, phase, permit, organ, basis, grounds, replyUntil, minutes, asked, followed } = state
  const isOpen = !isOver(state) && phase !== 'DECIDED'
  const inTime = replyUntil === null || localDate(context.now()) <= replyUntil
  const mayAsk = isOpen && state.hearing !== 'NONE' && inTime
  return {
    ...{ id, version, number, kind, phase, basis, grounds, replyUntil, identifier: permit.identifier },
    certificate: permit.certificate,
    itemName: context.office.catalogue.nameIn(context.language, permit.itemName),
    organ: organIn(context, organ),
    hearing: minutes !== null ? 'HELD' : asked !== null ? 'ASKED' : mayAsk ? 'MAY_ASK' : 'NONE',
    statements: state.statements.map(({ at, text, weighed }) => ({ at, text, answer: weighed?.reason ?? null })),
    decidedAt: state.decidedAt,
    decision: followed.find((one) => one.act === 'DECIDED')?.text ?? state.dropped,
    deregisteredAt: state.deregisteredAt,
    mayState: isOpen,
  }
}

async function ownRows(context: RequestContext): Promise<readonly LifeRow<ProcedureState>[]> {
  if (context.actor.kind !== 'applicant') return []
  const aliases = await context.office.accounts.aliases(context.actor.id)
  const where = 'holder = any($1::uuid[]) order by opened_at desc, id limit 200'
  const rows = await findLifeRows<ProcedureState>(context.db, PROCEDURES, where, [aliases])
  return rows.filter(({ state }) => isTold(state))
}

type Rules = Output<typeof api.endingRules>
async function rulesView(context: RequestContext): Promise<Rules> {
  const { catalogue } = context.office
  const rules = await rulesInForce(context)
  const given = await revocationPowers(context)
  const newest = new Map(given.map((one) => [one.item, one]))
  const general = newest.get(null)
  const items = [...newest.values()].filter((one) => one.item !== null)
  const lines = await Promise.all(
    items.map(async ({ item, decidedBy, basis }) => {
      const name = item === null ? undefined : (await catalogue.findItem(item))?.standard.name.zh
      return { item, itemName: catalogue.nameIn(context.language, name ?? item ?? ''), decidedBy, basis }
    }),
  )
  const first = { decidedBy: 'DEPARTMENT', basis: '《中华人民共和国行政处罚法》' } as const
  return {
    rules: ENDING_KINDS.map((kind) => ({ kind, rule: { ...rules[kind] } })),
    revocation: [
      {
        item: null,
        itemName: '',
        decidedBy: general?.decidedBy ?? first.decidedBy,
        basis: general?.basis ?? first.basis,
      },
      ...lines,
    ],
    mayEdit: isBureau(context) && may(context.actor, 'finding.setRules'),
  }
}
function isBureau(context: RequestContext): boolean {
  const organ = officerOf(context)?.organ
  return context.office.catalogue.organs().some(({ id, kind }) => id === organ && kind === 'BUREAU')
}

type Doors = 'ownProcedures' | 'stateOwnCase' | 'endingRules' | 'setEndingRule' | 'supervisionVacuum'
export const ownAndRuleHandlers: Pick<Handlers<typeof api>, Doors> = {
  ownProcedures: async (_, context) => ({ items: (await ownRows(context)).map((row) => ownView(context, row)) }),
  stateOwnCase: async ({ params, body }, context) => {
    const own = (await ownRows(context)).find(({ id }) => id === params.id)
    if (own === undefined) return NOT_FOUND
    const order = { type: 'TakeStatement' as const, from: 'HOLDER' as const, ...body }
    const refused = await actOn(context, procedureLife, params.id, order)
    return refused ?? { items: (await ownRows(context)).map((row) => ownView(context, row)) }
  },
  endingRules: (_, context) => rulesView(context),
  setEndingRule: async ({ body: { kind, rule } }, context) => {
    if (!isBureau(context)) return NOT_FOUND
    const order = { type: 'SetEndingRule' as const, kind, rule }
    return (await actOn(context, endingRulesLife, streams(context).rules(), order)) ?? rulesView(context)
  },
  supervisionVacuum: async (_, context) => {
    const { catalogue } = context.office
    const regionName = (code: string) => {
      const name = catalogue.regions.find((one) => one.code === code)?.name
      return name === undefined ? code : context.language === 'en' ? (name.en ?? name.zh) : name.zh
    }
    const items = (await watchedItems(context)).map(({ code, occasion, name, organ, gaps }) => ({
      ...{ code, occasion },
      name: catalogue.nameIn(context.language, name),
      organ: organIn(context, organ),
      gaps: gaps.map((one) => ({
        gap: one.gap,
        region: one.region === null ? null : regionName(one.region),
        organ: one.organ === null ? null : organIn(context, one.organ),
      })),
    }))
    return { items }
  },
}
