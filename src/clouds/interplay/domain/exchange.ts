import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  DecisionCarriedOut,
  ExchangeAnswered,
  ExchangeConcluded,
  ExchangeEvent,
  ExchangeOpened,
  MeetingConvened,
  MinutesRecorded,
} from './events.ts'
import {
  dueNow,
  evolve,
  isHeld,
  isObjected,
  nextSilence,
  openDecisions,
  partiesOf,
  waitingFor,
} from './exchange-state.ts'
import type { ExchangeState } from './exchange-state.ts'
import { AGAINST_A_DECISION, isSaidOnce, KINDS, WORDLESS } from './kinds.ts'
import type { Need, Word } from './kinds.ts'

type Command<Type extends string, Event> = { readonly type: Type } & Omit<Event, 'type'>
type Spoken = { readonly organ: string }
export type OpenExchange = Command<'OpenExchange', ExchangeOpened>
export type AnswerExchange = Command<'AnswerExchange', Omit<ExchangeAnswered, 'late'>> & Spoken
export type ConveneMeeting = Command<'ConveneMeeting', MeetingConvened> & Spoken
export type RecordMinutes = Command<'RecordMinutes', Omit<MinutesRecorded, 'case'>> & Spoken
export type CarryOutDecision = Command<'CarryOutDecision', Omit<DecisionCarriedOut, 'case'>> & Spoken
export type ConcludeExchange = Command<'ConcludeExchange', Omit<ExchangeConcluded, 'case' | 'cause' | 'kind'>> & Spoken
export interface RecordSilence {
  readonly type: 'RecordSilence'
  readonly at: string
  readonly by: string
}
/** Nobody orders it: the procedure an upheld objection led to was dropped. */
export interface LiftHold {
  readonly type: 'LiftHold'
  readonly at: string
  readonly by: string
  readonly reason: string
}
export type ExchangeCommand =
  | OpenExchange
  | AnswerExchange
  | ConveneMeeting
  | RecordMinutes
  | CarryOutDecision
  | ConcludeExchange
  | RecordSilence
  | LiftHold

export type ExchangeRefusalCode =
  | 'EXCHANGE_OPEN_ALREADY'
  | 'EXCHANGE_UNKNOWN'
  | 'EXCHANGE_OVER'
  | 'NOBODY_ADDRESSED'
  | 'SUBJECT_MISSING'
  | 'GROUND_MISSING'
  | 'EVIDENCE_MISSING'
  | 'WORDS_MISSING'
  | 'NOT_A_PARTY'
  | 'NOT_AN_ANSWER_HERE'
  | 'ANSWERED_BEFORE'
  | 'APPROVER_ANSWERS'
  | 'TALK_INCOMPLETE'
  | 'POINTS_MISSING'
  | 'NO_MEETING_HERE'
  | 'NOT_YOURS_TO_CONVENE'
  | 'MEETING_DAY_PAST'
  | 'MEETING_NOT_CONVENED'
  | 'MEETING_TO_COME'
  | 'MINUTES_THERE'
  | 'ATTENDANCE_WRONG'
  | 'MEETING_DECISION_WRONG'
  | 'BINDS_NO_CASE'
  | 'MEETING_DECISION_UNKNOWN'
  | 'NOT_YOUR_DECISION'
  | 'NOT_YOURS_TO_CONCLUDE'
  | 'OUTCOME_WRONG'
  | 'NOTHING_OBJECTED'
  | 'APPROVER_SETTLES'
  | 'ONE_SIDE_UNHEARD'
  | 'ANSWERS_AWAITED'
  | 'MINUTES_MISSING'
  | 'DECISIONS_OPEN'
  | 'ADOPTION_MISSING'
  | 'PROPOSAL_MISSING'
  | 'AGREED_TEXT_MISSING'
  | 'NOT_SILENT_YET'
  | 'NOTHING_HELD'

type Said = Decision<ExchangeEvent, ExchangeRefusalCode>
const isBlank = (text: string): boolean => text.trim().length < 2

