import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { channelsOf, isCancelled, pinStandard } from '#catalogue'
import type { Output } from '#contract'
import type { PublishedItem, RefusalAnswer, RequestContext, Services } from '#frame'
import { localDate } from '#kernel'
import type { PinnedStandard } from '#kernel'
import { may } from '#policy'
import type { ApplicantActor, OfficerActor } from '#policy'
import type { ItemStandard } from '#catalogue/standard'
import type { api } from './api.ts'
import {
  checkApplicant,
  checkComplete,
  checkDelivery,
  checkForm,
  checkMaterials,
  checkSignature,
  refuseFields,
  tidyApplicant,
} from './application-check.ts'
import type { Finding } from './application-check.ts'
import { checkCertificate, checkPredecessors, validityOf } from './certificate-check.ts'
import type { SubmitApplication } from './domain/case-command.ts'
import { caseNumber, trackingCode } from './domain/case-number.ts'
import type { FetchConsent, PaperSlip, ServicePointRef } from './domain/events.ts'
import { checkPrintable } from './printable-check.ts'
import { fetchProofs, heldForItem } from './fetched-proofs.ts'
import { endFiled, findDraft } from './drafts.ts'
import type { DraftContent, DraftRow } from './drafts.ts'
import { notOnList } from './draft-routes.ts'
import { parseForm } from './form-json.ts'
import { liableToday } from './liability.ts'
import { caseLife } from './lives.ts'
import { nextStep } from './next-step.ts'
import { findCase } from './projections/case-row.ts'
import { commandJson, findOwnCase, loadCase, NOT_FOUND } from './run-case.ts'
import { closePreReview, keptOf } from './pre-reviews.ts'
import { isIssuedSlip } from './slips.ts'
import { standingFor } from './standing-check.ts'
import { resolveMaterials } from './uploads.ts'

export type Receipt = Output<typeof api.submit>
export interface Submission {
  readonly revision: number
  readonly channel: 'ONLINE' | 'MOBILE'
  readonly truthPromised: boolean
  readonly commitmentSignedBy?: string
  /** 授权调取, for this case alone. */
  readonly fetchConsent?: boolean
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
  if (item === undefined) return notOnList(context, draft.itemCode)
  if (item.version !== draft.itemVersion) return refuse('STANDARD_CHANGED')
  const command = await commandOf(context, actor, draft, item, submission)
  if ('refusal' in command) return command
  const result = await context.run({
    life: caseLife.kind,
    stream: draft.caseId,
    command: commandJson(command),
    by: actor,
    ...(context.idempotency === undefined ? {} : { idempotency: context.idempotency }),
  })
  if (!result.ok && result.refusal.code !== 'ALREADY_SUBMITTED') return { refusal: result.refusal }
  await recordFiling(context, draft.caseId, item.standard)
  await closePreReview(context, draftId, 'FILED')
  await endFiled(context.db, actor.id, draft)
  return (await receiptOf(context, draft.caseId)) ?? NOT_FOUND
}

/** What only the way of filing knows: by whom, through which channel, on which slip. */
export type Filing = Pick<SubmitApplication, 'channel' | 'point' | 'slip' | 'handler' | 'bundle' | 'express'> & {
  /** Account whose uploads may be handed in. */
  readonly account: string
  /** 授权调取: without it nothing is read from the library into the case. */
  readonly consent: FetchConsent | null
  /** 服务快车: working days within which the case is to be decided. */
  readonly expressDays?: number
}

async function commandOf(
  context: RequestContext,
  actor: ApplicantActor,
  draft: DraftRow,
  item: PublishedItem,
  { channel, commitmentSignedBy, fetchConsent }: Submission,
): Promise<SubmitApplication | RefusalAnswer> {
  const { findings, ...standing } = await standingFor(context, actor.id, draft.content.applicant, draft.itemCode)
  const found = [...findings, ...checkSignature(draft.content, commitmentSignedBy)]
  const consent = await consentOf(context, actor.id, draft.content.applicant.idNumber, fetchConsent === true)
  const filing = { account: actor.id, channel, consent, ...standing }
  const command = await applicationOf(context, item, draft.content, filing, found)
  if ('refusal' in command) return command
  const preReview = await keptOf(context, draft.id, command.materials)
  const reviewed = preReview === undefined ? command : { ...command, preReview }
  const { commitment } = command
  if (commitment === undefined || commitmentSignedBy === undefined) return reviewed
  return { ...reviewed, commitment: { ...commitment, signedBy: commitmentSignedBy.trim() } }
}

