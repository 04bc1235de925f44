import type { ClockProcedure, JsonObject, TimeClass } from '#kernel'
import type {
  AnnulmentGround,
  ApplicationNotAccepted,
  ApplicationSubmitted,
  ApplicantVisited,
  CasePaper,
  CaseTerminated,
  CaseBound,
  CaseFrozen,
  CaseTransferred,
  CaseUnbound,
  CaseUnfrozen,
  ChallengeDecided,
  Charge,
  CollectiveDecisionRecorded,
  ConsultationOpened,
  DecisionChallenged,
  Defect,
  DeferredMaterial,
  DepartmentOpinionGiven,
  Finding,
  OpinionHandedOn,
  Party,
  ProcedureEnded,
  Reported,
  Referral,
  ResultServed,
  RunningCaseTakenOver,
  SubmittedMaterial,
  UpperLevelChased,
  UpperLevelPrepared,
} from './events.ts'
import type { LiableOrgan } from './liability.ts'

/** `at` is the instant the act is done, `by` the opaque id of who does it. */
interface Order {
  readonly at: string
  readonly by: string
}
/** The event without what the rule itself writes. */
type Ordered<Event extends { readonly type: string }, Written extends string = never> = Omit<Event, 'type' | Written>

export interface SubmitApplication extends Ordered<ApplicationSubmitted> {
  readonly type: 'SubmitApplication'
}
export interface TakeOverCase extends Ordered<RunningCaseTakenOver> {
  readonly type: 'TakeOverCase'
}

/**
 * Before acceptance every act of the bureau must know whether the five days have already passed in silence
 * (行政许可法 32). The calendar is outside the case, so the last day comes in with the command.
 */