function open(command: OpenExchange): Said {
  const { kind, from, to, subject, ground, papers, text, title } = command
  const rules = KINDS[kind]
  if (to.length === 0 || to.includes(from)) return refused('NOBODY_ADDRESSED')
  const about = { CASE: subject.case, ITEM: subject.itemCode, CASE_OR_ITEM: subject.itemCode, ANYTHING: '' }[
    rules.about
  ]
  if (about === null) return refused('SUBJECT_MISSING')
  if (rules.grounds.length > 0 && (ground === null || !rules.grounds.includes(ground))) return refused('GROUND_MISSING')
  if (rules.papers && papers.length === 0 && command.interaction === undefined) return refused('EVIDENCE_MISSING')
  if (isBlank(text) || isBlank(title)) return refused('WORDS_MISSING')
  return happened({ ...command, type: 'ExchangeOpened' })
}

/** What this organ may say now; whoever asked may add to it, and only whoever was asked answers. */
export function wordsOf(state: ExchangeState, organ: string): readonly Word[] {
  if (state.concluded !== null) return []
  const { kind, from, to } = state.opened
  const { answers, beside } = KINDS[kind]
  const own = state.said.filter((one) => one.organ === organ).map(({ word }) => word)
  const free = [...answers.filter((word) => !isSaidOnce(word)), ...beside]
  const said = own.some((word) => answers.includes(word) && isSaidOnce(word))
  if (to.includes(organ)) return said ? free : [...answers, ...beside]
  return organ === from || partiesOf(state).includes(organ) ? free.filter((word) => word !== 'ANSWER') : []
}

function answer(command: AnswerExchange, state: ExchangeState): Said {
  const { organ, word, text, by, at, talk, ground, points } = command
  const { opened } = state
  if (!partiesOf(state).includes(organ)) return refused('NOT_A_PARTY')
  if (!wordsOf(state, organ).includes(word))
    return refused(KINDS[opened.kind].answers.includes(word) ? 'ANSWERED_BEFORE' : 'NOT_AN_ANSWER_HERE')
  // Whoever took part in the decision does not confirm it for the department (谁审批谁负责，谁主管谁监管).
  if (opened.kind === 'NO_OBJECTION' && isSaidOnce(word) && opened.subject.approvers.includes(by))
    return refused('APPROVER_ANSWERS')
  if (!WORDLESS.includes(word) && isBlank(text)) return refused('WORDS_MISSING')
  if (word === 'OBJECTS' && !AGAINST_A_DECISION.some((known) => known === ground)) return refused('GROUND_MISSING')
  if (word === 'TALK' && (talk === null || talk.on > localDate(at) || isBlank(talk.with)))
    return refused('TALK_INCOMPLETE')
  // What is said of a draft is said point by point: so it can be told of each what became of it.
  if (word === 'REPLY' && points.length === 0) return refused('POINTS_MISSING')
  const said: ExchangeAnswered = { ...command, type: 'ExchangeAnswered', late: at > dueNow(state) }
  const after = evolve(state, said)
  const complete = after !== null && waitingFor(after).length === 0 && !isObjected(after)
  const ends = KINDS[opened.kind].concludes === 'NOBODY' || opened.kind === 'NO_OBJECTION'
  return complete && ends && KINDS[opened.kind].answers.includes(word)
    ? happened<ExchangeEvent>(
        said,
        conclusion(state, { at, by, organ, outcome: opened.kind === 'NO_OBJECTION' ? 'AGREED' : 'DONE', text: '' }),
      )
    : happened<ExchangeEvent>(said)
}

type Ending = Pick<ExchangeConcluded, 'at' | 'by' | 'organ' | 'outcome' | 'text'> &
  Partial<Pick<ExchangeConcluded, 'adoptions' | 'agreed'>>
const conclusion = ({ opened }: ExchangeState, ending: Ending): ExchangeConcluded => ({
  type: 'ExchangeConcluded',
  ...{ kind: opened.kind, case: opened.subject.case, cause: opened.hold?.cause ?? null, adoptions: [], agreed: null },
  ...ending,
})