/** What was agreed to now goes before what was agreed to once and for all. */
async function consentOf(
  { office }: Services,
  account: string,
  holder: string,
  agreed: boolean,
): Promise<FetchConsent | null> {
  if (agreed) return 'CASE'
  return (await office.reuse.standingConsent(account, holder)) ? 'STANDING' : null
}

/** Everything that can be found wrong is told at once, each at its field. */
export async function applicationOf(
  context: Services,
  { standard, version }: PublishedItem,
  content: DraftContent,
  { account, consent, expressDays, ...filing }: Filing,
  /** What the way of filing itself has shown to be wrong. */
  alsoFound: readonly Finding[] = [],
): Promise<SubmitApplication | RefusalAnswer> {
  if (isCancelled(standard)) return refuse('ITEM_CANCELLED')
  const { applicant, answers, form, materials: named, certificate, commitment, delivery } = content
  const at = context.now()
  const today = localDate(at)
  const filed = { applicant: { ...applicant }, form, day: today }
  const pinned = hastened(pinStandard(standard, version, answers, filed), expressDays)
  const { materials, foreign } = await resolveMaterials(context.db, account, named)
  const held = await heldForItem(context.office, standard, applicant.idNumber)
  const fetched = consent === null ? [] : fetchProofs(standard, answers, form, held)
  const findings = [
    ...alsoFound,
    ...checkApplicant(applicant, standard, today),
    ...checkForm(standard, form, answers),
    ...checkMaterials(standard, answers, named, foreign),
    ...checkComplete(standard, requiredNow(pinned), named),
    ...checkPrintable({ applicant, form }, context.office.seal.unprintable),
    ...checkDelivery(standard, delivery),
    ...(await checkCertificate(context, standard, certificate, applicant.idNumber)),
    // In a package its turn comes only when what it builds on has been granted.
    ...(filing.bundle === undefined ? await checkPredecessors(context, standard, held) : []),
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
    ...(fetched.length === 0 || consent === null ? {} : { fetched, fetchConsent: consent }),
    ...filing,
    ...(certificate === undefined ? {} : { certificate }),
    ...(commitment === undefined ? {} : { commitment: { version: commitment } }),
    ...(delivery === undefined ? {} : { delivery }),
  }
}

/** The fast lane binds the case's own clock, and never promises more time than the item does. */
const hastened = (pinned: PinnedStandard, days: number | undefined): PinnedStandard =>
  days === undefined || (pinned.promisedLimit.unit === 'working' && pinned.promisedLimit.days <= days)
    ? pinned
    : { ...pinned, promisedLimit: { days, unit: 'working' } }

/** 容缺: what may follow later does not keep anybody from applying now. */
const requiredNow = ({ requiredMaterials, track }: PinnedStandard): readonly string[] =>
  requiredMaterials.filter((id) => !track.deferrable.some(({ material }) => material === id))

export interface WindowFiling {
  readonly itemCode: string
  readonly content: DraftContent
  readonly channel: 'WINDOW' | 'SERVICE_POINT' | 'VISIT'
  readonly point?: ServicePointRef
  readonly slip?: PaperSlip
  readonly papers: readonly string[]
  readonly truthSigned: boolean
}

/**
 * 就近办: whoever takes an application in need not belong to the organ that decides. A service point takes in what its
 * standard opens to service points, and the case is the deciding organ's from its first entry (AP-37).
 */
function takesIn(
  { office }: RequestContext,
  actor: OfficerActor,
  standard: ItemStandard,
  { channel, point }: WindowFiling,
): boolean {
  if (may(actor, 'case.receive', { organs: [standard.organ] })) return true
  // 窗口模式: the window collects, and the case is the department's from its first entry.
  const window = office.catalogue.organs().find(({ id }) => id === actor.organ)
  if (window?.collectsFor === standard.organ) return may(actor, 'case.receive')
  const nearby = channel === 'SERVICE_POINT' && point !== undefined
  return nearby && channelsOf(standard).includes('SERVICE_POINT') && may(actor, 'case.receive')
}

