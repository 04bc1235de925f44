import type { Output } from '#contract'
import type { RefusalAnswer, RequestContext } from '#frame'
import { may } from '#policy'
import type { Action } from '#policy'
import { maskApplicant, maskForm } from '#catalogue'
import { eligibilityOf } from '#catalogue/eligibility'
import type { ItemStandard } from '#catalogue/standard'
import type { api } from './api.ts'
import { documentView } from './applicant-routes.ts'
import { availableActs, DESK_ACTS } from './domain/available-acts.ts'
import { isConcluded } from './domain/case-state.ts'
import type { CaseState } from './domain/case-state.ts'
import type { DeskAct } from './domain/probe-commands.ts'
import { offeredIn } from './doors/offered.ts'
import { handlingView } from './handling-view.ts'
import { documentsOf } from './projections/case-document.ts'
import { findApplication } from './projections/case-row.ts'
import type { CaseRow } from './projections/case-row.ts'
import { fetchedFor } from './projections/fetched-proof.ts'
import type { FetchedRow } from './projections/fetched-proof.ts'
import { supervisionOf } from './projections/case-supervision.ts'
import { isAuthorisedAtWindow } from './projections/window-authority.ts'
import { preReviewSeen } from './pre-reviews.ts'
import { progressOf } from './progress.ts'
import { refusalText, withNames } from './refusals.ts'
import { loadCase, NOT_FOUND } from './run-case.ts'
import type { CaseNow } from './run-case.ts'
import { stepViews } from './step-views.ts'
import { waitsSeen } from './waiting.ts'

type DeskCase = Output<typeof api.readCase>

/** The right each act needs: what an officer's posts do not include is not on his desk at all. */
const RIGHT_TO: Readonly<Record<DeskAct, Action>> = {
  accept: 'case.receive',
  requestCorrection: 'case.receive',
  refuseToAccept: 'case.receive',
  preAccept: 'case.receive',
  presentOriginals: 'case.receive',
  correctAtWindow: 'case.receive',
  supplyAtWindow: 'case.receive',
  withdrawAtWindow: 'case.receive',
  recordVisit: 'case.receive',
  terminate: 'case.receive',
  orderFee: 'case.receive',
  assign: 'case.list',
  note: 'case.read',
  examine: 'case.examine',
  review: 'case.examine',
  reclassify: 'case.examine',
  startProcedure: 'case.examine',
  endProcedure: 'case.examine',
  prepareUpperLevel: 'case.examine',
  chaseUpperLevel: 'case.examine',
  tellHearingRight: 'case.examine',
  recordHearingRequest: 'case.examine',
  announceHearing: 'case.examine',
  openConsultation: 'case.examine',
  issueOpinion: 'case.examine',
  checkCommitment: 'case.examine',
  recordCollective: 'case.decide',
  returnCase: 'case.decide',
  extend: 'case.decide',
  grant: 'case.decide',
  refuse: 'case.decide',
  challenge: 'case.decide',
  decideChallenge: 'case.decide',
  correctClericalError: 'case.decide',
  announceAnnulment: 'case.decide',
  annul: 'case.decide',
  serveAtCounter: 'case.issue',
  dispatch: 'case.issue',
  confirmCourier: 'case.issue',
}

/** What may be done now and why not the rest, in the words of the guard. */
function actsOf(
  context: RequestContext,
  row: CaseRow,
  { state, deadlines }: CaseNow,
  standard: ItemStandard,
  authorised: boolean,
): DeskCase['acts'] {
  const { actor } = context
  if (actor.kind !== 'officer') return []
  const acts = DESK_ACTS.filter((act) => may(actor, RIGHT_TO[act], { organs: [row.organ] }))
  const head = may(actor, 'case.decide', { organs: [row.organ] })
  return availableActs(state, { by: actor.id, at: context.now(), deadlines, authorised, head }, acts).map(
    ({ act, refusal }) =>
      refusal === null
        ? { act, allowed: true }
        : { act, allowed: false, code: refusal.code, reason: refusalText(withNames(refusal, standard)) },
  )
}

function awaitedUntil(state: CaseState): string | null {
  if (state.phase === 'preAccepted') return state.until
  return state.phase === 'awaitingCorrection' ? (state.correction?.until ?? null) : null
}

function aftermathOf(state: CaseState): DeskCase['aftermath'] {
  if (!isConcluded(state)) return null
  const { served, dispatched, challenged, annulment } = state
  return { served, dispatched, challenged, annulment }
}

