import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  ActFollowed,
  DecisionServed,
  HearingMinuted,
  LaterActSettled,
  LaterActsNamed,
  ProcedureDropped,
  ProcedureEvent,
  ProcedureLimitMissed,
  ProcedureOpened,
  StatementTaken,
  StatementWeighed,
} from './events.ts'
import { TAKES_AWAY } from './kinds.ts'
import { evolveProcedure, isDone, isOver, owesHearing } from './procedure-state.ts'
import type { ProcedureState } from './procedure-state.ts'

export type ProcedureCommand =
  | ({ readonly type: 'OpenProcedure' } & Omit<ProcedureOpened, 'type' | 'case'>)
  | ({ readonly type: 'TakeStatement' } & Omit<StatementTaken, 'type'>)
  | ({ readonly type: 'WeighStatements' } & Omit<StatementWeighed, 'type'>)
  | ({ readonly type: 'MinuteHearing' } & Omit<HearingMinuted, 'type'>)
  | ({ readonly type: 'FollowAct' } & Omit<ActFollowed, 'type'>)
  | ({ readonly type: 'ServeDecision' } & Omit<DecisionServed, 'type'>)
  | ({ readonly type: 'NameLaterActs' } & Omit<LaterActsNamed, 'type'>)
  | ({ readonly type: 'SettleLaterAct' } & Omit<LaterActSettled, 'type'>)
  | ({ readonly type: 'DropProcedure' } & Omit<ProcedureDropped, 'type'>)
  | ({ readonly type: 'NoteLimitMissed' } & Omit<ProcedureLimitMissed, 'type' | 'case' | 'due' | 'organ'>)
export type ProcedureRefusal =
  | 'PROCEDURE_ALREADY_OPEN'
  | 'PROCEDURE_UNKNOWN'
  | 'PROCEDURE_OVER'
  | 'PROCEDURE_WORDS_MISSING'
  | 'PROCEDURE_DAY_WRONG'
  | 'PROCEDURE_NOT_ANNOUNCED'
  | 'PROCEDURE_DECIDED'
  | 'PROCEDURE_NOT_DECIDED'
  | 'ACT_FOLLOWED_ALREADY'
  | 'STATEMENTS_WEIGHED'
  | 'HEARING_NOT_PROVIDED'
  | 'HEARING_TOO_LATE'
  | 'HEARING_HELD_ALREADY'
  | 'HEARING_ON_THE_CERTIFICATE'
  | 'HEARD_BY_WHO_OPENED'
  | 'DECISION_SERVED_ALREADY'
  | 'SERVICE_DAY_WRONG'
  | 'LATER_ACTS_NAMED'
  | 'LATER_ACT_UNKNOWN'
  | 'DROP_ON_THE_CERTIFICATE'
  | 'LIMIT_NOT_MISSED'
type Said = Decision<ProcedureEvent, ProcedureRefusal>

const isBlank = (text: string) => text.trim().length < 2
const blank = (text: string): Said | undefined => (isBlank(text) ? refused('PROCEDURE_WORDS_MISSING') : undefined)

function open({ type: _, ...opened }: Extract<ProcedureCommand, { type: 'OpenProcedure' }>): Said {
  if (isBlank(opened.grounds) || isBlank(opened.basis)) return refused('PROCEDURE_WORDS_MISSING')
  if (opened.decisionDue < localDate(opened.at)) return refused('PROCEDURE_DAY_WRONG')
  return happened({ ...opened, type: 'ProcedureOpened', case: opened.permit.case })
}

function takeStatement(command: Extract<ProcedureCommand, { type: 'TakeStatement' }>, state: ProcedureState): Said {
  const { at, asksHearing, text } = command
  // Before he was told there is nothing he could speak to.
  if (state.phase === 'OPEN' && TAKES_AWAY.includes(state.kind)) return refused('PROCEDURE_NOT_ANNOUNCED')
  if (state.phase === 'DECIDED') return refused('PROCEDURE_DECIDED')
  if (asksHearing && state.hearing === 'NONE') return refused('HEARING_NOT_PROVIDED')
  const { replyUntil, kind, permit } = state
  const there = (kind === 'WITHDRAW' || kind === 'REVOKE') && permit.certificate !== null
  // What is intended with his certificate its holder asks to be heard about there; an officer takes down what is said.
  if (asksHearing && there && command.from === 'HOLDER') return refused('HEARING_ON_THE_CERTIFICATE')
  if (asksHearing && replyUntil !== null && localDate(at) > replyUntil)
    return refused('HEARING_TOO_LATE', { until: replyUntil })
  return blank(text) ?? happened({ ...command, type: 'StatementTaken', text: text.trim() })
}

