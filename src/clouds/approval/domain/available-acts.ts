import { localDate } from '#kernel'
import type { Refusal } from '#kernel'
import { caseDecider } from './case.ts'
import type { CaseRefusalCode } from './case.ts'
import type { CaseDeadlines } from './case-clock.ts'
import type { CaseCommand } from './case-command.ts'
import type { CaseState } from './case-state.ts'

/** What a desk can do to a case, named as the doors of the HTTP interface are. */
export const DESK_ACTS = [
  'accept',
  'requestCorrection',
  'refuseToAccept',
  'examine',
  'startProcedure',
  'endProcedure',
  'returnCase',
  'extend',
  'grant',
  'refuse',
] as const
export type DeskAct = (typeof DESK_ACTS)[number]

/** Who asks, when, and how time stands in the case. */
export interface Probe {
  readonly by: string
  readonly at: string
  readonly deadlines: CaseDeadlines
}

export interface ActAnswer {
  readonly act: DeskAct
  /** Null: it may be done. */
  readonly refusal: Refusal<CaseRefusalCode> | null
}

const TEXT = '—'

/** The most harmless command of its kind: only what stands in the way of every such command refuses it. */
function probeCommand(act: DeskAct, { by, at, deadlines }: Probe, state: CaseState): CaseCommand {
  const { acceptanceDue, statutoryDue } = deadlines
  switch (act) {
    case 'accept':
      return { type: 'AcceptApplication', by, at, acceptanceDue }
    case 'requestCorrection': {
      const defects = [{ subject: 'FIELD' as const, ref: '/', problem: TEXT, remedy: TEXT }]
      return { type: 'RequestCorrection', by, at, acceptanceDue, defects }
    }
    case 'refuseToAccept':
      return { type: 'RefuseToAccept', by, at, acceptanceDue, ground: 'NOT_REQUIRED', reason: TEXT }
    case 'examine': {
      const criteria = state.phase === 'absent' ? [] : state.standard.criteria
      const findings = criteria.map((criterion) => ({ criterion, met: true, note: '' }))
      return { type: 'ExamineCase', by, at, findings, opinion: TEXT, proposal: 'GRANT' }
    }
    case 'startProcedure':
      return { type: 'StartProcedure', by, at, procedure: 'HEARING', reason: TEXT }
    case 'endProcedure':
      return { type: 'EndProcedure', by, at, outcome: TEXT }
    case 'returnCase':
      return { type: 'ReturnCase', by, at, reason: TEXT }
    case 'extend':
      return { type: 'ExtendLimit', by, at, statutoryDue, days: 1, reason: TEXT }
    case 'grant':
      return { type: 'GrantCase', by, at, opinion: TEXT, validFrom: localDate(at), validUntil: null }
    case 'refuse':
      return { type: 'RefuseCase', by, at, reasons: TEXT }
  }
}

/** What this person may do now, and why not the rest: the guard itself is asked, so the button cannot disagree with it. */
export function availableActs(
  state: CaseState,
  probe: Probe,
  acts: readonly DeskAct[] = DESK_ACTS,
): readonly ActAnswer[] {
  return acts.map((act) => {
    const decision = caseDecider.decide(probeCommand(act, probe, state), state)
    return { act, refusal: decision.ok ? null : decision.refusal }
  })
}
