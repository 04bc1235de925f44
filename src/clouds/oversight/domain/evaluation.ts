import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'

interface Done {
  readonly at: string
  readonly by: string
}
/** What is counted of an organ; each is a number of cases or cards, and `inTime` a share in percent. */
export const FIGURE_KEYS = [
  ...(['submitted', 'decided', 'inTime', 'corrections', 'refused'] as const),
  ...(['yellowCards', 'redCards', 'unanswered', 'ordersOverdue'] as const),
] as const
export type EvaluationFigureKey = (typeof FIGURE_KEYS)[number]
/** Null: there was nothing to compute. */
export type EvaluationFigures = Readonly<Record<EvaluationFigureKey, number | null>>
export const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const
export type Grade = (typeof GRADES)[number]

/** 跟踪: the figures of an organ in a period, counted and then never again: what is said later is said of these. */
export interface EvaluationOpened extends Done {
  readonly type: 'EvaluationOpened'
  readonly organ: string
  readonly evaluatorOrgan: string
  readonly from: string
  readonly to: string
  /** Leaves of the ledger the figures were counted from. */
  readonly asOfLeaf: number
  readonly figures: EvaluationFigures
}
/** 分析. */
export interface EvaluationAnalysed extends Done {
  readonly type: 'EvaluationAnalysed'
  readonly analysis: string
}
/** 评估. */
export interface EvaluationGraded extends Done {
  readonly type: 'EvaluationGraded'
  readonly grade: Grade
  readonly reason: string
}
/** 督促改进. */
export interface ImprovementDemanded extends Done {
  readonly type: 'ImprovementDemanded'
  readonly number: number
  readonly demand: string
  /** The figure that is to become better; null where none says it. */
  readonly figure: EvaluationFigureKey | null
  readonly due: string
  readonly today: string
}
export interface ImprovementAnswered extends Done {
  readonly type: 'ImprovementAnswered'
  readonly number: number
  readonly measure: string
  readonly doneBy: string
}
export interface ImprovementJudged extends Done {
  readonly type: 'ImprovementJudged'
  readonly number: number
  readonly settled: boolean
  readonly reason: string
}
/** Counted once more, so that it is seen what became better. */
export interface EvaluationClosed extends Done {
  readonly type: 'EvaluationClosed'
  readonly since: string
  readonly until: string
  readonly figures: EvaluationFigures
}
export type EvaluationEvent =
  | EvaluationOpened
  | EvaluationAnalysed
  | EvaluationGraded
  | ImprovementDemanded
  | ImprovementAnswered
  | ImprovementJudged
  | EvaluationClosed
export const EVALUATION_EVENT_TYPES = [
  ...(['EvaluationOpened', 'EvaluationAnalysed', 'EvaluationGraded', 'ImprovementDemanded'] as const),
  ...(['ImprovementAnswered', 'ImprovementJudged', 'EvaluationClosed'] as const),
] as const satisfies readonly EvaluationEvent['type'][]

type Ordered<Event, Written extends keyof Event = never> = Omit<Event, 'type' | Written>
export type EvaluationCommand =
  | ({ readonly type: 'OpenEvaluation'; readonly today: string } & Ordered<EvaluationOpened>)
  | ({ readonly type: 'AnalyseEvaluation' } & Ordered<EvaluationAnalysed>)
  | ({ readonly type: 'GradeEvaluation' } & Ordered<EvaluationGraded>)
  | ({ readonly type: 'DemandImprovement' } & Ordered<ImprovementDemanded, 'number'>)
  | ({ readonly type: 'AnswerImprovement' } & Ordered<ImprovementAnswered>)
  | ({ readonly type: 'JudgeImprovement' } & Ordered<ImprovementJudged>)
  | ({ readonly type: 'CloseEvaluation' } & Ordered<EvaluationClosed>)

export interface Improvement {
  readonly number: number
  readonly demand: string
  readonly figure: EvaluationFigureKey | null
  readonly due: string
  readonly phase: 'DEMANDED' | 'ANSWERED' | 'RETURNED' | 'SETTLED'
  readonly answers: readonly (Pick<ImprovementAnswered, 'at' | 'by' | 'measure' | 'doneBy'> & {
    readonly verdict: Pick<ImprovementJudged, 'at' | 'settled' | 'reason'> | null
  })[]
}
export interface EvaluationState extends Omit<EvaluationOpened, 'type'> {
  readonly phase: 'TRACKED' | 'ANALYSED' | 'GRADED' | 'URGED' | 'CLOSED'
  readonly analysis: string | null
  readonly grade: { readonly grade: Grade; readonly reason: string } | null
  readonly demands: readonly Improvement[]
  readonly after: Pick<EvaluationClosed, 'at' | 'since' | 'until' | 'figures'> | null
}
export type EvaluationRefusalCode =
  | 'EVALUATION_ALREADY_OPEN'
  | 'EVALUATION_UNKNOWN'
  | 'EVALUATION_CLOSED'
  | 'EVALUATION_OF_OWN_ORGAN'
  | 'EVALUATION_PERIOD_WRONG'
  | 'EVALUATION_TEXT_MISSING'
  | 'EVALUATION_NOT_ANALYSED'
  | 'EVALUATION_NOT_GRADED'
  | 'EVALUATION_DEMANDS_OPEN'
  | 'IMPROVEMENT_UNKNOWN'
  | 'IMPROVEMENT_DUE_IN_THE_PAST'
  | 'IMPROVEMENT_NOT_ANSWERED'
  | 'IMPROVEMENT_NOT_OPEN'

const isBlank = (text: string) => text.trim().length < 2
type Refusal = ReturnType<typeof refused<EvaluationRefusalCode>>

