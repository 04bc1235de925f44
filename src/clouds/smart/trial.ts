import type { Output } from '#contract'
import type { Services } from '#frame'
import type { api } from './api.ts'
import type { DraftTable, TableInForce } from './domain/decision-table.ts'
import type { GatheredFact } from './domain/judge.ts'
import type { RuleBook } from './domain/rule-book.ts'
import { listSeen } from './projections/case-seen.ts'
import type { SeenCase } from './projections/case-seen.ts'
import { findVerification } from './projections/verification.ts'
import { tableKey, verdictOn } from './verify-case.ts'

type Trial = Omit<Output<typeof api.tryTable>, 'version'>
type TriedCase = Trial['tried'][number]

/** The newest cases of the item: enough to see what changes, few enough to be answered while somebody waits. */
const CASES_MAX = 200
/** Sources are other houses: so many cases are asked about at once. */
const AT_ONCE = 8
/** What is shown: the changed ones first. */
const SHOWN_MAX = 60

/**
 * 启用前试算: the draft and the table in force are both held against stored cases, with the facts recorded when they were
 * verified, and else as the sources have them today. Changed is what comes out otherwise than under the table in force, or, without one, than people decided.
 */
export async function tryOnStored(
  services: Services,
  itemCode: string,
  itemVersion: number,
  draft: DraftTable,
  inForce: TableInForce | null,
): Promise<Trial> {
  const waiting = [...(await listSeen(services.db, itemCode, CASES_MAX))]
  const tried: TriedCase[] = []
  const work = async () => {
    for (let seen = waiting.shift(); seen !== undefined; seen = waiting.shift())
      tried.push(await tryOne(services, { seen, itemVersion, draft, inForce }))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const ordered = tried.toSorted(
    (a, b) => Number(b.changed) - Number(a.changed) || b.submittedAt.localeCompare(a.submittedAt),
  )
  return {
    cases: tried.length,
    approve: tried.filter(({ after }) => after === 'APPROVE').length,
    changed: tried.filter(({ changed }) => changed).length,
    tried: ordered.slice(0, SHOWN_MAX),
  }
}

/** What the sources said on the day, of every fact that both tables ask in the same way. */
async function recordedFacts(
  { db }: Services,
  caseId: string,
  book: RuleBook,
  inForce: TableInForce | null,
): Promise<readonly GatheredFact[]> {
  const recorded = inForce === null ? undefined : await findVerification(db, caseId)
  if (recorded?.table !== inForce?.number) return []
  const same = book.facts.filter((fact) => {
    const before = inForce?.book.facts.find(({ id }) => id === fact.id)
    return before !== undefined && JSON.stringify(before.source) === JSON.stringify(fact.source)
  })
  return (recorded?.facts ?? []).filter(({ id }) => same.some((fact) => fact.id === id))
}

interface Tried {
  readonly seen: SeenCase
  readonly itemVersion: number
  readonly draft: DraftTable
  readonly inForce: TableInForce | null
}

async function tryOne(services: Services, { seen, itemVersion, draft, inForce }: Tried): Promise<TriedCase> {
  const submittedAt = seen.submittedAt.toISOString()
  const filed = { ...seen, itemVersion, submittedAt }
  const known = await recordedFacts(services, seen.caseId, draft.book, inForce)
  const verdict = await verdictOn(services, tableKey(seen.itemCode, draft.number), draft.book, filed, known)
  const before =
    inForce === null
      ? null
      : (await verdictOn(services, tableKey(seen.itemCode, inForce.number), inForce.book, filed, known)).outcome
  const { stage } = seen
  const againstPeople = (verdict.outcome === 'APPROVE') !== (stage === 'GRANTED')
  const decided = stage === 'GRANTED' || stage === 'REFUSED'
  return {
    caseNumber: seen.caseNumber,
    submittedAt,
    stage,
    before,
    after: verdict.outcome,
    changed: before === null ? decided && againstPeople : before !== verdict.outcome,
    reasons: [...verdict.reasons],
  }
}
