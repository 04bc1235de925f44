import { contentFor, isPackageCode } from '#catalogue'
import type { RefusalAnswer, RequestContext } from '#frame'
import type { ApplicantActor } from '#policy'
import type { Finding } from '../application-check.ts'
import { refuseFields, tidyApplicant } from '../application-check.ts'
import type { BundleFiled, BundleStep } from '../domain/bundle.ts'
import { endFiled, findDraft } from '../drafts.ts'
import type { DraftRow } from '../drafts.ts'
import { parseForm } from '../form-json.ts'
import { bundleLife } from '../lives.ts'
import { nextStep } from '../next-step.ts'
import { NOT_FOUND } from '../run-case.ts'
import { standingFor } from '../standing-check.ts'
import type { Receipt, Submission } from '../submission.ts'
import { casesOfBundle, loadBundle } from './bundle-cases.ts'
import type { Bundle } from './bundle-cases.ts'
import { bundleJson, fileDueSteps, stepApplication } from './due-steps.ts'
import { findPackage } from './find-package.ts'
import type { FoundPackage } from './find-package.ts'

const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

/** Turns a package's draft into its cases, once; undefined when the draft is one of a single item. */
export async function submitBundle(
  context: RequestContext,
  actor: ApplicantActor,
  draftId: string,
  submission: Submission,
): Promise<Receipt | RefusalAnswer | undefined> {
  const draft = await findDraft(context.db, actor.id, draftId)
  if (draft === undefined) return bundleReceipt(context, actor, context.idFrom('case', draftId))
  if (!isPackageCode(draft.itemCode)) return undefined
  if (draft.revision !== submission.revision) return refuse('DRAFT_CHANGED')
  if (!submission.truthPromised) return refuse('TRUTH_NOT_PROMISED')
  const found = findPackage(context.office, draft.itemCode)
  if (found === undefined) return refuse('ITEM_NOT_IN_FORCE')
  if (found.version !== draft.itemVersion) return refuse('STANDARD_CHANGED')
  const filed = await checkedFiling(context, actor, draft, found, submission.channel)
  if ('refusal' in filed) return filed
  const { type: _, ...facts } = filed
  const command = bundleJson({ ...facts, type: 'FileBundle' })
  const result = await context.run({ life: bundleLife.kind, stream: draft.caseId, command, by: actor })
  if (!result.ok && result.refusal.code !== 'BUNDLE_ALREADY_FILED') return { refusal: result.refusal }
  await fileDueSteps(context, draft.caseId)
  await endFiled(context.db, actor.id, draft)
  return (await bundleReceipt(context, actor, draft.caseId)) ?? NOT_FOUND
}

/** Every item's application is checked now, also of those filed later: nothing should turn out wrong weeks from now. */
async function checkedFiling(
  context: RequestContext,
  actor: ApplicantActor,
  { caseId, content }: DraftRow,
  { definition, whole }: FoundPackage,
  channel: Submission['channel'],
): Promise<BundleFiled | RefusalAnswer> {
  const at = context.now()
  const steps = whole.parts.map((part): BundleStep => {
    const own = contentFor(whole, part, content)
    const materials = own.materials.map(({ material, sha256 }) => ({ material, sha256 }))
    const { item, after, expressDays = null } = part.step
    return { item, after, expressDays, answers: own.answers, form: parseForm(own.form), materials }
  })
  const standings = await Promise.all(steps.map(({ item }) => standingFor(context, actor.id, content.applicant, item)))
  const handler = standings.find((standing) => standing.handler !== undefined)?.handler
  const filed: BundleFiled = {
    type: 'BundleFiled',
    at,
    by: '$actor',
    package: definition.code,
    name: definition.name.zh,
    applicant: tidyApplicant(content.applicant),
    channel,
    ...(handler === undefined ? {} : { handler }),
    steps,
  }
  const findings = standings.flatMap((standing) => standing.findings)
  for (const step of steps) {
    const item = await context.office.catalogue.findItem(step.item)
    if (item === undefined) return refuse('ITEM_NOT_IN_FORCE')
    const command = await stepApplication(context, item, actor.id, { id: caseId, filed }, step)
    if (!('refusal' in command)) continue
    if (command.fields === undefined) return command
    findings.push(...command.fields)
  }
  return findings.length === 0 ? filed : refuseFields(once(findings))
}

/** What three items find wrong with one field is said once. */
const once = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [`${finding.path} ${finding.message}`, finding])).values(),
]

/** A matter is its applicant's own; another's is answered like one that does not exist. */
export async function findOwnBundle(
  context: RequestContext,
  actor: ApplicantActor,
  id: string,
): Promise<Bundle | undefined> {
  const bundle = await loadBundle(context, id)
  if (bundle === undefined) return undefined
  return (await context.office.accounts.findAlias(actor.id, id)) === bundle.filed.by ? bundle : undefined
}

/** The receipt of the case that was filed first, and the matter it belongs to. */
async function bundleReceipt(context: RequestContext, actor: ApplicantActor, id: string): Promise<Receipt | undefined> {
  const bundle = await findOwnBundle(context, actor, id)
  if (bundle === undefined) return undefined
  const [first] = [...(await casesOfBundle(context.db, id)).values()]
  if (first === undefined) return undefined
  const { caseNumber, trackingCode, version } = first
  return { id: first.id, bundle: id, caseNumber, trackingCode, version, next: nextStep(context, first) }
}
