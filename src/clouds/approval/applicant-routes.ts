import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { ApplicantActor } from '#policy'
import type { api } from './api.ts'
import { checkForm, checkMaterials, refuseFields } from './application-check.ts'
import { PAGE_SIZE } from './draft-routes.ts'
import { isFiling } from './domain/case-state.ts'
import { chargeAfter } from './charge.ts'
import { parseForm } from './form-json.ts'
import { parsePageKey, writePageKey } from './page-key.ts'
import { documentsOf } from './projections/case-document.ts'
import type { CaseDocument } from './projections/case-document.ts'
import { findApplication, listOwnCases } from './projections/case-row.ts'
import type { CaseRow } from './projections/case-row.ts'
import { supervisionOf } from './projections/case-supervision.ts'
import { findServiceDue } from './projections/service-due.ts'
import type { ServiceDue } from './projections/service-due.ts'
import { contactOf, progressOf } from './progress.ts'
import { findOwnCase, loadCase, NOT_FOUND, runOnCase } from './run-case.ts'
import { preReviewSeen } from './pre-reviews.ts'
import { submitBundle } from './packages/file-bundle.ts'
import { submitDraft } from './submission.ts'
import { resolveMaterials } from './uploads.ts'
import { waitsOutside } from './waiting.ts'

type ApplicantRoute = 'submit' | 'myCases' | 'myCase' | 'correct' | 'withdraw'
type OwnCase = Output<typeof api.myCase>
type DocumentView = OwnCase['documents'][number]

export const documentView = ({ id, kind, title, number, released }: CaseDocument): DocumentView => ({
  id,
  kind,
  title,
  number,
  released,
})

/** A case taken over from an older system, or known before service was kept, is fetched by its applicant. */
function deliveryView(due: ServiceDue | undefined): OwnCase['delivery'] {
  if (due === undefined) return { means: 'DOWNLOAD', address: '', tracking: null, served: false }
  const { delivery: means, address, courier, trackingNumber, served } = due
  const tracking = courier === null || trackingNumber === null ? null : { courier, number: trackingNumber }
  return { means, address, tracking, served }
}

async function ownCaseView(context: RequestContext, row: CaseRow): Promise<OwnCase | RefusalAnswer> {
  const { db, office } = context
  const [application, documents, supervision, now, item, service] = await Promise.all([
    findApplication(db, row.id),
    documentsOf(db, [row.id]),
    supervisionOf(db, row.id),
    loadCase(context, row.id),
    office.catalogue.findItem(row.itemCode, row.itemVersion),
    findServiceDue(db, row.id),
  ])
  if (application === undefined || now === undefined || now.state.phase === 'absent') return NOT_FOUND
  const { applicant, answers, form, materials } = application
  return {
    id: row.id,
    version: row.version,
    progress: progressOf(context, row, documents, 'applicant'),
    contact: contactOf(context, row),
    trackingCode: row.trackingCode,
    itemCode: row.itemCode,
    itemVersion: row.itemVersion,
    waits: waitsOutside(context, now.state, item),
    delivery: deliveryView(service),
    visits: row.visits,
    preReview: await preReviewSeen(context, now.state.preReview),
    filing: isFiling(now.state),
    committed: now.state.committed,
    certificate: row.certificate,
    applicant,
    answers: { ...answers },
    form: { ...form },
    materials: [...materials],
    documents: documents.map(documentView),
    supervision: supervision.map(({ at, organ, result, found }) => ({
      at: at.toISOString(),
      organ: office.catalogue.organName(organ),
      result,
      found,
    })),
  }
}

interface Correction {
  readonly form: Readonly<Record<string, unknown>>
  readonly materials: readonly { readonly material: string; readonly sha256: string }[]
}

/** A correction is held to the standard the case is bound to, not to today's. */
async function correct(context: RequestContext, actor: ApplicantActor, row: CaseRow, { form, materials }: Correction) {
  const [item, application, resolved] = await Promise.all([
    context.office.catalogue.findItem(row.itemCode, row.itemVersion),
    findApplication(context.db, row.id),
    resolveMaterials(context.db, actor.id, materials),
  ])
  if (item === undefined || application === undefined) return NOT_FOUND
  const { answers } = application
  const findings = [
    ...checkForm(item.standard, form, answers),
    ...checkMaterials(item.standard, answers, materials, resolved.foreign),
  ]
  if (findings.length > 0) return refuseFields(findings)
  return runOnCase(context, row, (_, at) => ({
    type: 'SubmitCorrection',
    at,
    by: '$actor',
    atWindow: false,
    form: parseForm(form),
    materials: resolved.materials,
    ...chargeAfter(item.standard, application, form, at),
  }))
}

export const applicantHandlers: Pick<Handlers<typeof api>, ApplicantRoute> = {
  submit: async ({ params, body }, context) =>
    context.actor.kind === 'applicant'
      ? ((await submitBundle(context, context.actor, params.id, body)) ??
        submitDraft(context, context.actor, params.id, body))
      : NOT_FOUND,

  myCases: async ({ query }, context) => {
    if (context.actor.kind !== 'applicant') return NOT_FOUND
    const limit = query.limit ?? PAGE_SIZE
    const aliases = await context.office.accounts.aliases(context.actor.id)
    const rows = await listOwnCases(context.db, aliases, parsePageKey(query.after), limit + 1)
    const shown = rows.slice(0, limit)
    const documents = await documentsOf(
      context.db,
      shown.map(({ id }) => id),
    )
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => {
        const own = documents.filter(({ caseId }) => caseId === row.id)
        return { id: row.id, progress: progressOf(context, row, own, 'applicant') }
      }),
      after: last === undefined ? null : writePageKey({ submittedAt: last.submittedAt.toISOString(), id: last.id }),
    }
  },

  myCase: async ({ params }, context) => {
    const row = await findOwnCase(context, params.id)
    return row === undefined ? NOT_FOUND : ownCaseView(context, row)
  },

  correct: async ({ params, body }, context) => {
    const row = await findOwnCase(context, params.id)
    if (row === undefined || context.actor.kind !== 'applicant') return NOT_FOUND
    return correct(context, context.actor, row, body)
  },

  withdraw: async ({ params, body }, context) => {
    const row = await findOwnCase(context, params.id)
    if (row === undefined) return NOT_FOUND
    return runOnCase(context, row, (_, at) => ({
      type: 'WithdrawApplication',
      at,
      by: '$actor',
      atWindow: false,
      reason: body.reason,
    }))
  },
}
