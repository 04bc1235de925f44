import { refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { announceAnnulment, annul, checkCommitment } from './annulment.ts'
import type { AnnulmentRefusal } from './annulment.ts'
import { submit, takeOver } from './beginning.ts'
import type { BeginningRefusal } from './beginning.ts'
import type { CaseCommand } from './case-command.ts'
import { evolve } from './case-fold.ts'
import { isConcluded } from './case-state.ts'
import type { CaseState, KnownCase, OpenCase } from './case-state.ts'
import { challenge, correctClericalError, decideChallenge } from './challenge.ts'
import type { ChallengeRefusal } from './challenge.ts'
import { giveOpinion, issueOpinion, openConsultation, recordCollective } from './consultation.ts'
import type { ConsultationRefusal } from './consultation.ts'
import { deemRenewed, grant, recordFiling, refuse } from './decision.ts'
import type { DecisionRefusal } from './decision.ts'
import { recordBreach, supplyDeferred } from './deferral.ts'
import type { DeferralRefusal } from './deferral.ts'
import { terminate, withdraw } from './ending.ts'
import type { EndingRefusal } from './ending.ts'
import type { CaseEvent } from './events.ts'
import { examine, returnCase, review } from './examination.ts'
import type { ExaminationRefusal } from './examination.ts'
import { orderFee, recordPayment } from './fee.ts'
import type { FeeRefusal } from './fee.ts'
import { assign, note, recordVisit } from './file-keeping.ts'
import type { FileKeepingRefusal } from './file-keeping.ts'
import { announceHearing, requestHearing, tellHearingRight } from './hearing.ts'
import type { HearingRefusal } from './hearing.ts'
import { extend, reclassify } from './limits.ts'
import type { LimitRefusal } from './limits.ts'
import { endProcedure, startProcedure } from './procedures.ts'
import type { ProcedureRefusal } from './procedures.ts'
import {
  accept,
  deemAccepted,
  preAccept,
  presentOriginals,
  refuseToAccept,
  requestCorrection,
  submitCorrection,
} from './receipt.ts'
import type { ReceiptRefusal } from './receipt.ts'
import type { SeparationRefusal } from './separation-of-duties.ts'
import { dispatch, serve } from './service.ts'
import type { ServiceRefusal } from './service.ts'

export type CaseRefusalCode =
  | BeginningRefusal
  | ReceiptRefusal
  | DeferralRefusal
  | ExaminationRefusal
  | ProcedureRefusal
  | HearingRefusal
  | ConsultationRefusal
  | FeeRefusal
  | LimitRefusal
  | DecisionRefusal
  | EndingRefusal
  | ServiceRefusal
  | ChallengeRefusal
  | AnnulmentRefusal
  | FileKeepingRefusal
  | SeparationRefusal
  | 'NOT_SUBMITTED'
  | 'OUT_OF_ORDER'
  | 'CONCLUDED'

type CaseDecision = Decision<CaseEvent, CaseRefusalCode>
type Ordered<Type extends CaseCommand['type']> = Extract<CaseCommand, { readonly type: Type }>

function decide(command: CaseCommand, state: CaseState): CaseDecision {
  if (command.type === 'SubmitApplication') return submit(command, state)
  if (command.type === 'TakeOverCase') return takeOver(command, state)
  if (state.phase === 'absent') return refused('NOT_SUBMITTED')
  // Nobody back-dates: what happens is written after what has happened (AP-42).
  if (command.at < state.lastAt) return refused('OUT_OF_ORDER', { last: state.lastAt })
  return decideKnown(command, state)
}

type Beginning = 'SubmitApplication' | 'TakeOverCase'
/** What may be ordered whether a case is open or closed. */
function decideKnown(command: Exclude<CaseCommand, Ordered<Beginning>>, state: KnownCase): CaseDecision {
  switch (command.type) {
    case 'NoteCase':
      return note(command)
    case 'RecordVisit':
      return recordVisit(command)
    case 'CorrectClericalError':
      return correctClericalError(command, state)
    case 'ServeResult':
      return serve(command, state)
    case 'DispatchResult':
      return dispatch(command, state)
    case 'ChallengeDecision':
      return challenge(command, state)
    case 'DecideChallenge':
      return decideChallenge(command, state)
    case 'CheckCommitment':
      return checkCommitment(command, state)
    case 'AnnounceAnnulment':
      return announceAnnulment(command, state)
    case 'AnnulGrant':
      return annul(command, state)
    default:
      return isConcluded(state) ? refused('CONCLUDED') : decideOpen(command, state)
  }
}

type Late =
  | 'NoteCase'
  | 'RecordVisit'
  | 'CorrectClericalError'
  | 'ServeResult'
  | 'DispatchResult'
  | 'ChallengeDecision'
  | 'DecideChallenge'
  | 'CheckCommitment'
  | 'AnnounceAnnulment'
  | 'AnnulGrant'
type OpenCommand = Exclude<CaseCommand, Ordered<Beginning | Late>>

/** Intake and what ends a case before its decision. */
function decideOpen(command: OpenCommand, state: OpenCase): CaseDecision {
  switch (command.type) {
    case 'RequestCorrection':
      return requestCorrection(command, state)
    case 'SubmitCorrection':
      return submitCorrection(command, state)
    case 'PreAcceptApplication':
      return preAccept(command, state)
    case 'PresentOriginals':
      return presentOriginals(command, state)
    case 'AcceptApplication':
      return accept(command, state)
    case 'DeemAccepted':
      return deemAccepted(command, state)
    case 'RefuseToAccept':
      return refuseToAccept(command, state)
    case 'SupplyDeferredMaterials':
      return supplyDeferred(command, state)
    case 'RecordDeferralBreach':
      return recordBreach(command, state)
    case 'WithdrawApplication':
      return withdraw(command, state)
    case 'TerminateCase':
      return terminate(command, state)
    case 'AssignCase':
      return assign(command, state)
    default:
      return decideHandling(command, state)
  }
}

type Intake =
  | 'RequestCorrection'
  | 'SubmitCorrection'
  | 'PreAcceptApplication'
  | 'PresentOriginals'
  | 'AcceptApplication'
  | 'DeemAccepted'
  | 'RefuseToAccept'
  | 'SupplyDeferredMaterials'
  | 'RecordDeferralBreach'
  | 'WithdrawApplication'
  | 'TerminateCase'
  | 'AssignCase'

/** Examination, what is held beside it, and the decision. */
function decideHandling(command: Exclude<OpenCommand, Ordered<Intake>>, state: OpenCase): CaseDecision {
  switch (command.type) {
    case 'ReclassifyCase':
      return reclassify(command, state)
    case 'ExtendLimit':
      return extend(command, state)
    case 'ExamineCase':
      return examine(command, state)
    case 'ReviewCase':
      return review(command, state)
    case 'ReturnCase':
      return returnCase(command, state)
    case 'StartProcedure':
      return startProcedure(command, state)
    case 'EndProcedure':
      return endProcedure(command, state)
    case 'TellHearingRight':
      return tellHearingRight(command, state)
    case 'RequestHearing':
      return requestHearing(command, state)
    case 'AnnounceHearing':
      return announceHearing(command, state)
    case 'OpenConsultation':
      return openConsultation(command, state)
    case 'GiveOpinion':
      return giveOpinion(command, state)
    case 'IssueConsolidatedOpinion':
      return issueOpinion(command, state)
    case 'RecordCollectiveDecision':
      return recordCollective(command, state)
    case 'OrderFee':
      return orderFee(command, state)
    case 'RecordPayment':
      return recordPayment(command, state)
    case 'GrantCase':
      return grant(command, state)
    case 'RecordFiling':
      return recordFiling(command, state)
    case 'DeemRenewed':
      return deemRenewed(command, state)
    case 'RefuseCase':
      return refuse(command, state)
    default:
      return unreachable(command)
  }
}

/** One application of one item, from receipt to service and what may follow it (受理、审查、决定、送达). */
export const caseDecider: Decider<CaseCommand, CaseState, CaseEvent, CaseRefusalCode> = {
  initial: { phase: 'absent' },
  decide,
  evolve,
}
