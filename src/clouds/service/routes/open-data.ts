import { BYTE_ORDER_MARK, csvLine } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { reportApi } from '../api-parts/reports.ts'
import type { ResultState } from '../domain/published-result.ts'
import type { RequestState } from '../domain/request.ts'
import { findRows } from '../projections/life-table.ts'
import { countReports } from '../projections/reports.ts'
import type { ReportCount } from '../projections/reports.ts'
import { dueOf } from './request-view.ts'
import { organNamed } from './run-life.ts'

/** A table as everybody may have it: what is in it was made public, or counted, before it came here. */
interface Dataset {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}
const ROWS_MAX = 50_000

const FINDINGS = ['SUBSTANTIATED', 'PARTLY', 'UNSUBSTANTIATED', 'NOT_OURS'] as const
const countOf = (rows: readonly ReportCount[], finding: ReportCount['finding']) =>
  rows.filter((row) => row.finding === finding).length

async function results({ db, office }: RequestContext): Promise<Dataset> {
  const found = await findRows<ResultState>(
    db,
    'result',
    `state ->> 'standing' <> 'REMOVED' order by published_at desc, id limit $1`,
    [ROWS_MAX],
  )
  return {
    columns: ['caseNumber', 'itemCode', 'itemName', 'organ', 'outcome', 'party', 'creditCode', 'decidedOn', 'standing'],
    rows: found.map(({ state }) => [
      ...[state.caseNumber, state.itemCode, state.itemName, office.catalogue.organName(state.organ), state.outcome],
      ...[state.party.name, state.party.creditCode ?? '', state.decidedOn, state.standing],
    ]),
  }
}

async function requests({ db, office: { catalogue } }: RequestContext): Promise<Dataset> {
  const found = await findRows<RequestState>(
    db,
    '_private_request',
    'published_at is not null order by published_at desc, id limit $1',
    [ROWS_MAX],
  )
  return {
    columns: ['kind', 'filedOn', 'answeredOn', 'organ', 'question', 'answer'],
    rows: found.flatMap(({ state: { published, answer, kind, filedAt } }) =>
      published === null || answer === null
        ? []
        : [
            [
              ...[kind, localDate(filedAt), localDate(answer.at), organNamed(catalogue, answer.organ).name.zh],
              ...[published.question, published.answer],
            ],
          ],
    ),
  }
}

/** By month only: a day with a single report might say who it was. */
async function reports({ db }: RequestContext): Promise<Dataset> {
  const counted = await countReports(db)
  const months = [...new Set(counted.map(({ filedAt }) => localDate(filedAt).slice(0, 7)))].sort()
  return {
    columns: ['month', 'filed', 'concluded', ...FINDINGS, 'orders'],
    rows: months.map((month) => {
      const of = counted.filter(({ filedAt }) => localDate(filedAt).startsWith(month))
      const concluded = of.filter(({ answeredAt }) => answeredAt !== null).length
      const orders = of.reduce((sum, one) => sum + one.orders, 0)
      return [month, of.length, concluded, ...FINDINGS.map((finding) => countOf(of, finding)), orders]
    }),
  }
}

const DATASETS = { results, requests, reports } as const

const asCsv = ({ columns, rows }: Dataset) => BYTE_ORDER_MARK + [columns, ...rows].map(csvLine).join('')
const asJson = ({ columns, rows }: Dataset) =>
  JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? '']))))

const median = (sorted: readonly number[]): number | null => sorted[Math.floor(sorted.length / 2)] ?? null

export const openDataHandlers: Pick<Handlers<typeof reportApi>, 'openData' | 'reportFigures'> = {
  openData: async ({ params: { dataset }, query: { format } }, context) => {
    const table = await DATASETS[dataset](context)
    context.reply.send(Buffer.from(format === 'csv' ? asCsv(table) : asJson(table), 'utf8'), {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${dataset}.${format}"`,
    })
    return null
  },
  reportFigures: async (_, context) => {
    const counted = await countReports(context.db)
    const done = counted.filter(({ answeredAt }) => answeredAt !== null)
    const open = counted.filter(({ answeredAt }) => answeredAt === null)
    const calendar = context.office.calendar.current()
    const days = done.map(({ filedAt, answeredAt }) =>
      calendar.countWorkingDays(localDate(filedAt), localDate(answeredAt ?? filedAt)),
    )
    return {
      filed: counted.length,
      open: open.length,
      overdue: open.filter((one) => dueOf(context, one).overdue).length,
      concluded: done.length,
      findings: {
        SUBSTANTIATED: countOf(done, 'SUBSTANTIATED'),
        PARTLY: countOf(done, 'PARTLY'),
        UNSUBSTANTIATED: countOf(done, 'UNSUBSTANTIATED'),
        NOT_OURS: countOf(done, 'NOT_OURS'),
      },
      orders: counted.reduce((sum, one) => sum + one.orders, 0),
      days: median(days.toSorted((a, b) => a - b)),
    }
  },
}
