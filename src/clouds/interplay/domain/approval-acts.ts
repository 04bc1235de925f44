/** Acts by which a department sees how a case was handled; nothing of what the applicant wrote. */
export const APPROVAL_ACTS = [
  'ApplicationSubmitted',
  'CorrectionRequested',
  'CorrectionSubmitted',
  'ApplicationAccepted',
  'AcceptanceDeemed',
  'ApplicationNotAccepted',
  'CaseExamined',
  'CaseReviewed',
  'CaseReturned',
  'CaseReclassified',
  'LimitExtended',
  'ProcedureStarted',
  'ProcedureEnded',
  'ConsultationOpened',
  'DepartmentOpinionGiven',
  'HearingAnnounced',
  'CollectiveDecisionRecorded',
  'CaseBound',
  'CaseUnbound',
  'CaseGranted',
  'CaseRefused',
  'CaseTerminated',
  'ResultServed',
  'ResultDispatched',
  'GrantAnnulled',
] as const
export type ApprovalAct = (typeof APPROVAL_ACTS)[number]

export const DUTIES = ['RECEIVE', 'EXAMINE', 'DECIDE', 'ISSUE'] as const
/** 谁审批谁负责: the post that answers for an act, and the acts by which it is seen who did it. */
export const POSTS = {
  RECEIVE: { role: 'intakeOfficer', acts: ['ApplicationAccepted', 'ApplicationNotAccepted'] },
  EXAMINE: { role: 'examiner', acts: ['CaseExamined'] },
  DECIDE: { role: 'decider', acts: ['CaseGranted', 'CaseRefused'] },
  ISSUE: { role: 'issueOfficer', acts: ['ResultServed', 'ResultDispatched'] },
} as const satisfies Readonly<
  Record<(typeof DUTIES)[number], { readonly role: string; readonly acts: readonly ApprovalAct[] }>
>
