import { happened, localDate, refused } from '#kernel'
import type {
  AcceptApplication,
  DeemAccepted,
  PreAcceptApplication,
  PresentOriginals,
  RefuseToAccept,
  RequestCorrection,
  SubmitCorrection,
} from './case-command.ts'
import type { OpenCase } from './case-state.ts'
import { deferralFault } from './deferral.ts'
import { isBlank, notAhead } from './due-days.ts'
import type { ApplicationAccepted, OriginalsPresented } from './events.ts'
import { handedInByAnother, missing, missingMaterials } from './materials.ts'
import { nextNotice } from './notices.ts'

/** Rules between receipt and acceptance (行政许可法 32). */
export type ReceiptRefusal =
  | 'ALREADY_ACCEPTED'
  | 'AWAITING_CORRECTION'
  | 'NO_CORRECTION_ASKED'
  | 'CORRECTION_ALREADY_REQUESTED'
  | 'REFERRAL_MISSING'
  | 'REFERRAL_WITHOUT_GROUND'
  | 'PRE_REVIEW_SAID_OTHERWISE'
  | 'CORRECTION_AFTER_ACCEPTANCE'
  | 'CORRECTION_WITHOUT_DEFECT'
  | 'CORRECTION_INCOMPLETE'
  | 'MATERIALS_MISSING'
  | 'ACCEPTANCE_DEEMED'
  | 'ACCEPTANCE_LIMIT_RUNS'
  | 'STILL_INCOMPLETE_BEFORE_CORRECTION'
  | 'NOT_THE_APPLICANT'
  | 'FILING_IS_RECORDED'
  | 'PRE_ACCEPTED_ALREADY'
  | 'NOTHING_OUTSTANDING'
  | 'MATERIAL_UNKNOWN'
  | 'NOT_PRE_ACCEPTED'
  | 'ORIGINALS_OUTSTANDING'
  | 'ORIGINAL_NOT_ASKED'
  | 'NOT_BY_THE_APPLICANT'
  | 'DATE_PASSED'

type BureauSpeaks = RequestCorrection | PreAcceptApplication | AcceptApplication | RefuseToAccept

/** The bureau may speak while it is its turn and its five days have not passed in silence. */
function notBureausTurn(command: BureauSpeaks, state: OpenCase) {
  if (state.phase === 'awaitingCorrection') return refused('AWAITING_CORRECTION')
  if (state.phase === 'preAccepted') return refused('ORIGINALS_OUTSTANDING')
  if (state.phase !== 'submitted') return refused('ALREADY_ACCEPTED')
  if (localDate(command.at) > command.acceptanceDue) return refused('ACCEPTANCE_DEEMED', { due: command.acceptanceDue })
  return null
}

export function requestCorrection(command: RequestCorrection, state: OpenCase) {
  if (state.phase === 'accepted' || state.phase === 'examined') return refused('CORRECTION_AFTER_ACCEPTANCE')
  if (isAskedTooOften(command, state)) return refused('CORRECTION_ALREADY_REQUESTED')
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  const { at, by, defects, until, again, departure } = command
  if (defects.length === 0) return refused('CORRECTION_WITHOUT_DEFECT')
  const named = defects.filter(({ subject }) => subject === 'MATERIAL').map(({ ref }) => ref)
  const contradicted = contradicts(named, departure, state)
  if (contradicted !== null) return contradicted
  const noSuchDay = notAhead(at, until)
  if (noSuchDay !== null) return noSuchDay
  const noticeNumber = nextNotice(state, 'correction')
  const said = { ...(state.correction === null ? {} : { again }), ...departed(departure, state) }
  return happened({ type: 'CorrectionRequested' as const, at, by, noticeNumber, defects, until, ...said })
}

const REQUESTS_MAX = 2

/**
 * The law has the bureau ask once (行政许可法 32). What came back still wanting may be named once more, with the reason
 * and under everybody's eyes; what was not named the first time cannot be named at all.
 */
function isAskedTooOften({ defects, again }: RequestCorrection, { correction }: OpenCase): boolean {
  if (correction === null) return false
  const { refs, requests } = correction
  return requests >= REQUESTS_MAX || isBlank(again ?? '') || defects.some(({ ref }) => !refs.includes(ref))
}

/** 预审意见: who says now that something is wanting which he found in order before filing says why (AP-11). */
function contradicts(materials: readonly string[], departure: string | undefined, { preReview }: OpenCase) {
  const broken = materials.filter((material) => preReview?.passed.includes(material) === true)
  return broken.length > 0 && isBlank(departure ?? '') ? refused('PRE_REVIEW_SAID_OTHERWISE') : null
}
const departed = (departure: string | undefined, { preReview }: OpenCase) =>
  preReview === null || departure === undefined || isBlank(departure) ? {} : { departure }

/** All that was asked for comes at once, as it was asked for at once; only then do a new five days begin. */
export function submitCorrection(command: SubmitCorrection, state: OpenCase) {
  if (state.phase !== 'awaitingCorrection') return refused('NO_CORRECTION_ASKED')
  const { at, by, form, materials, charge } = command
  if (handedInByAnother(command, state)) return refused('NOT_THE_APPLICANT')
  const given = materials.map(({ material }) => material)
  const wanting = (state.correction?.materials ?? []).filter((material) => !given.includes(material))
  if (wanting.length > 0) return refused('CORRECTION_INCOMPLETE', { materials: wanting.join('、') })
  const corrected = { type: 'CorrectionSubmitted' as const, at, by, form, materials }
  return happened(charge === undefined ? corrected : { ...corrected, charge })
}

