import type { Output } from '#contract'
import type { RefusalAnswer, RequestContext, RunResult, Services } from '#frame'
import { stateOf } from '#frame'
import type { Clock, JsonObject } from '#kernel'
import { may } from '#policy'
import type { Action } from '#policy'
import type { api } from './api.ts'
import { refuseFields } from './application-check.ts'
import { caseClock, deadlines } from './domain/case-clock.ts'
import type { CaseDeadlines } from './domain/case-clock.ts'
import type { CaseCommand } from './domain/case-command.ts'
import type { CaseState } from './domain/case-state.ts'
import { caseLife } from './lives.ts'
import { nextStep } from './next-step.ts'
import { checkPrintable } from './printable-check.ts'
import { findCase } from './projections/case-row.ts'
import type { CaseRow } from './projections/case-row.ts'
import { withNames } from './refusals.ts'
import { findCaseToday } from './transferred.ts'

type Done = Output<typeof api.accept>

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }

/** The run loop takes commands of every life as JSON; ours are made of nothing else. */
export const commandJson = (command: CaseCommand): JsonObject => command as never

/** A case as the rules see it now. */
export interface CaseNow {
  readonly state: CaseState
  readonly clock: Clock
  readonly deadlines: CaseDeadlines
}

export async function loadCase(services: Services, id: string): Promise<CaseNow | undefined> {
  const state = stateOf(caseLife, await services.load(id))
  if (state.phase === 'absent') return undefined
  const clock = caseClock(state, services.office.calendar.current(state.standard.organ), services.now())
  return { state, clock, deadlines: deadlines(clock) }
}

/** Another organ's case is answered like one that does not exist. */
export async function findDeskCase(context: RequestContext, id: string, action: Action): Promise<CaseRow | undefined> {
  const row = await findCaseToday(context, id)
  return row !== undefined && may(context.actor, action, { organs: [row.organ] }) ? row : undefined
}

/** So is another person's. */
export async function findOwnCase(context: RequestContext, id: string): Promise<CaseRow | undefined> {
  if (context.actor.kind !== 'applicant') return undefined
  const row = await findCase(context.db, id)
  if (row === undefined) return undefined
  return (await context.office.accounts.findAlias(context.actor.id, id)) === row.applicant ? row : undefined
}

/** Records what the law has already brought about: five days of silence were acceptance. Twice is harmless. */
export async function recordSilence(services: Services, id: string, { deemedFrom, acceptanceDue }: CaseDeadlines) {
  if (deemedFrom === null) return undefined
  return services.run({
    life: caseLife.kind,
    stream: id,
    command: commandJson({
      type: 'DeemAccepted',
      by: '$actor',
      at: services.now(),
      acceptanceDue,
      effectiveFrom: deemedFrom,
    }),
    by: { kind: 'system', id: services.idFrom('actor', 'system') },
  })
}

/** Runs a command on a case somebody has been found to have a right to, and says what happens next. */
export async function runOnCase(
  context: RequestContext,
  row: CaseRow,
  commandFor: (now: CaseNow, at: string) => CaseCommand,
  expectedVersion?: number,
): Promise<Done | RefusalAnswer> {
  const now = await loadCase(context, row.id)
  if (now === undefined) return NOT_FOUND
  const command = commandFor(now, context.now())
  const gaps = checkPrintable(command, context.office.seal.unprintable)
  if (gaps.length > 0) return refuseFields(gaps)
  const result = await context.run({
    life: caseLife.kind,
    stream: row.id,
    command: commandJson(command),
    by: context.actor,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(context.idempotency === undefined ? {} : { idempotency: context.idempotency }),
  })
  // Who acts on a case noticed by nobody so far is the one who notices.
  if (!result.ok && now.state.phase === 'submitted') await recordSilence(context, row.id, now.deadlines)
  return answer(context, row, result)
}

export async function answer(context: RequestContext, row: CaseRow, result: RunResult): Promise<Done | RefusalAnswer> {
  if (!result.ok) {
    const item = await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
    return { refusal: withNames(result.refusal, item?.standard) }
  }
  const after = await findCase(context.db, result.stream)
  if (after === undefined) return NOT_FOUND
  return { id: result.stream, version: result.version, next: nextStep(context, after) }
}
