import { parsePageKey, writePageKey } from '#contract'
import type { Input, Output } from '#contract'
import { actOn, findLifeRows } from '#frame'
import type { Handlers, LifeRow, OrderFor, RefusalAnswer, RequestContext } from '#frame'
import { localDate, unreachable } from '#kernel'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import { accountabilityDecider } from '../domain/accountability.ts'
import type { AccountabilityCommand, AccountabilityState } from '../domain/accountability.ts'
import { NOT_FOUND, officerOf, PAGE, refuse, seesAll } from '../doors.ts'
import type { api } from '../api.ts'
import { ACCOUNTABILITY_ACTS } from '../api-shapes.ts'
import { candidates, figuresOf, officersIn, resolveEvidence } from '../evidence.ts'
import { accountabilityLife } from '../lives.ts'
import { numberFor } from '../open-procedure.ts'
import { ACCOUNTABILITIES, countOwn, findAccountability } from '../projections/tables.ts'
import { organIn } from './finding-routes.ts'

type View = Output<typeof api.accountability>
type Line = View['line']
type Row = LifeRow<AccountabilityState>
type ActBody = Input<typeof api.actOnAccountability>['body']
type ActName = ActBody['act']

function lineOf(context: RequestContext, { id, version, state }: Row): Line {
  const { number, violation, organ, person, stage, at, decision } = state
  return {
    ...{ id, version, number, violation, stage, openedAt: at },
    organ: organIn(context, organ),
    person: person === null ? null : context.office.catalogue.officerName(person),
    outcome: decision?.outcome ?? null,
    sanction: decision?.sanction ?? null,
  }
}

/** Who accuses, who judges and who answers are three. */
function allowed(officer: OfficerActor, name: ActName, { person, organ }: AccountabilityState): boolean {
  switch (name) {
    case 'ADD_EVIDENCE':
    case 'TELL':
    case 'REVIEW':
      return may(officer, 'accountability.open')
    case 'DECIDE':
      return may(officer, 'accountability.decide')
    case 'STATE':
      return person === null ? officer.organ === organ : officer.id === person
    default:
      return unreachable(name)
  }
}
function asked(name: ActName, { organ, person }: AccountabilityState, at: string, by: string): AccountabilityCommand {
  const done = { at, by }
  const word = '理由说明'
  switch (name) {
    case 'ADD_EVIDENCE':
      return { type: 'AddEvidence', ...done, evidence: [{ kind: 'CASE', id: '', label: '' }] }
    case 'TELL':
      return { type: 'TellAccountable', ...done, replyUntil: '9999-12-31' }
    case 'STATE':
      return { type: 'GiveStatement', ...done, organ, text: word }
    case 'DECIDE': {
      const sanction = person === null ? ('RECTIFY' as const) : ('REMIND' as const)
      const how = { outcome: 'SANCTIONED', sanction, authority: word, documentNumber: '', reason: word } as const
      return { type: 'DecideAccountability', ...done, ...how }
    }
    case 'REVIEW':
      return { type: 'RecordReview', ...done, outcome: 'UPHELD', documentNumber: word, reason: word }
    default:
      return unreachable(name)
  }
}

function viewOf(context: RequestContext, row: Row, officer: OfficerActor): View {
  const { state } = row
  const { decision, review } = state
  const name = (id: string) => context.office.catalogue.officerName(id)
  const now = context.now()
  const today = localDate(now)
  const mayNow = (one: ActName) =>
    allowed(officer, one, state) && accountabilityDecider.decide(asked(one, state, now, officer.id), state).ok
  return {
    line: lineOf(context, row),
    openedBy: name(state.by),
    facts: state.facts,
    evidence: state.evidence.map((one) => ({ ...one })),
    replyUntil: state.replyUntil,
    statements: state.statements.map(({ at, by, text }) => ({ at, by: name(by), text })),
    decision:
      decision === null
        ? null
        : {
            ...{ at: decision.at, by: name(decision.by), authority: decision.authority, reason: decision.reason },
            ...{ documentNumber: decision.documentNumber, from: decision.from, until: decision.until },
            inEffect: decision.until !== null && today <= decision.until && state.stage !== 'REVOKED',
          },
    review:
      review === null
        ? null
        : { at: review.at, outcome: review.outcome, documentNumber: review.documentNumber, reason: review.reason },
    acts: ACCOUNTABILITY_ACTS.filter(mayNow),
  }
}

