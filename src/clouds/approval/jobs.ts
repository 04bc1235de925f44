import type { Job, Services } from '#frame'
import { addDays, localDate } from '#kernel'
import type { CaseCommand } from './domain/case-command.ts'
import { isHandled, runningOf } from './domain/case-state.ts'
import { lastDayOfValidity } from './domain/validity.ts'
import { liableToday } from './liability.ts'
import { caseLife } from './lives.ts'
import type { CaseKey } from './projections/case-row.ts'
import { findCase, listExpiredRenewals, listSilentCases, listWatched } from './projections/case-row.ts'
import { commandJson, loadCase, recordSilence } from './run-case.ts'

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

/**
 * What runs out by itself: a special procedure past its last day ends and the clock goes on (行政许可法 45); a promised
 * material that did not come is a broken promise; who let the day of his correction pass, as the notice told him, has
 * given his application up. All of it is recorded, never decided.
 */
export const lapses: Job = {
  name: 'approval.lapses',
  cron: '5,35 * * * *',
  run: async (services) => {
    const today = localDate(services.now())
    let after: string | null = null
    for (;;) {
      const cases = await listWatched(services.db, today, after, CASES_PER_READ)
      for (const id of cases) await recordLapses(services, id, today)
      after = cases.at(-1) ?? null
      if (after === null || cases.length < CASES_PER_READ) return
    }
  },
}

async function recordLapses(services: Services, id: string, today: string): Promise<void> {
  const now = await loadCase(services, id)
  if (now?.state.phase === 'awaitingCorrection') await recordAbandoned(services, id, now.state.correction?.until, today)
  if (now === undefined || !isHandled(now.state)) return
  const { deferred, deferralBreached } = now.state.handling
  const done = { at: services.now(), by: '$actor' }
  for (const { id: procedure, kind, endsBy } of runningOf(now.state)) {
    // What lies with a higher authority is chased by letter: its time running out is no answer.
    if (today <= endsBy || kind === 'UPPER_LEVEL') continue
    const outcome = '期限届满，程序自行结束'
    await bySystem(services, id, {
      type: 'EndProcedure',
      ...done,
      id: procedure,
      outcome,
      conclusion: 'LAPSED',
      papers: [],
    })
  }
  if (!deferralBreached && deferred.some(({ due }) => due < today)) {
    await bySystem(services, id, { type: 'RecordDeferralBreach', ...done })
  }
}

async function recordAbandoned(services: Services, id: string, until: string | null | undefined, today: string) {
  // Asked before days were named: then somebody has to look.
  if (until === null || until === undefined || today <= until) return
  const reason = `补正期限至${until}，期满未补正也未说明理由，按补正告知书视为放弃申请`
  await bySystem(services, id, {
    type: 'TerminateCase',
    at: services.now(),
    by: '$actor',
    ground: 'NOT_CORRECTED',
    reason,
  })
}

/** 行政许可法 50: no decision on a renewal before the old one expired is a renewal. */
export const deemedRenewal: Job = {
  name: 'approval.deemed-renewal',
  cron: '15 0 * * *',
  run: async (services) => {
    const today = localDate(services.now())
    for (const { id, expiry } of await listExpiredRenewals(services.db, today, CASES_PER_READ)) {
      const row = await findCase(services.db, id)
      const item =
        row === undefined ? undefined : await services.office.catalogue.findItem(row.itemCode, row.itemVersion)
      const years = item?.standard.result?.validityYears ?? null
      const validUntil = years === null ? null : lastDayOfValidity(addDays(expiry, 1), years)
      const liable = row === undefined ? {} : { liable: await liableToday(services, row) }
      const order = { type: 'DeemRenewed' as const, at: services.now(), by: '$actor', expiry, validUntil, ...liable }
      await bySystem(services, id, order)
    }
  },
}

/** What the rule refuses is not due, or was recorded by somebody faster. */
async function bySystem(services: Services, stream: string, command: CaseCommand): Promise<void> {
  const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
  await services.run({ life: caseLife.kind, stream, command: commandJson(command), by })
}
