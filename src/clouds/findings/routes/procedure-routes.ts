import { parsePageKey, writePageKey } from '#contract'
import type { Input, Output } from '#contract'
import { actOn, findLifeRows } from '#frame'
import type { Handlers, LifeRow, OrderFor, RefusalAnswer, RequestContext } from '#frame'
import { localDate, unreachable } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { PROCEDURE_ACTS } from '../api-shapes.ts'
import { NOT_FOUND, officerOf, PAGE, refuse, seesAll } from '../doors.ts'
import { TAKES_AWAY } from '../domain/kinds.ts'
import { procedureDecider } from '../domain/procedure.ts'
import type { ProcedureCommand } from '../domain/procedure.ts'
import { isOver, obstacleOf } from '../domain/procedure-state.ts'
import type { ProcedureState } from '../domain/procedure-state.ts'
import { procedureLife } from '../lives.ts'
import { decidingOrgans, opening, rulesInForce } from '../open-procedure.ts'
import { findPermit, permitOf } from '../projections/permit.ts'
import { findProcedure, openProceduresOf, PROCEDURES } from '../projections/tables.ts'
import { organIn, permitView } from './finding-routes.ts'

type View = Output<typeof api.procedure>
type Line = View['line']
type Row = LifeRow<ProcedureState>
type ActBody = Input<typeof api.actOnProcedure>['body']
type ActName = ActBody['act']

/** What is owed next, and by when. */
function owedBy(state: ProcedureState): Pick<Line, 'owes' | 'due'> {
  if (isOver(state)) return { owes: null, due: null }
  if (state.phase !== 'DECIDED') return { owes: 'DECISION', due: state.decisionDue }
  if (state.served === null) return { owes: 'SERVICE', due: null }
  if (TAKES_AWAY.includes(state.kind) && state.deregisteredAt === null)
    return { owes: 'DEREGISTRATION', due: state.deregisterBy }
  return { owes: 'LATER_ACTS', due: null }
}

function lineOf(context: RequestContext, { id, version, state }: Row): Line {
  const { number, kind, permit, organ, phase, at } = state
  const { owes, due } = owedBy(state)
  return {
    ...{ id, version, number, kind, phase, openedAt: at, owes, due },
    permit: permitView(context, permit),
    organ: organIn(context, organ),
    overdue: due !== null && due < localDate(context.now()),
  }
}

/** The organ that decides hears, weighs and serves; what rests on a permit is judged by who grants. */
function mayAct({ organ, roles }: OfficerActor, state: ProcedureState, name: ActName): boolean {
  const { bureau } = state.permit
  if (organ !== (name === 'SETTLE' ? bureau : state.organ)) return false
  return organ === bureau ? roles.includes('examiner') || roles.includes('decider') : roles.includes('supervisor')
}

/** Commands made for asking: each would be lawful if only its words were filled in. */
function asked(name: ActName, state: ProcedureState, at: string, by: string): ProcedureCommand {
  const done = { at, by }
  switch (name) {
    case 'TAKE_STATEMENT':
      return { type: 'TakeStatement', ...done, from: 'OFFICER', text: '陈述', asksHearing: false }
    case 'WEIGH':
      return { type: 'WeighStatements', ...done, adopted: false, reason: '理由' }
    case 'MINUTE_HEARING':
      return { type: 'MinuteHearing', ...done, minutes: '笔录' }
    case 'SERVE':
      return { type: 'ServeDecision', ...done, means: 'DIRECT', on: localDate(at), receipt: '签收' }
    case 'SETTLE': {
      const waiting = state.laterActs?.find(({ settled }) => settled === null)?.case ?? ''
      return { type: 'SettleLaterAct', ...done, case: waiting, outcome: 'STANDS', reason: '理由' }
    }
    case 'DROP':
      return { type: 'DropProcedure', ...done, reason: '理由' }
    default:
      return unreachable(name)
  }
}

/** The signed acts are done where they always are; the procedure leads there. */
function placeOf(officer: OfficerActor, state: ProcedureState): View['place'] {
  if (isOver(state) || obstacleOf(state) !== null) return null
  const atBureau = officer.organ === state.permit.bureau
  if (state.phase === 'DECIDED') {
    const owed = TAKES_AWAY.includes(state.kind) && state.deregisteredAt === null
    return owed && atBureau && state.permit.certificate !== null ? 'CERTIFICATE' : null
  }
  if (officer.organ !== state.organ) return null
  return state.kind === 'ANNUL' || state.kind === 'CHANGE' || state.permit.certificate === null ? 'CASE' : 'CERTIFICATE'
}

function viewOf(context: RequestContext, row: Row, officer: OfficerActor): View {
  const { state } = row
  const name = (id: string) => context.office.catalogue.officerName(id)
  const now = context.now()
  const { basis, grounds, hearing, decisionDue, replyUntil, minutes, served, deregisterBy, deregisteredAt } = state
  return {
    line: lineOf(context, row),
    ...{ basis, grounds, hearing, decisionDue, replyUntil, minutes, deregisterBy, deregisteredAt },
    origin: { ...state.origin },
    openedBy: name(state.by),
    evidence: state.evidence.map((one) => ({ ...one })),
    asked: state.asked !== null,
    statements: state.statements.map(({ at, from, text, asksHearing, weighed }) => ({
      ...{ at, from, text, asksHearing },
      weighed: weighed === null ? null : { ...weighed, by: name(weighed.by) },
    })),
    followed: state.followed.map(({ act: done, when, who, text }) => ({
      ...{ act: done, when, text },
      who: who === null ? '' : name(who),
    })),
    served: served === null ? null : { ...served },
    laterActs:
      state.laterActs?.map(({ settled, itemName, ...one }) => ({
        ...one,
        itemName: context.office.catalogue.nameIn(context.language, itemName),
        settled: settled === null ? null : { by: name(settled.by), outcome: settled.outcome, reason: settled.reason },
      })) ?? null,
    dropped: state.dropped,
    closedAt: state.closedAt,
    obstacle: obstacleOf(state),
    place: placeOf(officer, state),
    acts: PROCEDURE_ACTS.filter(
      (one) => mayAct(officer, state, one) && procedureDecider.decide(asked(one, state, now, officer.id), state).ok,
    ),
  }
}