/** 当事人: sees what concerns himself once it was put to him; before that it is only looked into. */
function concerns({ id, organ }: OfficerActor, state: AccountabilityState): boolean {
  if (state.stage === 'OPEN') return false
  return state.person === null ? state.organ === organ : state.person === id
}
async function seen(context: RequestContext, id: string): Promise<{ row: Row; officer: OfficerActor } | undefined> {
  const officer = officerOf(context)
  const row = officer === undefined ? undefined : await findAccountability(context.db, id)
  if (officer === undefined || row === undefined) return undefined
  return seesAll(officer) || concerns(officer, row.state) ? { row, officer } : undefined
}
async function again(context: RequestContext, id: string): Promise<View | RefusalAnswer> {
  const known = await seen(context, id)
  return known === undefined ? NOT_FOUND : viewOf(context, known.row, known.officer)
}

type Order = OrderFor<AccountabilityCommand>
async function orderOf(context: RequestContext, body: ActBody, officer: OfficerActor): Promise<Order | RefusalAnswer> {
  switch (body.act) {
    case 'ADD_EVIDENCE': {
      const evidence = await resolveEvidence(context, body.evidence)
      return typeof evidence === 'string'
        ? refuse('EVIDENCE_UNKNOWN', { id: evidence })
        : { type: 'AddEvidence', evidence }
    }
    case 'TELL':
      return { type: 'TellAccountable', replyUntil: body.replyUntil }
    case 'STATE':
      return { type: 'GiveStatement', organ: officer.organ, text: body.text }
    case 'DECIDE': {
      const { outcome, sanction, authority, documentNumber, reason } = body
      return { type: 'DecideAccountability', outcome, sanction, authority, documentNumber, reason }
    }
    case 'REVIEW': {
      const { outcome, documentNumber, reason } = body
      return { type: 'RecordReview', outcome, documentNumber, reason }
    }
    default:
      return unreachable(body)
  }
}

type Doors =
  | 'accountabilities'
  | 'accountability'
  | 'openAccountability'
  | 'actOnAccountability'
  | 'accountabilityFigures'
  | 'accountabilityCandidates'
export const accountabilityHandlers: Pick<Handlers<typeof api>, Doors> = {
  accountabilities: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return { items: [], after: null, own: { all: 0, waiting: 0 } }
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `($1 or stage <> 'OPEN' and (person = $2 or person is null and organ = $3))
      and stage ${query.stage === 'decided' ? 'in' : 'not in'} ('DECIDED', 'REVOKED')
      and ($4::text is null or violation = $4) and ($5::timestamptz is null or (opened_at, id) < ($5, $6::uuid))
      order by opened_at desc, id desc limit $7`
    const values = [seesAll(officer), officer.id, officer.organ, query.violation ?? null, at, id, limit + 1]
    const rows = await findLifeRows<AccountabilityState>(context.db, ACCOUNTABILITIES, where, values)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => lineOf(context, row)),
      after: last === undefined ? null : writePageKey(new Date(last.state.at), last.id),
      own: await countOwn(context.db, officer),
    }
  },
  accountability: ({ params }, context) => again(context, params.id),
  openAccountability: async ({ body }, context) => {
    const { violation, facts, organ, person } = body
    const { idempotency } = context
    const known = context.office.catalogue.organs().some(({ id }) => id === organ)
    if (!known || (person !== null && context.office.catalogue.officerName(person) === '')) return NOT_FOUND
    const evidence = await resolveEvidence(context, body.evidence)
    if (typeof evidence === 'string') return refuse('EVIDENCE_UNKNOWN', { id: evidence })
    const id =
      idempotency === undefined ? context.newId() : context.idFrom('accountability', idempotency.scope, idempotency.key)
    const order = { type: 'OpenAccountability' as const, violation, facts, evidence, organ, person }
    const number = numberFor(context, 'WZ', id)
    return (await actOn(context, accountabilityLife, id, { ...order, number })) ?? again(context, id)
  },
  actOnAccountability: async ({ params, body }, context) => {
    const known = await seen(context, params.id)
    if (known === undefined || !allowed(known.officer, body.act, known.row.state)) return NOT_FOUND
    const order = await orderOf(context, body, known.officer)
    if ('refusal' in order) return order
    const refused = await actOn(context, accountabilityLife, params.id, order, body.expectedVersion)
    return refused ?? again(context, params.id)
  },
  accountabilityFigures: async ({ query }, context) => {
    const year = query.year ?? Number(localDate(context.now()).slice(0, 4))
    return figuresOf(context, year)
  },
  accountabilityCandidates: async (_, context) => ({
    items: await candidates(context),
    officers: await officersIn(context),
    organs: context.office.catalogue.organs().map(({ id }) => ({ id, name: organIn(context, id) })),
  }),
}
