import { parsePageKey, writePageKey } from '#contract'
import type { Input, Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, OrderFor, RefusalAnswer, RequestContext } from '#frame'
import { unreachable } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { NOT_FOUND, officerOf, organSeen, refuse } from '../doors.ts'
import type { ExchangeCommand } from '../domain/exchange.ts'
import { partiesOf } from '../domain/exchange-state.ts'
import type { ExchangeState } from '../domain/exchange-state.ts'
import { EXCHANGE_KINDS, KINDS } from '../domain/kinds.ts'
import { exchangeLife } from '../lives.ts'
import { findExchange, listExchanges } from '../projections/tables.ts'
import type { ExchangeRow } from '../projections/tables.ts'
import { lineOf, mayConclude, viewOf } from './exchange-view.ts'
import { openingOf, sideOf } from './open-exchange.ts'

type View = Output<typeof api.exchange>
type Act = Input<typeof api.actOnExchange>['body']
const PAGE = 20

async function seen(
  context: RequestContext,
  id: string,
): Promise<{ row: ExchangeRow; officer: OfficerActor } | undefined> {
  const officer = officerOf(context)
  const row = officer === undefined ? undefined : await findExchange(context.db, id)
  if (officer === undefined || row === undefined) return undefined
  return organSeen(officer) === null || partiesOf(row.state).includes(officer.organ) ? { row, officer } : undefined
}
async function again(context: RequestContext, id: string, officer: OfficerActor): Promise<View | RefusalAnswer> {
  const row = await findExchange(context.db, id)
  return row === undefined ? NOT_FOUND : viewOf(context, row, officer)
}
/** Each paper must be one its author put into the store himself. */
async function foreignPaper(
  context: RequestContext,
  officer: OfficerActor,
  papers: readonly { sha256: string }[] = [],
) {
  for (const { sha256 } of papers)
    if (!(await context.office.uploads.isOwn(officer.id, sha256))) return refuse('PAPER_NOT_YOURS')
  return undefined
}

function orderOf(body: Act, organ: string): OrderFor<ExchangeCommand> {
  switch (body.act) {
    case 'ANSWER': {
      const { word, text, ground = null, points = [], talk = null, papers = [] } = body
      return { type: 'AnswerExchange', organ, word, text, ground, points, talk, papers }
    }
    case 'CONVENE':
      return { type: 'ConveneMeeting', organ, on: body.on, place: body.place, participants: body.participants }
    case 'MINUTES': {
      const { text, attended, decisions, papers = [] } = body
      return { type: 'RecordMinutes', organ, text, attended, decisions, papers }
    }
    case 'CARRY_OUT':
      return {
        ...{ type: 'CarryOutDecision', organ, decision: body.decision, report: body.report, papers: body.papers ?? [] },
      }
    case 'CONCLUDE': {
      const { outcome, text, adoptions = [], agreed = null } = body
      return { type: 'ConcludeExchange', organ, outcome, text, adoptions, agreed }
    }
    default:
      return unreachable(body)
  }
}

/** What the life itself cannot know: whose office it is, and whether a number is free. */
async function fault(context: RequestContext, state: ExchangeState, officer: OfficerActor, body: Act) {
  const papers = await foreignPaper(context, officer, 'papers' in body ? body.papers : [])
  if (papers !== undefined) return papers
  if (body.act === 'CONCLUDE' && body.outcome !== 'WITHDRAWN' && !mayConclude(state, officer))
    return refuse('SETTLED_BY_DECIDERS')
  if (body.act === 'CONVENE') {
    const known = new Set(context.office.catalogue.organs().map(({ id }) => id))
    if (body.participants.some((one) => !known.has(one))) return refuse('NOBODY_ADDRESSED')
  }
  const number = body.act === 'CONCLUDE' ? body.agreed?.number : undefined
  const taken = number === undefined ? undefined : await context.load(context.idFrom('policy', number))
  return taken === undefined ? undefined : refuse('RULE_NUMBER_TAKEN')
}

const papersOf = ({ opened, said, minutes, carriedOut }: ExchangeState) => [
  ...opened.papers,
  ...said.flatMap(({ papers }) => papers),
  ...(minutes?.papers ?? []),
  ...carriedOut.flatMap(({ papers }) => papers),
]

type Doors = 'exchanges' | 'opening' | 'openExchange' | 'exchange' | 'actOnExchange' | 'exchangePaper'
export const exchangeHandlers: Pick<Handlers<typeof api>, Doors> = {
  exchanges: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const rows = await listExchanges(context.db, {
      ...{ organ: organSeen(officer), kind: query.kind ?? null, box: query.box ?? 'waiting' },
      ...{ after: parsePageKey(query.after), limit: limit + 1 },
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => lineOf(context, row)),
      after: last === undefined ? null : writePageKey(new Date(last.state.opened.at), last.id),
    }
  },

  opening: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const { catalogue } = context.office
    const side = sideOf(context, officer)
    const own = catalogue
      .inForce()
      .filter(({ standard }) => [standard.organ, ...standard.competentOrgans].includes(officer.organ))
    return {
      side,
      kinds: EXCHANGE_KINDS.filter((kind) => KINDS[kind].opens.includes(side)),
      organs: catalogue
        .organs()
        .filter(({ id }) => id !== officer.organ)
        .map(({ id, name }) => ({ id, name: catalogue.nameIn(context.language, name) })),
      items: own.map(({ code, standard }) => ({ code, name: catalogue.nameIn(context.language, standard.name.zh) })),
    }
  },

  openExchange: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const paper = await foreignPaper(context, officer, body.papers)
    if (paper !== undefined) return paper
    const { idempotency } = context
    // Asked twice with one key it is one exchange, under the same name.
    const id =
      idempotency === undefined ? context.newId() : context.idFrom('exchange', idempotency.scope, idempotency.key)
    const order = await openingOf(context, officer, id, body)
    if ('refusal' in order) return order
    return (await actOn(context, exchangeLife, id, order)) ?? again(context, id, officer)
  },

  exchange: async ({ params }, context) => {
    const found = await seen(context, params.id)
    return found === undefined ? NOT_FOUND : viewOf(context, found.row, found.officer)
  },

  actOnExchange: async ({ params, body }, context) => {
    const found = await seen(context, params.id)
    if (found === undefined || !partiesOf(found.row.state).includes(found.officer.organ)) return NOT_FOUND
    const { row, officer } = found
    const wrong = await fault(context, row.state, officer, body)
    if (wrong !== undefined) return wrong
    const order = orderOf(body, officer.organ)
    const refused = await actOn(context, exchangeLife, params.id, order, body.expectedVersion)
    return refused ?? again(context, params.id, officer)
  },

  exchangePaper: async ({ params }, context) => {
    const found = await seen(context, params.id)
    const paper =
      found === undefined ? undefined : papersOf(found.row.state).find(({ sha256 }) => sha256 === params.sha256)
    const bytes = paper === undefined ? undefined : await context.files.find(paper.sha256)
    if (paper === undefined || bytes === undefined) return NOT_FOUND
    context.reply.send(bytes, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    return null
  },
}
