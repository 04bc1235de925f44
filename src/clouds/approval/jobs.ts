import type { Job, Services } from '#frame'
import type { CaseKey } from './projections/case-row.ts'
import { listSilentCases } from './projections/case-row.ts'
import { loadCase, recordSilence } from './run-case.ts'

const CASES_PER_READ = 200
const DAY_MS = 86_400_000
/** No acceptance limit is shorter than a day: what came in today cannot have been met with silence yet. */
const NOT_BEFORE_DAYS = 1

/**
 * 行政许可法 32: who is told nothing within five working days is accepted. The law does it; this only writes it down,
 * so running late, twice or on two nodes at once changes nothing but who writes it.
 */
export const deemedAcceptance: Job = {
  name: 'approval.deemed-acceptance',
  cron: '*/10 * * * *',
  run: async (services) => {
    const before = new Date(Date.parse(services.now()) - NOT_BEFORE_DAYS * DAY_MS).toISOString()
    let after: CaseKey | undefined
    for (;;) {
      const cases = await listSilentCases(services.db, before, after, CASES_PER_READ)
      for (const { id } of cases) await recordIfSilent(services, id)
      const last = cases.at(-1)
      if (last === undefined || cases.length < CASES_PER_READ) return
      after = { submittedAt: last.receivedAt.toISOString(), id: last.id }
    }
  },
}

async function recordIfSilent(services: Services, id: string): Promise<void> {
  const now = await loadCase(services, id)
  if (now?.state.phase === 'submitted') await recordSilence(services, id, now.deadlines)
}
