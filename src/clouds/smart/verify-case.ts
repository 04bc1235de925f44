import type { Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { DecisionTableState, TableInForce } from './domain/decision-table.ts'
import type { Withheld } from './domain/events.ts'
import { engineInput, judge } from './domain/judge.ts'
import type { GatheredFact, Verdict } from './domain/judge.ts'
import type { RuleBook } from './domain/rule-book.ts'
import type { VerificationCommand } from './domain/verification.ts'
import { compiledTable } from './engine.ts'
import { gather } from './gather.ts'
import { verificationLife } from './lives.ts'
import { lotOf } from './lot.ts'
import { countUnder, findAuthority } from './projections/authorisation.ts'
import type { AuthorisationRow } from './projections/authorisation.ts'
import { findTable } from './projections/decision-table.ts'
import { drawQuotas, returnQuotas } from './quotas.ts'
import { filedFrom } from './read-events.ts'
import type { Filed } from './read-events.ts'
import { tableSystem, verificationStream } from './streams.ts'

/**
 * What a book says of an application. Nothing is written. Facts that are `known` were recorded when the case was
 * verified; only the others are asked for now.
 */
export async function verdictOn(
  services: Services,
  key: string,
  book: RuleBook,
  filed: Filed,
  known: readonly GatheredFact[] = [],
): Promise<Verdict> {
  const asked = book.facts.filter(({ id }) => known.every((fact) => fact.id !== id))
  const facts = [...known, ...(await gather(services, { ...book, facts: asked }, filed))]
  const input = engineInput(book, facts)
  const fired = input === null ? null : await compiledTable(key, book).fire(input)
  return judge(book, facts, fired)
}

export const tableKey = (itemCode: string, number: number): string => `${itemCode} ${String(number)}`

/**
 * Verifies one application against its item's table, once for each cause. Whatever keeps the system from granting it
 * is written down with the facts, and the case stays where it is: with people.
 */
export async function verifyCase(
  services: Services,
  { caseId, cause, onRequest }: { readonly caseId: string; readonly cause: string; readonly onRequest: boolean },
): Promise<'NO_TABLE' | 'VERIFIED'> {
  const filed = filedFrom(await services.history(caseId))
  const row = filed === undefined ? undefined : await findTable(services.db, filed.itemCode)
  const inForce = row?.state.inForce ?? null
  if (filed === undefined || row === undefined || inForce === null) return 'NO_TABLE'
  const verdict = await verdictOn(services, tableKey(filed.itemCode, inForce.number), inForce.book, filed)
  const authority = await findAuthority(services.db, filed.itemCode, localDate(services.now()))
  const withheld = await withholding(services, { filed, inForce, state: row.state, verdict, authority, onRequest })
  const { outcome, reasons, facts, comparisons, fired } = verdict
  const command = {
    type: 'VerifyCase',
    at: services.now(),
    by: '$actor',
    case: caseId,
    caseNumber: filed.caseNumber,
    itemCode: filed.itemCode,
    itemVersion: filed.itemVersion,
    table: inForce.number,
    cause,
    ...{ facts, comparisons, fired, outcome, reasons, withheld },
    authority: withheld === null && outcome === 'APPROVE' ? authorityOf(authority) : null,
    responsible: [inForce.draftedBy, inForce.approvedBy, ...(authority === undefined ? [] : [authority.officer])],
  } satisfies VerificationCommand
  const result = await services.run({
    life: verificationLife.kind,
    stream: verificationStream(services, caseId),
    command: jsonObjectOf(command),
    by: tableSystem(services),
  })
  if (!result.ok && result.refusal.code !== 'VERIFIED_ALREADY')
    throw new Error(`A verification was refused: ${result.refusal.code}`)
  return 'VERIFIED'
}

const authorityOf = (row: AuthorisationRow | undefined) =>
  row === undefined ? null : { id: row.id, officer: row.officer, until: row.until }

interface Question {
  readonly filed: Filed
  readonly inForce: TableInForce
  readonly state: DecisionTableState
  readonly verdict: Verdict
  readonly authority: AuthorisationRow | undefined
  readonly onRequest: boolean
}

/** Why what the table approves is not granted by it; the quota is drawn last, when nothing else stands in the way. */
async function withholding(services: Services, question: Question): Promise<Withheld | null> {
  const { filed, inForce, state, verdict, authority, onRequest } = question
  if (onRequest) return 'ON_REQUEST'
  if (verdict.outcome !== 'APPROVE') return null
  if (state.stopped !== null) return 'STOPPED'
  if (filed.itemVersion !== inForce.itemVersion) return 'NOT_POSSIBLE'
  if (lotOf('share', filed.caseId) >= inForce.share) return 'OUTSIDE_SHARE'
  if (authority === undefined) return 'NO_AUTHORISATION'
  if ((await countUnder(services.db, authority.id, localDate(services.now()))) >= authority.dailyMax) return 'DAILY_MAX'
  if (await drawQuotas(services, inForce.book, filed, false)) return null
  await returnQuotas(services, inForce.book, filed)
  return 'QUOTA_USED_UP'
}
