/** What is exchanged between those who approve and those who supervise. */
export const EXCHANGE_KINDS = [
  'OBJECTION',
  'NO_OBJECTION',
  'CONFERENCE',
  'TOPIC',
  'CONSULTATION',
  'CHANGE_NOTICE',
  'FORWARDING',
  'QUESTION',
  'PROBLEM',
] as const
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number]

export type Side = 'APPROVER' | 'SUPERVISOR'

/** What whoever is asked may say. Each of the first is said once; the second as often as it is needed. */
export const FINAL_WORDS = [
  'AGREES',
  'OBJECTS',
  'NOTED',
  'OPINION',
  'ACKNOWLEDGED',
  'REPLY',
  'ATTENDS',
  'DECLINES',
] as const
export const FREE_WORDS = ['STATEMENT', 'ANSWER', 'PROPOSAL', 'TALK'] as const
export const WORDS = [...FINAL_WORDS, ...FREE_WORDS] as const
export type Word = (typeof WORDS)[number]
/** What says enough by itself, or in its points. */
export const WORDLESS: readonly Word[] = ['AGREES', 'NOTED', 'ACKNOWLEDGED', 'ATTENDS', 'REPLY']

export const OUTCOMES = [
  'MAINTAINED',
  'ANNULLED',
  'AGREED',
  'NOT_AGREED',
  'SILENT',
  'TIME_OVER',
  'DONE',
  'SOLVED',
  'UNSOLVED',
  'WITHDRAWN',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export const GROUNDS = [
  'FACTS',
  'CONDITIONS',
  'POWERS',
  'PROCEDURE',
  'LAW',
  'DIFFICULT',
  'TECHNICAL',
  'DISPUTED',
  'MAJOR',
  'INCONSISTENT_STANDARDS',
  'UNCLEAR_DUTY',
  'BLOCKED_PUSH',
] as const
export type Ground = (typeof GROUNDS)[number]
export const AGAINST_A_DECISION = [
  'FACTS',
  'CONDITIONS',
  'POWERS',
  'PROCEDURE',
  'LAW',
] as const satisfies readonly Ground[]

/** What must be there before it is concluded by a person. */
export type Need = 'BOTH_SIDES' | 'EVERYBODY' | 'MINUTES' | 'ALL_CARRIED_OUT' | 'ADOPTIONS' | 'PROPOSAL'

export interface KindRules {
  /** Who begins it; nobody: the law's own clockwork does. */
  readonly opens: readonly Side[]
  readonly about: 'CASE' | 'ITEM' | 'CASE_OR_ITEM' | 'ANYTHING'
  /** One of these is named at the beginning; none are needed where the list is empty. */
  readonly grounds: readonly Ground[]
  /** At least one paper: evidence, or the draft itself. */
  readonly papers: boolean
  /** Working days within which an answer is due. */
  readonly days: number
  /** What answers it. */
  readonly answers: readonly Word[]
  /** What may be said beside it. */
  readonly beside: readonly Word[]
  readonly meets: boolean
  /** Outcomes a person gives it; where there are none, the last answer or the clock ends it. */
  readonly outcomes: readonly Outcome[]
  readonly concludes: 'OPENER' | 'ADDRESSEE' | 'NOBODY'
  readonly needs: readonly Need[]
  /** 默认规则: silence is only noted, or says yes. */
  readonly silence: 'IS_NOTED' | 'SAYS_YES'
}

const talks = ['STATEMENT', 'TALK'] as const

/** One life, nine kinds: what differs between them stands here and nowhere else. */
export const KINDS: Readonly<Record<ExchangeKind, KindRules>> = {
  // 异议反馈 (SV-19): against a result, with grounds and evidence; whoever approved answers and settles it.
  OBJECTION: {
    ...{ opens: ['SUPERVISOR'], about: 'CASE', grounds: AGAINST_A_DECISION, papers: true, days: 10 },
    ...{ answers: ['STATEMENT'], beside: ['TALK'], meets: false, outcomes: ['MAINTAINED', 'ANNULLED'] },
    ...{ concludes: 'ADDRESSEE', needs: ['BOTH_SIDES'], silence: 'IS_NOTED' },
  },
  // 闭环确认 (SV-18): before the certificate goes out, as long as the item's own standard says.
  NO_OBJECTION: {
    ...{ opens: [], about: 'CASE', grounds: [], papers: false, days: 5 },
    ...{ answers: ['AGREES', 'OBJECTS'], beside: talks, meets: false, outcomes: ['MAINTAINED', 'ANNULLED'] },
    ...{ concludes: 'OPENER', needs: ['BOTH_SIDES'], silence: 'SAYS_YES' },
  },
  // 联席会议 (SV-23).
  CONFERENCE: {
    ...{ opens: ['APPROVER', 'SUPERVISOR'], about: 'CASE', grounds: ['DIFFICULT', 'TECHNICAL', 'DISPUTED', 'MAJOR'] },
    ...{ papers: false, days: 3, answers: ['ATTENDS', 'DECLINES'], beside: talks, meets: true, outcomes: ['DONE'] },
    ...{ concludes: 'OPENER', needs: ['MINUTES', 'ALL_CARRIED_OUT'], silence: 'IS_NOTED' },
  },
  // 专题会议、定期座谈 (SV-24): what is agreed becomes a rule document.
  TOPIC: {
    ...{ opens: ['APPROVER', 'SUPERVISOR'], about: 'ANYTHING', grounds: [], papers: false, days: 5 },
    ...{ answers: ['ATTENDS', 'DECLINES'], beside: talks, meets: true, outcomes: ['AGREED', 'NOT_AGREED'] },
    ...{ concludes: 'OPENER', needs: ['MINUTES'], silence: 'IS_NOTED' },
  },
  // 起草征求意见 (SV-26): the bureau answers about conditions and materials; what became of each point is said.
  CONSULTATION: {
    ...{ opens: ['SUPERVISOR'], about: 'ANYTHING', grounds: [], papers: true, days: 10 },
    ...{ answers: ['REPLY'], beside: talks, meets: false, outcomes: ['DONE'] },
    ...{ concludes: 'OPENER', needs: ['EVERYBODY', 'ADOPTIONS'], silence: 'IS_NOTED' },
  },
  // 提前函告 (SV-27): a change of an item takes no effect before its days are over.
  CHANGE_NOTICE: {
    ...{ opens: [], about: 'ITEM', grounds: [], papers: false, days: 5 },
    ...{ answers: ['NOTED', 'OPINION'], beside: talks, meets: false, outcomes: [] },
    ...{ concludes: 'NOBODY', needs: [], silence: 'SAYS_YES' },
  },
  // 政策互通 (SV-25): documents, trainings and meetings from above are passed on, and it is seen how late.
  FORWARDING: {
    ...{ opens: ['APPROVER', 'SUPERVISOR'], about: 'ANYTHING', grounds: [], papers: true, days: 2 },
    ...{ answers: ['ACKNOWLEDGED'], beside: talks, meets: false, outcomes: [] },
    ...{ concludes: 'NOBODY', needs: [], silence: 'IS_NOTED' },
  },
  // 常态化沟通 (SV-42, SV-45).
  QUESTION: {
    ...{ opens: ['APPROVER', 'SUPERVISOR'], about: 'CASE_OR_ITEM', grounds: [], papers: false, days: 3 },
    ...{ answers: ['ANSWER'], beside: talks, meets: false, outcomes: ['DONE'] },
    ...{ concludes: 'OPENER', needs: ['EVERYBODY'], silence: 'IS_NOTED' },
  },
  // 堵点难点痛点 (SV-39).
  PROBLEM: {
    ...{ opens: ['APPROVER', 'SUPERVISOR'], about: 'ANYTHING' },
    ...{ grounds: ['INCONSISTENT_STANDARDS', 'UNCLEAR_DUTY', 'BLOCKED_PUSH'], papers: false, days: 10 },
    ...{ answers: ['PROPOSAL'], beside: talks, meets: false, outcomes: ['SOLVED', 'UNSOLVED'] },
    ...{ concludes: 'OPENER', needs: ['PROPOSAL'], silence: 'IS_NOTED' },
  },
}

/** 转发时限: working days within which what came from above is passed on. */
export const FORWARD_DAYS = 3
/** 行政许可法 44: a certificate goes out within ten working days of the decision, whatever is still argued about. */
export const ISSUE_DAYS = 10

const FREE: ReadonlySet<Word> = new Set(FREE_WORDS)
/** A vote or a receipt is given once; a statement may follow another. */
export const isSaidOnce = (word: Word): boolean => !FREE.has(word)
