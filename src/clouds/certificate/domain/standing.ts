import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decision } from '#kernel'
import type { CertificateEnded } from './events.ts'
import type { DeregistrationGround, MeasureKind, StandingEvent } from './standing-events.ts'

interface Act {
  readonly at: string
  readonly by: string
  readonly organ: string
}
interface Told extends Act {
  readonly reason: string
  /** The acting organ is the seal's: the bureau tells of it in a sealed letter. */
  readonly letter: boolean
}
export type StandingCommand =
  | (Told & { readonly type: 'SuspendCertificate'; readonly basis: string; readonly until: string | null })
  | (Told & { readonly type: 'ResumeCertificate' })
  | (Told & {
      readonly type: 'AnnounceMeasure'
      readonly measure: MeasureKind
      readonly basis: string
      readonly replyUntil: string
    })
  | {
      readonly type: 'AskForMeasureHearing'
      readonly at: string
      readonly by: string
      readonly statement: string
    }
  | (Act & { readonly type: 'HoldMeasureHearing'; readonly minutes: string })
  | (Act & { readonly type: 'DropMeasure'; readonly reason: string })
  | (Told & { readonly type: 'WithdrawPermit'; readonly compensation: string })
  | (Told & { readonly type: 'RevokePermit'; readonly documentNumber: string | null })
  | (Told & { readonly type: 'DeregisterCertificate'; readonly ground: DeregistrationGround })

export type EndGround = CertificateEnded['ground'] | 'WITHDRAWN' | 'REVOKED'
export type Measure = {
  readonly kind: MeasureKind
  readonly by: string
  readonly organ: string
  readonly basis: string
  readonly replyUntil: string
  readonly hearing: 'NONE' | 'ASKED' | 'HELD'
}
/** How a sealed certificate stands. */
export type Standing = {
  readonly ended: EndGround | null
  readonly suspended: { readonly until: string | null } | null
  readonly measure: Measure | null
  readonly deregistered: boolean
  /** Letters numbered so far. */
  readonly letters: number
}
export const STANDS: Standing = { ended: null, suspended: null, measure: null, deregistered: false, letters: 0 }

export type StandingRefusalCode =
  | 'CERTIFICATE_ENDED'
  | 'CERTIFICATE_ALREADY_SUSPENDED'
  | 'CERTIFICATE_NOT_SUSPENDED'
  | 'SUSPENSION_DAY_WRONG'
  | 'STANDING_WORDS_MISSING'
  | 'MEASURE_ALREADY_ANNOUNCED'
  | 'MEASURE_NOT_ANNOUNCED'
  | 'MEASURE_OF_ANOTHER_ORGAN'
  | 'MEASURE_TOO_EARLY'
  | 'MEASURE_HEARING_TOO_LATE'
  | 'MEASURE_HEARING_ASKED_ALREADY'
  | 'MEASURE_HEARING_NOT_ASKED'
  | 'MEASURE_HEARING_NOT_HELD'
  | 'MEASURE_HEARD_BY_INVESTIGATOR'
  | 'REVOCATION_DOCUMENT_MISSING'
  | 'DEREGISTRATION_GROUND_WRONG'
  | 'CERTIFICATE_DEREGISTERED'
type Said = Decision<StandingEvent, StandingRefusalCode>

/** What the life of the certificate knows beside its standing. */
export interface Paper {
  readonly case: string
  readonly caseNumber: string
  readonly validUntil: string | null
}

const isBlank = (text: string) => text.trim().length < 2
const TAKEN_BACK: readonly EndGround[] = ['ANNULLED', 'WITHDRAWN', 'REVOKED']

const nextNumber = ({ letter }: Told, { letters }: Standing, { caseNumber }: Paper): string | null =>
  letter ? `${caseNumber}-ZT${String(letters + 1).padStart(2, '0')}` : null

function told(command: Told, standing: Standing, paper: Paper) {
  const { at, by, organ, reason } = command
  return { at, by, organ, case: paper.case, reason: reason.trim(), noticeNumber: nextNumber(command, standing, paper) }
}