/** 窗口收件: the same application as one filed at home, entered by an officer who saw the papers. */
export async function fileApplication(context: RequestContext, filing: WindowFiling): Promise<Receipt | RefusalAnswer> {
  const { actor, office, idempotency } = context
  if (actor.kind !== 'officer') return NOT_FOUND
  if (!filing.truthSigned) return refuse('TRUTH_NOT_PROMISED')
  const item = await office.catalogue.findItem(filing.itemCode)
  if (item === undefined) return NOT_FOUND
  if (!takesIn(context, actor, item.standard, filing)) {
    const { organ } = item.standard
    return { refusal: { code: 'ITEM_NOT_TAKEN_HERE', facts: { organ: office.catalogue.organName(organ) } } }
  }
  const { channel, point, slip } = filing
  if (slip !== undefined && !(await isIssuedSlip(context.db, slip.number))) {
    return { refusal: { code: 'SLIP_UNKNOWN', facts: { slip: slip.number } } }
  }
  // The same slip is the same case, however often it is entered; so is the same request.
  const stream =
    slip === undefined
      ? context.idFrom('window case', idempotency?.scope ?? '', idempotency?.key ?? context.newId())
      : context.idFrom('paper slip', slip.number)
  const command = await applicationOf(context, item, filing.content, {
    account: actor.id,
    channel,
    // What is printed for signing at the window says what is looked up.
    consent: 'SIGNED',
    ...(point === undefined ? {} : { point }),
    ...(slip === undefined ? {} : { slip }),
  })
  if ('refusal' in command) return command
  const run = { life: caseLife.kind, stream, by: actor }
  const result = await context.run({
    ...run,
    command: commandJson(command),
    ...(slip === undefined ? {} : { occurredAt: slip.receivedAt }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) {
    return result.refusal.code === 'ALREADY_SUBMITTED' && slip !== undefined
      ? { refusal: { code: 'SLIP_USED', facts: { slip: slip.number } } }
      : { refusal: result.refusal }
  }
  if (!result.replayed) {
    const visit = { type: 'RecordVisit' as const, at: context.now(), by: '$actor', purpose: 'FILING' as const }
    await context.run({ ...run, command: commandJson({ ...visit, papers: filing.papers }) })
  }
  await recordFiling(context, stream, item.standard)
  const row = await findCase(context.db, stream)
  if (row === undefined) return NOT_FOUND
  const { id, caseNumber: number, trackingCode: code, version } = row
  return { id, caseNumber: number, trackingCode: code, version, next: nextStep(context, row) }
}

/** 备案: what is complete is recorded on the spot; what the rule refuses stays with the desk. */
export async function recordFiling(context: Services, stream: string, standard: ItemStandard): Promise<void> {
  const { state } = (await loadCase(context, stream)) ?? {}
  if (state?.phase !== 'submitted' || state.standard.track.mode !== 'FILING') return
  const at = context.now()
  const row = await findCase(context.db, stream)
  // A small caterer's notice card has no term, though the licence of the same item has one (WF-23).
  const { result } = standard
  const recorded = { ...standard, result: result && { ...result, ...result.filing } }
  const { validFrom, validUntil } = await validityOf(context, recorded, row?.certificate ?? null)
  const liable = row === undefined ? {} : { liable: await liableToday(context, row) }
  await context.run({
    life: caseLife.kind,
    stream,
    command: commandJson({ type: 'RecordFiling', at, by: '$actor', validFrom, validUntil, ...liable }),
    by: { kind: 'system', id: context.idFrom('actor', 'system') },
  })
}

/** The running number of the day, given out before the act: a gap is harmless, the same number twice is not. */
export async function nextOrdinal(db: Pool, region: string, day: string): Promise<number> {
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

export async function receiptOf(context: RequestContext, caseId: string): Promise<Receipt | undefined> {
  const row = await findOwnCase(context, caseId)
  if (row === undefined) return undefined
  const { id, caseNumber: number, trackingCode: code, version } = row
  return { id, caseNumber: number, trackingCode: code, version, next: nextStep(context, row) }
}
