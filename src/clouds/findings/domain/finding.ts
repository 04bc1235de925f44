import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { FindingAnswered, FindingAnswerMissed, FindingEvent, FindingRecalled, FindingSent } from './events.ts'

export type FindingCommand =
  | ({ readonly type: 'SendFinding' } & Omit<FindingSent, 'type' | 'case'>)
  | ({ readonly type: 'AnswerFinding' } & Omit<FindingAnswered, 'type'>)
  | ({ readonly type: 'RecallFinding' } & Omit<FindingRecalled, 'type'>)
  | ({ readonly type: 'NoteAnswerMissed' } & Omit<FindingAnswerMissed, 'type' | 'case' | 'due' | 'organ'>)
export interface FindingState extends Omit<FindingSent, 'type' | 'case'> {
  readonly stage: 'OPEN' | 'ANSWERED' | 'RECALLED'
  readonly answer: Pick<FindingAnswered, 'at' | 'by' | 'answer' | 'procedure' | 'reason'> | null
  readonly recalled: string | null
  readonly missed: boolean
}
export type FindingRefusal =
  | 'FINDING_ALREADY_SENT'
  | 'FINDING_UNKNOWN'
  | 'FINDING_OVER'
  | 'FINDING_WORDS_MISSING'
  | 'FINDING_WITHOUT_EVIDENCE'
  | 'FINDING_DAY_WRONG'
  | 'FINDING_TO_ITSELF'
  | 'FINDING_NOT_LATE'

const isBlank = (text: string) => text.trim().length < 4

function send({ type: _, ...sent }: Extract<FindingCommand, { type: 'SendFinding' }>) {
  if (isBlank(sent.grounds) || isBlank(sent.basis)) return refused('FINDING_WORDS_MISSING')
  if (sent.evidence.length === 0) return refused('FINDING_WITHOUT_EVIDENCE')
  if (sent.organ === sent.permit.bureau) return refused('FINDING_TO_ITSELF')
  if (sent.answerDue <= localDate(sent.at)) return refused('FINDING_DAY_WRONG')
  return happened({ ...sent, type: 'FindingSent' as const, case: sent.permit.case })
}

/** 监管反馈: typed, with grounds and evidence, answered by a day, never simply left lying. */
export const findingDecider: Decider<FindingCommand, FindingState | null, FindingEvent, FindingRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'SendFinding') return state === null ? send(command) : refused('FINDING_ALREADY_SENT')
    if (state === null) return refused('FINDING_UNKNOWN')
    if (state.stage !== 'OPEN') return refused('FINDING_OVER')
    switch (command.type) {
      case 'AnswerFinding': {
        const { at, by, answer, procedure, reason } = command
        if (answer === 'DECLINED' && isBlank(reason)) return refused('FINDING_WORDS_MISSING')
        return happened({ type: 'FindingAnswered', at, by, answer, procedure, reason: reason.trim() })
      }
      case 'RecallFinding':
        if (isBlank(command.reason)) return refused('FINDING_WORDS_MISSING')
        return happened({ type: 'FindingRecalled', at: command.at, by: command.by, reason: command.reason.trim() })
      case 'NoteAnswerMissed': {
        const { at, by } = command
        const { answerDue: due, missed, permit } = state
        if (missed || localDate(at) <= due) return refused('FINDING_NOT_LATE')
        return happened({ type: 'FindingAnswerMissed', at, by, case: permit.case, due, organ: permit.bureau })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'FindingSent') {
      const { type: _, case: __, ...sent } = event
      return { ...sent, stage: 'OPEN', answer: null, recalled: null, missed: false }
    }
    if (state === null) return state
    switch (event.type) {
      case 'FindingAnswered': {
        const { type: _, ...answer } = event
        return { ...state, stage: 'ANSWERED', answer }
      }
      case 'FindingRecalled':
        return { ...state, stage: 'RECALLED', recalled: event.reason }
      case 'FindingAnswerMissed':
        return { ...state, missed: true }
      default:
        return unreachable(event)
    }
  },
}