function suspend(command: Extract<StandingCommand, { type: 'SuspendCertificate' }>, standing: Standing, paper: Paper) {
  const { at, basis, until } = command
  if (standing.suspended !== null && !isOver(standing.suspended, localDate(at)))
    return refused('CERTIFICATE_ALREADY_SUSPENDED')
  if (until !== null && until < localDate(at)) return refused('SUSPENSION_DAY_WRONG')
  if (isBlank(basis) || isBlank(command.reason)) return refused('STANDING_WORDS_MISSING')
  return happened({ ...told(command, standing, paper), type: 'CertificateSuspended' as const, basis, until })
}

/** A suspension until a day is over the day after, whether anybody lifts it or not. */
const isOver = ({ until }: { readonly until: string | null }, today: string): boolean => until !== null && today > until

/** Nothing is taken away before its holder could speak, and a hearing he asked for is held first. */
function refusalToDecide(kind: MeasureKind, { at, organ, reason }: Told, { measure }: Standing) {
  if (measure?.kind !== kind) return refused('MEASURE_NOT_ANNOUNCED')
  if (measure.organ !== organ) return refused('MEASURE_OF_ANOTHER_ORGAN')
  if (measure.hearing === 'ASKED') return refused('MEASURE_HEARING_NOT_HELD')
  if (measure.hearing === 'NONE' && localDate(at) <= measure.replyUntil)
    return refused('MEASURE_TOO_EARLY', { until: measure.replyUntil })
  return isBlank(reason) ? refused('STANDING_WORDS_MISSING') : undefined
}

function deregister(
  command: Extract<StandingCommand, { type: 'DeregisterCertificate' }>,
  standing: Standing,
  paper: Paper,
): Said {
  const { at, ground } = command
  if (standing.deregistered) return refused('CERTIFICATE_DEREGISTERED')
  if (isBlank(command.reason)) return refused('STANDING_WORDS_MISSING')
  const takenBack = standing.ended !== null && TAKEN_BACK.includes(standing.ended)
  const fits =
    ground === 'TAKEN_BACK'
      ? takenBack
      : standing.ended === null &&
        (ground !== 'EXPIRED' || (paper.validUntil !== null && localDate(at) > paper.validUntil))
  if (!fits) return refused('DEREGISTRATION_GROUND_WRONG')
  return happened({ ...told(command, standing, paper), type: 'CertificateDeregistered' as const, ground })
}

function hearing(
  command: Extract<StandingCommand, { type: 'AskForMeasureHearing' | 'HoldMeasureHearing' | 'DropMeasure' }>,
  { measure }: Standing,
  paper: Paper,
): Said {
  const { at, by } = command
  if (measure === null) return refused('MEASURE_NOT_ANNOUNCED')
  if (command.type === 'AskForMeasureHearing') {
    if (measure.hearing !== 'NONE') return refused('MEASURE_HEARING_ASKED_ALREADY')
    if (localDate(at) > measure.replyUntil) return refused('MEASURE_HEARING_TOO_LATE', { until: measure.replyUntil })
    if (isBlank(command.statement)) return refused('STANDING_WORDS_MISSING')
    return happened({ type: 'MeasureHearingAsked', at, by, case: paper.case, statement: command.statement })
  }
  const { organ } = command
  if (measure.organ !== organ) return refused('MEASURE_OF_ANOTHER_ORGAN')
  if (command.type === 'DropMeasure') {
    if (isBlank(command.reason)) return refused('STANDING_WORDS_MISSING')
    return happened({ type: 'MeasureDropped', at, by, organ, case: paper.case, reason: command.reason })
  }
  if (measure.hearing !== 'ASKED') return refused('MEASURE_HEARING_NOT_ASKED')
  if (measure.by === by) return refused('MEASURE_HEARD_BY_INVESTIGATOR')
  if (isBlank(command.minutes)) return refused('STANDING_WORDS_MISSING')
  return happened({ type: 'MeasureHearingHeld', at, by, organ, case: paper.case, minutes: command.minutes })
}

