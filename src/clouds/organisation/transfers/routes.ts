import type { Input } from '#contract'
import { parsePageKey, writePageKey } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { may } from '#policy'
import type { TransferItem } from '../domain/events.ts'
import type { ReceivedItemState } from '../domain/received-item.ts'
import { partiesOf } from '../domain/transfer.ts'
import type { TransferCommand, TransferState } from '../domain/transfer.ts'
import { transferLife } from '../lives.ts'
import { itemsInWriting, openCasesOf } from '../projections/item-state.ts'
import { RECEIVED_ITEMS, TRANSFERS } from '../projections/tables.ts'
import { doneNow, newStream, NOT_FOUND, refuse, runLife } from '../run-life.ts'
import type { transfersApi } from './api.ts'
import { digestOf, findTransfer, itemsMoving, transferView } from './view.ts'
import type { TransferRow } from './view.ts'

const PAGE = 20
async function runOnTransfer(context: RequestContext, id: string, command: TransferCommand) {
  const result = await runLife(context, transferLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const row = await findTransfer(context, result.stream)
  return row === undefined ? NOT_FOUND : transferView(context, row)
}

/** Whoever is no party of a batch sees it, and can do nothing in it. */
async function asParty(
  context: RequestContext,
  id: string,
  act: (
    row: TransferRow,
    done: { readonly at: string; readonly by: string },
  ) => Promise<TransferCommand | RefusalAnswer>,
) {
  const row = await findTransfer(context, id)
  if (row === undefined) return NOT_FOUND
  if (!may(context.actor, 'power.move', { organs: partiesOf(row.state.terms) }))
    return refuse('NOT_A_PARTY_OF_THE_TRANSFER')
  const command = await act(row, doneNow(context))
  return 'refusal' in command ? command : runOnTransfer(context, id, command)
}

/** Every item that moves, with the organ it moves from; or why it cannot. */
function chosenItems(
  { office }: RequestContext,
  { way, from, items }: Input<typeof transfersApi.prepareTransfer>['body'],
): readonly TransferItem[] | RefusalAnswer {
  const owned = office.catalogue.inForce().filter(({ standard }) => from.includes(standard.organ))
  const foreign = items.find((code) => !owned.some((item) => item.code === code))
  if (way === 'ITEMS' && foreign !== undefined) return refuse('TRANSFER_ITEM_NOT_THEIRS', { code: foreign })
  return owned
    .filter(({ code }) => way === 'TOTAL' || items.includes(code))
    .map(({ code, standard }) => ({ code, name: standard.name.zh, from: standard.organ }))
}

async function numberTaken({ db }: RequestContext, number: string): Promise<boolean> {
  const rows = await findLifeRows<TransferState>(db, TRANSFERS, `number = $1 and stage <> 'ABANDONED'`, [number])
  return rows.length > 0
}

/** 新下放事项: what came from above is first taken over and standardised by its department. */
async function firstNotStandardised({ db }: RequestContext, codes: readonly string[]): Promise<string | undefined> {
  const where = `code = any($1::text[]) and stage in ('DELEGATED', 'TAKEN_OVER') order by code limit 1`
  return (await findLifeRows<ReceivedItemState>(db, RECEIVED_ITEMS, where, [codes]))[0]?.state.code
}

const beginning: Pick<Handlers<typeof transfersApi>, 'prepareTransfer'> = {
  prepareTransfer: async ({ body }, context) => {
    const { number, title, way, from, to, basis, effectiveOn, openCases } = body
    if (!may(context.actor, 'power.move', { organs: [...from, to] })) return refuse('NOT_A_PARTY_OF_THE_TRANSFER')
    const known = new Set(context.office.catalogue.organs().map(({ id }) => id))
    if (![...from, to].every((id) => known.has(id))) return refuse('ORGAN_UNKNOWN')
    const receiver = context.office.catalogue.organs().find(({ id }) => id === to)
    if (receiver !== undefined && receiver.collectsFor !== null) return refuse('ORGAN_ONLY_COLLECTS')
    const items = chosenItems(context, body)
    if ('refusal' in items) return items
    const codes = items.map(({ code }) => code)
    const [moving] = await itemsMoving(context, codes)
    if (moving !== undefined) return refuse('TRANSFER_ITEM_MOVING', { code: moving })
    const raw = await firstNotStandardised(context, codes)
    if (raw !== undefined) return refuse('TRANSFER_ITEM_NOT_STANDARDISED', { code: raw })
    const id = newStream(context, 'transfer')
    if ((await findTransfer(context, id)) === undefined && (await numberTaken(context, number)))
      return refuse('TRANSFER_NUMBER_TAKEN', { number })
    const terms = { number, title, way, to, items, basis, effectiveOn, openCases }
    return runOnTransfer(context, id, { type: 'PrepareTransfer', ...doneNow(context), ...terms })
  },
}

const reading: Pick<Handlers<typeof transfersApi>, 'transfers' | 'transfer' | 'itemsOfOrgan'> = {
  transfers: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `$1::timestamptz is null or (prepared_at, id) < ($1, $2::uuid) order by prepared_at desc, id desc limit $3`
    const rows = await findLifeRows<TransferState>(context.db, TRANSFERS, where, [at, id, limit + 1])
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const after = last === undefined ? null : writePageKey(new Date(last.state.preparedAt), last.id)
    return { items: await Promise.all(shown.map((row) => transferView(context, row))), after }
  },
  transfer: async ({ params }, context) => {
    const row = await findTransfer(context, params.id)
    return row === undefined ? NOT_FOUND : transferView(context, row)
  },
  itemsOfOrgan: ({ params }, { office }) => {
    const owned = office.catalogue.inForce().filter(({ standard }) => standard.organ === params.id)
    return Promise.resolve({ items: owned.map(({ code, standard }) => ({ code, name: standard.name })) })
  },
}

