import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { clock, localDate } from '#kernel'
import type { api } from '../api.ts'
import type { resultApi } from '../api-parts/results.ts'
import type { ResultCommand, ResultState } from '../domain/published-result.ts'
import { listOpenCases } from '../projections/followed-case.ts'
import type { FollowedCase } from '../projections/followed-case.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { findRow, isRefusal, itemNamed, NOT_FOUND, officerOf, organNamed, PAGE, runOn, SHOWN } from './run-life.ts'

type ResultView = Output<typeof api.markResult>
type OpenCase = Output<typeof api.openCases>['items'][number]

async function resultView(context: RequestContext, { id, version, state }: LifeRow<ResultState>): Promise<ResultView> {
  const { catalogue } = context.office
  const today = localDate(context.now())
  const item = await catalogue.findItem(state.itemCode)
  return {
    id,
    version,
    caseNumber: state.caseNumber,
    item: { code: state.itemCode, name: item?.standard.name ?? { zh: state.itemName } },
    organ: organNamed(catalogue, state.organ),
    outcome: state.outcome,
    party: state.party,
    decidedOn: state.decidedOn,
    validUntil: state.validUntil,
    noticeFrom: state.noticeFrom,
    noticeUntil: state.noticeUntil,
    onNotice: today >= state.noticeFrom && today <= state.noticeUntil,
    standing: state.standing,
    versions: [...state.versions],
  }
}

const STAGES = ['submitted', 'awaitingCorrection', 'accepted', 'examined'] as const
const NUMBER_END = 6

async function openCaseView(context: RequestContext, row: FollowedCase): Promise<OpenCase | undefined> {
  const stage = STAGES.find((known) => known === row.stage)
  if (stage === undefined) return undefined
  const { catalogue, calendar } = context.office
  const time = clock(row.clock, calendar.current(row.organ), row.limits, context.now())
  const limit = time.promised ?? time.acceptance
  return {
    item: await itemNamed(catalogue, row.itemCode),
    organ: organNamed(catalogue, row.organ),
    // Even an enterprise need not be talked of before there is a decision about it.
    party: `${[...row.partyName][0] ?? ''}*`,
    numberEnd: row.caseNumber.slice(-NUMBER_END),
    stage,
    submittedOn: localDate(row.submittedAt.toISOString()),
    elapsed: limit === null ? null : Math.max(0, limit.total - limit.remaining),
    remaining: limit?.remaining ?? null,
    due: limit?.due ?? null,
    unit: limit?.unit ?? 'working',
    colour: time.colour,
    stopped: time.phase === 'stopped',
  }
}

const SEARCH = `($1::text is null or case_number = upper($1) or party_name like '%' || $2 || '%' or item_name like '%' || $2 || '%')
  and ($3::text is null or outcome = $3)`

export const resultHandlers: Handlers<typeof resultApi> = {
  results: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const q = query.q === undefined || query.q.trim() === '' ? null : query.q.trim()
    const escaped = q?.replace(/[\\%_]/g, String.raw`\$&`) ?? null
    const filter = [q, escaped, query.outcome ?? null]
    const where = `${SEARCH} and ($4::timestamptz is null or (published_at, id) < ($4, $5::uuid))
      order by published_at desc, id desc limit $6`
    const [rows, counted] = await Promise.all([
      findRows<ResultState>(context.db, 'result', where, [...filter, at, id, limit]),
      context.db.query<{ total: number }>(`select count(*)::int as total from service.result where ${SEARCH}`, filter),
    ])
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(new Date(last.state.at), last.id)
    const items = await Promise.all(rows.map((row) => resultView(context, row)))
    return { items, after, total: counted.rows[0]?.total ?? 0 }
  },
  openCases: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const page = { item: query.item ?? null, after: parsePageKey(query.after), limit }
    const rows = await listOpenCases(context.db, page)
    const views = await Promise.all(rows.map((row) => openCaseView(context, row)))
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(last.submittedAt, last.id)
    return { items: views.filter((view) => view !== undefined), after }
  },
  markResult: async ({ params, body: { expectedVersion, mark, basis } }, context) => {
    const officer = officerOf(context)
    const row = await findRow<ResultState>(context, SHOWN.result, params.id)
    if (officer === undefined || row?.state.organ !== officer.organ) return NOT_FOUND
    const command: ResultCommand = { type: 'MarkResult', at: context.now(), by: '$actor', mark, basis }
    const after = await runOn<ResultState>(context, SHOWN.result, { stream: params.id, command, expectedVersion })
    return isRefusal(after) ? after : resultView(context, after)
  },
}
