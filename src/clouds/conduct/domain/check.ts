import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type {
  CheckCalledOff,
  CheckEvent,
  CheckFinished,
  CheckPlanned,
  FindingAnswered,
  FindingRechecked,
  StepRecorded,
} from './events.ts'

type Ordered<Event> = Omit<Event, 'type'>
export type CheckCommand =
  | ({ readonly type: 'PlanCheck'; readonly today: string } & Ordered<CheckPlanned>)
  | ({ readonly type: 'RecordStep' } & Ordered<StepRecorded>)
  | ({ readonly type: 'FinishCheck'; readonly today: string } & Ordered<CheckFinished>)
  | ({ readonly type: 'AnswerFinding' } & Ordered<FindingAnswered>)
  | ({ readonly type: 'RecheckFinding'; readonly today: string } & Ordered<FindingRechecked>)
  | ({ readonly type: 'CallOffCheck' } & Ordered<CheckCalledOff>)

export type CheckStep = Omit<StepRecorded, 'type' | 'by'>
export interface Finding {
  readonly code: string
  /** Plain date by which it is put right. */
  readonly lastDay: string
  readonly standing: 'OPEN' | 'ANSWERED' | 'SETTLED'
  readonly rounds: readonly {
    readonly answer: Pick<FindingAnswered, 'at' | 'by' | 'text' | 'evidence'>
    readonly recheck: Pick<FindingRechecked, 'at' | 'settled' | 'note'> | null
  }[]
}
type CheckPhase = 'PLANNED' | 'RUNNING' | 'RECTIFYING' | 'CLOSED' | 'CALLED_OFF'
export interface CheckState extends Omit<CheckPlanned, 'type' | 'at' | 'by'> {
  readonly plannedAt: string
  readonly phase: CheckPhase
  readonly steps: readonly CheckStep[]
  readonly finished: { readonly at: string; readonly summary: string } | null
  readonly findings: readonly Finding[]
  readonly calledOff: string | null
}
export type CheckRefusal =
  | 'CHECK_ALREADY_PLANNED'
  | 'CHECK_UNKNOWN'
  | 'CHECK_OVER'
  | 'CHECK_NOT_FINISHED'
  | 'CHECK_WITHOUT_LINES'
  | 'CHECK_LINE_TWICE'
  | 'CHECK_DAY_PAST'
  | 'CHECK_OF_ANOTHER'
  | 'CHECK_LINE_UNKNOWN'
  | 'STEP_TIMES_WRONG'
  | 'PROBLEM_UNSAID'
  | 'PROBLEM_WITHOUT_EVIDENCE'
  | 'STEPS_UNRECORDED'
  | 'FINDINGS_DIFFER'
  | 'RECTIFY_DAY_PAST'
  | 'FINDING_UNKNOWN'
  | 'FINDING_NOT_OPEN'
  | 'FINDING_NOT_ANSWERED'
  | 'RECHECK_DAY_MISSING'

/** The last word on a line counts; a step may be lived through again until the check is finished. */
export const problemsOf = ({ steps }: Pick<CheckState, 'steps'>): readonly string[] =>
  steps.filter(({ result }) => result === 'PROBLEM').map(({ code }) => code)

function plan(command: Extract<CheckCommand, { type: 'PlanCheck' }>) {
  const { type: _, today, ...planned } = command
  if (planned.lines.length === 0) return refused('CHECK_WITHOUT_LINES')
  if (new Set(planned.lines.map(({ code }) => code)).size !== planned.lines.length) return refused('CHECK_LINE_TWICE')
  if (planned.on < today) return refused('CHECK_DAY_PAST')
  return happened({ ...planned, type: 'CheckPlanned' as const })
}

function record(command: Extract<CheckCommand, { type: 'RecordStep' }>, state: CheckState) {
  const { code, began, ended, result, note, evidence } = command
  if (state.finished !== null) return refused('CHECK_OVER')
  if (command.by !== state.inspector) return refused('CHECK_OF_ANOTHER')
  if (!state.lines.some((line) => line.code === code)) return refused('CHECK_LINE_UNKNOWN')
  if (Date.parse(began) > Date.parse(ended) || Date.parse(ended) > Date.parse(command.at))
    return refused('STEP_TIMES_WRONG')
  if (result === 'PROBLEM' && note.trim().length < 2) return refused('PROBLEM_UNSAID')
  // What somebody only says he lived through binds nobody to put anything right.
  if (result === 'PROBLEM' && state.kind === 'EXPERIENCE' && evidence.length === 0)
    return refused('PROBLEM_WITHOUT_EVIDENCE')
  return happened({ ...command, type: 'StepRecorded' as const })
}

