import { refused } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { announceAnnulment, annul, checkCommitment } from './annulment.ts'
import type { AnnulmentRefusal } from './annulment.ts'
import { grantAutomatically } from './automatic.ts'
import type { AutomaticRefusal } from './automatic.ts'
import { submit, takeOver } from './beginning.ts'
import type { BeginningRefusal } from './beginning.ts'
import type { CaseCommand } from './case-command.ts'
import { evolve } from './case-fold.ts'
import { isConcluded } from './case-state.ts'
import type { CaseState, KnownCase, OpenCase } from './case-state.ts'
import { challenge, correctClericalError, decideChallenge } from './challenge.ts'
import type { ChallengeRefusal } from './challenge.ts'
import {
  giveOpinion,
  giveOpinionBack,
  handOpinionOn,
  issueOpinion,
  openConsultation,
  recordCollective,
} from './consultation.ts'
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
import { assign, note, onAnotherDesk, recordVisit, transferCase } from './file-keeping.ts'
import type { FileKeepingRefusal } from './file-keeping.ts'
import { awaitsMeeting, bind, unbind } from './binding.ts'
import type { BindingRefusal } from './binding.ts'
import { freeze, standsStill, unfreeze } from './freeze.ts'
import type { FreezeRefusal } from './freeze.ts'
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
import { chaseUpperLevel, prepareUpperLevel } from './upper-level.ts'
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
  | AutomaticRefusal
  | EndingRefusal
  | ServiceRefusal
  | ChallengeRefusal
  | AnnulmentRefusal
  | FileKeepingRefusal
  | FreezeRefusal
  | BindingRefusal
  | SeparationRefusal
  | 'NOT_SUBMITTED'
  | 'OUT_OF_ORDER'
  | 'CONCLUDED'

type CaseDecision = Decision<CaseEvent, CaseRefusalCode>
type Type = CaseCommand['type']
type Commands = { readonly [One in Type]: Extract<CaseCommand, { readonly type: One }> }
type Rules<Some extends Type, State> = {
  readonly [One in Some]: (command: Commands[One], state: State) => CaseDecision
}

type Beginning = 'SubmitApplication' | 'TakeOverCase'
type Late =
  | 'NoteCase'
  | 'RecordVisit'
  | 'TransferCase'
  | 'BindCase'
  | 'UnbindCase'
  | 'FreezeCase'
  | 'UnfreezeCase'
  | 'CorrectClericalError'
  | 'ServeResult'
  | 'DispatchResult'
  | 'ChallengeDecision'
  | 'DecideChallenge'
  | 'CheckCommitment'
  | 'AnnounceAnnulment'
  | 'AnnulGrant'
type WhileOpen = Exclude<Type, Beginning | Late>

/** How a case begins. */
const BEGINNING: Rules<Beginning, CaseState> = { SubmitApplication: submit, TakeOverCase: takeOver }

/** What may be ordered whether a case is open or closed. */
const LATE: Rules<Late, KnownCase> = {
  NoteCase: note,
  RecordVisit: recordVisit,
  TransferCase: transferCase,
  BindCase: bind,
  UnbindCase: unbind,
  FreezeCase: freeze,
  UnfreezeCase: unfreeze,
  CorrectClericalError: correctClericalError,
  ServeResult: serve,
  DispatchResult: dispatch,
  ChallengeDecision: challenge,
  DecideChallenge: decideChallenge,
  CheckCommitment: checkCommitment,
  AnnounceAnnulment: announceAnnulment,
  AnnulGrant: annul,
}

/** Everything else ends with the case. An order without a rule does not compile. */
const WHILE_OPEN: Rules<WhileOpen, OpenCase> = {
  RequestCorrection: requestCorrection,
  SubmitCorrection: submitCorrection,
  PreAcceptApplication: preAccept,
  PresentOriginals: presentOriginals,
  AcceptApplication: accept,
  DeemAccepted: deemAccepted,
  RefuseToAccept: refuseToAccept,
  SupplyDeferredMaterials: supplyDeferred,
  RecordDeferralBreach: recordBreach,
  WithdrawApplication: withdraw,
  TerminateCase: terminate,
  AssignCase: assign,
  ReclassifyCase: reclassify,
  ExtendLimit: extend,
  ExamineCase: examine,
  ReviewCase: review,
  ReturnCase: returnCase,
  StartProcedure: startProcedure,
  EndProcedure: endProcedure,
  PrepareUpperLevel: prepareUpperLevel,
  ChaseUpperLevel: chaseUpperLevel,
  TellHearingRight: tellHearingRight,
  RequestHearing: requestHearing,
  AnnounceHearing: announceHearing,
  OpenConsultation: openConsultation,
  HandOpinionOn: handOpinionOn,
  GiveOpinionBack: giveOpinionBack,
  GiveOpinion: giveOpinion,
  IssueConsolidatedOpinion: issueOpinion,
  RecordCollectiveDecision: recordCollective,
  OrderFee: orderFee,
  RecordPayment: recordPayment,
  GrantCase: grant,
  GrantAutomatically: grantAutomatically,
  RecordFiling: recordFiling,
  DeemRenewed: deemRenewed,
  RefuseCase: refuse,
}

function byRule<Some extends Type, State>(
  rules: Rules<Some, State>,
  type: Some,
  command: Commands[Some],
  state: State,
): CaseDecision {
  return rules[type](command, state)
}
const isOf = <Some extends Type>(
  rules: Readonly<Record<Some, unknown>>,
  command: CaseCommand,
): command is Commands[Some] => command.type in rules

function decide(command: CaseCommand, state: CaseState): CaseDecision {
  if (isOf(BEGINNING, command)) return byRule(BEGINNING, command.type, command, state)
  if (state.phase === 'absent') return refused('NOT_SUBMITTED')
  // Nobody back-dates: what happens is written after what has happened (AP-42).
  if (command.at < state.lastAt) return refused('OUT_OF_ORDER', { last: state.lastAt })
  const still = standsStill(command, state)
  if (still !== null) return still
  if (isOf(LATE, command)) return byRule(LATE, command.type, command, state)
  if (isConcluded(state)) return refused('CONCLUDED')
  return (
    awaitsMeeting(command, state) ?? onAnotherDesk(command, state) ?? byRule(WHILE_OPEN, command.type, command, state)
  )
}

/** One application of one item, from receipt to service and what may follow it (受理、审查、决定、送达). */
export const caseDecider: Decider<CaseCommand, CaseState, CaseEvent, CaseRefusalCode> = {
  initial: { phase: 'absent' },
  decide,
  evolve,
}
