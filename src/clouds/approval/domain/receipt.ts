import { happened, localDate, refused } from '#kernel'
import type {
  AcceptApplication,
  DeemAccepted,
  RefuseToAccept,
  RequestCorrection,
  SubmitApplication,
  SubmitCorrection,
} from './case-command.ts'
import { noticeNumber } from './case-number.ts'
import type { CaseState, OpenCase } from './case-state.ts'

/** Rules between receipt and acceptance (行政许可法 32). */
export type ReceiptRefusal =
  | 'ALREADY_SUBMITTED'
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

export function missingMaterials(state: OpenCase): readonly string[] {
  return state.standard.requiredMaterials.filter((material) => !state.materials.includes(material))
}

export const missing = (materials: readonly string[]) =>
  refused('MATERIALS_MISSING', { materials: materials.join('、'), count: materials.length })

export function submit({ type: _, ...application }: SubmitApplication, state: CaseState) {
  if (state.phase !== 'absent') return refused('ALREADY_SUBMITTED')
  return happened({ type: 'ApplicationSubmitted' as const, ...application })
}

/** The bureau may speak while it is its turn and its five days have not passed in silence. */
function notBureausTurn(command: RequestCorrection | AcceptApplication | RefuseToAccept, state: OpenCase) {
  if (state.phase === 'awaitingCorrection') return refused('AWAITING_CORRECTION')
  if (state.phase !== 'submitted') return refused('ALREADY_ACCEPTED')
  if (localDate(command.at) > command.acceptanceDue) return refused('ACCEPTANCE_DEEMED', { due: command.acceptanceDue })
  return null
}

export function requestCorrection(command: RequestCorrection, state: OpenCase) {
  if (state.phase === 'accepted' || state.phase === 'examined') return refused('CORRECTION_AFTER_ACCEPTANCE')
  if (state.correction !== null) return refused('CORRECTION_ALREADY_REQUESTED')
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  const { at, by, defects } = command
  if (defects.length === 0) return refused('CORRECTION_WITHOUT_DEFECT')
  const number = noticeNumber(state.caseNumber, 'correction')
  return happened({ type: 'CorrectionRequested' as const, at, by, noticeNumber: number, defects })
}

/** All that was asked for comes at once, as it was asked for at once; only then do a new five days begin. */
export function submitCorrection(command: SubmitCorrection, state: OpenCase) {
  if (state.phase !== 'awaitingCorrection') return refused('NO_CORRECTION_ASKED')
  const { at, by, form, materials } = command
  if (by !== state.applicant) return refused('NOT_THE_APPLICANT')
  const given = materials.map(({ material }) => material)
  const wanting = (state.correction?.materials ?? []).filter((material) => !given.includes(material))
  if (wanting.length > 0) return refused('CORRECTION_INCOMPLETE', { materials: wanting.join('、') })
  return happened({ type: 'CorrectionSubmitted' as const, at, by, form, materials })
}

export function accept(command: AcceptApplication, state: OpenCase) {
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  const wanting = missingMaterials(state)
  if (wanting.length > 0) return missing(wanting)
  const { at, by } = command
  const number = noticeNumber(state.caseNumber, 'acceptance')
  return happened({ type: 'ApplicationAccepted' as const, at, by, noticeNumber: number })
}

/** Also with materials missing: silence costs the bureau the right to say so. */
export function deemAccepted(command: DeemAccepted, state: OpenCase) {
  const { at, by, effectiveFrom, acceptanceDue } = command
  if (state.phase === 'awaitingCorrection') return refused('AWAITING_CORRECTION')
  if (state.phase !== 'submitted') return refused('ALREADY_ACCEPTED')
  if (localDate(at) <= acceptanceDue) return refused('ACCEPTANCE_LIMIT_RUNS', { due: acceptanceDue })
  const number = noticeNumber(state.caseNumber, 'acceptance')
  return happened({ type: 'AcceptanceDeemed' as const, at, by, noticeNumber: number, effectiveFrom })
}

export function refuseToAccept(command: RefuseToAccept, state: OpenCase) {
  const obstacle = notBureausTurn(command, state)
  if (obstacle !== null) return obstacle
  const { at, by, ground, reason } = command
  if (ground === 'STILL_INCOMPLETE' && state.correction === null) return refused('STILL_INCOMPLETE_BEFORE_CORRECTION')
  const number = noticeNumber(state.caseNumber, 'nonAcceptance')
  return happened({ type: 'ApplicationNotAccepted' as const, at, by, noticeNumber: number, ground, reason })
}