/** 预受理: everything is there but what must be shown in the original, or brought, to be accepted. */
export function preAccept(command: PreAcceptApplication, state: OpenCase) {
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  if (state.preAcceptedOnce) return refused('PRE_ACCEPTED_ALREADY')
  const { at, by, outstanding, until } = command
  if (outstanding.length === 0) return refused('NOTHING_OUTSTANDING')
  const known = [...state.standard.requiredMaterials, ...state.materials]
  const unknown = outstanding.find((material) => !known.includes(material))
  if (unknown !== undefined) return refused('MATERIAL_UNKNOWN', { materials: unknown })
  const wanting = missingMaterials(state).filter((material) => !outstanding.includes(material))
  if (wanting.length > 0) return missing(wanting)
  const noSuchDay = notAhead(at, until)
  if (noSuchDay !== null) return noSuchDay
  const noticeNumber = nextNotice(state, 'preAcceptance')
  return happened({ type: 'ApplicationPreAccepted' as const, at, by, noticeNumber, outstanding, until })
}

/** Also after the day it was expected by, as long as nobody has terminated the case for it. */
export function presentOriginals({ at, by, materials }: PresentOriginals, state: OpenCase) {
  if (state.phase !== 'preAccepted') return refused('NOT_PRE_ACCEPTED')
  if (by === state.applicant) return refused('NOT_BY_THE_APPLICANT')
  const { outstanding } = state
  if (materials.length === 0) return refused('NOTHING_OUTSTANDING')
  const unasked = materials.find((material) => !outstanding.includes(material))
  if (unasked !== undefined) return refused('ORIGINAL_NOT_ASKED', { materials: unasked })
  const remaining = outstanding.filter((material) => !materials.includes(material))
  const presented = { type: 'OriginalsPresented' as const, at, by, materials, remaining }
  if (remaining.length > 0) return happened(presented)
  const noticeNumber = nextNotice(state, 'acceptance')
  return happened<OriginalsPresented | ApplicationAccepted>(presented, {
    type: 'ApplicationAccepted',
    ...{ at, by, noticeNumber },
  })
}

export function accept(command: AcceptApplication, state: OpenCase) {
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  if (state.standard.track.mode === 'FILING') return refused('FILING_IS_RECORDED')
  const { at, by, deferred } = command
  const wanting = missingMaterials(state)
  const fault = deferralFault(at, deferred, wanting, state.standard.track)
  if (fault !== null) return fault
  const unexcused = wanting.filter((material) => !deferred.some((later) => later.material === material))
  if (unexcused.length > 0) return missing(unexcused)
  const noticeNumber = nextNotice(state, 'acceptance')
  const accepted = { type: 'ApplicationAccepted' as const, at, by, noticeNumber }
  return happened(deferred.length === 0 ? accepted : { ...accepted, deferred })
}

/** Also with materials missing: silence costs the bureau the right to say so. */
export function deemAccepted(command: DeemAccepted, state: OpenCase) {
  const { at, by, effectiveFrom, acceptanceDue } = command
  if (state.phase === 'awaitingCorrection') return refused('AWAITING_CORRECTION')
  if (state.phase === 'preAccepted') return refused('ORIGINALS_OUTSTANDING')
  if (state.phase !== 'submitted') return refused('ALREADY_ACCEPTED')
  if (localDate(at) <= acceptanceDue) return refused('ACCEPTANCE_LIMIT_RUNS', { due: acceptanceDue })
  const noticeNumber = nextNotice(state, 'acceptance')
  return happened({ type: 'AcceptanceDeemed' as const, at, by, noticeNumber, effectiveFrom })
}

export function refuseToAccept(command: RefuseToAccept, state: OpenCase) {
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  const { at, by, ground, reason, referral, departure } = command
  if (ground === 'STILL_INCOMPLETE' && state.correction === null) return refused('STILL_INCOMPLETE_BEFORE_CORRECTION')
  if (isBlank(reason)) return refused('REASON_MISSING')
  const unreferred = referralFault(command)
  if (unreferred !== null) return unreferred
  if (state.preReview?.conclusion === 'READY' && isBlank(departure ?? '')) return refused('PRE_REVIEW_SAID_OTHERWISE')
  const noticeNumber = nextNotice(state, 'nonAcceptance')
  const said = { ...(referral === undefined ? {} : { referral }), ...departed(departure, state) }
  return happened({ type: 'ApplicationNotAccepted' as const, at, by, noticeNumber, ground, reason, ...said })
}

/** 行政许可法 32(1)(2): whom this organ is not competent for is told which organ is, and how it is reached. */
function referralFault({ ground, referral }: RefuseToAccept) {
  if (ground !== 'NOT_COMPETENT') return referral === undefined ? null : refused('REFERRAL_WITHOUT_GROUND')
  const named = referral !== undefined && !isBlank(referral.organ) && !isBlank(referral.contact)
  return named ? null : refused('REFERRAL_MISSING')
}
