import type { Output } from '#contract'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import { may } from '#policy'
import { livesAbout } from '../projections/act.ts'
import { findCard } from '../projections/card.ts'
import type { CardRow } from '../projections/card.ts'
import { examinersOf } from '../projections/case-facts.ts'
import { findOrder, findRisk, nextOrderNumber, ordersOfCard, risksOfCard } from '../projections/orders-and-risks.ts'
import type { cageApi } from '../cage-api.ts'
import { orderDecider } from '../domain/order.ts'
import type { OrderCommand, OrderState } from '../domain/order.ts'
import { isFrozen } from '../domain/risk.ts'
import type { RiskCommand, RiskState } from '../domain/risk.ts'
import { actView, cardView, goneUp } from '../views.ts'
import { findEntries } from './evidence.ts'

type Detail = Output<typeof cageApi.card>
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
/** A person answers by name, or the head of his section once it has gone up; what is put to an organ, any of its desks. */
function isAddressed({ actor }: RequestContext, { addressee, person, organ, head, kind }: CardRow): boolean {
  if (actor.kind !== 'officer') return false
  if (addressee === 'PERSON') return [person, head].includes(actor.id)
  // 举报: whom a report is about does not answer for the organ that looks into it.
  return organ === actor.organ && !(kind === 'REPORT' && person === actor.id)
}
/** The head to whom an order has gone up answers it in the other's place. */
const hasReached = ({ actor }: RequestContext, orders: readonly LifeRow<OrderState>[]): boolean =>
  actor.kind === 'officer' &&
  orders.some(({ state }) => state.escalated.some(({ to, person }) => to === 'SECTION_HEAD' && person === actor.id))
const isOwn = ({ actor }: RequestContext, { person, organ }: CardRow): boolean =>
  actor.kind === 'officer' && (person === actor.id || organ === actor.organ)

/** Who watches sees every card; everybody else those of his own organ, and those about himself. */
async function findReadable(context: RequestContext, id: string): Promise<CardRow | undefined> {
  const row = await findCard(context.db, id)
  const watches = may(context.actor, 'oversight.inspect') || may(context.actor, 'oversight.control')
  return row !== undefined && (watches || isOwn(context, row)) ? row : undefined
}
export async function findAddressed(context: RequestContext, id: string): Promise<CardRow | undefined> {
  const row = await findCard(context.db, id)
  return row !== undefined && isAddressed(context, row) ? row : undefined
}

type OrderView = Detail['orders'][number]
function orderView(context: RequestContext, { id, version, state }: LifeRow<OrderState>): OrderView {
  const { office, now } = context
  const { catalogue } = office
  const { number, organ, person, issuedAt, issuedBy, question, due, phase, rounds, escalated } = state
  return {
    ...{ id, version, number, question, due, phase, organ: catalogue.organName(organ) },
    person: person === null ? null : catalogue.officerName(person),
    issued: { at: issuedAt, by: catalogue.officerName(issuedBy) },
    overdue: (phase === 'ISSUED' || phase === 'REOPENED') && due < localDate(now()),
    rounds: rounds.map(({ verdict, ...round }) => ({
      ...{ ...round, by: catalogue.officerName(round.by) },
      verdict: verdict === null ? null : { ...verdict },
    })),
    escalated: escalated.map((one) => goneUp(context, one)),
  }
}

type RiskView = Detail['risks'][number]
function riskView({ office }: RequestContext, { id, version, state }: LifeRow<RiskState>): RiskView {
  const nameOf = (officer: string) => office.catalogue.officerName(officer)
  const { title, foundAt, foundBy, assessment, controls, closed } = state
  return {
    ...{ id, version, title, found: { at: foundAt, by: nameOf(foundBy) }, frozen: isFrozen(state) },
    assessment: assessment === null ? null : { ...assessment },
    controls: controls.map(({ released, by, to, ...one }) => ({
      ...{ ...one, by: nameOf(by), to: to === null ? null : nameOf(to) },
      released: released === null ? null : { ...released },
    })),
    closed: closed === null ? null : { ...closed },
  }
}

async function detailOf(context: RequestContext, row: CardRow): Promise<Detail> {
  const { db, office, actor } = context
  const checkpoint = await office.proofs.checkpoint()
  const lives = row.caseId === null ? [] : [row.caseId, ...(await livesAbout(db, row.caseId))]
  const entries = await findEntries(context, row.entries, lives)
  const [orders, risks] = await Promise.all([ordersOfCard(db, row.id), risksOfCard(db, row.id)])
  const controls = may(actor, 'oversight.control')
  const examiners = controls && row.caseId !== null ? await examinersOf(db, row.organ) : []
  return {
    card: cardView(context, row),
    acts: await Promise.all(entries.map((entry) => actView(context, entry, checkpoint))),
    orders: orders.map((order) => orderView(context, order)),
    risks: risks.map((risk) => riskView(context, risk)),
    examiners: examiners.map((id) => ({ id, name: office.catalogue.officerName(id) })),
    may: {
      answer: may(actor, 'card.answer') && (isAddressed(context, row) || hasReached(context, orders)),
      order: may(actor, 'oversight.order'),
      control: controls,
      trail: may(actor, 'oversight.inspect') && row.caseId !== null,
    },
  }
}