export const transferHandlers: Handlers<typeof transfersApi> = {
  ...reading,
  ...beginning,
  writeChapter: ({ params, body }, context) =>
    asParty(context, params.id, (_, done) => Promise.resolve({ type: 'WriteChapter', ...done, ...body })),
  settlePoint: ({ params, body }, context) =>
    asParty(context, params.id, (_, done) => Promise.resolve({ type: 'SettlePoint', ...done, ...body })),
  signMemorandum: ({ params, body }, context) =>
    asParty(context, params.id, async ({ state }, done) => {
      // What was signed is what was on the screen, not what somebody wrote meanwhile.
      if (body.digest !== digestOf(state)) return refuse('MEMORANDUM_CHANGED')
      const codes = state.terms.items.map(({ code }) => code)
      const [writing] = await itemsInWriting(context.db, codes)
      if (writing !== undefined) return refuse('TRANSFER_ITEM_IN_WRITING', { code: writing })
      const organ = context.actor.kind === 'officer' ? context.actor.organ : ''
      return { type: 'SignMemorandum', ...done, organ, digest: body.digest }
    }),
  reopenMemorandum: ({ params, body }, context) =>
    asParty(context, params.id, (_, done) => Promise.resolve({ type: 'ReopenMemorandum', ...done, ...body })),
  abandonTransfer: ({ params, body }, context) =>
    asParty(context, params.id, (_, done) => Promise.resolve({ type: 'AbandonTransfer', ...done, ...body })),
  closeTransfer: ({ params }, context) =>
    asParty(context, params.id, async ({ state: { terms } }, done) => {
      const held = await openCasesOf(
        context.db,
        terms.items.map(({ code }) => code),
      )
      const left = terms.items.flatMap(({ code, from }) =>
        held.filter((one) => one.code === code && one.organ === from),
      )
      const missing = await Promise.all(
        terms.items.map(({ code }) => context.office.findings.missingSupervision(code, terms.to)),
      )
      const unsupervised = terms.items.filter((_, i) => (missing[i] ?? []).length > 0).map(({ name }) => name)
      const openLeft = left.reduce((sum, { open }) => sum + open, 0)
      return { type: 'CloseTransfer', ...done, openLeft, unsupervised }
    }),
}
