import { BYTE_ORDER_MARK, csvLine } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import { clockOf } from '../progress.ts'
import type { Stage } from '../projections/case-change.ts'
import type { CaseKey, CaseRow } from '../projections/case-row.ts'
import { ALL_STAGES, listForExport } from '../projections/worklist.ts'
import { listedOrgans } from '../desk-routes.ts'
import type { exportApi } from './export-api.ts'

const ROWS_PER_READ = 1000

const STAGE_WORDS: Readonly<Record<Stage, { readonly zh: string; readonly en: string }>> = {
  submitted: { zh: '待受理', en: 'submitted' },
  preAccepted: { zh: '已预受理', en: 'pre-accepted' },
  awaitingCorrection: { zh: '待补正', en: 'awaiting correction' },
  accepted: { zh: '审查中', en: 'under examination' },
  inReview: { zh: '审核中', en: 'under review' },
  examined: { zh: '待决定', en: 'to be decided' },
  granted: { zh: '准予', en: 'granted' },
  refused: { zh: '不予许可', en: 'refused' },
  notAccepted: { zh: '不予受理', en: 'not accepted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  terminated: { zh: '已终止', en: 'terminated' },
  annulled: { zh: '已撤销', en: 'annulled' },
}
const HEADERS = {
  zh: ['办件编号', '事项', '申请人', '阶段', '渠道', '收件日期', '承诺办结日期', '剩余工作日', '到场次数', '承办人'],
  en: [
    'Case number',
    'Item',
    'Applicant',
    'Stage',
    'Channel',
    'Received',
    'Promised by',
    'Days left',
    'Visits',
    'On the desk of',
  ],
} as const

function lineOf(context: RequestContext, row: CaseRow): string {
  const { office, language } = context
  const { promised } = clockOf(context, row)
  return csvLine([
    row.caseNumber,
    office.catalogue.nameIn(language, row.itemName),
    row.applicantName,
    STAGE_WORDS[row.stage][language],
    row.channel,
    localDate(row.submittedAt.toISOString()),
    promised?.due ?? '',
    promised?.remaining ?? '',
    row.visits,
    row.assignee === null ? '' : office.catalogue.officerName(row.assignee),
  ])
}

interface Period {
  readonly stages: readonly Stage[]
  readonly from: string | null
  readonly to: string | null
}

/** A page is read when the one before it has gone out, so that a hundred thousand lines need the memory of one page. */
async function* linesOf(context: RequestContext, { stages, ...period }: Period): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(HEADERS[context.language])
  const lists = listedOrgans(context).flatMap((organ) => stages.map((stage) => ({ organ, stage })))
  for (const list of lists) yield* linesOfList(context, { ...list, ...period })
}

async function* linesOfList(
  context: RequestContext,
  list: { readonly organ: string; readonly stage: Stage } & Omit<Period, 'stages'>,
): AsyncGenerator<string> {
  let after: CaseKey | null = null
  for (;;) {
    const rows: readonly CaseRow[] = await listForExport(context.db, { ...list, after, limit: ROWS_PER_READ })
    if (rows.length > 0) yield rows.map((row) => lineOf(context, row)).join('')
    const last = rows.at(-1)
    if (last === undefined || rows.length < ROWS_PER_READ) return
    after = { submittedAt: last.submittedAt.toISOString(), id: last.id }
  }
}

export const exportHandlers: Pick<Handlers<typeof api>, keyof typeof exportApi> = {
  exportCases: ({ query }, context) => {
    const { stage, from, to } = query
    const stages = stage === undefined ? ALL_STAGES : [stage]
    context.reply.stream(linesOf(context, { stages, from: from ?? null, to: to ?? null }), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="cases-${localDate(context.now())}.csv"`,
      'cache-control': 'private, no-store',
    })
    return Promise.resolve(null)
  },
}
