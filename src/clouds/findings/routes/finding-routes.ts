import { parsePageKey, writePageKey } from '#contract'
import type { Input, Output } from '#contract'
import { actOn, findLifeRows } from '#frame'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { NOT_FOUND, officerOf, PAGE, refuse, seesAll } from '../doors.ts'
import type { Evidence, PermitRef } from '../domain/events.ts'
import type { FindingState } from '../domain/finding.ts'
import { findingLife, streams } from '../lives.ts'
import { decidingOrgans, numberFor, openFor, rulesInForce, workingDayAfter } from '../open-procedure.ts'
import { findPermit, permitOf } from '../projections/permit.ts'
import { findFinding, FINDINGS, openProceduresOf } from '../projections/tables.ts'

type View = Output<typeof api.finding>
type Line = View['line']
type Row = LifeRow<FindingState>

export function permitView(context: RequestContext, permit: PermitRef): Line['permit'] {
  const { case: caseId, caseNumber, certificate, identifier, itemName, holder } = permit
  return {
    ...{ case: caseId, caseNumber, certificate, identifier, holder },
    itemName: context.office.catalogue.nameIn(context.language, itemName),
  }
}
export const organIn = ({ office: { catalogue }, language }: RequestContext, organ: string): string =>
  catalogue.nameIn(language, catalogue.organName(organ))

function lineOf(context: RequestContext, { id, version, state }: Row): Line {
  const { number, kind, permit, organ, at, answerDue, stage } = state
  return {
    ...{ id, version, number, kind, sentAt: at, answerDue, stage },
    permit: permitView(context, permit),
    organ: organIn(context, organ),
    bureau: organIn(context, permit.bureau),
    overdue: stage === 'OPEN' && answerDue < localDate(context.now()),
  }
}

const HANDLERS = ['examiner', 'decider'] as const
const handles = ({ organ, roles }: OfficerActor, { permit }: FindingState): boolean =>
  organ === permit.bureau && HANDLERS.some((role) => roles.includes(role))
const sends = ({ organ, roles }: OfficerActor, state: FindingState): boolean =>
  organ === state.organ && roles.includes('supervisor')

function viewOf(context: RequestContext, row: Row, officer: OfficerActor): View {
  const { state } = row
  const { catalogue } = context.office
  const isOpen = state.stage === 'OPEN'
  return {
    line: lineOf(context, row),
    sentBy: catalogue.officerName(state.by),
    basis: state.basis,
    grounds: state.grounds,
    evidence: state.evidence.map((one) => ({ ...one })),
    answer: state.answer === null ? null : { ...state.answer, by: catalogue.officerName(state.answer.by) },
    recalled: state.recalled,
    acts: [
      ...(isOpen && handles(officer, state) ? (['OPEN_PROCEDURE', 'DECLINE'] as const) : []),
      ...(isOpen && sends(officer, state) ? (['RECALL'] as const) : []),
    ],
  }
}

async function seen(context: RequestContext, id: string): Promise<{ row: Row; officer: OfficerActor } | undefined> {
  const officer = officerOf(context)
  const row = officer === undefined ? undefined : await findFinding(context.db, id)
  if (officer === undefined || row === undefined) return undefined
  const concerned = [row.state.organ, row.state.permit.bureau].includes(officer.organ) || seesAll(officer)
  return concerned ? { row, officer } : undefined
}
async function again(context: RequestContext, id: string): Promise<View | RefusalAnswer> {
  const known = await seen(context, id)
  return known === undefined ? NOT_FOUND : viewOf(context, known.row, known.officer)
}

/** Nothing is tied to a finding that its sender cannot have: files are his own, records exist. */
async function faultOf(context: RequestContext, officer: OfficerActor, evidence: readonly Evidence[]) {
  for (const { kind, id } of evidence) {
    const known =
      kind === 'DOCUMENT'
        ? await context.office.uploads.isOwn(officer.id, id)
        : id.length === 36 && (await context.load(id)) !== undefined
    if (!known) return refuse('EVIDENCE_UNKNOWN', { id })
  }
  return undefined
}

