import { happened, isStoppingProcedure, localDate, refused } from '#kernel'
import type { AllowedProcedure, ClockProcedure } from '#kernel'
import type { EndProcedure, StartProcedure } from './case-command.ts'
import { isFiling, isHandled, runningOf } from './case-state.ts'
import type { HandledCase, OpenCase, ProcedureHeld } from './case-state.ts'
import { beyondLimit, isBlank, notAhead } from './due-days.ts'
import type { Party } from './events.ts'
import { nextNotice } from './notices.ts'

/** Rules of the special procedures (行政许可法 34, 45, 55). */
export type ProcedureRefusal =
  | 'PROCEDURE_NOT_IN_STANDARD'
  | 'SAME_PROCEDURE_RUNNING'
  | 'PROCEDURE_ID_TAKEN'
  | 'PROCEDURE_TOO_LONG'
  | 'TWO_OFFICIALS_NEEDED'
  | 'REFERENCE_MISSING'
  | 'NO_PROCEDURE_RUNNING'
  | 'PROCEDURE_NOT_LAPSED'
  | 'EVIDENCE_MISSING'
  | 'HEARING_NOT_ANNOUNCED'
  | 'HEARING_NOT_HELD_YET'
  | 'HEARING_POINTS_MISSING'
  | 'POINTS_WITHOUT_HEARING'
  | 'SUBMISSION_NOT_PREPARED'
  | 'SUBMISSION_WITHOUT_PAPERS'
  | 'NOT_WITH_UPPER_LEVEL'
  | 'LETTER_SENT_ALREADY'

/** 行政许可法 55: examined by two officials, or, where law lets one, by a qualified agency (28). */
const OFFICIALS_OR_AGENCY: readonly ClockProcedure[] = ['INSPECTION', 'TESTING', 'QUARANTINE']
/** What these find rests on a paper, and without it nobody can show later what they found. */
const WITH_PAPERS: readonly ClockProcedure[] = [
  'HEARING',
  'TESTING',
  'INSPECTION',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
  'TECHNICAL_REVIEW',
]
/** 行政许可法 47: within twenty days of the request; whoever asked is heard, whatever the standard foresaw. */
const HEARING_ON_REQUEST: AllowedProcedure = {
  kind: 'HEARING',
  max: { days: 20, unit: 'working' },
  mandatory: false,
}

function allowed(state: HandledCase, kind: ClockProcedure): AllowedProcedure | undefined {
  const own = state.standard.track.procedures.find((one) => one.kind === kind)
  if (own !== undefined || kind !== 'HEARING') return own
  return state.handling.hearing.requested ? HEARING_ON_REQUEST : undefined
}

/** 行政许可法 34(3): who checks the substance on the spot comes in twos. */
function lacksTwoOfficials(kind: ClockProcedure, parties: readonly Party[]): boolean {
  const officials = new Set(parties.filter(({ role }) => role === 'OFFICIAL').map(({ name }) => name))
  if (kind === 'SITE_SURVEY') return officials.size < 2
  if (!OFFICIALS_OR_AGENCY.includes(kind)) return false
  return officials.size < 2 && !parties.some(({ role }) => role === 'AGENCY')
}

export function startProcedure(command: StartProcedure, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  if (isFiling(state)) return refused('FILING_IS_NOT_EXAMINED')
  const { type: _, ...order } = command
  const { at, id, procedure, reason, parties, endsBy, reference } = order
  const permitted = allowed(state, procedure)
  if (permitted === undefined) return refused('PROCEDURE_NOT_IN_STANDARD')
  if (runningOf(state).some(({ kind }) => kind === procedure)) return refused('SAME_PROCEDURE_RUNNING')
  if (state.handling.procedures.some((held) => held.id === id)) return refused('PROCEDURE_ID_TAKEN')
  if (isBlank(reason)) return refused('REASON_MISSING')
  const noSuchDay = notAhead(at, endsBy)
  if (noSuchDay !== null) return noSuchDay
  if (beyondLimit(at, endsBy, permitted.max)) return refused('PROCEDURE_TOO_LONG', { days: permitted.max.days })
  if (lacksTwoOfficials(procedure, parties)) return refused('TWO_OFFICIALS_NEEDED')
  if (procedure === 'UPPER_LEVEL') {
    if (state.handling.preparedFor === null) return refused('SUBMISSION_NOT_PREPARED')
    if (isBlank(reference ?? '')) return refused('REFERENCE_MISSING')
  }
  const noticeNumber = isStoppingProcedure(procedure) ? nextNotice(state, 'procedure') : null
  return happened({ type: 'ProcedureStarted' as const, ...order, noticeNumber })
}

export function endProcedure(command: EndProcedure, state: OpenCase) {
  if (!isHandled(state)) return refused('NOT_ACCEPTED_YET')
  const { type: _, ...order } = command
  const running = runningOf(state).find(({ id }) => id === order.id)
  if (running === undefined) return refused('NO_PROCEDURE_RUNNING')
  const fault = order.conclusion === 'LAPSED' ? notLapsed(order.at, running) : notShown(command, running, state)
  if (fault !== null) return fault
  return happened({ type: 'ProcedureEnded' as const, procedure: running.kind, ...order })
}

/** Nobody ends a procedure for want of time before its time is over. */
const notLapsed = (at: string, { endsBy }: ProcedureHeld) =>
  localDate(at) > endsBy ? null : refused('PROCEDURE_NOT_LAPSED', { due: endsBy })

function notShown(command: EndProcedure, held: ProcedureHeld, state: HandledCase) {
  const { papers, reference, points = [] } = command
  const { kind } = held
  if (kind !== 'HEARING' && points.length > 0) return refused('POINTS_WITHOUT_HEARING')
  const unheard = kind === 'HEARING' ? hearingFault(command, held, state) : null
  if (unheard !== null) return unheard
  if (WITH_PAPERS.includes(kind) && papers.length === 0) return refused('EVIDENCE_MISSING')
  return kind === 'UPPER_LEVEL' && isBlank(reference ?? '') ? refused('REFERENCE_MISSING') : null
}

/** Its minutes bind the decision (行政许可法 48(2)): what was put forward is written down point by point. */
function hearingFault({ at, points = [] }: EndProcedure, { id }: ProcedureHeld, { handling }: HandledCase) {
  const { announced } = handling.hearing
  if (announced?.procedure !== id) return refused('HEARING_NOT_ANNOUNCED')
  if (localDate(at) < announced.heldOn) return refused('HEARING_NOT_HELD_YET', { date: announced.heldOn })
  return points.length === 0 || points.some(isBlank) ? refused('HEARING_POINTS_MISSING') : null
}

/** How a kind of procedure ended the last time it was held; null when it never ended. */
export const lastConclusion = ({ handling }: HandledCase, procedure: ClockProcedure): ProcedureHeld['conclusion'] =>
  handling.procedures.findLast(({ kind, conclusion }) => kind === procedure && conclusion !== null)?.conclusion ?? null