/** Runs one command on a life that hangs on a card, and shows the card as it stands afterwards. */
async function runOn(
  context: RequestContext,
  card: CardRow,
  life: 'card' | 'supervisionOrder' | 'risk',
  stream: string,
  command: JsonObject,
  expectedVersion?: number,
): Promise<Detail | RefusalAnswer> {
  const { actor, idempotency } = context
  const result = await context.run({
    ...{ life, stream, command, by: actor },
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const after = await findCard(context.db, card.id)
  return after === undefined ? NOT_FOUND : detailOf(context, after)
}

const done = (context: RequestContext) => ({ at: context.now(), by: '$actor' })

async function onOrder(
  context: RequestContext,
  id: string,
  command: OrderCommand,
  expectedVersion: number,
): Promise<Detail | RefusalAnswer> {
  const order = await findOrder(context.db, id)
  const card = order === undefined ? undefined : await findReadable(context, order.state.card)
  if (order === undefined || card === undefined) return NOT_FOUND
  if (command.type === 'AnswerOrder' && !isAddressed(context, card) && !hasReached(context, [order])) return NOT_FOUND
  return runOn(context, card, 'supervisionOrder', id, jsonObjectOf(command), expectedVersion)
}

async function onRisk(
  context: RequestContext,
  id: string,
  command: RiskCommand,
  expectedVersion: number,
): Promise<Detail | RefusalAnswer> {
  const risk = await findRisk(context.db, id)
  const card = risk === undefined ? undefined : await findReadable(context, risk.state.card)
  if (risk === undefined || card === undefined) return NOT_FOUND
  return runOn(context, card, 'risk', id, jsonObjectOf(command), expectedVersion)
}

type CardDoors =
  | ('card' | 'acknowledgeCard' | 'issueOrder' | 'answerOrder' | 'closeOrder' | 'reopenOrder')
  | ('findRisk' | 'assessRisk' | 'controlRisk' | 'releaseRisk' | 'closeRisk')

export const cardHandlers: Pick<Handlers<typeof cageApi>, CardDoors> = {
  card: async ({ params }, context) => {
    const row = await findReadable(context, params.id)
    return row === undefined ? NOT_FOUND : detailOf(context, row)
  },

  acknowledgeCard: async ({ params, body }, context) => {
    const row = await findAddressed(context, params.id)
    if (row === undefined) return NOT_FOUND
    const command = { type: 'AcknowledgeCard', ...done(context) }
    return runOn(context, row, 'card', row.id, command, body.expectedVersion)
  },

  issueOrder: async ({ params, body }, context) => {
    const row = await findReadable(context, params.id)
    if (row === undefined) return NOT_FOUND
    const today = localDate(context.now())
    const year = today.slice(0, 4)
    const { organ, person, addressee, caseId } = row
    const unnumbered = {
      ...{ type: 'IssueOrder' as const, ...done(context), card: row.id, case: caseId, organ, today, ...body },
      ...{ number: '', person: addressee === 'PERSON' ? person : null },
    }
    // What the rule refuses takes no number.
    const judged = orderDecider.decide(unnumbered, null)
    if (!judged.ok) return { refusal: judged.refusal }
    const number = `督〔${year}〕${String(await nextOrderNumber(context.db, year))}号`
    const command: OrderCommand = { ...unnumbered, number }
    const stream = context.idFrom('order', row.id, context.idempotency?.key ?? context.newId())
    return runOn(context, row, 'supervisionOrder', stream, jsonObjectOf(command))
  },
  answerOrder: ({ params, body: { expectedVersion, ...said } }, context) =>
    onOrder(context, params.id, { type: 'AnswerOrder', ...done(context), ...said }, expectedVersion),
  closeOrder: ({ params, body: { expectedVersion, reason } }, context) =>
    onOrder(context, params.id, { type: 'CloseOrder', ...done(context), reason }, expectedVersion),
  reopenOrder: ({ params, body: { expectedVersion, reason, due } }, context) => {
    const today = localDate(context.now())
    return onOrder(context, params.id, { type: 'ReopenOrder', ...done(context), reason, due, today }, expectedVersion)
  },

  findRisk: async ({ params, body }, context) => {
    const row = await findReadable(context, params.id)
    if (row === undefined) return NOT_FOUND
    const command: RiskCommand = {
      ...{ type: 'FindRisk', ...done(context), card: row.id, case: row.caseId, title: body.title },
    }
    const stream = context.idFrom('risk', row.id, context.idempotency?.key ?? context.newId())
    return runOn(context, row, 'risk', stream, jsonObjectOf(command))
  },
  assessRisk: ({ params, body: { expectedVersion, ...said } }, context) =>
    onRisk(context, params.id, { type: 'AssessRisk', ...done(context), ...said }, expectedVersion),
  controlRisk: ({ params, body: { expectedVersion, control, to, reason } }, context) => {
    const whom = control === 'REASSIGN' ? to : null
    const command: RiskCommand = { type: 'ControlRisk', ...done(context), control, to: whom, reason }
    return onRisk(context, params.id, command, expectedVersion)
  },
  releaseRisk: ({ params, body: { expectedVersion, reason } }, context) =>
    onRisk(context, params.id, { type: 'ReleaseRisk', ...done(context), reason }, expectedVersion),
  closeRisk: ({ params, body: { expectedVersion, outcome } }, context) =>
    onRisk(context, params.id, { type: 'CloseRisk', ...done(context), outcome }, expectedVersion),
}