interface ReceiptOrder extends Order {
  /** Plain date, inclusive: the last day on which the bureau may still speak. */
  readonly acceptanceDue: string
}
export interface RequestCorrection extends ReceiptOrder {
  readonly type: 'RequestCorrection'
  readonly defects: readonly Defect[]
  /** Plain date by which an answer is expected. */
  readonly until: string
  readonly again?: string
  readonly departure?: string
}
export interface PreAcceptApplication extends ReceiptOrder {
  readonly type: 'PreAcceptApplication'
  readonly outstanding: readonly string[]
  readonly until: string
}
/** The originals are seen at the window; with the last of them the application is accepted in the same act. */
export interface PresentOriginals extends Order {
  readonly type: 'PresentOriginals'
  readonly materials: readonly string[]
}
export interface AcceptApplication extends ReceiptOrder {
  readonly type: 'AcceptApplication'
  /** 容缺: which missing materials may follow, and by which day; empty when nothing is missing. */
  readonly deferred: readonly DeferredMaterial[]
}
export interface RefuseToAccept extends ReceiptOrder {
  readonly type: 'RefuseToAccept'
  readonly ground: ApplicationNotAccepted['ground']
  readonly reason: string
  readonly referral?: Referral
  readonly departure?: string
}
/** Nobody orders it: it records what the law has already brought about. */
export interface DeemAccepted extends ReceiptOrder {
  readonly type: 'DeemAccepted'
  /** Plain date of the receipt from which acceptance has effect. */
  readonly effectiveFrom: string
}
/** `atWindow`: an officer takes in what the applicant brought. */
interface HandedIn extends Order {
  readonly atWindow: boolean
}
export interface SubmitCorrection extends HandedIn {
  readonly type: 'SubmitCorrection'
  readonly form: JsonObject
  readonly materials: readonly SubmittedMaterial[]
  readonly charge?: Charge
}
export interface SupplyDeferredMaterials extends HandedIn {
  readonly type: 'SupplyDeferredMaterials'
  readonly materials: readonly SubmittedMaterial[]
}
export interface WithdrawApplication extends HandedIn {
  readonly type: 'WithdrawApplication'
  readonly reason: string
}
/** Records that a promised material did not come in time. */
export interface RecordDeferralBreach extends Order {
  readonly type: 'RecordDeferralBreach'
}
export interface RecordVisit extends Order {
  readonly type: 'RecordVisit'
  readonly purpose: ApplicantVisited['purpose']
  readonly papers: readonly string[]
}
export interface AssignCase extends Order {
  readonly type: 'AssignCase'
  readonly to: string
  readonly reason: string
  /** Who decides cases here may take one from a colleague's desk. */
  readonly head?: boolean
}
/** Ordered by oversight (风险控制), never at a desk. */
export interface FreezeCase extends Ordered<CaseFrozen> {
  readonly type: 'FreezeCase'
}
export interface UnfreezeCase extends Ordered<CaseUnfrozen> {
  readonly type: 'UnfreezeCase'
}
/** Ordered by the minutes of a joint meeting, never at a desk. */
export interface BindCase extends Ordered<CaseBound> {
  readonly type: 'BindCase'
}
export interface UnbindCase extends Ordered<CaseUnbound> {
  readonly type: 'UnbindCase'
}
/** Nobody orders it: it records what the day of a transfer has brought about. */
export interface TransferCase extends Ordered<CaseTransferred> {
  readonly type: 'TransferCase'
}
export interface ReclassifyCase extends Order {
  readonly type: 'ReclassifyCase'
  readonly to: TimeClass
  readonly reason: string
}
export interface ExamineCase extends Order {
  readonly type: 'ExamineCase'
  readonly findings: readonly Finding[]
  readonly opinion: string
  readonly proposal: 'GRANT' | 'REFUSE'
}
export interface ReviewCase extends Order {
  readonly type: 'ReviewCase'
  readonly step: string
  readonly agrees: boolean
  readonly opinion: string
}
export interface ReturnCase extends Order {
  readonly type: 'ReturnCase'
  readonly reason: string
  /** 'examination', or the id of a review already held. */
  readonly to: string
}
export interface StartProcedure extends Order, Reported {
  readonly type: 'StartProcedure'
  readonly id: string
  readonly procedure: ClockProcedure
  readonly reason: string
  readonly parties: readonly Party[]
  readonly endsBy: string
  readonly reference?: string
}
export interface EndProcedure extends Order, Reported {
  readonly type: 'EndProcedure'
  readonly id: string
  readonly outcome: string
  readonly conclusion: ProcedureEnded['conclusion']
  readonly papers: readonly CasePaper[]
  readonly reference?: string
  readonly points?: readonly string[]
}
export interface PrepareUpperLevel extends Ordered<UpperLevelPrepared> {
  readonly type: 'PrepareUpperLevel'
}
export interface ChaseUpperLevel extends Ordered<UpperLevelChased> {
  readonly type: 'ChaseUpperLevel'
}
export interface TellHearingRight extends Order {
  readonly type: 'TellHearingRight'
  readonly parties: readonly Party[]
  readonly until: string
}
export interface RequestHearing extends Order {
  readonly type: 'RequestHearing'
  readonly party: string
}
export interface AnnounceHearing extends Order {
  readonly type: 'AnnounceHearing'
  readonly id: string
  readonly heldOn: string
  readonly place: string
  readonly presider: string
  readonly public: boolean
}
export interface OpenConsultation extends Ordered<ConsultationOpened> {
  readonly type: 'OpenConsultation'
}
export type HandOpinionOn = Ordered<OpinionHandedOn, 'givenBack'> & { readonly type: 'HandOpinionOn' }
export interface GiveOpinionBack extends Ordered<OpinionHandedOn, 'unit' | 'givenBack'> {
  readonly type: 'GiveOpinionBack'
  readonly reason: string
  readonly units: readonly string[]
}
export interface GiveOpinion extends Ordered<DepartmentOpinionGiven, 'unit'> {
  readonly type: 'GiveOpinion'
  /** Section the officer sits in, and the body he serves: a question handed on is answered there alone. */
  readonly units?: readonly string[]
}
export interface IssueConsolidatedOpinion extends Order {
  readonly type: 'IssueConsolidatedOpinion'
  readonly id: string
  readonly opinion: string
  readonly settlement: string
}
export interface RecordCollectiveDecision extends Ordered<CollectiveDecisionRecorded> {
  readonly type: 'RecordCollectiveDecision'
}
export interface OrderFee extends Order {
  readonly type: 'OrderFee'
  readonly order: string
}
export interface RecordPayment extends Order {
  readonly type: 'RecordPayment'
  readonly order: string
  readonly fen: number
  readonly receipt: string
}
export interface ExtendLimit extends Order {
  readonly type: 'ExtendLimit'
  /** Plain date, inclusive: the statutory limit as it stands. */
  readonly statutoryDue: string
  readonly days: number
  readonly reason: string
}
/** 审批责任 as the day of the decision has it. */
interface DecidingOrder extends Order {
  readonly liable?: LiableOrgan
}
export interface GrantCase extends DecidingOrder {
  readonly type: 'GrantCase'
  readonly opinion: string
  readonly validFrom: string
  readonly validUntil: string | null
  /** The officer holds an authorisation of the window for this item today (WF-16). */
  readonly authorised?: boolean
  /** To each point of the hearing's minutes, in their order. */
  readonly answers?: readonly string[]
}
/** 智能审批: the table's grant under a standing authorisation. */
export interface GrantAutomatically extends DecidingOrder {
  readonly type: 'GrantAutomatically'
  readonly authority: { readonly id: string; readonly officer: string; readonly until: string }
  readonly verification: string
  readonly opinion: string
  readonly validFrom: string
  readonly validUntil: string | null
}
/** 备案: completeness alone is looked at, and what is complete is recorded on the spot. */
export interface RecordFiling extends DecidingOrder {
  readonly type: 'RecordFiling'
  readonly validFrom: string
  readonly validUntil: string | null
}
/** 行政许可法 50: no decision before the old one expired; recorded, not decided. */
export interface DeemRenewed extends DecidingOrder {
  readonly type: 'DeemRenewed'
  /** Last day of the certificate to be renewed. */
  readonly expiry: string
  readonly validUntil: string | null
}
export interface RefuseCase extends DecidingOrder {
  readonly type: 'RefuseCase'
  readonly reasons: string
  readonly answers?: readonly string[]
}
export interface TerminateCase extends Order {
  readonly type: 'TerminateCase'
  readonly ground: CaseTerminated['ground']
  readonly reason: string
}
export interface ServeResult extends Order {
  readonly type: 'ServeResult'
  readonly means: ResultServed['means']
  readonly receipt?: ResultServed['receipt']
}
export interface DispatchResult extends Order {
  readonly type: 'DispatchResult'
  readonly courier: string
  readonly trackingNumber: string
}
export interface ChallengeDecision extends Order {
  readonly type: 'ChallengeDecision'
  readonly ground: DecisionChallenged['ground']
  readonly document: string
}
export interface DecideChallenge extends Order {
  readonly type: 'DecideChallenge'
  readonly document: string
  readonly outcome: ChallengeDecided['outcome']
  readonly reason: string
}
export interface CorrectClericalError extends Order {
  readonly type: 'CorrectClericalError'
  readonly place: string
  readonly was: string
  readonly becomes: string
  readonly reason: string
}
export interface CheckCommitment extends Order {
  readonly type: 'CheckCommitment'
  readonly kept: boolean
  readonly found: string
}
export interface AnnounceAnnulment extends Order {
  readonly type: 'AnnounceAnnulment'
  readonly ground: AnnulmentGround
  readonly reason: string
  readonly replyUntil: string
}
export interface AnnulGrant extends Order {
  readonly type: 'AnnulGrant'
  readonly ground: AnnulmentGround
  readonly reason: string
}
export interface NoteCase extends Order {
  readonly type: 'NoteCase'
  readonly text: string
}

