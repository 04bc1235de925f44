import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { pinStandard } from '#catalogue'
import type { Output } from '#contract'
import type { PublishedItem, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { ApplicantActor } from '#policy'
import type { api } from './api.ts'
import {
  checkApplicant,
  checkComplete,
  checkForm,
  checkMaterials,
  refuseFields,
  tidyApplicant,
} from './application-check.ts'
import type { SubmitApplication } from './domain/case-command.ts'
import { caseNumber, trackingCode } from './domain/case-number.ts'
import { checkPrintable } from './printable-check.ts'
import { deleteDraft, findDraft } from './drafts.ts'
import type { DraftRow } from './drafts.ts'
import { parseForm } from './form-json.ts'
import { caseLife } from './lives.ts'
import { nextStep } from './next-step.ts'
import { commandJson, findOwnCase, NOT_FOUND } from './run-case.ts'
import { resolveMaterials } from './uploads.ts'

type Receipt = Output<typeof api.submit>
interface Submission {
  readonly revision: number
  readonly channel: 'ONLINE' | 'MOBILE'
  readonly truthPromised: boolean
}

const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

/** Turns a draft into a case, once: whatever is repeated after that answers the same receipt. */
export async function submitDraft(
  context: RequestContext,
  actor: ApplicantActor,
  draftId: string,
  submission: Submission,
): Promise<Receipt | RefusalAnswer> {
  const draft = await findDraft(context.db, actor.id, draftId)
  if (draft === undefined) return (await receiptOf(context, context.idFrom('case', draftId))) ?? NOT_FOUND
  if (draft.revision !== submission.revision) return refuse('DRAFT_CHANGED')
  if (!submission.truthPromised) return refuse('TRUTH_NOT_PROMISED')
  const item = await context.office.catalogue.findItem(draft.itemCode)
  if (item === undefined) return NOT_FOUND
  if (item.version !== draft.itemVersion) return refuse('STANDARD_CHANGED')
  const command = await commandOf(context, actor, draft, item, submission.channel)
  if ('refusal' in command) return command
  const result = await context.run({
    life: caseLife.kind,
    stream: draft.caseId,
    command: commandJson(command),
    by: actor,
    ...(context.idempotency === undefined ? {} : { idempotency: context.idempotency }),
  })
  if (!result.ok && result.refusal.code !== 'ALREADY_SUBMITTED') return { refusal: result.refusal }
  await deleteDraft(context.db, actor.id, draftId)
  return (await receiptOf(context, draft.caseId)) ?? NOT_FOUND
}

/** Everything that can be found wrong is told at once, each at its field. */
async function commandOf(
  context: RequestContext,
  actor: ApplicantActor,
  draft: DraftRow,
  { standard, version }: PublishedItem,
  channel: Submission['channel'],
): Promise<SubmitApplication | RefusalAnswer> {
  const { applicant, answers, form, materials: named } = draft.content
  const at = context.now()
  const today = localDate(at)
  const pinned = pinStandard(standard, version, answers)
  const { materials, foreign } = await resolveMaterials(context.db, actor.id, named)
  const findings = [
    ...checkApplicant(applicant, standard, today),
    ...checkForm(standard, form, answers),
    ...checkMaterials(standard, answers, named, foreign),
    ...checkComplete(standard, pinned.requiredMaterials, named),
    ...checkPrintable({ applicant, form }, context.office.seal.unprintable),
  ]
  if (findings.length > 0) return refuseFields(findings)
  const region = standard.region
  const number = await nextOrdinal(context.db, region.slice(0, 6), today)
  return {
    type: 'SubmitApplication',
    at,
    by: '$actor',
    caseNumber: caseNumber(region.slice(0, 6), today, number),
    trackingCode: trackingCode(randomBytes(20)),
    standard: pinned,
    region,
    applicant: tidyApplicant(applicant),
    answers,
    form: parseForm(form),
    materials,
    channel,
  }
}

/** The running number of the day, given out before the act: a gap is harmless, the same number twice is not. */
async function nextOrdinal(db: Pool, region: string, day: string): Promise<number> {
  const { rows } = await db.query<{ last: number }>({
    name: 'approval-next-case-number',
    text: `insert into approval.case_number_day as d (region, day, last) values ($1, $2, 1)
           on conflict (region, day) do update set last = d.last + 1 returning last`,
    values: [region, day],
  })
  const last = rows[0]?.last
  if (last === undefined) throw new Error('The day gave no case number')
  return last
}

async function receiptOf(context: RequestContext, caseId: string): Promise<Receipt | undefined> {
  const row = await findOwnCase(context, caseId)
  if (row === undefined) return undefined
  const { id, caseNumber: number, trackingCode: code, version } = row
  return { id, caseNumber: number, trackingCode: code, version, next: nextStep(context, row) }
}
