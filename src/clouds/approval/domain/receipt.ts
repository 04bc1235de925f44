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
  | 'NO_SUCH_DATE'
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
  if (state.correction !== null) return refused('CORRECTION_ALREADY_REQUESTED')
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  const { at, by, defects, until } = command
  if (defects.length === 0) return refused('CORRECTION_WITHOUT_DEFECT')
  const noSuchDay = notAhead(at, until)
  if (noSuchDay !== null) return noSuchDay
  const noticeNumber = nextNotice(state, 'correction')
  return happened({ type: 'CorrectionRequested' as const, at, by, noticeNumber, defects, until })
}

/** All that was asked for comes at once, as it was asked for at once; only then do a new five days begin. */
export function submitCorrection(command: SubmitCorrection, state: OpenCase) {
  if (state.phase !== 'awaitingCorrection') return refused('NO_CORRECTION_ASKED')
  const { at, by, form, materials } = command
  if (handedInByAnother(command, state)) return refused('NOT_THE_APPLICANT')
  const given = materials.map(({ material }) => material)
  const wanting = (state.correction?.materials ?? []).filter((material) => !given.includes(material))
  if (wanting.length > 0) return refused('CORRECTION_INCOMPLETE', { materials: wanting.join('、') })
  return happened({ type: 'CorrectionSubmitted' as const, at, by, form, materials })
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
  const { at, by, ground, reason } = command
  if (ground === 'STILL_INCOMPLETE' && state.correction === null) return refused('STILL_INCOMPLETE_BEFORE_CORRECTION')
  if (isBlank(reason)) return refused('REASON_MISSING')
  const noticeNumber = nextNotice(state, 'nonAcceptance')
  return happened({ type: 'ApplicationNotAccepted' as const, at, by, noticeNumber, ground, reason })
}
