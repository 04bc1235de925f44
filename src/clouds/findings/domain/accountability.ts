import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { DISCIPLINARY, SANCTIONS } from './codes.ts'
import type {
  AccountabilityDecided,
  AccountabilityEvent,
  AccountabilityEvidenceAdded,
  AccountabilityOpened,
  AccountabilityReviewed,
  AccountabilityStatementGiven,
  AccountabilityTold,
} from './events.ts'

export type AccountabilityCommand =
  | ({ readonly type: 'OpenAccountability' } & Omit<AccountabilityOpened, 'type'>)
  | ({ readonly type: 'AddEvidence' } & Omit<AccountabilityEvidenceAdded, 'type'>)
  | ({ readonly type: 'TellAccountable' } & Omit<AccountabilityTold, 'type'>)
  | ({ readonly type: 'GiveStatement'; readonly organ: string } & Omit<AccountabilityStatementGiven, 'type'>)
  | ({ readonly type: 'DecideAccountability' } & Omit<AccountabilityDecided, 'type' | 'from' | 'until'>)
  | ({ readonly type: 'RecordReview' } & Omit<AccountabilityReviewed, 'type'>)
export interface AccountabilityState extends Omit<AccountabilityOpened, 'type'> {
  readonly stage: 'OPEN' | 'TOLD' | 'DECIDED' | 'REVOKED'
  readonly replyUntil: string | null
  readonly statements: readonly Pick<AccountabilityStatementGiven, 'at' | 'by' | 'text'>[]
  readonly decision: Omit<AccountabilityDecided, 'type'> | null
  readonly review: Omit<AccountabilityReviewed, 'type'> | null
}
export type AccountabilityRefusal =
  | 'ACCOUNTABILITY_ALREADY_OPEN'
  | 'ACCOUNTABILITY_UNKNOWN'
  | 'ACCOUNTABILITY_DECIDED'
  | 'ACCOUNTABILITY_NOT_DECIDED'
  | 'ACCOUNTABILITY_WORDS_MISSING'
  | 'ACCOUNTABILITY_WITHOUT_EVIDENCE'
  | 'ACCOUNTABILITY_OF_ONESELF'
  | 'ACCOUNTABILITY_NOT_TOLD'
  | 'ACCOUNTABILITY_TOLD'
  | 'ACCOUNTABILITY_DAY_WRONG'
  | 'ACCOUNTABILITY_TOO_EARLY'
  | 'ACCOUNTABILITY_SAME_HAND'
  | 'ACCOUNTABILITY_NOT_YOURS'
  | 'SANCTION_MISSING'
  | 'SANCTION_DOES_NOT_FIT'
  | 'SANCTION_NEEDS_DOCUMENT'
  | 'ACCOUNTABILITY_REVIEWED'
type Said = Decision<AccountabilityEvent, AccountabilityRefusal>
type Order<Type extends AccountabilityCommand['type']> = Extract<AccountabilityCommand, { readonly type: Type }>

const isBlank = (text: string) => text.trim().length < 4

/** The day so many months later; a day the month does not have is its last. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

function open({ type: _, ...opened }: Order<'OpenAccountability'>): Said {
  if (isBlank(opened.facts)) return refused('ACCOUNTABILITY_WORDS_MISSING')
  if (opened.evidence.length === 0) return refused('ACCOUNTABILITY_WITHOUT_EVIDENCE')
  if (opened.by === opened.person) return refused('ACCOUNTABILITY_OF_ONESELF')
  return happened({ ...opened, type: 'AccountabilityOpened' })
}

/** Whether what was decided is possible for whom it falls on, and by whom it may be decided. */
function faultOfSanction({ outcome, sanction, documentNumber }: Order<'DecideAccountability'>, person: string | null) {
  if (outcome === 'TRANSFERRED' && isBlank(documentNumber)) return refused('SANCTION_NEEDS_DOCUMENT')
  if (outcome !== 'SANCTIONED') return sanction === null ? undefined : refused('SANCTION_DOES_NOT_FIT')
  if (sanction === null) return refused('SANCTION_MISSING')
  const { on } = SANCTIONS[sanction]
  if (on !== 'BOTH' && (on === 'PERSON') !== (person !== null)) return refused('SANCTION_DOES_NOT_FIT')
  if (DISCIPLINARY.includes(sanction) && isBlank(documentNumber)) return refused('SANCTION_NEEDS_DOCUMENT')
  return undefined
}

