/** Published language of 审管互动: exchanges between approvers and supervisors, and the bulletins on claiming. */
import type { BulletinFigures, ClaimRow } from './claim-figures.ts'
import type { ExchangeKind, Ground, Outcome, Word } from './kinds.ts'

export type { BulletinFigures, ClaimRow } from './claim-figures.ts'
export type { ExchangeKind, Ground, Outcome, Word } from './kinds.ts'

interface Done {
  readonly at: string
  readonly by: string
  /** For which organ he speaks; null: the system. */
  readonly organ: string | null
}
/** A file in the store. */
export interface Paper {
  readonly sha256: string
  readonly name: string
}
/** What it is about; each null where it is about something else. */
export interface Subject {
  readonly case: string | null
  readonly caseNumber: string | null
  readonly itemCode: string | null
  readonly itemName: string | null
  /** The organ that decides or decided. */
  readonly approvingOrgan: string | null
  /** Who took part in the case so far: none of them settles an objection to it. */
  readonly approvers: readonly string[]
}
export interface ExchangeOpened extends Done {
  readonly type: 'ExchangeOpened'
  readonly kind: ExchangeKind
  /** 审管〔2026〕12号. */
  readonly number: string
  readonly from: string
  readonly to: readonly string[]
  readonly title: string
  readonly text: string
  readonly ground: Ground | null
  readonly subject: Subject
  readonly papers: readonly Paper[]
  /** Instant until which answers are due. */
  readonly due: string
  /** 闭环确认: leaf hash of the grant; it ends at `last` whatever happened, and silence is asked once more where it says so. */
  readonly hold?: { readonly cause: string; readonly last: string; readonly askedAgainUntil: string | null }
  /** 函告: which text or retirement of the item, from when it is meant to hold. */
  readonly change?: { readonly digest: string; readonly what: 'CHANGE' | 'ADDITION' | 'REMOVAL' }
  /** 政策互通. */
  readonly forwarded?: {
    readonly what: 'DOCUMENT' | 'TRAINING' | 'MEETING'
    readonly receivedOn: string
    /** Working days beyond the house's limit at which it was passed on. */
    readonly lateDays: number
  }
  /** 互动环节 in which a department objected while the case ran: what was said there is its evidence. */
  readonly interaction?: string
  /** 堵点、难点、痛点. */
  readonly weight?: 'BLOCKAGE' | 'DIFFICULTY' | 'PAIN'
}
/** One point of an opinion on a draft. */
export interface Point {
  readonly on: 'CONDITIONS' | 'MATERIALS' | 'OTHER'
  readonly text: string
}
export interface ExchangeAnswered extends Done {
  readonly type: 'ExchangeAnswered'
  readonly word: Word
  readonly text: string
  readonly papers: readonly Paper[]
  /** Why a department objects. */
  readonly ground: Ground | null
  readonly points: readonly Point[]
  /** 线下沟通: on which day, with whom, by what means. */
  readonly talk: { readonly on: string; readonly with: string; readonly means: 'PHONE' | 'MEETING' | 'VISIT' } | null
  /** After the day on which it was due. */
  readonly late: boolean
}
export interface MeetingConvened extends Done {
  readonly type: 'MeetingConvened'
  readonly on: string
  readonly place: string
  readonly participants: readonly string[]
}
export interface MeetingDecision {
  readonly id: string
  readonly text: string
  /** Who carries it out. */
  readonly organ: string
  /** Plain date. */
  readonly due: string
  /** BINDS: the case is not decided before it is carried out. */
  readonly effect: 'BINDS' | 'FOLLOW_UP'
}
export interface MinutesRecorded extends Done {
  readonly type: 'MinutesRecorded'
  readonly case: string | null
  readonly text: string
  /** Organs that were there. */
  readonly attended: readonly string[]
  readonly papers: readonly Paper[]
  readonly decisions: readonly MeetingDecision[]
}
export interface DecisionCarriedOut extends Done {
  readonly type: 'DecisionCarriedOut'
  readonly case: string | null
  readonly decision: string
  readonly report: string
  readonly papers: readonly Paper[]
}
/** What became of one point of an opinion. */
export interface Adoption {
  readonly organ: string
  readonly point: number
  readonly adopted: 'WHOLLY' | 'PARTLY' | 'NOT'
  readonly reason: string
}
/** 议定事项成文: what becomes a rule document. */
export interface AgreedText {
  readonly number: string
  readonly title: string
  readonly effectiveFrom: string
  readonly clauses: readonly { readonly article: string; readonly text: string; readonly items: readonly string[] }[]
}
export interface ExchangeConcluded extends Done {
  readonly type: 'ExchangeConcluded'
  readonly kind: ExchangeKind
  readonly case: string | null
  /** Leaf hash of the grant that waited for it. */
  readonly cause: string | null
  readonly outcome: Outcome
  readonly text: string
  readonly adoptions: readonly Adoption[]
  readonly agreed: AgreedText | null
}
/** A day has passed in silence: who has not answered, and until when they are asked once more. */
export interface SilenceRecorded extends Done {
  readonly type: 'SilenceRecorded'
  readonly silent: readonly string[]
  readonly askedAgainUntil: string | null
}
/** The grant was not annulled after all: its certificate waits no longer. */
export interface HoldLifted extends Done {
  readonly type: 'HoldLifted'
  readonly case: string | null
  readonly cause: string
  readonly reason: string
}
export type ExchangeEvent =
  | ExchangeOpened
  | ExchangeAnswered
  | MeetingConvened
  | MinutesRecorded
  | DecisionCarriedOut
  | ExchangeConcluded
  | SilenceRecorded
  | HoldLifted
export const EXCHANGE_TYPES = [
  'ExchangeOpened',
  'ExchangeAnswered',
  'MeetingConvened',
  'MinutesRecorded',
  'DecisionCarriedOut',
  'ExchangeConcluded',
  'SilenceRecorded',
  'HoldLifted',
] as const satisfies readonly ExchangeEvent['type'][]

/** 认领定期通报: the figures of a quarter as they were counted on that day, and what they were counted from. */
export interface BulletinPublished {
  readonly type: 'BulletinPublished'
  readonly at: string
  readonly by: string
  /** 2026-Q3. */
  readonly quarter: string
  /** Nothing that happened later counts. */
  readonly asOf: string
  readonly rows: readonly ClaimRow[]
  readonly figures: readonly BulletinFigures[]
}
export const BULLETIN_TYPES = ['BulletinPublished'] as const
