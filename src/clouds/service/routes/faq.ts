import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import type { faqApi } from '../api-parts/faq.ts'
import { askedFor } from '../domain/faq-search.ts'
import type { FaqItem } from '../domain/events.ts'
import type { FaqCommand, FaqState } from '../domain/faq.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { findForDesk } from '../projections/requests.ts'
import { bookletOf } from './booklet.ts'
import { findRow, hasRole, isRefusal, itemNamed, NOT_FOUND, officerOf, PAGE, refuse, runOn, SHOWN } from './run-life.ts'

type Row = LifeRow<FaqState>
export type PublicFaq = Output<typeof api.faq>['items'][number]
type DeskFaq = Output<typeof api.draftFaq>

/** A handbook of a thousand questions would be read by nobody. */
const PUBLISHED_MAX = 1000

/** What the public may read today: published, and not past its day to be looked at again. */
export async function listPublicFaq(
  { db, office, now }: RequestContext,
  item: string | null,
): Promise<readonly PublicFaq[]> {
  const today = localDate(now())
  const where = `stage = 'published' and ($1::text is null or $1 = any(items)) order by drafted_at, id limit $2`
  const rows = await findRows<FaqState>(db, 'faq', where, [item, PUBLISHED_MAX])
  return Promise.all(
    rows.flatMap(({ id, state }) => {
      const { shown, edition, reviewBy } = state
      if (shown === null || reviewBy === null || reviewBy < today) return []
      const { question, answer, basis, publishedAt } = shown
      return [
        Promise.all(shown.items.map(({ code }) => itemNamed(office.catalogue, code))).then((items) => ({
          id,
          question,
          answer,
          basis,
          items,
          edition,
          publishedAt,
          reviewBy,
        })),
      ]
    }),
  )
}

/** The edition of the whole: the day something in it last changed, and how many questions it holds. */
export function editionOf(faqs: readonly PublicFaq[]): string {
  const last = faqs.reduce((latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest), '')
  return last === '' ? '' : `${localDate(last).replaceAll('-', '.')}-${String(faqs.length)}`
}

async function deskView({ office, now }: RequestContext, { id, version, state }: Row): Promise<DeskFaq> {
  const { catalogue } = office
  const items = await Promise.all(
    state.items.map(async ({ code, version: checked }) => {
      const current = (await catalogue.findItem(code))?.version ?? checked
      return { ...(await itemNamed(catalogue, code)), checked, current }
    }),
  )
  const { stage, question, answer, basis, edition, reviewBy, revised, editions, withdrawnFor } = state
  return {
    id,
    version,
    stage,
    question,
    answer,
    basis,
    items,
    edition,
    reviewBy,
    expired: stage === 'published' && reviewBy !== null && reviewBy < localDate(now()),
    itemsChanged: stage === 'published' && items.some(({ checked, current }) => current > checked),
    revised,
    fromRequest: state.request !== null,
    editions: editions.map(({ edition: number, at, by }) => ({ edition: number, at, by: catalogue.officerName(by) })),
    withdrawnFor,
  }
}

/** The items as they stand now; undefined when there is one that is not in force. */
async function currentItems(
  { office }: RequestContext,
  codes: readonly string[],
): Promise<readonly FaqItem[] | undefined> {
  const found = await Promise.all([...new Set(codes)].map((code) => office.catalogue.findItem(code)))
  const items = found.flatMap((item) => (item === undefined ? [] : [{ code: item.code, version: item.version }]))
  return items.length === found.length ? items : undefined
}

async function actOn(
  context: RequestContext,
  id: string,
  expectedVersion: number,
  commandOf: (state: FaqState) => Promise<FaqCommand | RefusalAnswer>,
): Promise<DeskFaq | RefusalAnswer> {
  const officer = officerOf(context)
  const row = await findRow<FaqState>(context, SHOWN.faq, id)
  if (officer === undefined || row?.state.organ !== officer.organ) return NOT_FOUND
  const command = await commandOf(row.state)
  if (isRefusal(command)) return command
  const after = await runOn<FaqState>(context, SHOWN.faq, { stream: id, command, expectedVersion })
  return isRefusal(after) ? after : deskView(context, after)
}

const WORDS_IN_QUERY_MIN = 2

export const faqHandlers: Handlers<typeof faqApi> = {
  faq: async ({ query }, context) => {
    const all = await listPublicFaq(context, query.item ?? null)
    const asked = query.q?.trim() ?? ''
    const textOf = ({ question, answer }: PublicFaq) => ({
      question: `${question.zh} ${question.en ?? ''}`,
      answer: `${answer.zh} ${answer.en ?? ''}`,
    })
    const items = asked.length < WORDS_IN_QUERY_MIN ? all : askedFor(asked, all, textOf)
    return { items: [...items], total: all.length, edition: editionOf(all) }
  },
  faqBooklet: async (_, context) => {
    const faqs = await listPublicFaq(context, null)
    if (faqs.length === 0) return NOT_FOUND
    const bytes = await bookletOf(context, faqs, editionOf(faqs))
    context.reply.send(bytes, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="faq-${editionOf(faqs)}.pdf"`,
    })
    return null
  },
  deskFaq: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `organ = $1 and ($2::timestamptz is null or (drafted_at, id) < ($2, $3::uuid))
      order by drafted_at desc, id desc limit $4`
    const rows = await findRows<FaqState>(context.db, 'faq', where, [officer.organ, at, id, limit])
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(new Date(last.state.draftedAt), last.id)
    return { items: await Promise.all(rows.map((row) => deskView(context, row))), after }
  },
  draftFaq: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const items = await currentItems(context, body.items)
    if (items === undefined) return refuse('ITEM_UNKNOWN')
    const request = body.request ?? null
    const registrar = hasRole(officer, 'serviceOfficer')
    if (request !== null && (await findForDesk(context.db, request, officer.organ, registrar)) === undefined)
      return NOT_FOUND
    const { question, answer, basis } = body
    const order = { type: 'DraftFaq', at: context.now(), by: '$actor', organ: officer.organ, request } as const
    const command: FaqCommand = { ...order, question, answer, basis, items }
    const row = await runOn<FaqState>(context, SHOWN.faq, { stream: context.newId(), command })
    return isRefusal(row) ? row : deskView(context, row)
  },
  reviseFaq: async ({ params, body: { expectedVersion, ...words } }, context) => {
    const items = await currentItems(context, words.items)
    if (items === undefined) return refuse('ITEM_UNKNOWN')
    const command: FaqCommand = { type: 'ReviseFaq', at: context.now(), by: '$actor', ...words, items }
    return actOn(context, params.id, expectedVersion, () => Promise.resolve(command))
  },
  publishFaq: ({ params, body: { expectedVersion, reviewBy } }, context) =>
    actOn(context, params.id, expectedVersion, async (state) => {
      const items = await currentItems(
        context,
        state.items.map(({ code }) => code),
      )
      if (items === undefined) return refuse('ITEM_UNKNOWN')
      return { type: 'PublishFaq', at: context.now(), by: '$actor', items, reviewBy }
    }),
  withdrawFaq: ({ params, body: { expectedVersion, reason } }, context) =>
    actOn(context, params.id, expectedVersion, () =>
      Promise.resolve({ type: 'WithdrawFaq', at: context.now(), by: '$actor', reason }),
    ),
}
