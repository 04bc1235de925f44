import { isCancelled } from '#catalogue'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { api } from './api.ts'
import type { Applicant } from './domain/events.ts'
import { moveDraft } from './draft-migration.ts'
import { countDrafts, deleteDraft, findDraft, insertDraft, listDrafts, saveDraft } from './drafts.ts'
import type { DraftContent, DraftRow } from './drafts.ts'
import { parsePageKey, writePageKey } from './page-key.ts'
import { findPackage } from './packages/find-package.ts'
import { closePreReview } from './pre-reviews.ts'
import { findLastApplicant } from './projections/case-row.ts'
import { NOT_FOUND } from './run-case.ts'

type DraftRoute = 'startDraft' | 'listDrafts' | 'readDraft' | 'saveDraft' | 'discardDraft'
type Draft = Output<typeof api.readDraft>

/** Nobody writes fifty applications at a time; whoever has them forgot to tidy up. */
const DRAFTS_MAX = 50
export const PAGE_SIZE = 20

const NOBODY_YET: Applicant = { kind: 'PERSON', name: '', idNumber: '', phone: '' }

async function draftView({ office, language }: RequestContext, row: DraftRow): Promise<Draft> {
  const item = await office.catalogue.findItem(row.itemCode)
  const { id, itemCode, itemVersion, revision, savedAt, content } = row
  const name = item?.standard.name ?? office.packages.find(({ code }) => code === itemCode)?.name
  const itemName = (language === 'en' ? name?.en : undefined) ?? name?.zh ?? itemCode
  const shown = { id, itemCode, itemVersion, itemName, revision, savedAt: savedAt.toISOString() }
  if (item === undefined || item.version === itemVersion) return { ...shown, content }
  // The page shows what changed; with the next save the draft is one of the new version.
  const before = await office.catalogue.findItem(itemCode, itemVersion)
  const moved = moveDraft(content, before?.standard, item.standard)
  return { ...shown, content: moved.content, moved: { to: item.version, dropped: [...moved.dropped] } }
}

/** Not every life is a case: somebody also asks, books and is answered. */
const LIVES_LOOKED_INTO = 20

/** The form starts with whom the same person filed for the last time, or with who he verifiably is. */
async function emptyContent({ db, office }: RequestContext, account: string): Promise<DraftContent> {
  const last = await findLastApplicant(db, await office.accounts.newestAliases(account, LIVES_LOOKED_INTO))
  const applicant = last ?? (await office.parties.likelyApplicant(account)) ?? NOBODY_YET
  return { applicant: { ...applicant }, answers: {}, form: {}, materials: [] }
}

/** ST-20: outside the list in force nothing may be applied for; what was never on it is not there at all. */
export const notOnList = ({ office }: RequestContext, itemCode: string): RefusalAnswer =>
  office.catalogue.versionsOf(itemCode).length === 0 ? NOT_FOUND : { refusal: { code: 'ITEM_NOT_IN_FORCE' } }

async function start(context: RequestContext, account: string, itemCode: string): Promise<Draft | RefusalAnswer> {
  const { db, idFrom, newId, now, idempotency, office } = context
  const item = await office.catalogue.findItem(itemCode)
  const version = item?.version ?? findPackage(office, itemCode)?.version
  if (version === undefined) return notOnList(context, itemCode)
  if (item !== undefined && isCancelled(item.standard)) return { refusal: { code: 'ITEM_CANCELLED' } }
  const id = idempotency === undefined ? newId() : idFrom('draft', idempotency.scope, idempotency.key)
  const known = await findDraft(db, account, id)
  if (known !== undefined)
    return known.itemCode === itemCode ? draftView(context, known) : { refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } }
  if ((await countDrafts(db, account)) >= DRAFTS_MAX)
    return { refusal: { code: 'TOO_MANY_DRAFTS', facts: { max: DRAFTS_MAX } } }
  const content = await emptyContent(context, account)
  const begun = { id, caseId: idFrom('case', id), itemCode, itemVersion: version, revision: 0, content }
  const row = await insertDraft(db, account, begun, now())
  return row === undefined ? NOT_FOUND : draftView(context, row)
}

export const draftHandlers: Pick<Handlers<typeof api>, DraftRoute> = {
  startDraft: async ({ body }, context) =>
    context.actor.kind === 'applicant' ? start(context, context.actor.id, body.itemCode) : NOT_FOUND,

  listDrafts: async ({ query }, context) => {
    if (context.actor.kind !== 'applicant') return NOT_FOUND
    const limit = query.limit ?? PAGE_SIZE
    const rows = await listDrafts(context.db, context.actor.id, parsePageKey(query.after), limit + 1)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: await Promise.all(shown.map((row) => draftView(context, row))),
      after: last === undefined ? null : writePageKey({ submittedAt: last.savedAt.toISOString(), id: last.id }),
    }
  },

  readDraft: async ({ params }, context) => {
    if (context.actor.kind !== 'applicant') return NOT_FOUND
    const row = await findDraft(context.db, context.actor.id, params.id)
    return row === undefined ? NOT_FOUND : draftView(context, row)
  },

  saveDraft: async ({ params, body }, context) => {
    const { actor, db, now, office } = context
    if (actor.kind !== 'applicant') return NOT_FOUND
    const known = await findDraft(db, actor.id, params.id)
    if (known === undefined) return NOT_FOUND
    // A save is made on the page of today's standard; from here on it is that version the draft is written for.
    const item = await office.catalogue.findItem(known.itemCode)
    const itemVersion = item?.version ?? findPackage(office, known.itemCode)?.version ?? known.itemVersion
    const row = await saveDraft(db, actor.id, { id: params.id, itemVersion, ...body }, now())
    return row === undefined ? { refusal: { code: 'DRAFT_CHANGED' } } : draftView(context, row)
  },

  discardDraft: async ({ params }, context) => {
    if (context.actor.kind !== 'applicant') return NOT_FOUND
    const discarded = await deleteDraft(context.db, context.actor.id, params.id)
    if (discarded) await closePreReview(context, params.id, 'DISCARDED')
    return { discarded }
  },
}