async function seen(context: RequestContext, id: string): Promise<{ row: Row; officer: OfficerActor } | undefined> {
  const officer = officerOf(context)
  const row = officer === undefined ? undefined : await findProcedure(context.db, id)
  if (officer === undefined || row === undefined) return undefined
  const { organ, permit, supervisors } = row.state
  const concerned = [organ, permit.bureau, ...supervisors].includes(officer.organ) || seesAll(officer)
  return concerned ? { row, officer } : undefined
}
async function again(context: RequestContext, id: string): Promise<View | RefusalAnswer> {
  const known = await seen(context, id)
  return known === undefined ? NOT_FOUND : viewOf(context, known.row, known.officer)
}

async function openOwn(context: RequestContext, body: Input<typeof api.openProcedure>['body']) {
  const officer = officerOf(context)
  if (officer === undefined) return NOT_FOUND
  const row = await findPermit(context.db, body.permit.trim())
  if (row?.granted !== true) return refuse('PERMIT_UNKNOWN')
  const { kind, basis, grounds } = body
  const permit = permitOf(row)
  const concerned = officer.organ === permit.bureau || row.supervisors.includes(officer.organ)
  if (!concerned) return refuse('PERMIT_NOT_YOURS')
  const deciding = await decidingOrgans(context, kind, permit, row.supervisors)
  if (!deciding.includes(officer.organ)) return refuse('DECIDED_BY_ANOTHER')
  const { idempotency } = context
  const id =
    idempotency === undefined ? context.newId() : context.idFrom('own ending', idempotency.scope, idempotency.key)
  const running = (await openProceduresOf(context.db, permit.case)).find((one) => one.state.kind === kind)
  if (running !== undefined && running.id !== id) return refuse('PROCEDURE_RUNNING', { number: running.state.number })
  const rule = (await rulesInForce(context))[kind]
  const {
    at: _,
    by: __,
    ...order
  } = opening(context, id, {
    ...{ permit, supervisors: row.supervisors, kind, organ: officer.organ, rule, evidence: [] },
    ...{ origin: { type: 'OWN', id: null }, basis, grounds },
  })
  return (await actOn(context, procedureLife, id, order)) ?? again(context, id)
}

type Order = OrderFor<ProcedureCommand>
function orderOf(body: ActBody): Order {
  switch (body.act) {
    case 'TAKE_STATEMENT':
      return { type: 'TakeStatement', from: 'OFFICER', text: body.text, asksHearing: body.asksHearing }
    case 'WEIGH':
      return { type: 'WeighStatements', adopted: body.adopted, reason: body.reason }
    case 'MINUTE_HEARING':
      return { type: 'MinuteHearing', minutes: body.minutes }
    case 'SERVE':
      return { type: 'ServeDecision', means: body.means, on: body.on, receipt: body.receipt }
    case 'SETTLE':
      return { type: 'SettleLaterAct', case: body.case, outcome: body.outcome, reason: body.reason }
    case 'DROP':
      return { type: 'DropProcedure', reason: body.reason }
    default:
      return unreachable(body)
  }
}

const STAGES = {
  open: `not is_over`,
  deregister: `phase = 'DECIDED' and not is_over and state ->> 'deregisteredAt' is null
    and kind in ('ANNUL', 'WITHDRAW', 'REVOKE')`,
  over: 'is_over',
} as const

export const procedureHandlers: Pick<
  Handlers<typeof api>,
  'procedures' | 'procedure' | 'openProcedure' | 'actOnProcedure'
> = {
  procedures: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return { items: [], after: null }
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `($1::uuid is null or organs @> array[$1::uuid]) and ${STAGES[query.stage ?? 'open']}
      and ($2::text is null or kind = $2) and ($3::timestamptz is null or (opened_at, id) < ($3, $4::uuid))
      order by opened_at desc, id desc limit $5`
    const values = [seesAll(officer) ? null : officer.organ, query.kind ?? null, at, id, limit + 1]
    const rows = await findLifeRows<ProcedureState>(context.db, PROCEDURES, where, values)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => lineOf(context, row)),
      after: last === undefined ? null : writePageKey(new Date(last.state.at), last.id),
    }
  },
  procedure: ({ params }, context) => again(context, params.id),
  openProcedure: ({ body }, context) => openOwn(context, body),
  actOnProcedure: async ({ params, body }, context) => {
    const known = await seen(context, params.id)
    if (known === undefined || !mayAct(known.officer, known.row.state, body.act)) return NOT_FOUND
    const refused = await actOn(context, procedureLife, params.id, orderOf(body), body.expectedVersion)
    return refused ?? again(context, params.id)
  },
}
