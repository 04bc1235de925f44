import type { Handlers, PublishedItem, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from './api.ts'
import type { DecisionTableCommand } from './domain/decision-table.ts'
import { decisionTableLife } from './lives.ts'
import { findTable, listTables } from './projections/decision-table.ts'
import { countFigures } from './projections/verification.ts'
import { tableStream } from './streams.ts'
import { figuresSince, lineView, tableView } from './table-view.ts'
import { tryOnStored } from './trial.ts'

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const officerOf = (context: RequestContext): OfficerActor | undefined =>
  context.actor.kind === 'officer' ? context.actor : undefined

/** Who looks at every organ's work looks at every organ's tables. */
const overAll = ({ roles }: OfficerActor): boolean => roles.includes('inspector') || roles.includes('leader')

/** A table is its item's: of the organ that decides it and of the departments whose field it is. */
const concerns = ({ standard }: PublishedItem, officer: OfficerActor): boolean =>
  [standard.organ, ...standard.competentOrgans].includes(officer.organ)

const findItem = (context: RequestContext, code: string) => context.office.catalogue.findItem(code)

type Order = DecisionTableCommand extends infer One
  ? One extends { readonly at: string; readonly by: string }
    ? Omit<One, 'at' | 'by'>
    : never
  : never

async function actOnTable(context: RequestContext, code: string, order: Order, expectedVersion?: number) {
  const officer = officerOf(context)
  const item = officer === undefined ? undefined : await findItem(context, code)
  if (officer === undefined || item === undefined || !(concerns(item, officer) || overAll(officer))) return NOT_FOUND
  const { idempotency } = context
  const result = await context.run({
    life: decisionTableLife.kind,
    stream: tableStream(context, code),
    command: jsonObjectOf({ ...order, at: context.now(), by: '$actor' }),
    by: officer,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? { version: result.version } : { refusal: result.refusal }
}

type TableDoors =
  'tables' | 'table' | 'draftTable' | 'tryTable' | 'approveTable' | 'returnTable' | 'setShare' | 'stop' | 'resume'

export const tableHandlers: Pick<Handlers<typeof api>, TableDoors> = {
  tables: async (_, context) => {
    const since = figuresSince(context.now())
    const [rows, figures] = await Promise.all([listTables(context.db), countFigures(context.db, since)])
    const lines = await Promise.all(
      rows.map(async (row) => {
        const item = await findItem(context, row.itemCode)
        const counted = figures.find(({ itemCode }) => itemCode === row.itemCode)
        return item === undefined ? [] : [await lineView(context, { row, item, figures: counted })]
      }),
    )
    return { items: lines.flat(), since }
  },

  table: async ({ params }, context) => {
    const officer = officerOf(context)
    const item = await findItem(context, params.code)
    if (officer === undefined || item === undefined) return NOT_FOUND
    const [row, figures] = await Promise.all([
      findTable(context.db, params.code),
      countFigures(context.db, figuresSince(context.now())),
    ])
    const counted = figures.find(({ itemCode }) => itemCode === params.code)
    return tableView(context, { row, item, figures: counted }, officer)
  },

  draftTable: async ({ params, body: { expectedVersion, book, note } }, context) => {
    const item = await findItem(context, params.code)
    if (item === undefined) return NOT_FOUND
    const itemCode = params.code
    const order = { type: 'DraftDecisionTable', itemCode, itemVersion: item.version, book, note } as const
    return actOnTable(context, itemCode, order, expectedVersion)
  },

  tryTable: async ({ params, body: { expectedVersion } }, context) => {
    const officer = officerOf(context)
    const item = await findItem(context, params.code)
    if (officer === undefined || item === undefined || !concerns(item, officer)) return NOT_FOUND
    const row = await findTable(context.db, params.code)
    const { draft = null, inForce = null } = row?.state ?? {}
    if (draft === null) return { refusal: { code: 'TABLE_NO_DRAFT' } }
    const trial = await tryOnStored(context, params.code, item.version, draft, inForce)
    const { cases, approve, changed } = trial
    const tried = await actOnTable(
      context,
      params.code,
      { type: 'TryDecisionTable', cases, approve, changed },
      expectedVersion,
    )
    return 'refusal' in tried ? tried : { ...trial, ...tried }
  },

  approveTable: ({ params, body: { expectedVersion, share, sample } }, context) =>
    actOnTable(context, params.code, { type: 'ApproveDecisionTable', share, sample }, expectedVersion),

  returnTable: ({ params, body: { expectedVersion, reason } }, context) =>
    actOnTable(context, params.code, { type: 'ReturnDecisionTable', reason }, expectedVersion),

  setShare: ({ params, body: { expectedVersion, share, sample, reason } }, context) =>
    actOnTable(context, params.code, { type: 'SetShare', share, sample, reason }, expectedVersion),

  stop: ({ params, body: { reason } }, context) => actOnTable(context, params.code, { type: 'StopAutomation', reason }),

  resume: ({ params, body: { expectedVersion, reason } }, context) =>
    actOnTable(context, params.code, { type: 'ResumeAutomation', reason }, expectedVersion),
}