/** 效能评估: tracked, analysed, graded, urged until it is better, by a body from outside; in this order and no other. */
export const evaluationDecider: Decider<
  EvaluationCommand,
  EvaluationState | null,
  EvaluationEvent,
  EvaluationRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'OpenEvaluation') {
      const { today, ...opened } = command
      if (state !== null) return refused('EVALUATION_ALREADY_OPEN')
      if (command.organ === command.evaluatorOrgan) return refused('EVALUATION_OF_OWN_ORGAN')
      // A period that still runs would be judged by figures that are none yet.
      if (command.from > command.to || command.to >= today) return refused('EVALUATION_PERIOD_WRONG')
      return happened({ ...opened, type: 'EvaluationOpened' as const })
    }
    if (state === null) return refused('EVALUATION_UNKNOWN')
    if (state.phase === 'CLOSED') return refused('EVALUATION_CLOSED')
    switch (command.type) {
      case 'AnalyseEvaluation':
        if (isBlank(command.analysis)) return refused('EVALUATION_TEXT_MISSING')
        return happened({ ...command, type: 'EvaluationAnalysed' as const })
      case 'GradeEvaluation':
        if (state.analysis === null) return refused('EVALUATION_NOT_ANALYSED')
        if (isBlank(command.reason)) return refused('EVALUATION_TEXT_MISSING')
        return happened({ ...command, type: 'EvaluationGraded' as const })
      case 'DemandImprovement':
        if (state.grade === null) return refused('EVALUATION_NOT_GRADED')
        if (isBlank(command.demand)) return refused('EVALUATION_TEXT_MISSING')
        if (command.due < command.today) return refused('IMPROVEMENT_DUE_IN_THE_PAST')
        return happened({ ...command, type: 'ImprovementDemanded' as const, number: state.demands.length + 1 })
      case 'AnswerImprovement':
        return notToAnswer(command, state) ?? happened({ ...command, type: 'ImprovementAnswered' as const })
      case 'JudgeImprovement':
        return notToJudge(command, state) ?? happened({ ...command, type: 'ImprovementJudged' as const })
      case 'CloseEvaluation':
        if (state.grade === null) return refused('EVALUATION_NOT_GRADED')
        if (state.demands.some(({ phase }) => phase !== 'SETTLED')) return refused('EVALUATION_DEMANDS_OPEN')
        return happened({ ...command, type: 'EvaluationClosed' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'EvaluationOpened') {
      const { type: _, ...opened } = event
      return { ...opened, phase: 'TRACKED', analysis: null, grade: null, demands: [], after: null }
    }
    return state === null ? state : wentOn(state, event)
  },
}

type Answer = Extract<EvaluationCommand, { type: 'AnswerImprovement' }>
function notToAnswer({ number, measure }: Answer, { demands }: EvaluationState): Refusal | undefined {
  const demand = demands.find((one) => one.number === number)
  if (demand === undefined) return refused('IMPROVEMENT_UNKNOWN')
  if (demand.phase === 'ANSWERED' || demand.phase === 'SETTLED') return refused('IMPROVEMENT_NOT_OPEN')
  return isBlank(measure) ? refused('EVALUATION_TEXT_MISSING') : undefined
}
type Judgement = Extract<EvaluationCommand, { type: 'JudgeImprovement' }>
function notToJudge({ number, reason }: Judgement, { demands }: EvaluationState): Refusal | undefined {
  const demand = demands.find((one) => one.number === number)
  if (demand === undefined) return refused('IMPROVEMENT_UNKNOWN')
  if (demand.phase !== 'ANSWERED') return refused('IMPROVEMENT_NOT_ANSWERED')
  return isBlank(reason) ? refused('EVALUATION_TEXT_MISSING') : undefined
}

function wentOn(state: EvaluationState, event: Exclude<EvaluationEvent, EvaluationOpened>): EvaluationState {
  const onDemand = (number: number, change: (demand: Improvement) => Improvement): EvaluationState => ({
    ...state,
    demands: state.demands.map((demand) => (demand.number === number ? change(demand) : demand)),
  })
  switch (event.type) {
    case 'EvaluationAnalysed':
      return { ...state, phase: state.grade === null ? 'ANALYSED' : state.phase, analysis: event.analysis }
    case 'EvaluationGraded': {
      const { grade, reason } = event
      return { ...state, phase: state.demands.length > 0 ? 'URGED' : 'GRADED', grade: { grade, reason } }
    }
    case 'ImprovementDemanded': {
      const { number, demand, figure, due } = event
      const demands = [...state.demands, { number, demand, figure, due, phase: 'DEMANDED' as const, answers: [] }]
      return { ...state, phase: 'URGED', demands }
    }
    case 'ImprovementAnswered': {
      const { number, at, by, measure, doneBy } = event
      const answer = { at, by, measure, doneBy, verdict: null }
      return onDemand(number, (one) => ({ ...one, phase: 'ANSWERED', answers: [...one.answers, answer] }))
    }
    case 'ImprovementJudged': {
      const { number, at, settled, reason } = event
      return onDemand(number, (one) => ({
        ...{ ...one, phase: settled ? 'SETTLED' : 'RETURNED' },
        answers: one.answers.map((answer, i) =>
          i === one.answers.length - 1 ? { ...answer, verdict: { at, settled, reason } } : answer,
        ),
      }))
    }
    case 'EvaluationClosed': {
      const { at, since, until, figures } = event
      return { ...state, phase: 'CLOSED', after: { at, since, until, figures } }
    }
    default:
      return unreachable(event)
  }
}