/** What the case carries along beside its acts. */
function keptBeside(context: RequestContext, row: CaseRow, state: CaseState) {
  const { officerName } = context.office.catalogue
  const known = state.phase === 'absent' ? undefined : state
  return {
    fee: {
      fen: known?.standard.track.feeFen ?? 0,
      ordered: known?.fee !== null && known?.fee !== undefined,
      paid: known?.fee?.paid ?? false,
    },
    outstanding: state.phase === 'preAccepted' ? [...state.outstanding] : [],
    awaitedUntil: awaitedUntil(state),
    askedBefore: [...(known?.correction?.refs ?? [])],
    offered: offeredIn(context, state),
    aftermath: aftermathOf(state),
    assignee: row.assignee === null ? null : officerName(row.assignee),
    timeClass: row.timeClass,
    channel: row.channel,
    express: row.express,
    visits: row.visits,
    committed: known?.committed ?? false,
    certificate: row.certificate,
  }
}

/** What form and certificate both say, masked where the field it was written into is. */
function maskCompared({ form: fields }: ItemStandard, form: Application['form'], compared: FetchedRow['compared']) {
  return compared.map((line) => {
    const name = Object.keys(form).find((field) => form[field] === line.written)
    if (name === undefined) return { ...line }
    const masked = (value: string) => String(maskForm(fields, { [name]: value }).shown[name])
    return { ...line, written: masked(line.written), held: masked(line.held) }
  })
}

/** What the library proved, and what the conditions say to what was filed. */
function libraryView(
  standard: ItemStandard,
  { applicant, form, materials }: Application,
  fetched: readonly FetchedRow[],
  shown: Pick<DeskCase, 'applicant' | 'form'>,
): Pick<DeskCase, 'fetched' | 'eligibility'> {
  const facts = {
    applicant: { ...applicant },
    form,
    materials: new Set([...materials, ...fetched].map(({ material }) => material)),
    certificates: new Set(fetched.map(({ certificateType }) => certificateType)),
  }
  return {
    fetched: fetched.map(({ certificateType: _, compared, ...one }) => ({
      ...one,
      compared: maskCompared(standard, form, compared),
    })),
    eligibility: eligibilityOf(standard.conditions, facts, shown).map(({ seen, ...one }) => ({
      ...one,
      seen: [...seen],
    })),
  }
}
type Application = NonNullable<Awaited<ReturnType<typeof findApplication>>>

/** Everything a desk needs on one screen. */
export async function deskCaseView(context: RequestContext, row: CaseRow): Promise<DeskCase | RefusalAnswer> {
  const { db, office } = context
  const [now, item, application, documents, supervision, authorised, fetched] = await Promise.all([
    loadCase(context, row.id),
    office.catalogue.findItem(row.itemCode, row.itemVersion),
    findApplication(db, row.id),
    documentsOf(db, [row.id]),
    supervisionOf(db, row.id),
    isAuthorisedAtWindow(context, row.itemCode),
    fetchedFor(db, row.id),
  ])
  if (now === undefined || item === undefined || application === undefined) return NOT_FOUND
  const { officerName, organName } = office.catalogue
  const { examination } = row
  const applicant = maskApplicant(application.applicant)
  const form = maskForm(item.standard.form, application.form)
  return {
    id: row.id,
    version: row.version,
    progress: progressOf(context, row, documents, 'desk'),
    itemCode: row.itemCode,
    itemVersion: row.itemVersion,
    standard: item.standard,
    applicant: applicant.shown,
    answers: { ...application.answers },
    form: form.shown,
    masked: [...applicant.pointers, ...form.pointers],
    materials: [...application.materials],
    ...libraryView(item.standard, application, fetched, { applicant: applicant.shown, form: form.shown }),
    examination:
      examination === null
        ? null
        : { ...examination, by: officerName(examination.by), findings: [...examination.findings] },
    acts: actsOf(context, row, now, item.standard, authorised),
    steps: stepViews(context, now),
    waits: waitsSeen(context, now.state, item),
    handling: handlingView(context, now.state),
    ...keptBeside(context, row, now.state),
    preReview: await preReviewSeen(context, now.state.phase === 'absent' ? null : now.state.preReview),
    documents: documents.map(documentView),
    supervision: supervision.map(({ at, organ, by, ...record }) => ({
      at: at.toISOString(),
      organ: organName(organ),
      by: officerName(by),
      ...record,
    })),
  }
}
