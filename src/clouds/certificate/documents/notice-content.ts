import type { DocumentContent } from '#frame'
import { localDate } from '#kernel'
import type { OwingEvent } from '../projections/owed.ts'
import type { NoticeSource, Words } from './notice-source.ts'
import {
  annulment,
  annulmentAnnouncement,
  clericalCorrection,
  grantDecision,
  refusal,
  termination,
} from './words-of-decisions.ts'
import {
  consolidatedOpinion,
  extensionNotice,
  hearingNotice,
  hearingRight,
  procedureNotice,
} from './words-of-procedures.ts'
import { wordsOfStates } from './words-of-states.ts'
import { acceptance, correction, nonAcceptance, preAcceptance } from './words-of-receipt.ts'

function words(event: OwingEvent, source: NoticeSource): Words {
  switch (event.type) {
    case 'ApplicationAccepted':
    case 'AcceptanceDeemed':
      return acceptance(event, source)
    case 'ApplicationPreAccepted':
      return preAcceptance(event, source)
    case 'CorrectionRequested':
      return correction(event, source)
    case 'ApplicationNotAccepted':
      return nonAcceptance(event, source)
    case 'ProcedureStarted':
      return procedureNotice(event, source)
    case 'LimitExtended':
      return extensionNotice(event, source)
    case 'HearingRightTold':
      return hearingRight(event, source)
    case 'HearingAnnounced':
      return hearingNotice(event, source)
    case 'ConsolidatedOpinionIssued':
      return consolidatedOpinion(event, source)
    case 'CaseGranted':
      return grantDecision(event, source)
    case 'CaseRefused':
      return refusal(event, source)
    case 'CaseTerminated':
      return termination(event, source)
    case 'ClericalErrorCorrected':
      return clericalCorrection(event, source)
    case 'AnnulmentAnnounced':
      return annulmentAnnouncement(event, source)
    case 'GrantAnnulled':
      return annulment(event, source)
    default:
      return wordsOfStates(event, source)
  }
}

/** Two acts come without a number of their own: their papers are numbered after the case, as registries do. */
function numberOf(event: OwingEvent, { facts }: NoticeSource): string {
  switch (event.type) {
    case 'CaseGranted':
      return `${facts.caseNumber}-ZYXK`
    case 'LimitExtended':
      return `${facts.caseNumber}-YQ`
    default:
      return event.noticeNumber ?? facts.caseNumber
  }
}

/** A notice in the bureau's words; the same act always gives the same words. */
export function noticeContent(event: OwingEvent, source: NoticeSource): DocumentContent {
  return {
    rows: [],
    ...words(event, source),
    number: numberOf(event, source),
    addressee: source.facts.applicant.name,
    date: localDate(event.at),
    signingTime: event.at,
    qrText: null,
  }
}