function minute(command: Extract<ProcedureCommand, { type: 'MinuteHearing' }>, state: ProcedureState): Said {
  if (state.phase === 'DECIDED') return refused('PROCEDURE_DECIDED')
  if (state.minutes !== null) return refused('HEARING_HELD_ALREADY')
  if (state.asked === 'THERE') return refused('HEARING_ON_THE_CERTIFICATE')
  if (!owesHearing(state)) return refused('HEARING_NOT_PROVIDED')
  if (state.phase !== 'ANNOUNCED') return refused('PROCEDURE_NOT_ANNOUNCED')
  // 行政许可法 48, 行政处罚法 64: somebody else than who investigated presides.
  if (command.by === state.by || state.followed.some(({ who }) => who === command.by))
    return refused('HEARD_BY_WHO_OPENED')
  return blank(command.minutes) ?? happened({ ...command, type: 'HearingMinuted', minutes: command.minutes.trim() })
}

function serve(command: Extract<ProcedureCommand, { type: 'ServeDecision' }>, state: ProcedureState): Said {
  const { at, on, receipt } = command
  if (state.decidedAt === null) return refused('PROCEDURE_NOT_DECIDED')
  if (state.served !== null) return refused('DECISION_SERVED_ALREADY')
  if (on > localDate(at) || on < localDate(state.decidedAt)) return refused('SERVICE_DAY_WRONG')
  return blank(receipt) ?? happened({ ...command, type: 'DecisionServed', receipt: receipt.trim() })
}

function settle(command: Extract<ProcedureCommand, { type: 'SettleLaterAct' }>, state: ProcedureState): Said {
  const known = (state.laterActs ?? []).some((act) => act.case === command.case && act.settled === null)
  if (!known) return refused('LATER_ACT_UNKNOWN')
  return blank(command.reason) ?? happened({ ...command, type: 'LaterActSettled', reason: command.reason.trim() })
}

function drop(command: Extract<ProcedureCommand, { type: 'DropProcedure' }>, state: ProcedureState): Said {
  if (state.phase === 'DECIDED') return refused('PROCEDURE_DECIDED')
  const there = state.phase === 'ANNOUNCED' && (state.kind === 'WITHDRAW' || state.kind === 'REVOKE')
  // Its holder was told under seal that it is intended: that is taken back where it was told.
  if (there) return refused('DROP_ON_THE_CERTIFICATE')
  return blank(command.reason) ?? happened({ ...command, type: 'ProcedureDropped', reason: command.reason.trim() })
}

function noteMissed(command: Extract<ProcedureCommand, { type: 'NoteLimitMissed' }>, state: ProcedureState): Said {
  const { at, by, limit } = command
  const isDecision = limit === 'DECISION'
  const due = isDecision ? state.decisionDue : state.deregisterBy
  const isOpen = isDecision ? state.decidedAt === null : state.deregisteredAt === null
  if (due === null || !isOpen || localDate(at) <= due || state.missed.includes(limit))
    return refused('LIMIT_NOT_MISSED')
  // A register is closed by who keeps it, whoever took the permit away.
  const organ = isDecision ? state.organ : state.permit.bureau
  return happened({ type: 'ProcedureLimitMissed', at, by, case: state.permit.case, limit, due, organ })
}

function decideOpen(command: Exclude<ProcedureCommand, { type: 'OpenProcedure' }>, state: ProcedureState): Said {
  switch (command.type) {
    case 'TakeStatement':
      return takeStatement(command, state)
    case 'WeighStatements':
      if (state.statements.every(({ weighed }) => weighed !== null)) return refused('STATEMENTS_WEIGHED')
      return blank(command.reason) ?? happened({ ...command, type: 'StatementWeighed', reason: command.reason.trim() })
    case 'MinuteHearing':
      return minute(command, state)
    case 'FollowAct':
      if (state.followed.some(({ cause }) => cause === command.cause)) return refused('ACT_FOLLOWED_ALREADY')
      return happened({ ...command, type: 'ActFollowed' })
    case 'ServeDecision':
      return serve(command, state)
    case 'NameLaterActs':
      if (state.laterActs !== null) return refused('LATER_ACTS_NAMED')
      return happened({ ...command, type: 'LaterActsNamed' })
    case 'SettleLaterAct':
      return settle(command, state)
    case 'DropProcedure':
      return drop(command, state)
    case 'NoteLimitMissed':
      return noteMissed(command, state)
    default:
      return unreachable(command)
  }
}

/**
 * One procedure for each way a permit ends. The acts on the certificate are signed there and followed here; what the law
 * asks around them (statement, its weighing, hearing, service, the register, what rested on the permit) is kept here,
 * and with the last of it the procedure is over.
 */
export const procedureDecider: Decider<ProcedureCommand, ProcedureState | null, ProcedureEvent, ProcedureRefusal> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'OpenProcedure') return state === null ? open(command) : refused('PROCEDURE_ALREADY_OPEN')
    if (state === null) return refused('PROCEDURE_UNKNOWN')
    if (isOver(state)) return refused('PROCEDURE_OVER')
    const decision = decideOpen(command, state)
    if (!decision.ok) return decision
    const after = decision.events.reduce<ProcedureState | null>(evolveProcedure, state)
    if (after === null || !isDone(after)) return decision
    return happened(...decision.events, { type: 'ProcedureClosed', at: command.at, by: command.by })
  },
  evolve: evolveProcedure,
}