/** Acts on a sealed certificate after its issue. */
export function decideStanding(command: StandingCommand, standing: Standing, paper: Paper): Said {
  if (command.type === 'DeregisterCertificate') return deregister(command, standing, paper)
  if (standing.ended !== null || standing.deregistered) return refused('CERTIFICATE_ENDED')
  switch (command.type) {
    case 'SuspendCertificate':
      return suspend(command, standing, paper)
    case 'ResumeCertificate':
      if (standing.suspended === null) return refused('CERTIFICATE_NOT_SUSPENDED')
      if (isBlank(command.reason)) return refused('STANDING_WORDS_MISSING')
      return happened({ ...told(command, standing, paper), type: 'CertificateResumed' })
    case 'AnnounceMeasure': {
      const { at, measure, basis, replyUntil } = command
      if (standing.measure !== null) return refused('MEASURE_ALREADY_ANNOUNCED')
      if (isBlank(basis) || isBlank(command.reason)) return refused('STANDING_WORDS_MISSING')
      if (replyUntil <= localDate(at)) return refused('MEASURE_TOO_EARLY', { until: replyUntil })
      return happened({ ...told(command, standing, paper), type: 'MeasureAnnounced', measure, basis, replyUntil })
    }
    case 'AskForMeasureHearing':
    case 'HoldMeasureHearing':
    case 'DropMeasure':
      return hearing(command, standing, paper)
    case 'WithdrawPermit': {
      const refusal = refusalToDecide('WITHDRAWAL', command, standing)
      if (refusal !== undefined) return refusal
      if (isBlank(command.compensation)) return refused('STANDING_WORDS_MISSING')
      const { basis = '' } = standing.measure ?? {}
      const { compensation } = command
      return happened({ ...told(command, standing, paper), type: 'PermitWithdrawn', basis, compensation })
    }
    case 'RevokePermit': {
      const refusal = refusalToDecide('REVOCATION', command, standing)
      if (refusal !== undefined) return refusal
      const { documentNumber, letter } = command
      if (!letter && (documentNumber === null || isBlank(documentNumber))) return refused('REVOCATION_DOCUMENT_MISSING')
      const { basis = '' } = standing.measure ?? {}
      return happened({ ...told(command, standing, paper), type: 'PermitRevoked', basis, documentNumber })
    }
    default:
      return unreachable(command)
  }
}

export function evolveStanding(before: Standing, event: StandingEvent): Standing {
  const standing = {
    ...before,
    letters: before.letters + ('noticeNumber' in event && event.noticeNumber !== null ? 1 : 0),
  }
  switch (event.type) {
    case 'CertificateSuspended':
      return { ...standing, suspended: { until: event.until } }
    case 'CertificateResumed':
      return { ...standing, suspended: null }
    case 'MeasureAnnounced': {
      const { measure: kind, by, organ, basis, replyUntil } = event
      return { ...standing, measure: { kind, by, organ, basis, replyUntil, hearing: 'NONE' } }
    }
    case 'MeasureHearingAsked':
      return standing.measure === null ? standing : { ...standing, measure: { ...standing.measure, hearing: 'ASKED' } }
    case 'MeasureHearingHeld':
      return standing.measure === null ? standing : { ...standing, measure: { ...standing.measure, hearing: 'HELD' } }
    case 'MeasureDropped':
      return { ...standing, measure: null }
    case 'PermitWithdrawn':
      return { ...standing, measure: null, ended: 'WITHDRAWN' }
    case 'PermitRevoked':
      return { ...standing, measure: null, ended: 'REVOKED' }
    case 'CertificateDeregistered':
      return { ...standing, measure: null, ended: standing.ended ?? 'DEREGISTERED', deregistered: true }
    default:
      return unreachable(event)
  }
}