async function send(context: RequestContext, body: Input<typeof api.sendFinding>['body']) {
  const officer = officerOf(context)
  if (officer === undefined) return NOT_FOUND
  const { kind, basis, grounds, evidence } = body
  const row = await findPermit(context.db, body.permit.trim())
  if (row?.granted !== true) return refuse('PERMIT_UNKNOWN')
  if (!row.supervisors.includes(officer.organ)) return refuse('PERMIT_NOT_YOURS')
  const permit = permitOf(row)
  const deciding = await decidingOrgans(context, kind, permit, row.supervisors)
  if (deciding.includes(officer.organ)) return refuse('DECIDED_BY_YOURSELF')
  const fault = await faultOf(context, officer, evidence)
  if (fault !== undefined) return fault
  const { idempotency } = context
  // The same request twice is one finding.
  const id = idempotency === undefined ? context.newId() : context.idFrom('finding', idempotency.scope, idempotency.key)
  const { answerDays } = (await rulesInForce(context))[kind]
  const order = {
    ...{ type: 'SendFinding' as const, kind, permit, organ: officer.organ, basis, grounds, evidence },
    number: numberFor(context, 'FK', id),
    answerDue: workingDayAfter(context, permit.bureau, answerDays),
  }
  return (await actOn(context, findingLife, id, order)) ?? again(context, id)
}

async function openFromFinding(context: RequestContext, { id, state }: Row): Promise<string | RefusalAnswer> {
  const { kind, permit, basis, grounds, number } = state
  const own = streams(context).procedure('FINDING', id)
  const running = (await openProceduresOf(context.db, permit.case)).find((one) => one.state.kind === kind)
  // Somebody began the same on his own meanwhile: the finding is answered with that.
  if (running !== undefined && running.id !== own) return running.id
  const order = { kind, case: permit.case, origin: { type: 'FINDING' as const, id }, basis, grounds, label: number }
  const opened = await openFor(context, order, context.actor)
  return opened.ok ? opened.stream : { refusal: opened.refusal }
}

export const findingHandlers: Pick<
  Handlers<typeof api>,
  'findings' | 'finding' | 'sendFinding' | 'answerFinding' | 'recallFinding'
> = {
  findings: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return { items: [], after: null }
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const box = query.box === 'sent' ? 'organ' : 'bureau'
    const where = `($1::uuid is null or ${box} = $1) and stage ${query.stage === 'over' ? '<>' : '='} 'OPEN'
      and ($2::text is null or kind = $2) and ($3::timestamptz is null or (sent_at, id) < ($3, $4::uuid))
      order by sent_at desc, id desc limit $5`
    const whose = seesAll(officer) ? null : officer.organ
    const values = [whose, query.kind ?? null, at, id, limit + 1]
    const rows = await findLifeRows<FindingState>(context.db, FINDINGS, where, values)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => lineOf(context, row)),
      after: last === undefined ? null : writePageKey(new Date(last.state.at), last.id),
    }
  },
  finding: ({ params }, context) => again(context, params.id),
  sendFinding: ({ body }, context) => send(context, body),
  answerFinding: async ({ params, body }, context) => {
    const known = await seen(context, params.id)
    if (known === undefined || !handles(known.officer, known.row.state)) return NOT_FOUND
    const { version, state } = known.row
    const isOpen = state.stage === 'OPEN'
    if (isOpen && version !== body.expectedVersion) return { refusal: { code: 'VERSION_CONFLICT' } }
    // The same answer a second time opens nothing anew.
    const opened = () => (isOpen ? openFromFinding(context, known.row) : (state.answer?.procedure ?? null))
    const order =
      body.answer === 'DECLINED'
        ? { answer: body.answer, procedure: null, reason: body.reason }
        : { answer: body.answer, procedure: await opened(), reason: '' }
    const { procedure } = order
    if (procedure !== null && typeof procedure !== 'string') return procedure
    const answer = { type: 'AnswerFinding' as const, ...order, procedure }
    return (await actOn(context, findingLife, params.id, answer, body.expectedVersion)) ?? again(context, params.id)
  },
  recallFinding: async ({ params, body }, context) => {
    const known = await seen(context, params.id)
    if (known === undefined || !sends(known.officer, known.row.state)) return NOT_FOUND
    const order = { type: 'RecallFinding' as const, reason: body.reason }
    return (await actOn(context, findingLife, params.id, order, body.expectedVersion)) ?? again(context, params.id)
  },
}
