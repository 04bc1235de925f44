import { maskApplicant, maskForm } from '#catalogue'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import { may } from '#policy'
import type { ApplicantActor } from '#policy'
import type { Output } from '#contract'
import type { api } from '../api.ts'
import { checkMaterials, refuseFields } from '../application-check.ts'
import { listedOrgans } from '../desk-routes.ts'
import { PAGE_SIZE } from '../draft-routes.ts'
import { findDraft } from '../drafts.ts'
import { parseForm } from '../form-json.ts'
import { parsePageKey, writePageKey } from '../page-key.ts'
import { givenOn, preReviewId, runOnPreReview } from '../pre-reviews.ts'
import { findPreReview, listPreReviews } from '../projections/pre-review.ts'
import type { PreReviewRow } from '../projections/pre-review.ts'
import { withNames } from '../refusals.ts'
import { NOT_FOUND } from '../run-case.ts'
import { nextOrdinal } from '../submission.ts'
import { resolveMaterials } from '../uploads.ts'
import type { preReviewApi } from './pre-review-api.ts'

type View = Output<typeof api.askPreReview>

const itemOf = ({ office }: RequestContext, { itemCode, itemVersion }: PreReviewRow) =>
  office.catalogue.findItem(itemCode, itemVersion)

async function view(context: RequestContext, row: PreReviewRow): Promise<View> {
  const { id, version, number, itemCode, itemVersion, askedAt, opinion, closed } = row
  const item = await itemOf(context, row)
  return {
    ...{ id, version, number, itemCode, itemVersion, closed },
    itemName: item?.standard.name ?? { zh: row.itemName },
    askedAt: askedAt.toISOString(),
    opinion: opinion && {
      conclusion: opinion.conclusion,
      opinion: opinion.opinion,
      remarks: [...opinion.remarks],
      givenOn: givenOn(opinion),
    },
  }
}

async function namedMaterials(context: RequestContext, row: PreReviewRow) {
  const item = await itemOf(context, row)
  const nameOf = (material: string) => item?.standard.materials.find(({ id }) => id === material)?.name
  return row.materials.map((one) => ({ ...one, name: nameOf(one.material) ?? { zh: one.material } }))
}

async function ask(context: RequestContext, actor: ApplicantActor, draftId: string, revision: number) {
  const { db, office, now } = context
  const draft = await findDraft(db, actor.id, draftId)
  const item = draft === undefined ? undefined : await office.catalogue.findItem(draft.itemCode)
  if (draft === undefined || item === undefined) return NOT_FOUND
  if (draft.revision !== revision) return { refusal: { code: 'DRAFT_CHANGED' } }
  if (draft.itemVersion !== item.version) return { refusal: { code: 'STANDARD_CHANGED' } }
  const { applicant, answers, form, materials: named } = draft.content
  const { materials, foreign } = await resolveMaterials(db, actor.id, named)
  const findings = checkMaterials(item.standard, answers, named, foreign)
  if (findings.length > 0) return refuseFields(findings)
  const { organ, region, name } = item.standard
  const today = localDate(now())
  // Counted by day like cases are; no region is called this.
  const ordinal = await nextOrdinal(db, 'pre-review', today)
  const id = preReviewId(context, draftId)
  return done(context, id, {
    type: 'RequestPreReview',
    number: `YS-${region.slice(0, 6)}-${today.replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`,
    draft: draftId,
    itemCode: draft.itemCode,
    itemVersion: item.version,
    itemName: name.zh,
    organ,
    applicant,
    answers: { ...answers },
    form: parseForm(form),
    materials: materials.map((one) => ({ ...one })),
  })
}

async function done(
  context: RequestContext,
  id: string,
  command: JsonObject,
  expectedVersion?: number,
): Promise<View | RefusalAnswer> {
  const { actor } = context
  if (actor.kind === 'stranger') return NOT_FOUND
  const before = await findPreReview(context.db, id)
  const result = await runOnPreReview(context, id, command, actor, expectedVersion)
  if (!result.ok) {
    const item = before === undefined ? undefined : await itemOf(context, before)
    return { refusal: withNames(result.refusal, item?.standard) }
  }
  const row = await findPreReview(context.db, id)
  return row === undefined ? NOT_FOUND : view(context, row)
}

/** Another organ's is answered like one that does not exist. */
async function findShown(context: RequestContext, id: string): Promise<PreReviewRow | undefined> {
  const row = await findPreReview(context.db, id)
  return row !== undefined && may(context.actor, 'case.receive', { organs: [row.organ] }) ? row : undefined
}

export const preReviewHandlers: Pick<Handlers<typeof api>, keyof typeof preReviewApi> = {
  askPreReview: async ({ params, body }, context) =>
    context.actor.kind === 'applicant' ? ask(context, context.actor, params.id, body.revision) : NOT_FOUND,

  ownPreReview: async ({ params }, context) => {
    const { actor, db } = context
    const draft = actor.kind === 'applicant' ? await findDraft(db, actor.id, params.id) : undefined
    if (draft === undefined) return NOT_FOUND
    const row = await findPreReview(db, preReviewId(context, draft.id))
    if (row === undefined) return { preReview: null }
    return { preReview: { ...(await view(context, row)), materials: await namedMaterials(context, row) } }
  },

  preReviews: async ({ query }, context) => {
    const limit = query.limit ?? PAGE_SIZE
    const organs = listedOrgans(context)
    const asked = { organs, open: query.open ?? false, after: parsePageKey(query.after), limit: limit + 1 }
    const rows = await listPreReviews(context.db, asked)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: await Promise.all(
        shown.map(async (row) => {
          const [item, materials] = [await itemOf(context, row), await namedMaterials(context, row)]
          const applicant = maskApplicant(row.applicant)
          const form = item === undefined ? { shown: {}, pointers: [] } : maskForm(item.standard.form, row.form)
          const shown = { applicant: applicant.shown, answers: { ...row.answers }, form: { ...form.shown } }
          const masked = [...applicant.pointers, ...form.pointers]
          return { ...(await view(context, row)), materials, ...shown, masked }
        }),
      ),
      after: last === undefined ? null : writePageKey({ submittedAt: last.askedAt.toISOString(), id: last.id }),
    }
  },

  // The look and its purpose are recorded before this is answered (app/http/mount.ts).
  preReviewInFull: async ({ params }, context) => {
    const row = await findShown(context, params.id)
    return row === undefined ? NOT_FOUND : { applicant: row.applicant, form: { ...row.form } }
  },

  preReviewMaterial: async ({ params }, context) => {
    const row = await findShown(context, params.id)
    const material = row?.materials.find(({ sha256 }) => sha256 === params.sha256)
    const bytes = material === undefined ? undefined : await context.files.find(params.sha256)
    if (material === undefined || bytes === undefined) return NOT_FOUND
    context.reply.send(bytes, {
      'content-type': material.mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(material.fileName)}`,
      'cache-control': 'private, no-store',
    })
    return null
  },

  givePreReviewOpinion: async ({ params, body }, context) => {
    const row = await findShown(context, params.id)
    if (row === undefined) return NOT_FOUND
    const { expectedVersion, conclusion, opinion, remarks } = body
    return done(context, row.id, { type: 'GivePreReviewOpinion', conclusion, opinion, remarks }, expectedVersion)
  },
}
