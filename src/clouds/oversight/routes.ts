import { clockView, LOOK_PURPOSES, parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import { isIncluded } from '#frame'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { clock } from '#kernel'
import type { Clock } from '#kernel'
import type { StoredEntry } from '#ledger'
import { actorText, actText } from './act-texts.ts'
import type { api } from './api.ts'
import { cardHandlers, findAddressed } from './cage/card-routes.ts'
import { deviationsIn } from './cage/conformity.ts'
import { lookHandlers } from './cage/look-routes.ts'
import { gatherLooks } from './cage/looks.ts'
import { ruleHandlers } from './cage/rule-routes.ts'
import { controlHandlers } from './controls/control-routes.ts'
import type { CardCommand } from './domain/card.ts'
import { evaluationHandlers } from './evaluation/routes.ts'
import { evidenceHandlers } from './evidence/routes.ts'
import { outsideHandlers } from './outside/routes.ts'
import { listActs, livesAbout } from './projections/act.ts'
import { cardsOfCase, findCard, listCards } from './projections/card.ts'
import type { CardPage } from './projections/card.ts'
import { findCase, listCases } from './projections/case-watch.ts'
import type { WatchedCase } from './projections/case-watch.ts'
import { looksAtCase } from './projections/look.ts'
import { deviationText } from './rules/words.ts'
import { actView, cardView } from './views.ts'

const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
const PAGE = 20
const LOOKS_MAX = 100
const parseLeaf = (after: string | undefined): number | null => (/^\d{1,15}$/.test(after ?? '') ? Number(after) : null)

const clockOf = ({ office, now }: RequestContext, watched: Pick<WatchedCase, 'clock' | 'limits' | 'organ'>): Clock =>
  clock(watched.clock, office.calendar.current(watched.organ), watched.limits, now())

/** The case's own entries and those of its papers, duties and cards, in the order they were recorded. */
async function wholeTrail(context: RequestContext, caseId: string): Promise<readonly StoredEntry[]> {
  const streams = [caseId, ...(await livesAbout(context.db, caseId))]
  const histories = await Promise.all(streams.map((stream) => context.history(stream)))
  return histories
    .flat()
    .sort((a, b) => a.envelope.recordedAt.localeCompare(b.envelope.recordedAt) || Number(a.id) - Number(b.id))
}

async function cardsPage(
  context: RequestContext,
  filter: Omit<CardPage, 'after' | 'limit'>,
  query: { readonly after?: string; readonly limit?: number },
) {
  const limit = query.limit ?? PAGE
  const rows = await listCards(context.db, { ...filter, after: parsePageKey(query.after), limit })
  const last = rows.length < limit ? undefined : rows.at(-1)
  const after = last === undefined ? null : writePageKey(last.raisedAt, last.id)
  return { items: rows.map((row) => cardView(context, row)), after }
}

/** Colours are computed, so a page of amber cases is found by looking through this many at most. */
const SCAN_MAX = 2000
const SCAN_BATCH = 200

type CasesQuery = {
  readonly q?: string
  readonly colour?: 'amber' | 'red'
  readonly after?: string
  readonly limit?: number
}

async function casesPage(context: RequestContext, query: CasesQuery): Promise<Output<typeof api.cases>> {
  const { q = null, colour, limit = PAGE } = query
  const items: Output<typeof api.cases>['items'] = []
  let after = parsePageKey(query.after)
  const batch = colour === undefined ? limit : SCAN_BATCH
  for (let scanned = 0; scanned < SCAN_MAX; scanned += batch) {
    const rows = await listCases(context.db, { q, after, limit: batch })
    for (const row of rows) {
      const { id, caseNumber, itemName, stage, submittedAt } = row
      after = [submittedAt.toISOString(), id]
      const time = clockOf(context, row)
      if (colour !== undefined && time.colour !== colour) continue
      const organ = context.office.catalogue.organName(row.organ)
      items.push({
        id,
        caseNumber,
        itemName: context.office.catalogue.nameIn(context.language, itemName),
        organ,
        stage,
        submittedAt: submittedAt.toISOString(),
        clock: clockView(time),
      })
      if (items.length === limit) return { items, after: after.join(' ') }
    }
    if (rows.length < batch) return { items, after: null }
  }
  return { items, after: after === null ? null : after.join(' ') }
}

export const handlers: Handlers<typeof api> = {
  river: async ({ query }, context) => {
    const { catalogue, proofs } = context.office
    const limit = query.limit ?? PAGE
    const rows = await listActs(context.db, parseLeaf(query.after), limit)
    if (rows.length === 0) return { items: [], after: null }
    const checkpoint = await proofs.checkpoint()
    const items = await Promise.all(
      rows.map(async ({ occurredAt, recordedAt, organ, actor, ...row }) => ({
        ...row,
        text: actText(row.type),
        actor: actorText(row.type, catalogue.officerName(actor), context.language),
        organ: catalogue.organName(organ),
        occurredAt: occurredAt.toISOString(),
        recordedAt: recordedAt.toISOString(),
        proved: await isIncluded(row, checkpoint, proofs),
      })),
    )
    return { items, after: rows.length < limit ? null : String(rows.at(-1)?.leafIndex ?? '') }
  },

  trail: async ({ params }, context) => {
    const watched = await findCase(context.db, params.id)
    if (watched === undefined) return NOT_FOUND
    const { proofs, catalogue } = context.office
    const checkpoint = await proofs.checkpoint()
    await gatherLooks(context)
    const entries = await wholeTrail(context, watched.id)
    const acts = await Promise.all(entries.map((entry) => actView(context, entry, checkpoint)))
    return {
      caseId: watched.id,
      caseNumber: watched.caseNumber,
      itemName: catalogue.nameIn(context.language, watched.itemName),
      organ: catalogue.organName(watched.organ),
      clock: clockView(clockOf(context, watched)),
      checkpoint: { size: checkpoint.size, root: checkpoint.root },
      acts,
      cards: (await cardsOfCase(context.db, watched.id)).map((row) => cardView(context, row)),
      deviations: (await deviationsIn(context, watched.id)).map(({ code, step, expected, entry }) => ({
        ...{ code, text: deviationText(code), step: actText(step), expected: actText(expected).zh, entry },
      })),
      looks: (await looksAtCase(context.db, watched.id, LOOKS_MAX)).map(({ officer, kind, at, purpose }) => ({
        ...{ at: at.toISOString(), by: catalogue.officerName(officer), kind },
        purpose: LOOK_PURPOSES.find((known) => known === purpose) ?? null,
      })),
    }
  },

  cases: ({ query }, context) => casesPage(context, query),

  cards: ({ query }, context) => {
    const { colour = null, phase = null, rule = null } = query
    return cardsPage(context, { organ: null, colour, phase, rule }, query)
  },

  deskCards: ({ query }, context) => {
    if (context.actor.kind !== 'officer') return Promise.resolve(NOT_FOUND)
    return cardsPage(context, { organ: context.actor.organ, colour: null }, query)
  },

  escalatedCards: ({ query }, context) => cardsPage(context, { organ: null, colour: null, escalated: true }, query),

  answerCard: async ({ params, body }, context) => {
    const { actor, idempotency } = context
    if ((await findAddressed(context, params.id)) === undefined) return NOT_FOUND
    const { expectedVersion, explanation } = body
    const result = await context.run({
      life: 'card',
      stream: params.id,
      command: { type: 'AnswerCard', at: context.now(), by: '$actor', explanation } satisfies CardCommand,
      by: actor,
      expectedVersion,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    if (!result.ok) return { refusal: result.refusal }
    const row = await findCard(context.db, params.id)
    return row === undefined ? NOT_FOUND : cardView(context, row)
  },

  ...cardHandlers,
  ...ruleHandlers,
  ...lookHandlers,
  ...evidenceHandlers,
  ...controlHandlers,
  ...outsideHandlers,
  ...evaluationHandlers,
}