function finish(command: Extract<CheckCommand, { type: 'FinishCheck' }>, state: CheckState) {
  const { type: _, today, ...finished } = command
  if (state.finished !== null) return refused('CHECK_OVER')
  if (command.by !== state.inspector) return refused('CHECK_OF_ANOTHER')
  const open = state.lines.filter(({ code }) => !state.steps.some((step) => step.code === code))
  if (open.length > 0) return refused('STEPS_UNRECORDED', { count: open.length })
  const named = finished.findings.map(({ code }) => code)
  const problems = problemsOf(state)
  if (named.length !== problems.length || !problems.every((code) => named.includes(code)))
    return refused('FINDINGS_DIFFER')
  if (finished.findings.some(({ lastDay }) => lastDay <= today)) return refused('RECTIFY_DAY_PAST')
  return happened({ ...finished, type: 'CheckFinished' as const })
}

function recheck(command: Extract<CheckCommand, { type: 'RecheckFinding' }>, state: CheckState, finding: Finding) {
  const { type: _, today, ...looked } = command
  if (command.by !== state.inspector) return refused('CHECK_OF_ANOTHER')
  if (finding.standing !== 'ANSWERED') return refused('FINDING_NOT_ANSWERED')
  if (!looked.settled && (looked.lastDay === null || looked.lastDay <= today)) return refused('RECHECK_DAY_MISSING')
  return happened({ ...looked, type: 'FindingRechecked' as const, lastDay: looked.settled ? null : looked.lastDay })
}

/** 日常检查 and 体验式监管 are one life: planned with a list or a script, lived through step by step, put right, looked at again. */
export const checkDecider: Decider<CheckCommand, CheckState | null, CheckEvent, CheckRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'PlanCheck') return state === null ? plan(command) : refused('CHECK_ALREADY_PLANNED')
    if (state === null) return refused('CHECK_UNKNOWN')
    if (state.phase === 'CALLED_OFF' || state.phase === 'CLOSED') return refused('CHECK_OVER')
    switch (command.type) {
      case 'RecordStep':
        return record(command, state)
      case 'FinishCheck':
        return finish(command, state)
      case 'CallOffCheck':
        if (state.finished !== null) return refused('CHECK_OVER')
        return happened({ ...command, type: 'CheckCalledOff' as const })
      case 'AnswerFinding': {
        const finding = state.findings.find(({ code }) => code === command.code)
        if (finding === undefined) return refused('FINDING_UNKNOWN')
        return finding.standing === 'OPEN'
          ? happened({ ...command, type: 'FindingAnswered' as const })
          : refused('FINDING_NOT_OPEN')
      }
      case 'RecheckFinding': {
        const finding = state.findings.find(({ code }) => code === command.code)
        return finding === undefined ? refused('FINDING_UNKNOWN') : recheck(command, state, finding)
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'CheckPlanned') {
      const { type: _, at, by: __, ...planned } = event
      return {
        ...{ ...planned, plannedAt: at, phase: 'PLANNED' },
        ...{ steps: [], finished: null, findings: [], calledOff: null },
      }
    }
    return state === null ? state : change(state, event)
  },
}

function change(state: CheckState, event: Exclude<CheckEvent, CheckPlanned>): CheckState {
  switch (event.type) {
    case 'StepRecorded': {
      const { type: _, by: __, ...step } = event
      return { ...state, phase: 'RUNNING', steps: [...state.steps.filter(({ code }) => code !== step.code), step] }
    }
    case 'CheckFinished': {
      const findings = event.findings.map((one): Finding => ({ ...one, standing: 'OPEN', rounds: [] }))
      const finished = { at: event.at, summary: event.summary }
      return { ...state, finished, findings, phase: findings.length === 0 ? 'CLOSED' : 'RECTIFYING' }
    }
    case 'FindingAnswered': {
      const { at, by, text, evidence } = event
      return onFinding(state, event.code, ({ rounds, ...finding }) => ({
        ...{
          ...finding,
          standing: 'ANSWERED',
          rounds: [...rounds, { answer: { at, by, text, evidence }, recheck: null }],
        },
      }))
    }
    case 'FindingRechecked': {
      const { at, settled, note, lastDay } = event
      return onFinding(state, event.code, ({ rounds, ...finding }) => ({
        ...finding,
        standing: settled ? 'SETTLED' : 'OPEN',
        lastDay: lastDay ?? finding.lastDay,
        rounds: rounds.map((round, i) =>
          i === rounds.length - 1 ? { ...round, recheck: { at, settled, note } } : round,
        ),
      }))
    }
    case 'CheckCalledOff':
      return { ...state, phase: 'CALLED_OFF', calledOff: event.reason }
    default:
      return unreachable(event)
  }
}

function onFinding(state: CheckState, code: string, next: (finding: Finding) => Finding): CheckState {
  const findings = state.findings.map((finding) => (finding.code === code ? next(finding) : finding))
  return {
    ...state,
    findings,
    phase: findings.every(({ standing }) => standing === 'SETTLED') ? 'CLOSED' : state.phase,
  }
}
