import { refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { CaseCommand } from './case-command.ts'
import { evolve, isConcluded } from './case-state.ts'
import type { CaseState, OpenCase } from './case-state.ts'
import { extend, grant, refuse, serve, withdraw } from './decision.ts'
import type { DecisionRefusal } from './decision.ts'
import type { CaseEvent } from './events.ts'
import { endProcedure, examine, returnCase, startProcedure } from './examination.ts'
import type { ExaminationRefusal } from './examination.ts'
import { accept, deemAccepted, refuseToAccept, requestCorrection, submit, submitCorrection } from './receipt.ts'
import type { ReceiptRefusal } from './receipt.ts'
import type { SeparationRefusal } from './separation-of-duties.ts'

export type CaseRefusalCode =
  ReceiptRefusal | ExaminationRefusal | DecisionRefusal | SeparationRefusal | 'OUT_OF_ORDER' | 'CONCLUDED'

type CaseDecision = Decision<CaseEvent, CaseRefusalCode>
/** What is ordered while a case is open: everything but its beginning and the service of its result. */
type OpenCaseCommand = Exclude<CaseCommand, { readonly type: 'SubmitApplication' | 'ServeResult' }>

function decide(command: CaseCommand, state: CaseState): CaseDecision {
  if (command.type === 'SubmitApplication') return submit(command, state)
  if (state.phase === 'absent') return refused('NOT_SUBMITTED')
  // Nobody back-dates: what happens is written after what has happened (AP-42).
  if (command.at < state.lastAt) return refused('OUT_OF_ORDER', { last: state.lastAt })
  if (command.type === 'ServeResult') return serve(command, state)
  if (isConcluded(state)) return refused('CONCLUDED')
  return decideOpen(command, state)
}

function decideOpen(command: OpenCaseCommand, state: OpenCase): CaseDecision {
  switch (command.type) {
    case 'RequestCorrection':
      return requestCorrection(command, state)
    case 'SubmitCorrection':
      return submitCorrection(command, state)
    case 'AcceptApplication':
      return accept(command, state)
    case 'DeemAccepted':
      return deemAccepted(command, state)
    case 'RefuseToAccept':
      return refuseToAccept(command, state)
    case 'ExamineCase':
      return examine(command, state)
    case 'ReturnCase':
      return returnCase(command, state)
    case 'GrantCase':
      return grant(command, state)
    case 'RefuseCase':
      return refuse(command, state)
    case 'WithdrawApplication':
      return withdraw(command, state)
    case 'ExtendLimit':
      return extend(command, state)
    case 'StartProcedure':
      return startProcedure(command, state)
    case 'EndProcedure':
      return endProcedure(command, state)
    default:
      return unreachable(command)
  }
}

/** One application of one item, from receipt to service (受理、审查、决定、送达). */
export const caseDecider: Decider<CaseCommand, CaseState, CaseEvent, CaseRefusalCode> = {
  initial: { phase: 'absent' },
  decide,
  evolve,
}
