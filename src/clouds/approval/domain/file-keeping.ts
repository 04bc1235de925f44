import { happened, refused } from '#kernel'
import type { AssignCase, CaseCommand, NoteCase, RecordVisit, TransferCase } from './case-command.ts'
import type { KnownCase, OpenCase } from './case-state.ts'
import { isBlank } from './due-days.ts'

/** Rules of what is written down beside the main line. */
export type FileKeepingRefusal = 'NOTE_EMPTY' | 'ASSIGNED_ALREADY' | 'ON_ANOTHER_DESK' | 'CASE_NOT_THE_OLD_ORGANS'

export const recordVisit = ({ at, by, purpose, papers }: RecordVisit) =>
  happened({ type: 'ApplicantVisited' as const, at, by, purpose, papers })

export const note = ({ at, by, text }: NoteCase) =>
  isBlank(text) ? refused('NOTE_EMPTY') : happened({ type: 'CaseNoted' as const, at, by, text })

/** The work of the step a case is at. What is taken in from the applicant, or noted, any colleague may do. */
const WORK: ReadonlySet<CaseCommand['type']> = new Set([
  ...([
    'RequestCorrection',
    'PreAcceptApplication',
    'PresentOriginals',
    'AcceptApplication',
    'RefuseToAccept',
  ] as const),
  ...(['ReclassifyCase', 'ExamineCase', 'ReviewCase', 'ReturnCase', 'ExtendLimit', 'OrderFee'] as const),
  ...(['StartProcedure', 'PrepareUpperLevel', 'ChaseUpperLevel', 'TellHearingRight', 'AnnounceHearing'] as const),
  ...(['OpenConsultation', 'IssueConsolidatedOpinion', 'RecordCollectiveDecision', 'GrantCase', 'RefuseCase'] as const),
])
const isWork = (command: CaseCommand): boolean =>
  // What a neighbour's system reports is nobody's work here, on whosever desk the case lies.
  !('source' in command) &&
  (WORK.has(command.type) || (command.type === 'EndProcedure' && command.conclusion !== 'LAPSED'))

/**
 * 转办: a case put on one officer's desk is worked at by him alone, until the step is done, he hands it on or a head
 * gives it to somebody else. What nobody was given is open to everyone of the post.
 */
export const onAnotherDesk = (command: CaseCommand, { assignee }: OpenCase) =>
  assignee !== null && command.by !== assignee && isWork(command) ? refused('ON_ANOTHER_DESK') : null

export function assign({ at, by, to, reason, head = false }: AssignCase, state: OpenCase) {
  if (isBlank(to) || to === state.assignee) return refused('ASSIGNED_ALREADY')
  if (state.assignee !== null && by !== state.assignee && !head) return refused('ON_ANOTHER_DESK')
  if (isBlank(reason)) return refused('REASON_MISSING')
  return happened({ type: 'CaseAssigned' as const, at, by, to, reason })
}

/** A closed case goes along too: whoever exercises the power now answers for what was done under it. */
export const transferCase = (command: TransferCase, { standard }: KnownCase) =>
  standard.organ === command.from && command.from !== command.to
    ? happened({ ...command, type: 'CaseTransferred' as const })
    : refused('CASE_NOT_THE_OLD_ORGANS')
