import { happened, refused } from '#kernel'
import type { AssignCase, NoteCase, RecordVisit } from './case-command.ts'
import type { OpenCase } from './case-state.ts'
import { isBlank } from './due-days.ts'

/** Rules of what is written down beside the main line. */
export type FileKeepingRefusal = 'NOTE_EMPTY' | 'ASSIGNED_ALREADY'

export const recordVisit = ({ at, by, purpose, papers }: RecordVisit) =>
  happened({ type: 'ApplicantVisited' as const, at, by, purpose, papers })

export const note = ({ at, by, text }: NoteCase) =>
  isBlank(text) ? refused('NOTE_EMPTY') : happened({ type: 'CaseNoted' as const, at, by, text })

export function assign({ at, by, to, reason }: AssignCase, state: OpenCase) {
  if (isBlank(to) || to === state.assignee) return refused('ASSIGNED_ALREADY')
  if (isBlank(reason)) return refused('REASON_MISSING')
  return happened({ type: 'CaseAssigned' as const, at, by, to, reason })
}
