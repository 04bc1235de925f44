import { noticeNumber } from './case-number.ts'
import type { NoticeKind } from './case-number.ts'
import type { KnownCase } from './case-state.ts'
import type { CaseEvent } from './events.ts'

const NOTICE_OF: Readonly<Partial<Record<CaseEvent['type'], NoticeKind>>> = {
  ApplicationPreAccepted: 'preAcceptance',
  CorrectionRequested: 'correction',
  ApplicationAccepted: 'acceptance',
  AcceptanceDeemed: 'acceptance',
  ApplicationNotAccepted: 'nonAcceptance',
  ProcedureStarted: 'procedure',
  HearingRightTold: 'hearingRight',
  HearingAnnounced: 'hearing',
  ConsolidatedOpinionIssued: 'opinion',
  CaseRefused: 'refusal',
  CaseTerminated: 'termination',
  ClericalErrorCorrected: 'clericalCorrection',
  AnnulmentAnnounced: 'annulmentNotice',
  GrantAnnulled: 'annulment',
}

/** A decision that was set aside may be followed by another of its kind: each notice has a number of its own. */
export const nextNotice = ({ caseNumber, notices }: KnownCase, kind: NoticeKind): string =>
  noticeNumber(caseNumber, kind, (notices[kind] ?? 0) + 1)

export function countNotice(notices: KnownCase['notices'], event: CaseEvent): KnownCase['notices'] {
  const kind = NOTICE_OF[event.type]
  const numbered = 'noticeNumber' in event && event.noticeNumber !== null
  return kind === undefined || !numbered ? notices : { ...notices, [kind]: (notices[kind] ?? 0) + 1 }
}
