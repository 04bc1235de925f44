import { parseItemStandard, planStandards, readStandardsFile } from '#catalogue'
import type { FileFault, FileItem, Surroundings, OrganNames, StandardRow, StandardsPlan } from '#catalogue'
import type { Services } from '#frame'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import { findDraft, putDraft } from '../../drafts.ts'
import { lintContext } from '../../findings.ts'
import { standardLife } from '../../lives.ts'
import { allItemRows } from '../../projections/item.ts'
import { digestOf } from '../../routes/draft-routes.ts'
import { claimRun, endRun, putReport, setOutcome, tellProgress, unfinishedRuns } from './store.ts'
import type { RunRow } from './store.ts'

/** Organs by name, as a spreadsheet has them; a name that two share is no name. */
export function organNames({ office }: Pick<Services, 'office'>): OrganNames {
  const organs = office.catalogue.organs()
  const ids = new Map<string, string | undefined>()
  for (const { id, name } of organs) ids.set(name, ids.has(name) ? undefined : id)
  const known = new Set(organs.map(({ id }) => id))
  return {
    nameOf: (id) => {
      const name = office.catalogue.organName(id)
      return ids.get(name) === id ? name : id
    },
    idOf: (name) => ids.get(name) ?? (known.has(name) ? name : undefined),
  }
}

/** Goes on with whatever lies unfinished: a server that went down in the middle loses nothing. */
export async function workThrough(services: Services): Promise<void> {
  for (const id of await unfinishedRuns(services.db)) await workOn(services, id)
}

/** Checks or takes in one run, if nobody else does. What breaks here is written down, for nobody waits for the answer. */
export async function workOn(services: Services, id: string): Promise<void> {
  const run = await claimRun(services.db, id)
  if (run === undefined) return
  try {
    if (run.state === 'CHECKING') await check(services, run)
    else await take(services, run)
  } catch (error) {
    const detail = error instanceof Error ? error.name : 'Error'
    const fault = {
      place: '',
      code: 'BROKEN',
      zh: `处理中断（${detail}），请重试`,
      en: `It broke off (${detail}); try again`,
    }
    await endRun(services.db, id, { state: 'FAILED', faults: [fault] }, services.now())
  }
}

type Judged =
  { readonly ok: true; readonly plan: StandardsPlan } | { readonly ok: false; readonly faults: readonly FileFault[] }

async function judge(services: Services, run: RunRow, drafting: ReadonlySet<string>): Promise<Judged> {
  const { db, files, office } = services
  const bytes = await files.find(run.file)
  if (bytes === undefined) throw new Error('The file of the import is gone')
  const read = await readStandardsFile(Buffer.from(bytes), organNames(services))
  if (!read.ok) return read
  const { surroundings } = await lintContext(services)
  // An item may point to another that comes with it.
  const items = new Set([...(surroundings.items ?? []), ...read.items.map(({ code }) => code)])
  const published = new Map<string, string>()
  for (const { code } of read.items) {
    const newest = office.catalogue.versionsOf(code).at(-1)
    if (newest !== undefined) published.set(code, digestOf(newest.standard))
  }
  const bureau = office.catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id ?? ''
  await tellProgress(db, run.id, 0, read.items.length)
  const plan = await planStandards(
    read.items,
    {
      surroundings: { ...surroundings, items, predecessorsOf: withFile(surroundings, read.items) },
      published: (code) => published.get(code),
      drafting,
      mayWrite: ({ organ, competentOrgans }) =>
        may(run.officer, 'standard.draft', { organs: [organ, bureau, ...competentOrgans] }),
    },
    (done) => tellProgress(db, run.id, done, read.items.length),
  )
  return { ok: true, plan }
}

/** What an item of the file needs is what the file says: a circle may be closed by two items that come together. */
function withFile({ predecessorsOf }: Surroundings, items: readonly FileItem[]): (code: string) => readonly string[] {
  const inFile = new Map(
    items.flatMap(({ code, document }) => {
      const parsed = parseItemStandard(document)
      return parsed.ok ? [[code, (parsed.value.predecessors ?? []).map(({ item }) => item)] as const] : []
    }),
  )
  return (code) => inFile.get(code) ?? predecessorsOf?.(code) ?? []
}

async function check(services: Services, run: RunRow): Promise<void> {
  const { db, now } = services
  const drafting = (await allItemRows(db)).filter(({ draftPhase }) => draftPhase !== null)
  const judged = await judge(services, run, new Set(drafting.map(({ code }) => code)))
  if (!judged.ok) {
    await endRun(db, run.id, { state: 'REFUSED', faults: judged.faults }, now())
    return
  }
  const { plan } = judged
  await putReport(db, run.id, plan.rows)
  await tellProgress(db, run.id, plan.rows.length, plan.rows.length)
  const counts = { ...plan.counts, DRAFTED: 0 }
  await endRun(db, run.id, { state: plan.ok ? 'CHECKED' : 'REFUSED', counts }, now())
}

/** Judged again, for time has passed; a draft opened meanwhile is refused by the rule itself, row by row. */
async function take(services: Services, run: RunRow): Promise<void> {
  const { db, now } = services
  const judged = await judge(services, run, new Set())
  if (!judged.ok || !judged.plan.ok) {
    if (judged.ok) await putReport(db, run.id, judged.plan.rows)
    const faults = judged.ok ? [] : judged.faults
    await endRun(db, run.id, { state: 'REFUSED', faults }, now())
    return
  }
  const { rows, counts } = judged.plan
  const waiting = rows.filter(({ standard }) => standard !== undefined)
  let drafted = 0
  for (const [i, row] of waiting.entries()) {
    const outcome = await draftOf(services, run, row)
    if (outcome === 'DRAFTED') drafted += 1
    await setOutcome(db, run.id, row.row, outcome)
    await tellProgress(db, run.id, i + 1, waiting.length)
  }
  await endRun(db, run.id, { state: 'TAKEN', counts: { ...counts, DRAFTED: drafted } }, now())
}

/** One item becomes a draft under the room's own rules; its idempotency key makes a second round harmless. */
async function draftOf(services: Services, run: RunRow, { code, standard }: StandardRow): Promise<string> {
  if (standard === undefined) return 'UNCHANGED'
  const { db, now, idFrom } = services
  const officer: OfficerActor = run.officer
  const result = await services.run({
    life: standardLife.kind,
    stream: idFrom('standard', code),
    command: {
      type: 'BeginDraft',
      code,
      organ: officer.organ,
      reason: `导入 ${run.fileName}`.slice(0, 200),
      at: now(),
      by: '$actor',
    },
    by: officer,
    idempotency: { scope: `standards-import ${run.id}`, key: code, content: { standard: digestOf(standard) } },
  })
  if (!result.ok) return result.refusal.code
  const there = result.replayed ? await findDraft(db, code) : undefined
  if (there === undefined) await putDraft(db, code, standard, officer.id, now())
  return 'DRAFTED'
}
