import { importReport, loadMatters, planImport } from '#catalogue'
import type { ImportPlan, RefusedFile } from '#catalogue'
import type { RunRequest } from '#frame'
import { decisionPaper } from './decision-paper.ts'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'
import { PLACES } from './place.ts'
import { publication } from './publication.ts'

type ImportRow = Omit<ImportPlan['rows'][number], 'standard'>

/** What became of a file of service items, row by row. */
export type ImportReport =
  | (Omit<RefusedFile, 'ok'> & { readonly ok: false; readonly lines: readonly string[] })
  | {
      readonly ok: true
      readonly counts: ImportPlan['counts']
      readonly organs: number
      /** Published now; the others were published before, word for word. */
      readonly published: number
      readonly unchanged: number
      /** Left as they stand: reviewed here, being drafted, or off the list. An import never passes over them. */
      readonly kept: number
      readonly rows: readonly ImportRow[]
      /** For people. */
      readonly lines: readonly string[]
    }

export interface ImportOptions {
  /** Leave the decision with the departments of the list instead of gathering it in the bureau. */
  readonly keepOrgans: boolean
  readonly progress: (line: string) => void
}

/** What people here are working on, or have decided, is not for an import to change. */
const STANDS: readonly string[] = ['REVIEWED_VERSION_STANDS', 'DRAFT_OPEN', 'ITEM_RETIRED']
const AT_ONCE = 64
const PROGRESS_EVERY = 250

/**
 * Takes a county's list of service items into a running bureau. Organs and standards are lives like any other: what is
 * already there word for word is left alone, so importing twice changes nothing, and a live version is never replaced
 * but followed by a new one.
 */
export async function importItems(
  office: WholeOffice,
  installation: Installation,
  document: unknown,
  options: ImportOptions,
): Promise<ImportReport> {
  const { services } = office
  const { general, standards } = await loadMatters(PLACES.matters)
  const taken = new Set(standards.map(({ code }) => code))
  const organId = (area: string, department: string) => services.idFrom('organ', area, department)
  const plan = planImport(document, { general, taken, organId })
  const lines = importReport(plan, 'zh')
  if (!plan.ok) return { ...plan, lines }
  const by = { kind: 'system', id: installation.systemActor } as const
  const run = async (request: Omit<RunRequest, 'by'>): Promise<'published' | 'unchanged' | 'kept'> => {
    const result = await services.run({ ...request, by })
    if (result.ok) return 'published'
    if (result.refusal.code === 'SAME_AS_PUBLISHED') return 'unchanged'
    if (STANDS.includes(result.refusal.code)) return 'kept'
    throw new Error(`The import stopped: ${result.refusal.code}`)
  }
  await registerOrgans(office, plan, run)
  const bureau = options.keepOrgans
    ? undefined
    : services.office.catalogue.organs().find(({ kind }) => kind === 'BUREAU')
  const creditCode = bureau === undefined ? '' : await creditCodeOf(office, bureau.id)
  const waiting = plan.rows.flatMap(({ standard }) => {
    if (standard === undefined) return []
    if (bureau === undefined) return [standard]
    // 相对集中行政许可权 (行政许可法 25): the bureau decides, the department it came from supervises.
    const result = decisionPaper(standard.kind, creditCode, general)
    return [{ ...standard, organ: bureau.id, powerSource: 'TRANSFERRED' as const, result }]
  })
  const all = waiting.length
  const done = { published: 0, unchanged: 0, kept: 0 }
  const publish = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      done[await run(publication(next, services).request)] += 1
      const sum = done.published + done.unchanged + done.kept
      if (sum % PROGRESS_EVERY === 0) options.progress(`${String(sum)} / ${String(all)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, publish))
  const rows = plan.rows.map(({ standard: _, ...row }) => row)
  const { published, unchanged, kept } = done
  const summary = `发布 ${String(published)} 项，未变 ${String(unchanged)} 项，保留在编或者已审 ${String(kept)} 项 Published ${String(published)}, unchanged ${String(unchanged)}, kept ${String(kept)}`
  return {
    ok: true,
    counts: plan.counts,
    organs: plan.organs.length,
    published,
    unchanged,
    kept,
    rows,
    lines: [...lines, summary],
  }
}

async function creditCodeOf({ services }: WholeOffice, organ: string): Promise<string> {
  const [registered] = await services.history(organ)
  const creditCode = registered?.body?.['creditCode']
  return typeof creditCode === 'string' ? creditCode : ''
}

/** Departments the bureau does not know yet become organs, once. */
async function registerOrgans(
  { services }: WholeOffice,
  plan: ImportPlan,
  run: (request: Omit<RunRequest, 'by'>) => Promise<unknown>,
): Promise<void> {
  const known = new Set(services.office.catalogue.organs().map(({ id }) => id))
  for (const { id, name, region, creditCode } of plan.organs) {
    if (known.has(id)) continue
    const command = {
      type: 'RegisterOrgan',
      at: services.now(),
      by: '$actor',
      name,
      nameEn: name,
      kind: 'DEPARTMENT',
      region,
      creditCode: creditCode ?? '',
    }
    const idempotency = { scope: 'import', key: `organ ${id}`, content: { id } }
    await run({ life: 'organ', stream: id, command, idempotency })
  }
}
