import type { ClockEntry, ClockProcedure, PinnedStandard, TimeClass } from '#kernel'
import type { NoticeKind } from './case-number.ts'
import type {
  AnnulmentGround,
  AnsweringUnit,
  CaseBound,
  DeferredMaterial,
  PreReviewKept,
  ProcedureEnded,
} from './events.ts'
import type { StepSpan } from './step-spans.ts'

/** What every later rule needs of a case, and no more: names, forms and files stay in the events. */
export interface Received {
  readonly caseNumber: string
  readonly standard: PinnedStandard
  /** Opaque id of the applicant within this case; null when an officer entered it for him or an older system had it. */
  readonly applicant: string | null
  /** Material ids handed in so far. */
  readonly materials: readonly string[]
  /** The one correction request has been made; these materials were asked for in it, by this day. */
  readonly correction: CorrectionAsked | null
  /** What the bureau said before filing, and what of it is handed in unchanged; null without a pre-review. */
  readonly preReview: PreReviewKept | null
  /** 告知承诺: the applicant promised on the published text. */
  readonly committed: boolean
  readonly preAcceptedOnce: boolean
  readonly timeClass: TimeClass
  /** Opaque id of the officer whose desk the case was put on; null while it is anybody's. */
  readonly assignee: string | null
  readonly fee: { readonly order: string; readonly paid: boolean } | null
  /** How many notices of each kind there are: the next one gets the next number. */
  readonly notices: Readonly<Partial<Record<NoticeKind, number>>>
  readonly steps: readonly StepSpan[]
  /** Stream of the risk for which it stands still; absent while nobody has frozen it. */
  readonly frozen?: string
  /** What joint meetings decided and nobody has carried out yet. */
  readonly bound?: readonly Omit<CaseBound, 'type' | 'at' | 'by'>[]
  readonly lastAt: string
  readonly clock: readonly ClockEntry[]
}

export interface CorrectionAsked {
  readonly materials: readonly string[]
  readonly until: string | null
  /** Everything that was named the first time, by pointer or material; nothing else may be asked for afterwards. */
  readonly refs: readonly string[]
  readonly requests: number
}

export interface ProcedureHeld {
  readonly id: string
  readonly kind: ClockProcedure
  readonly endsBy: string
  /** Null while it runs. */
  readonly conclusion: ProcedureEnded['conclusion'] | null
  /** 报上级: to whom, under which document number, what came back, and the letters in between. */
  readonly upper: UpperLevel | null
}
export interface UpperLevel {
  readonly authority: string
  readonly reference: string
  readonly sentOn: string
  readonly reply: string | null
  readonly letters: readonly { readonly letter: string; readonly on: string }[]
}
export interface Consultation {
  readonly id: string
  readonly organs: readonly string[]
  readonly due: string
  readonly answered: readonly string[]
  /** Which section or body of a department asked has the question, by department; absent: nobody handed it on. */
  readonly handedTo?: Readonly<Record<string, AnsweringUnit>>
  /** Somebody objects or agrees only on conditions. */
  readonly contested: boolean
  readonly issued: boolean
}
/** 听证: the right told, the hearing asked for and announced. */
export interface Hearing {
  /** Last day to ask for it; null when nobody had to be told. */
  readonly until: string | null
  readonly requested: boolean
  readonly announced: { readonly procedure: string; readonly heldOn: string } | null
  /** Opaque ids of all who were ever called to preside. */
  readonly presiders: readonly string[]
  /** What the minutes of every hearing held here say, in their order: no decision leaves any of it unanswered. */
  readonly points: readonly string[]
}

/** What was done in a case since acceptance. `acceptor` is null when the law accepted, or an older system did. */
export interface Handling {
  readonly acceptor: string | null
  /** 容缺: what is still to follow. */
  readonly deferred: readonly DeferredMaterial[]
  readonly deferralBreached: boolean
  /** Everyone who has ever given an opinion on this case, also one that was returned. */
  readonly examiners: readonly string[]
  readonly reviewers: readonly string[]
  /** Whoever looked at the site; absent in cases from before it was kept. */
  readonly surveyors?: readonly string[]
  readonly procedures: readonly ProcedureHeld[]
  /** 报上级: the authority a submission is prepared for; null when nothing lies ready to go out. */
  readonly preparedFor: string | null
  readonly hearing: Hearing
  readonly consultations: readonly Consultation[]
  /** 集体研究决定: what the meeting resolved. */
  readonly resolution: 'GRANT' | 'REFUSE' | null
  readonly extended: boolean
}
export const UNTOUCHED: Handling = {
  acceptor: null,
  deferred: [],
  deferralBreached: false,
  examiners: [],
  reviewers: [],
  procedures: [],
  preparedFor: null,
  hearing: { until: null, requested: false, announced: null, presiders: [], points: [] },
  consultations: [],
  resolution: null,
  extended: false,
}

export interface ReviewHeld {
  readonly step: string
  readonly by: string
  readonly agrees: boolean
}

export interface AbsentCase {
  readonly phase: 'absent'
}
export interface SubmittedCase extends Received {
  readonly phase: 'submitted' | 'awaitingCorrection'
}
export interface PreAcceptedCase extends Received {
  readonly phase: 'preAccepted'
  readonly outstanding: readonly string[]
  readonly until: string
}
export interface AcceptedCase extends Received {
  readonly phase: 'accepted'
  readonly handling: Handling
}
export interface ExaminedCase extends Received {
  readonly phase: 'examined'
  readonly handling: Handling
  /** Criterion ids found not met in the opinion now before the decider. */
  readonly unmet: readonly string[]
  /** Reviews of that opinion, in their order. */
  readonly reviews: readonly ReviewHeld[]
}
export interface ConcludedCase extends Received {
  readonly phase: 'granted' | 'refused' | 'notAccepted' | 'withdrawn' | 'terminated' | 'annulled'
  /** Null when it ended before acceptance. */
  readonly handling: Handling | null
  readonly decidedBy: string
  readonly onCommitment: boolean
  readonly served: boolean
  /** Number of the last parcel on its way. */
  readonly dispatched: string | null
  readonly challenged: boolean
  readonly commitmentCheck: { readonly by: string; readonly kept: boolean } | null
  readonly annulment: { readonly ground: AnnulmentGround; readonly replyUntil: string } | null
}
export type HandledCase = AcceptedCase | ExaminedCase
export type OpenCase = SubmittedCase | PreAcceptedCase | HandledCase
export type KnownCase = OpenCase | ConcludedCase
export type CaseState = AbsentCase | KnownCase

export const isHandled = (state: CaseState): state is HandledCase =>
  state.phase === 'accepted' || state.phase === 'examined'

export const CONCLUDED: readonly string[] = [
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
  'terminated',
  'annulled',
] satisfies readonly ConcludedCase['phase'][]

export const isConcludedPhase = (phase: string): phase is ConcludedCase['phase'] => CONCLUDED.includes(phase)
export const isConcluded = (state: CaseState): state is ConcludedCase => isConcludedPhase(state.phase)

export const runningOf = ({ handling }: HandledCase): readonly ProcedureHeld[] =>
  handling.procedures.filter(({ conclusion }) => conclusion === null)

/** 备案: never examined, consulted on or heard; a filing that is would be a permit in disguise (变相许可). */
export const isFiling = ({ standard }: KnownCase): boolean => standard.track.mode === 'FILING'
