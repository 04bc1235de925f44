import { happened, parseCertificateIdentifier, refused } from '#kernel'
import type { Decider } from '#kernel'
import type { CertificateEnded, CertificateEvent, CertificatePrepared } from './events.ts'
import { decideStanding, evolveStanding, STANDS } from './standing.ts'
import type { Standing, StandingCommand, StandingRefusalCode } from './standing.ts'
import { beginUse, refusalToComplete, withUse } from './sealing.ts'
import type { CompleteSealing, SealingRefusalCode, SealingStage, SealRequest } from './sealing.ts'

/** Everything the certificate shows, as the standard and the decision fixed it. */
export type CertificateContent = Omit<CertificatePrepared, 'type' | 'at' | 'preparedFile'>
/** Its place is taken, its holder gave it up, or it was annulled. */
export interface EndCertificate {
  readonly type: 'EndCertificate'
  readonly at: string
  readonly ground: CertificateEnded['ground']
  readonly cause: string
}
export type CertificateCommand =
  | ({ readonly type: 'BeginSealing'; readonly content: CertificateContent } & Omit<SealRequest, 'number'>)
  | (CompleteSealing & {
      /** Leaf hash of the decision's entry: the act the certificate was issued under. */
      readonly decision: string
    })
  | EndCertificate
  | StandingCommand
export type CertificateState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'present'
      readonly stage: SealingStage
      /** What the public entry repeats: nothing about the holder. */
      readonly shown: Pick<
        CertificatePrepared,
        | 'identifier'
        | 'certificateType'
        | 'certificateName'
        | 'organ'
        | 'organName'
        | 'validFrom'
        | 'validUntil'
        | 'status'
      >
      readonly token: string
      readonly case: string
      readonly caseNumber: string
      readonly standing: Standing
    }
export type CertificateRefusalCode =
  | SealingRefusalCode
  | StandingRefusalCode
  | 'CERTIFICATE_IDENTIFIER_WRONG'
  | 'CERTIFICATE_VALIDITY_WRONG'
  | 'CERTIFICATE_NOT_SEALED'

const NOTHING: SealingStage = { phase: 'absent' }

/** The life of a certificate: prepared and sealed in two halves, so that a crash between them is seen and mended. */
export const certificateDecider: Decider<
  CertificateCommand,
  CertificateState,
  CertificateEvent,
  CertificateRefusalCode
> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    const stage = state.phase === 'present' ? state.stage : NOTHING
    switch (command.type) {
      case 'BeginSealing': {
        const { content, at, preparedFile } = command
        const use = beginUse({ ...command, number: content.identifier }, 'CERTIFICATE', stage)
        if ('refusal' in use) return use
        if (!parseCertificateIdentifier(content.identifier).ok) return refused('CERTIFICATE_IDENTIFIER_WRONG')
        if (content.validUntil !== null && content.validUntil < content.validFrom) {
          return refused('CERTIFICATE_VALIDITY_WRONG')
        }
        return happened<CertificateEvent>({ ...content, type: 'CertificatePrepared', at, preparedFile }, use)
      }
      case 'CompleteSealing': {
        const { at, file, decision } = command
        if (state.phase === 'absent') return refused('SEALING_NOT_BEGUN')
        const refusal = refusalToComplete(command, stage)
        return refusal ?? happened({ type: 'CertificateSealed', at, file, ...state.shown, decision })
      }
      case 'EndCertificate': {
        const { at, ground, cause } = command
        if (state.phase === 'absent' || state.stage.phase !== 'sealed') return refused('CERTIFICATE_NOT_SEALED')
        if (state.standing.ended !== null) return refused('CERTIFICATE_ENDED')
        return happened({ type: 'CertificateEnded', at, ground, cause })
      }
      case 'SuspendCertificate':
      case 'ResumeCertificate':
      case 'AnnounceMeasure':
      case 'AskForMeasureHearing':
      case 'HoldMeasureHearing':
      case 'DropMeasure':
      case 'WithdrawPermit':
      case 'RevokePermit':
      case 'DeregisterCertificate': {
        if (state.phase === 'absent' || state.stage.phase !== 'sealed') return refused('CERTIFICATE_NOT_SEALED')
        const { validUntil } = state.shown
        return decideStanding(command, state.standing, { case: state.case, caseNumber: state.caseNumber, validUntil })
      }
    }
  },
  evolve: (state, event) => {
    if (event.type === 'CertificatePrepared') {
      const { identifier, certificateType, certificateName, organ, organName, validFrom, validUntil, token, status } =
        event
      return {
        phase: 'present',
        stage: { phase: 'prepared', preparedFile: event.preparedFile },
        shown: {
          identifier,
          certificateType,
          certificateName,
          organ,
          organName,
          validFrom,
          validUntil,
          ...(status === undefined ? {} : { status }),
        },
        token,
        case: event.case,
        caseNumber: event.caseNumber,
        standing: STANDS,
      }
    }
    if (state.phase === 'absent') return state
    switch (event.type) {
      case 'SealUseBegan':
        return { ...state, stage: withUse(state.stage, event) }
      case 'CertificateSealed':
        return { ...state, stage: { phase: 'sealed', file: event.file } }
      case 'CertificateEnded':
        return { ...state, standing: { ...state.standing, ended: event.ground } }
      case 'CertificateSuspended':
      case 'CertificateResumed':
      case 'MeasureAnnounced':
      case 'MeasureHearingAsked':
      case 'MeasureHearingHeld':
      case 'MeasureDropped':
      case 'PermitWithdrawn':
      case 'PermitRevoked':
      case 'CertificateDeregistered':
        return { ...state, standing: evolveStanding(state.standing, event) }
    }
  },
}