function decide(command: Order<'DecideAccountability'>, state: AccountabilityState): Said {
  const { at, by, sanction, reason } = command
  const { stage, replyUntil, statements, person } = state
  if (stage === 'OPEN' || replyUntil === null) return refused('ACCOUNTABILITY_NOT_TOLD')
  if (by === state.by || by === person) return refused('ACCOUNTABILITY_SAME_HAND')
  // Heard, or given the time to be.
  if (statements.length === 0 && localDate(at) <= replyUntil)
    return refused('ACCOUNTABILITY_TOO_EARLY', { until: replyUntil })
  if (isBlank(reason)) return refused('ACCOUNTABILITY_WORDS_MISSING')
  const fault = faultOfSanction(command, person)
  if (fault !== undefined) return fault
  const months = sanction === null ? 0 : SANCTIONS[sanction].months
  const from = months === 0 ? null : localDate(at)
  const until = from === null ? null : monthsLater(from, months)
  return happened({ ...command, type: 'AccountabilityDecided', from, until })
}

type Open = Exclude<AccountabilityCommand, { readonly type: 'OpenAccountability' | 'RecordReview' }>
function decideKnown(command: Open, state: AccountabilityState): Said {
  switch (command.type) {
    case 'AddEvidence':
      if (command.evidence.length === 0) return refused('ACCOUNTABILITY_WITHOUT_EVIDENCE')
      return happened({ ...command, type: 'AccountabilityEvidenceAdded' })
    case 'TellAccountable':
      if (state.stage !== 'OPEN') return refused('ACCOUNTABILITY_TOLD')
      if (command.replyUntil <= localDate(command.at)) return refused('ACCOUNTABILITY_DAY_WRONG')
      return happened({ ...command, type: 'AccountabilityTold' })
    case 'GiveStatement': {
      const { at, by, text } = command
      if (state.stage === 'OPEN') return refused('ACCOUNTABILITY_NOT_TOLD')
      const theirs = state.person === null ? state.organ === command.organ : state.person === by
      if (!theirs) return refused('ACCOUNTABILITY_NOT_YOURS')
      if (isBlank(text)) return refused('ACCOUNTABILITY_WORDS_MISSING')
      return happened({ type: 'AccountabilityStatementGiven', at, by, text: text.trim() })
    }
    case 'DecideAccountability':
      return decide(command, state)
    default:
      return unreachable(command)
  }
}

/** 问责: nobody answers for what the record does not show, and nobody is judged unheard or by his own accuser. */
export const accountabilityDecider: Decider<
  AccountabilityCommand,
  AccountabilityState | null,
  AccountabilityEvent,
  AccountabilityRefusal
> = {
  initial: null,
  decide: (command, state): Said => {
    if (command.type === 'OpenAccountability')
      return state === null ? open(command) : refused('ACCOUNTABILITY_ALREADY_OPEN')
    if (state === null) return refused('ACCOUNTABILITY_UNKNOWN')
    if (command.type === 'RecordReview') {
      if (state.decision === null) return refused('ACCOUNTABILITY_NOT_DECIDED')
      if (state.review !== null) return refused('ACCOUNTABILITY_REVIEWED')
      if (isBlank(command.reason) || isBlank(command.documentNumber)) return refused('ACCOUNTABILITY_WORDS_MISSING')
      return happened({ ...command, type: 'AccountabilityReviewed' })
    }
    if (state.decision !== null) return refused('ACCOUNTABILITY_DECIDED')
    return decideKnown(command, state)
  },
  evolve: (state, event) => {
    if (event.type === 'AccountabilityOpened') {
      const { type: _, ...opened } = event
      return { ...opened, stage: 'OPEN', replyUntil: null, statements: [], decision: null, review: null }
    }
    if (state === null) return state
    switch (event.type) {
      case 'AccountabilityEvidenceAdded':
        return { ...state, evidence: [...state.evidence, ...event.evidence] }
      case 'AccountabilityTold':
        return { ...state, stage: 'TOLD', replyUntil: event.replyUntil }
      case 'AccountabilityStatementGiven': {
        const { at, by, text } = event
        return { ...state, statements: [...state.statements, { at, by, text }] }
      }
      case 'AccountabilityDecided': {
        const { type: _, ...decision } = event
        return { ...state, stage: 'DECIDED', decision }
      }
      case 'AccountabilityReviewed': {
        const { type: _, ...review } = event
        return { ...state, stage: event.outcome === 'REVOKED' ? 'REVOKED' : 'DECIDED', review }
      }
      default:
        return unreachable(event)
    }
  },
}