function convene(command: ConveneMeeting, state: ExchangeState): Said {
  if (!KINDS[state.opened.kind].meets) return refused('NO_MEETING_HERE')
  if (command.organ !== state.opened.from) return refused('NOT_YOURS_TO_CONVENE')
  if (state.minutes !== null) return refused('MINUTES_THERE')
  if (command.on < localDate(command.at)) return refused('MEETING_DAY_PAST')
  if (isBlank(command.place)) return refused('WORDS_MISSING')
  const participants = [...new Set([state.opened.from, ...state.opened.to, ...command.participants])]
  return happened({ ...command, type: 'MeetingConvened', participants })
}

function minute(command: RecordMinutes, state: ExchangeState): Said {
  const { meeting, opened } = state
  if (!KINDS[opened.kind].meets) return refused('NO_MEETING_HERE')
  if (command.organ !== opened.from) return refused('NOT_YOURS_TO_CONVENE')
  if (meeting === null) return refused('MEETING_NOT_CONVENED')
  if (state.minutes !== null) return refused('MINUTES_THERE')
  if (meeting.on > localDate(command.at)) return refused('MEETING_TO_COME')
  if (isBlank(command.text)) return refused('WORDS_MISSING')
  const { attended, decisions } = command
  if (attended.length < 2 || attended.some((organ) => !meeting.participants.includes(organ)))
    return refused('ATTENDANCE_WRONG')
  if (new Set(decisions.map(({ id }) => id)).size !== decisions.length) return refused('MEETING_DECISION_WRONG')
  if (decisions.some(({ organ, text }) => isBlank(text) || !meeting.participants.includes(organ)))
    return refused('MEETING_DECISION_WRONG')
  if (opened.subject.case === null && decisions.some(({ effect }) => effect === 'BINDS'))
    return refused('BINDS_NO_CASE')
  return happened({ ...command, type: 'MinutesRecorded', case: opened.subject.case })
}

function carryOut(command: CarryOutDecision, state: ExchangeState): Said {
  const decision = openDecisions(state).find(({ id }) => id === command.decision)
  if (decision === undefined) return refused('MEETING_DECISION_UNKNOWN')
  if (decision.organ !== command.organ) return refused('NOT_YOUR_DECISION')
  if (isBlank(command.report)) return refused('WORDS_MISSING')
  return happened({ ...command, type: 'DecisionCarriedOut', case: state.opened.subject.case })
}

/** Whether this organ is the one that brings it to an end. */
export function concludes(state: ExchangeState, organ: string): boolean {
  const { from, to, kind } = state.opened
  const who = KINDS[kind].concludes
  return (who === 'OPENER' && organ === from) || (who === 'ADDRESSEE' && to.includes(organ))
}
/** What people began, whoever began it may take back. */
const mayWithdraw = ({ opened: { kind, from } }: ExchangeState, organ: string): boolean =>
  organ === from && KINDS[kind].opens.length > 0

function conclude(command: ConcludeExchange, state: ExchangeState): Said {
  const { organ, by, outcome, text } = command
  const { kind, subject } = state.opened
  const rules = KINDS[kind]
  const ended = happened<ExchangeEvent>(conclusion(state, withoutType(command)))
  if (outcome === 'WITHDRAWN') {
    if (!mayWithdraw(state, organ)) return refused('NOT_YOURS_TO_CONCLUDE')
    if (isBlank(text)) return refused('WORDS_MISSING')
    return openDecisions(state).length > 0 ? refused('DECISIONS_OPEN') : ended
  }
  if (!concludes(state, organ)) return refused('NOT_YOURS_TO_CONCLUDE')
  if (!rules.outcomes.includes(outcome)) return refused('OUTCOME_WRONG')
  const settles = kind === 'OBJECTION' || kind === 'NO_OBJECTION'
  if (kind === 'NO_OBJECTION' && !isObjected(state)) return refused('NOTHING_OBJECTED')
  // 利害关系回避: nobody judges an objection to what he did himself.
  if (settles && subject.approvers.includes(by)) return refused('APPROVER_SETTLES')
  for (const need of rules.needs) {
    const fault = lacks(need, command, state)
    if (fault !== null) return refused(fault)
  }
  if (isBlank(text)) return refused('WORDS_MISSING')
  if (kind === 'TOPIC' && outcome === 'AGREED' && (command.agreed?.clauses.length ?? 0) === 0)
    return refused('AGREED_TEXT_MISSING')
  return ended
}
const withoutType = ({ type: _, ...ending }: ConcludeExchange): Ending => ending

