import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import { isConcluded } from './case-state.ts'
import type { CaseState, ConcludedCase } from './case-state.ts'
import { isBlank } from './due-days.ts'
import type { ErasureConfirmed, ErasureDeclined, ErasureProposed } from './events.ts'

/** How the case stands on the day somebody asks. */
export interface KeptCase {
  readonly open: boolean
  /** 行政复议、行政诉讼: its outcome is not known yet. */
  readonly challenged: boolean
  /** Plain date of the last day it has to be kept. */
  readonly retainedUntil: string
}
type WithCase = { readonly kept: KeptCase }

/** 到期销毁: two persons, after the end of the retention, never while anything is open. One life per case. */
export type ErasureCommand =
  | ({ readonly type: 'ProposeErasure' } & WithCase & Omit<ErasureProposed, 'type' | 'retainedUntil'>)
  | ({ readonly type: 'ConfirmErasure' } & WithCase & Omit<ErasureConfirmed, 'type' | 'case' | 'files'>)
  | ({ readonly type: 'DeclineErasure' } & Omit<ErasureDeclined, 'type'>)
export type ErasureEvent = ErasureProposed | ErasureConfirmed | ErasureDeclined
export type ErasureState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'proposed'; readonly by: string; readonly case: string; readonly files: readonly string[] }
  | { readonly phase: 'confirmed' }
export type ErasureRefusal =
  | 'ERASURE_CASE_OPEN'
  | 'ERASURE_UNDER_CHALLENGE'
  | 'ERASURE_STILL_RETAINED'
  | 'ERASURE_WITHOUT_BASIS'
  | 'ERASURE_PROPOSED_ALREADY'
  | 'ERASURE_NOT_PROPOSED'
  | 'ERASURE_BY_ITS_PROPOSER'

/** 国家档案局令第 8 号: permits are kept for thirty years, what led to none for ten. */
const YEARS: Readonly<Record<ConcludedCase['phase'], number>> = {
  granted: 30,
  annulled: 30,
  refused: 10,
  notAccepted: 10,
  withdrawn: 10,
  terminated: 10,
}
/** Kept from the first day of the year after the last act on it. */
export const retainedUntil = (phase: ConcludedCase['phase'], lastAt: string): string =>
  `${String(Number(localDate(lastAt).slice(0, 4)) + YEARS[phase])}-12-31`

export const keptCase = (state: CaseState): KeptCase =>
  isConcluded(state)
    ? { open: false, challenged: state.challenged, retainedUntil: retainedUntil(state.phase, state.lastAt) }
    : { open: true, challenged: false, retainedUntil: '' }

/** Asked at both steps: between them, the case may have been challenged. */
function heldBy({ open, challenged, retainedUntil: until }: KeptCase, at: string) {
  if (open) return refused('ERASURE_CASE_OPEN')
  if (challenged) return refused('ERASURE_UNDER_CHALLENGE')
  return localDate(at) <= until ? refused('ERASURE_STILL_RETAINED', { until }) : undefined
}

export const erasureDecider: Decider<ErasureCommand, ErasureState, ErasureEvent, ErasureRefusal> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'ProposeErasure': {
        const { kept, type: _, ...facts } = command
        if (state.phase !== 'absent') return refused('ERASURE_PROPOSED_ALREADY')
        const held = heldBy(kept, facts.at)
        if (held !== undefined) return held
        if (isBlank(facts.basis) || isBlank(facts.reason)) return refused('ERASURE_WITHOUT_BASIS')
        return happened({ type: 'ErasureProposed', ...facts, retainedUntil: kept.retainedUntil })
      }
      case 'ConfirmErasure': {
        const { at, by, kept } = command
        if (state.phase !== 'proposed') return refused('ERASURE_NOT_PROPOSED')
        if (state.by === by) return refused('ERASURE_BY_ITS_PROPOSER')
        const held = heldBy(kept, at)
        return held ?? happened({ type: 'ErasureConfirmed', at, by, case: state.case, files: state.files })
      }
      case 'DeclineErasure': {
        const { at, by, reason } = command
        if (state.phase !== 'proposed') return refused('ERASURE_NOT_PROPOSED')
        if (isBlank(reason)) return refused('ERASURE_WITHOUT_BASIS')
        return happened({ type: 'ErasureDeclined', at, by, reason })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'ErasureProposed':
        return { phase: 'proposed', by: event.by, case: event.case, files: event.files }
      case 'ErasureConfirmed':
        return { phase: 'confirmed' }
      case 'ErasureDeclined':
        // It may be asked again, with better reasons.
        return { phase: 'absent' }
      default:
        return unreachable(event)
    }
  },
}

export const ERASURE_EVENT_TYPES = ['ErasureProposed', 'ErasureConfirmed', 'ErasureDeclined'] as const

export const erasureRefusals: Readonly<Record<ErasureRefusal, { readonly zh: string; readonly en: string }>> = {
  ERASURE_CASE_OPEN: { zh: '该办件还没有办结，不得销毁。', en: 'This case is still open and may not be destroyed.' },
  ERASURE_UNDER_CHALLENGE: {
    zh: '该办件正在行政复议或者行政诉讼中，不得销毁。',
    en: 'This case is being reconsidered or before a court and may not be destroyed.',
  },
  ERASURE_STILL_RETAINED: {
    zh: '该办件须保管至 {until}，期满前不得销毁。',
    en: 'This case has to be kept until {until}.',
  },
  ERASURE_WITHOUT_BASIS: { zh: '请写明依据和理由。', en: 'Give the basis and the reason.' },
  ERASURE_PROPOSED_ALREADY: {
    zh: '该办件已经提请销毁。',
    en: 'The destruction of this case has been asked for already.',
  },
  ERASURE_NOT_PROPOSED: { zh: '没有待批准的销毁提请。', en: 'No such destruction waits to be confirmed.' },
  ERASURE_BY_ITS_PROPOSER: {
    zh: '提请人和批准人不能是同一人。',
    en: 'Nobody confirms what he asked for himself.',
  },
}
