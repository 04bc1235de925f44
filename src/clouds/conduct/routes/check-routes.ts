import type { Input, Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import type { CheckState, CheckStep, Finding } from '../domain/check.ts'
import { CHECK_TEMPLATES } from '../domain/check-lists.ts'
import { NOT_FOUND, officerOf, organNamed, organSeen, refuse } from '../doors.ts'
import { checkLife } from '../lives.ts'
import { findCheck, listChecks } from '../projections/tables.ts'

type CheckView = Output<typeof api.check>
const MINUTE_MS = 60_000
const minutesOf = ({ began, ended }: CheckStep): number =>
  Math.round((Date.parse(ended) - Date.parse(began)) / MINUTE_MS)

function stepView(step: CheckStep, { lines }: CheckState): CheckView['steps'][number] {
  const { at: _, evidence, ...said } = step
  const minutes = minutesOf(step)
  const most = lines.find(({ code }) => code === step.code)?.minutes ?? null
  return { ...said, evidence: [...evidence], minutes, tooLong: most !== null && minutes > most }
}

function findingView(context: RequestContext, state: CheckState, finding: Finding): CheckView['findings'][number] {
  const { code, lastDay, standing, rounds } = finding
  const { catalogue } = context.office
  return {
    ...{ code, lastDay, standing, overdue: standing === 'OPEN' && localDate(context.now()) > lastDay },
    text: state.lines.find((line) => line.code === code)?.text ?? code,
    note: state.steps.find((step) => step.code === code)?.note ?? '',
    rounds: rounds.map(({ answer, recheck }) => ({
      answer: { ...answer, by: catalogue.officerName(answer.by), evidence: [...answer.evidence] },
      recheck: recheck === null ? null : { ...recheck },
    })),
  }
}

function viewOf(
  context: RequestContext,
  { id, version, state }: LifeRow<CheckState>,
  officer: OfficerActor,
): CheckView {
  const { catalogue } = context.office
  const { kind, title, place, on, every, phase, lines, finished, calledOff } = state
  const isRunning = phase === 'PLANNED' || phase === 'RUNNING'
  return {
    ...{ id, version, kind, title, place, on, every, phase, calledOff },
    organ: organNamed(catalogue, state.organ),
    inspector: catalogue.officerName(state.inspector),
    overdue: isRunning && localDate(context.now()) > on,
    lines: lines.map((line) => ({ ...line })),
    steps: state.steps.map((step) => stepView(step, state)),
    finished: finished === null ? null : { ...finished },
    findings: state.findings.map((finding) => findingView(context, state, finding)),
    may: {
      carryOut: may(officer, 'oversight.order') && state.inspector === officer.id,
      answer: may(officer, 'card.answer') && state.organ === officer.organ,
    },
  }
}

/** Nobody is warned: to those it is about it does not exist before it is finished. */
async function findSeen(context: RequestContext, id: string) {
  const officer = officerOf(context)
  const row = await findCheck(context.db, id)
  if (officer === undefined || row === undefined) return undefined
  const organ = organSeen(officer)
  const { state } = row
  return organ === null || (organ === state.organ && state.finished !== null) ? { officer, row } : undefined
}

type Act = Input<typeof api.actOnCheck>['body']
function orderOf(body: Act, today: string) {
  switch (body.act) {
    case 'STEP': {
      const { act: _, expectedVersion: __, ...step } = body
      return { type: 'RecordStep', ...step } as const
    }
    case 'FINISH':
      return { type: 'FinishCheck', today, summary: body.summary, findings: body.findings } as const
    case 'RECHECK': {
      const { code, settled, note, lastDay } = body
      return { type: 'RecheckFinding', today, code, settled, note, lastDay } as const
    }
    case 'CALL_OFF':
      return { type: 'CallOffCheck', reason: body.reason } as const
  }
}

async function areOwn({ office }: RequestContext, officer: OfficerActor, files: readonly string[]): Promise<boolean> {
  for (const file of files) if (!(await office.uploads.isOwn(officer.id, file))) return false
  return true
}

async function again(context: RequestContext, id: string, officer: OfficerActor): Promise<CheckView | RefusalAnswer> {
  const row = await findCheck(context.db, id)
  return row === undefined ? NOT_FOUND : viewOf(context, row, officer)
}

type CheckDoors = 'checks' | 'check' | 'planCheck' | 'actOnCheck' | 'answerFinding' | 'checkEvidence'
export const checkHandlers: Pick<Handlers<typeof api>, CheckDoors> = {
  checks: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const rows = await listChecks(context.db, organSeen(officer))
    const inspects = may(officer, 'oversight.order')
    const templates = inspects ? CHECK_TEMPLATES : []
    return {
      items: rows.map((row) => viewOf(context, row, officer)),
      templates: templates.map(({ lines, ...one }) => ({ ...one, lines: lines.map((line) => ({ ...line })) })),
      inspects,
    }
  },
  check: async ({ params }, context) => {
    const seen = await findSeen(context, params.id)
    return seen === undefined ? NOT_FOUND : viewOf(context, seen.row, seen.officer)
  },
  planCheck: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    if (!context.office.catalogue.organs().some(({ id }) => id === body.organ)) return refuse('CHECKED_ORGAN_UNKNOWN')
    const id = context.idFrom('performance check', officer.id, context.idempotency?.key ?? context.newId())
    const today = localDate(context.now())
    const order = { type: 'PlanCheck', today, ...body, inspector: officer.id, after: null } as const
    return (await actOn(context, checkLife, id, order)) ?? again(context, id, officer)
  },
  actOnCheck: async ({ params: { id }, body }, context) => {
    const seen = await findSeen(context, id)
    if (seen === undefined) return NOT_FOUND
    const { officer } = seen
    if (body.act === 'STEP' && !(await areOwn(context, officer, body.evidence)))
      return refuse('CHECK_EVIDENCE_NOT_YOURS')
    const order = orderOf(body, localDate(context.now()))
    return (await actOn(context, checkLife, id, order, body.expectedVersion)) ?? again(context, id, officer)
  },
  answerFinding: async ({ params: { id }, body: { expectedVersion, ...answer } }, context) => {
    const seen = await findSeen(context, id)
    if (seen === undefined || seen.row.state.organ !== seen.officer.organ) return NOT_FOUND
    if (!(await areOwn(context, seen.officer, answer.evidence))) return refuse('CHECK_EVIDENCE_NOT_YOURS')
    const order = { type: 'AnswerFinding', ...answer } as const
    return (await actOn(context, checkLife, id, order, expectedVersion)) ?? again(context, id, seen.officer)
  },
  checkEvidence: async ({ params }, context) => {
    const seen = await findSeen(context, params.id)
    if (seen === undefined) return NOT_FOUND
    const { steps, findings } = seen.row.state
    const answers = findings.flatMap(({ rounds }) => rounds.map(({ answer }) => answer))
    const held = [...steps, ...answers].some(({ evidence }) => evidence.includes(params.sha256))
    const bytes = held ? await context.files.find(params.sha256) : undefined
    if (bytes === undefined) return NOT_FOUND
    context.reply.send(bytes, {
      'content-type': context.office.uploads.typeOf(bytes) ?? 'application/octet-stream',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    return null
  },
}