function lacks(need: Need, { adoptions }: ConcludeExchange, state: ExchangeState): ExchangeRefusalCode | null {
  const { opened, said, minutes } = state
  switch (need) {
    case 'BOTH_SIDES': {
      const defending = opened.kind === 'NO_OBJECTION' ? [opened.from] : opened.to
      const heard = said.some(({ organ, word }) => word === 'STATEMENT' && defending.some((one) => one === organ))
      return heard ? null : 'ONE_SIDE_UNHEARD'
    }
    case 'EVERYBODY':
      return waitingFor(state).length === 0 ? null : 'ANSWERS_AWAITED'
    case 'MINUTES':
      return minutes === null ? 'MINUTES_MISSING' : null
    case 'ALL_CARRIED_OUT':
      return openDecisions(state).length === 0 ? null : 'DECISIONS_OPEN'
    case 'ADOPTIONS': {
      const points = said.flatMap(({ organ, points }) => points.map((_, point) => ({ organ, point })))
      const settled = points.every(({ organ, point }) =>
        adoptions.some(
          (one) => one.organ === organ && one.point === point && (one.adopted === 'WHOLLY' || !isBlank(one.reason)),
        ),
      )
      return settled ? null : 'ADOPTION_MISSING'
    }
    case 'PROPOSAL':
      return said.some(({ word }) => word === 'PROPOSAL') ? null : 'PROPOSAL_MISSING'
    default:
      return unreachable(need)
  }
}

/** What the clock brings about. Nothing waits forever: every exchange that holds something up has a last day. */
function silence({ at, by }: RecordSilence, state: ExchangeState): Said {
  const next = nextSilence(state)
  if (next === null || at <= next) return refused('NOT_SILENT_YET')
  const silent = waitingFor(state)
  const { hold, kind } = state.opened
  const noted = { type: 'SilenceRecorded' as const, at, by, organ: null, silent, askedAgainUntil: null }
  const ended = (outcome: 'SILENT' | 'TIME_OVER') => conclusion(state, { at, by, organ: null, outcome, text: '' })
  if (hold !== undefined && at > hold.last)
    return happened<ExchangeEvent>(ended(isObjected(state) ? 'TIME_OVER' : 'SILENT'))
  const again = hold?.askedAgainUntil ?? null
  if (again !== null && state.silences.length === 0)
    return happened<ExchangeEvent>({ ...noted, askedAgainUntil: again })
  if (KINDS[kind].silence === 'IS_NOTED' || isObjected(state)) return happened<ExchangeEvent>(noted)
  return happened<ExchangeEvent>(noted, ended('SILENT'))
}

function lift({ at, by, reason }: LiftHold, state: ExchangeState): Said {
  const { hold, subject } = state.opened
  if (hold === undefined || state.concluded === null || !isHeld(state, at)) return refused('NOTHING_HELD')
  return happened({ type: 'HoldLifted', at, by, organ: null, case: subject.case, cause: hold.cause, reason })
}

/** 审管互动: one exchange between those who approve and those who supervise, of whichever kind. */
export const exchangeDecider: Decider<ExchangeCommand, ExchangeState | null, ExchangeEvent, ExchangeRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'OpenExchange') return state === null ? open(command) : refused('EXCHANGE_OPEN_ALREADY')
    if (state === null) return refused('EXCHANGE_UNKNOWN')
    if (command.type === 'LiftHold') return lift(command, state)
    if (state.concluded !== null) return refused('EXCHANGE_OVER')
    switch (command.type) {
      case 'AnswerExchange':
        return answer(command, state)
      case 'ConveneMeeting':
        return convene(command, state)
      case 'RecordMinutes':
        return minute(command, state)
      case 'CarryOutDecision':
        return carryOut(command, state)
      case 'ConcludeExchange':
        return conclude(command, state)
      case 'RecordSilence':
        return silence(command, state)
      default:
        return unreachable(command)
    }
  },
  evolve,
}
