import type { Job, RefusalAnswer, RequestContext, Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { TransferCase } from './domain/case-command.ts'
import { caseLife } from './lives.ts'
import { findCase } from './projections/case-row.ts'
import type { CaseRow } from './projections/case-row.ts'
import { findDueTransfer, findLostItem, listDueCases } from './projections/item-transfer.ts'

const CASES_PER_READ = 200
/** An item moves once in years; a chain longer than this would be a circle. */
const TRANSFERS_MAX = 5

/** Writes down in a case what the day of a transfer has brought about. Twice is harmless. */
async function recordTransfer(services: Services, id: string): Promise<boolean> {
  const due = await findDueTransfer(services.db, id, localDate(services.now()))
  if (due === undefined) return false
  const { from, to, number: transfer, basis, effectiveOn } = due
  const done = { at: services.now(), by: '$actor' }
  const command: TransferCase = { type: 'TransferCase', ...done, from, to, transfer, basis, effectiveOn }
  const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
  const result = await services.run({ life: caseLife.kind, stream: id, command: jsonObjectOf(command), by })
  return result.ok
}

/** The case as it is today: from the first second of its day a transferred one is nobody else's but the new organ's. */
export async function findCaseToday(services: Services, id: string): Promise<CaseRow | undefined> {
  for (let moves = 0; moves < TRANSFERS_MAX; moves += 1) if (!(await recordTransfer(services, id))) break
  return findCase(services.db, id)
}

/** Another organ's case is answered like one that does not exist; an organ that gave it away is told so. */
export async function notThisDesks({ actor, db, office, now }: RequestContext, id: string): Promise<RefusalAnswer> {
  const notFound = { refusal: { code: 'NOT_FOUND' } }
  const row = actor.kind === 'officer' ? await findCase(db, id) : undefined
  if (row === undefined || actor.kind !== 'officer' || row.organ === actor.organ) return notFound
  const lost = await findLostItem(db, row.itemCode, actor.organ, localDate(now()))
  if (lost === undefined) return notFound
  const { effectiveOn: day, number } = lost
  return { refusal: { code: 'ITEM_TRANSFERRED', facts: { day, number, organ: office.catalogue.organName(lost.to) } } }
}

/** 划转当日: every open case that has become another organ's appears in that organ's lists, whether or not it was touched. */
export const transfers: Job = {
  name: 'approval.transfers',
  cron: '* * * * *',
  run: async (services) => {
    const today = localDate(services.now())
    let after: string | null = null
    for (;;) {
      const cases: readonly string[] = await listDueCases(services.db, today, after, CASES_PER_READ)
      for (const id of cases) await recordTransfer(services, id)
      after = cases.at(-1) ?? null
      if (after === null || cases.length < CASES_PER_READ) return
    }
  },
}
