import { jsonObjectOf } from '#kernel'
import { parseItemStandard } from '#catalogue'
import type { ChangeNotice, Handlers, RequestContext } from '#frame'
import type { api } from '../api.ts'
import { countDifferences } from '../comparison.ts'
import type { NoticeGiven } from '../domain/draft.ts'
import type { Retirement } from '../domain/events.ts'
import { findDraft } from '../drafts.ts'
import { draftFindings, lintContext } from '../findings.ts'
import { findKnownItem, mayDraft, mayReview, NOT_FOUND, officerOf } from '../item-view.ts'
import { itemName, organIn } from '../names.ts'
import { waitingRows } from '../projections/item.ts'
import type { ItemRow } from '../projections/item.ts'
import { readStandardEvent } from '../read-events.ts'
import { actOnItem, itemFor } from '../run-standard.ts'
import { digestOf } from './draft-routes.ts'

type ReviewRoute =
  'returnDraft' | 'adoptDraft' | 'withdrawVersion' | 'proposeRetirement' | 'decideRetirement' | 'reviewQueue'

const orderOf = (context: RequestContext, code: string, organ: string) => ({
  code,
  organ,
  at: context.now(),
  by: '$actor',
})

/** Where people are sent instead must be there for them; what becomes a filing must be one. */
async function successorFault(context: RequestContext, { way, successors }: Retirement) {
  for (const item of successors) {
    const found = await context.office.catalogue.findItem(item)
    if (found === undefined) return { refusal: { code: 'SUCCESSOR_UNKNOWN', facts: { item } } }
    const { kind, mode } = found.standard
    if (way === 'CONVERTED_TO_FILING' && kind !== 'FILING' && mode !== 'FILING')
      return { refusal: { code: 'SUCCESSOR_NO_FILING', facts: { item: found.standard.name.zh } } }
  }
  return undefined
}

/** 函告: what the rule needs to know of it. */
function noticeGiven(notice: ChangeNotice): { readonly notice?: NoticeGiven } {
  if (notice.state === 'NOT_NEEDED') return {}
  if (notice.state === 'NOT_SENT') return { notice: { sent: false } }
  return { notice: { sent: true, until: notice.state === 'RUNS' ? notice.until : null } }
}

async function waitingLine(context: RequestContext, row: ItemRow, lint: Awaited<ReturnType<typeof lintContext>>) {
  const [item, draft] = await Promise.all([findKnownItem(context, row.code), findDraft(context.db, row.code)])
  const parsed = draft === undefined ? undefined : parseItemStandard(draft.content)
  const isDraft = row.draftPhase === 'submitted'
  const content = isDraft && parsed?.ok === true ? parsed.value : undefined
  const known = itemName(context, row.code)
  return {
    code: row.code,
    name: known.zh === row.code && row.name !== '' ? { zh: row.name, en: row.name } : known,
    what: isDraft ? ('DRAFT' as const) : ('RETIREMENT' as const),
    organ: organIn(context, row.draftOrgan ?? item?.newest?.standard.organ ?? ''),
    since: row.draftSince?.toISOString() ?? null,
    round: item?.state.draft?.round ?? 0,
    differences: content === undefined ? 0 : countDifferences(item?.newest?.standard, content),
    findings: content === undefined ? [] : [...draftFindings(content, lint)],
  }
}

export const reviewHandlers: Pick<Handlers<typeof api>, ReviewRoute> = {
  reviewQueue: async (_, context) => {
    const [rows, lint] = await Promise.all([waitingRows(context.db), lintContext(context)])
    return { items: await Promise.all(rows.map((row) => waitingLine(context, row, lint))) }
  },

  returnDraft: async ({ params: { code }, body: { expectedVersion, remarks } }, context) => {
    const item = await itemFor(context, code, mayReview)
    const officer = officerOf(context)
    if (item === undefined || officer === undefined) return NOT_FOUND
    const order = orderOf(context, code, officer.organ)
    return actOnItem(context, item, expectedVersion, { type: 'ReturnDraft', ...order, remarks })
  },

  adoptDraft: async ({ params: { code }, body }, context) => {
    const item = await itemFor(context, code, mayReview)
    const officer = officerOf(context)
    const draft = await findDraft(context.db, code)
    if (item === undefined || officer === undefined || draft === undefined) return NOT_FOUND
    const { expectedVersion, digest, effectiveFrom, resolution } = body
    // What is published is what was submitted, byte for byte; the rule compares the digests.
    if (digestOf(draft.content) !== digest) return { refusal: { code: 'DRAFT_MOVED_ON' } }
    // Two drafts may have been sound apart and close a circle together: what is adopted is judged as things stand now.
    const errors = draftFindings(draft.content, await lintContext(context)).filter(
      ({ severity }) => severity === 'ERROR',
    )
    if (errors.length > 0) return { refusal: { code: 'DRAFT_HAS_FAULTS', facts: { count: errors.length } } }
    const standard = jsonObjectOf(draft.content)
    const drafter = item.state.draft?.organ ?? officer.organ
    const notice = noticeGiven(
      await context.office.interplay.changeNotice({ item: code, digest, next: standard, drafter }),
    )
    const order = orderOf(context, code, officer.organ)
    return actOnItem(context, item, expectedVersion, {
      type: 'AdoptDraft',
      ...order,
      digest,
      standard,
      effectiveFrom,
      resolution,
      ...notice,
    })
  },

  withdrawVersion: async ({ params: { code, version }, body: { expectedVersion, reason } }, context) => {
    const item = await itemFor(context, code, mayReview)
    if (item === undefined) return NOT_FOUND
    const order = { version, reason, at: context.now(), by: '$actor' }
    return actOnItem(context, item, expectedVersion, { type: 'WithdrawVersion', ...order })
  },

  proposeRetirement: async ({ params: { code }, body: { expectedVersion, ...retirement } }, context) => {
    const item = await itemFor(context, code, mayDraft)
    const officer = officerOf(context)
    if (item === undefined || officer === undefined) return NOT_FOUND
    const fault = await successorFault(context, retirement)
    if (fault !== undefined) return fault
    const order = orderOf(context, code, officer.organ)
    return actOnItem(context, item, expectedVersion, { type: 'ProposeRetirement', ...order, ...retirement })
  },

  decideRetirement: async ({ params: { code }, body: { expectedVersion, adopt, reason } }, context) => {
    const item = await itemFor(context, code, mayReview)
    const officer = officerOf(context)
    if (item === undefined || officer === undefined) return NOT_FOUND
    const order = { code, at: context.now(), by: '$actor' }
    const proposed = (await context.history(item.stream))
      .map(readStandardEvent)
      .findLast((event) => event?.type === 'StandardRetirementProposed')
    const notice = noticeGiven(
      await context.office.interplay.changeNotice({
        ...{ item: code, digest: item.state.retirement?.effectiveFrom ?? '', next: null },
        drafter: proposed?.type === 'StandardRetirementProposed' ? proposed.organ : officer.organ,
      }),
    )
    return actOnItem(
      context,
      item,
      expectedVersion,
      adopt ? { type: 'AdoptRetirement', ...order, ...notice } : { type: 'RejectRetirement', ...order, reason },
    )
  },
}
