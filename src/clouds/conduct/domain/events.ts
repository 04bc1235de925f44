/** Published language of conduct: who owns a first contact, how service itself is checked, who was put first and why. */

interface Done {
  readonly at: string
  readonly by: string
}

export type ContactChannel = 'WINDOW' | 'PHONE' | 'ONLINE' | 'ON_SITE'
/** 首问: whoever is asked first owns it (`by`), until somebody else has accepted it. */
export interface ContactTaken extends Done {
  readonly type: 'ContactTaken'
  readonly organ: string
  readonly channel: ContactChannel
  /** As far as the person wants to be known: bodies only. */
  readonly person: { readonly name: string; readonly phone: string }
  readonly itemCode: string | null
  readonly asked: string
  /** Last day on which it is answered, plain date. */
  readonly due: string
}
export interface HandOverOffered extends Done {
  readonly type: 'HandOverOffered'
  readonly to: string
  readonly reason: string
}
/** From here the other one owns it. The day on which it is due stays. */
export interface HandOverAccepted extends Done {
  readonly type: 'HandOverAccepted'
  /** Of whoever took it over. */
  readonly organ: string
}
export interface HandOverDeclined extends Done {
  readonly type: 'HandOverDeclined'
  readonly reason: string
}
export interface ContactAnswered extends Done {
  readonly type: 'ContactAnswered'
  readonly answer: string
}
export type ContactEvent = ContactTaken | HandOverOffered | HandOverAccepted | HandOverDeclined | ContactAnswered

/** 日常检查、体验式监管. */
export type CheckKind = 'ROUTINE' | 'EXPERIENCE'
export type Rhythm = 'WEEK' | 'MONTH' | 'QUARTER'
export interface CheckLine {
  readonly code: string
  readonly text: string
  /** Law, rule or promise it is held against. */
  readonly basis: string
  /** How long it should take at most; null where time does not matter. */
  readonly minutes: number | null
}
/** A check is planned with its list, or with the script of the part somebody plays. */
export interface CheckPlanned extends Done {
  readonly type: 'CheckPlanned'
  readonly kind: CheckKind
  readonly title: string
  /** Whose service is checked. */
  readonly organ: string
  readonly place: string
  /** Who carries it out. */
  readonly inspector: string
  /** Plain date by which it is carried out. */
  readonly on: string
  readonly every: Rhythm | null
  readonly lines: readonly CheckLine[]
  /** The check before it in its rhythm. */
  readonly after: string | null
}
/** One step as it was lived through: what came of it, when it began and ended, and what shows it. */
export interface StepRecorded extends Done {
  readonly type: 'StepRecorded'
  readonly code: string
  readonly result: 'OK' | 'PROBLEM' | 'NOT_APPLICABLE'
  readonly began: string
  readonly ended: string
  readonly note: string
  /** SHA-256 of uploads. */
  readonly evidence: readonly string[]
}
export interface CheckFinished extends Done {
  readonly type: 'CheckFinished'
  readonly summary: string
  /** What is to be put right by when; one for each problem. */
  readonly findings: readonly { readonly code: string; readonly lastDay: string }[]
}
export interface FindingAnswered extends Done {
  readonly type: 'FindingAnswered'
  readonly code: string
  readonly text: string
  readonly evidence: readonly string[]
}
/** 复查: looked at again; what is not settled gets a new day. */
export interface FindingRechecked extends Done {
  readonly type: 'FindingRechecked'
  readonly code: string
  readonly settled: boolean
  readonly note: string
  readonly lastDay: string | null
}
export interface CheckCalledOff extends Done {
  readonly type: 'CheckCalledOff'
  readonly reason: string
}
export type CheckEvent =
  CheckPlanned | StepRecorded | CheckFinished | FindingAnswered | FindingRechecked | CheckCalledOff

/** Why somebody may be served before others who came first. */
export const PRIORITY_GROUNDS = [
  'ELDERLY_OR_DISABLED',
  'EMERGENCY',
  'DISASTER_RELIEF',
  'MAJOR_PROJECT',
  'LEGAL_DEADLINE',
] as const
export type PriorityGround = (typeof PRIORITY_GROUNDS)[number]
/** 绿色通道: given openly, on one of the grounds, with its reason. */
export interface PriorityGiven extends Done {
  readonly type: 'PriorityGiven'
  readonly case: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly organ: string
  readonly ground: PriorityGround
  readonly reason: string
}
/** 绿色通道核查: by an inspector, who never gave it. */
export interface PriorityAudited extends Done {
  readonly type: 'PriorityAudited'
  readonly upheld: boolean
  readonly note: string
}
export type PriorityEvent = PriorityGiven | PriorityAudited

export const CONTACT_TYPES = [
  'ContactTaken',
  'HandOverOffered',
  'HandOverAccepted',
  'HandOverDeclined',
  'ContactAnswered',
] as const satisfies readonly ContactEvent['type'][]
export const CHECK_TYPES = [
  'CheckPlanned',
  'StepRecorded',
  'CheckFinished',
  'FindingAnswered',
  'FindingRechecked',
  'CheckCalledOff',
] as const satisfies readonly CheckEvent['type'][]
export const PRIORITY_TYPES = ['PriorityGiven', 'PriorityAudited'] as const satisfies readonly PriorityEvent['type'][]