export type CaseCommand =
  | SubmitApplication
  | TakeOverCase
  | RequestCorrection
  | PreAcceptApplication
  | PresentOriginals
  | AcceptApplication
  | RefuseToAccept
  | DeemAccepted
  | SubmitCorrection
  | SupplyDeferredMaterials
  | WithdrawApplication
  | RecordDeferralBreach
  | RecordVisit
  | AssignCase
  | TransferCase
  | BindCase
  | UnbindCase
  | FreezeCase
  | UnfreezeCase
  | ReclassifyCase
  | ExamineCase
  | ReviewCase
  | ReturnCase
  | StartProcedure
  | EndProcedure
  | PrepareUpperLevel
  | ChaseUpperLevel
  | TellHearingRight
  | RequestHearing
  | AnnounceHearing
  | OpenConsultation
  | HandOpinionOn
  | GiveOpinionBack
  | GiveOpinion
  | IssueConsolidatedOpinion
  | RecordCollectiveDecision
  | OrderFee
  | RecordPayment
  | ExtendLimit
  | GrantCase
  | GrantAutomatically
  | RecordFiling
  | DeemRenewed
  | RefuseCase
  | TerminateCase
  | ServeResult
  | DispatchResult
  | ChallengeDecision
  | DecideChallenge
  | CorrectClericalError
  | CheckCommitment
  | AnnounceAnnulment
  | AnnulGrant
  | NoteCase
