import { happened, refused } from '#kernel'
import type { EndProcedure, ExamineCase, ReturnCase, StartProcedure } from './case-command.ts'
import type { OpenCase } from './case-state.ts'
import { examinerConflict } from './separation-of-duties.ts'

/** Rules of the examination (行政许可法 34) and of the procedures beside it (45). */
export type ExaminationRefusal =
  | 'NOT_ACCEPTED_YET'
  | 'ALREADY_EXAMINED'
  | 'NOT_EXAMINED'
  | 'CRITERIA_NOT_TICKED'
  | 'CRITERION_UNKNOWN'
  | 'CRITERION_TICKED_TWICE'
  | 'FINDING_WITHOUT_NOTE'
  | 'PROPOSAL_AGAINST_FINDINGS'
  | 'PROCEDURE_RUNNING'
  | 'NO_PROCEDURE_RUNNING'
  | 'NOT_A_STOPPING_PROCEDURE'

/** The closed list of 行政许可法 45. A site survey, a public notice or a consultation is not in it. */
const STOPPING_PROCEDURES: readonly string[] = [
  'HEARING',
  'TENDER',
  'AUCTION',
  'INSPECTION',
  'TESTING',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
]

/** Discretion is bound by the standard: every criterion is ticked, once, and what is not met is said. */
function criteriaFault({ findings, proposal }: ExamineCase, criteria: readonly string[]) {
  const ticked = findings.map(({ criterion }) => criterion)
  const unknown = ticked.find((criterion) => !criteria.includes(criterion))
  if (unknown !== undefined) return refused('CRITERION_UNKNOWN', { criterion: unknown })
  if (new Set(ticked).size < ticked.length) return refused('CRITERION_TICKED_TWICE')
  const open = criteria.filter((criterion) => !ticked.includes(criterion))
  if (open.length > 0) return refused('CRITERIA_NOT_TICKED', { criteria: open.join('、'), count: open.length })
  const unmet = findings.filter(({ met }) => !met)
  const unsaid = unmet.find(({ note }) => note.trim() === '')
  if (unsaid !== undefined) return refused('FINDING_WITHOUT_NOTE', { criterion: unsaid.criterion })
  if (proposal === 'GRANT' && unmet.length > 0) return refused('PROPOSAL_AGAINST_FINDINGS')
  return null
}

export function examine(command: ExamineCase, state: OpenCase) {
  if (state.phase === 'examined') return refused('ALREADY_EXAMINED')
  if (state.phase !== 'accepted') return refused('NOT_ACCEPTED_YET')
  const conflict = examinerConflict(state, command.by)
  if (conflict !== null) return refused(conflict)
  if (state.procedure !== null) return refused('PROCEDURE_RUNNING')
  const fault = criteriaFault(command, state.standard.criteria)
  if (fault !== null) return fault
  const { at, by, findings, opinion, proposal } = command
  return happened({ type: 'CaseExamined' as const, at, by, findings, opinion, proposal })
}

export function returnCase({ at, by, reason }: ReturnCase, state: OpenCase) {
  if (state.phase !== 'examined') return refused('NOT_EXAMINED')
  return happened({ type: 'CaseReturned' as const, at, by, reason })
}

export function startProcedure({ at, by, procedure, reason }: StartProcedure, state: OpenCase) {
  if (state.phase !== 'accepted' && state.phase !== 'examined') return refused('NOT_ACCEPTED_YET')
  if (!STOPPING_PROCEDURES.includes(procedure)) return refused('NOT_A_STOPPING_PROCEDURE')
  if (state.procedure !== null) return refused('PROCEDURE_RUNNING')
  return happened({ type: 'ProcedureStarted' as const, at, by, procedure, reason })
}

export function endProcedure({ at, by, outcome }: EndProcedure, state: OpenCase) {
  if (state.phase !== 'accepted' && state.phase !== 'examined') return refused('NOT_ACCEPTED_YET')
  const { procedure } = state
  if (procedure === null) return refused('NO_PROCEDURE_RUNNING')
  return happened({ type: 'ProcedureEnded' as const, at, by, procedure, outcome })
}
