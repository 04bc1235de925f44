import { writeStandards, writeStandardsJson } from '#catalogue'
import type { FileFault } from '#catalogue'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import { NOT_FOUND, officerOf } from '../../item-view.ts'
import { refusalTexts } from '../../refusals.ts'
import type { outputsApi } from '../api.ts'
import { reportWorkbook } from './report.ts'
import { beginRun, findRun, newestRuns, REPORT_PAGE, reportRows, startTaking } from './store.ts'
import type { ReportRow, RunRow } from './store.ts'
import { organNames, workOn } from './work.ts'

type ImportRoute = 'exportStandards' | 'startImport' | 'imports' | 'importRun' | 'takeImport' | 'importReport'
type Run = Output<typeof outputsApi.takeImport>
type Said = { zh: string; en: string }

const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })
const ROWS_MAX = 100_000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const JSON_TYPE = 'application/json; charset=utf-8'

const faultView = ({ place, code, zh, en }: FileFault) => ({ place, code, text: { zh, en } })
const runView = (run: RunRow): Run => ({
  id: run.id,
  fileName: run.fileName,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
  state: run.state,
  done: run.done,
  total: run.total,
  counts: run.counts,
  faults: run.faults.map(faultView),
})

const isRefusal = (code: string): code is keyof typeof refusalTexts => code in refusalTexts
function outcomeText(code: string): Said {
  if (code === 'DRAFTED') return { zh: '已生成草案', en: 'A draft was made' }
  return isRefusal(code) ? refusalTexts[code] : { zh: code, en: code }
}
const rowView = ({ outcome, faults, ...row }: ReportRow) => ({
  ...row,
  faults: faults.map(faultView),
  outcome: outcome === null ? null : outcomeText(outcome),
})

function sendFile(context: RequestContext, bytes: Uint8Array, type: string, name: string): null {
  context.reply.send(bytes, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
  return null
}

/** Runs on after the answer has gone; the page asks how far it is, and the job takes over if this process ends. */
function workAside(context: RequestContext, id: string): void {
  workOn(context, id).catch(() => undefined)
}

async function ownRun(context: RequestContext, id: string): Promise<RunRow | undefined> {
  const officer = officerOf(context)
  return officer === undefined ? undefined : findRun(context.db, id, officer.organ)
}

export const importHandlers: Pick<Handlers<typeof outputsApi>, ImportRoute> = {
  exportStandards: async ({ query }, context) => {
    const { code, depth, format } = query
    const items = context.office.catalogue
      .inForce()
      .filter(
        (item) => (code === undefined || item.code === code) && (depth === undefined || item.standard.depth === depth),
      )
    const documents = items.map(({ standard }) => jsonObjectOf(standard))
    const name = `standards-${localDate(context.now())}`
    if (format === 'json') {
      const text = [...writeStandardsJson(documents)].join('')
      return sendFile(context, Buffer.from(text), JSON_TYPE, `${name}.json`)
    }
    const pieces: Uint8Array[] = []
    for await (const piece of writeStandards(documents, organNames(context))) pieces.push(piece)
    return sendFile(context, Buffer.concat(pieces), XLSX, `${name}.xlsx`)
  },

  startImport: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const { db, files, now, newId } = context
    const bytes = context.bytes ?? new Uint8Array()
    const id = newId()
    const file = await files.put(bytes)
    const begun = await beginRun(db, { id, officer, fileName: query.name, file, sizeBytes: bytes.length, at: now() })
    if (!begun) return refuse('IMPORT_RUNNING')
    workAside(context, id)
    const run = await findRun(db, id, officer.organ)
    return run === undefined ? NOT_FOUND : runView(run)
  },

  imports: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    return { items: (await newestRuns(context.db, officer.organ)).map(runView) }
  },

  importRun: async ({ params, query }, context) => {
    const run = await ownRun(context, params.id)
    if (run === undefined) return NOT_FOUND
    const { verdict = 'NOTABLE', after = 0 } = query
    const rows = await reportRows(context.db, run.id, { verdict, after, limit: REPORT_PAGE })
    return {
      run: runView(run),
      rows: rows.map(rowView),
      after: rows.length < REPORT_PAGE ? null : (rows.at(-1)?.row ?? null),
    }
  },

  takeImport: async ({ params }, context) => {
    const run = await ownRun(context, params.id)
    if (run === undefined) return NOT_FOUND
    if (!(await startTaking(context.db, run.id))) return refuse('IMPORT_NOT_CHECKED')
    workAside(context, run.id)
    const after = await ownRun(context, run.id)
    return after === undefined ? NOT_FOUND : runView(after)
  },

  importReport: async ({ params, query }, context) => {
    const run = await ownRun(context, params.id)
    if (run === undefined) return NOT_FOUND
    const rows = await reportRows(context.db, run.id, { verdict: 'ALL', after: 0, limit: ROWS_MAX })
    const name = `import-${run.id.slice(0, 8)}`
    if (query.format === 'xlsx') {
      const said = (code: string) => outcomeText(code)[context.language]
      return sendFile(context, await reportWorkbook(run, rows, said), XLSX, `${name}.xlsx`)
    }
    const report = { run: runView(run), rows: rows.map(rowView) }
    return sendFile(context, Buffer.from(JSON.stringify(report, null, 2)), JSON_TYPE, `${name}.json`)
  },
}
