import type { Output } from '#contract'
import type { Services } from '#frame'
import type { api } from './api.ts'
import type { DraftTable, TableInForce } from './domain/decision-table.ts'
import { listSeen } from './projections/case-seen.ts'
import type { SeenCase } from './projections/case-seen.ts'
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
 * 启用前试算: the draft and the table in force are both held against stored cases, with the facts as the sources have
 * them today. Changed is what comes out otherwise than under the table in force, or, without one, than people decided.
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

interface Tried {
  readonly seen: SeenCase
  readonly itemVersion: number
  readonly draft: DraftTable
  readonly inForce: TableInForce | null
}

async function tryOne(services: Services, { seen, itemVersion, draft, inForce }: Tried): Promise<TriedCase> {
  const submittedAt = seen.submittedAt.toISOString()
  const filed = { ...seen, itemVersion, submittedAt }
  const verdict = await verdictOn(services, tableKey(seen.itemCode, draft.number), draft.book, filed)
  const before =
    inForce === null
      ? null
      : (await verdictOn(services, tableKey(seen.itemCode, inForce.number), inForce.book, filed)).outcome
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
