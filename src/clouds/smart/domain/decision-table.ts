import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { DecisionTableEvent } from './events.ts'
import type { RuleBook } from './rule-book.ts'
import { bookFaults } from './soundness.ts'

interface Order {
  readonly at: string
  readonly by: string
}
export type DecisionTableCommand =
  | (Order & {
      readonly type: 'DraftDecisionTable'
      readonly itemCode: string
      readonly itemVersion: number
      readonly book: RuleBook
      readonly note: string
    })
  | (Order & {
      readonly type: 'TryDecisionTable'
      readonly cases: number
      readonly approve: number
      readonly changed: number
    })
  | (Order & { readonly type: 'ApproveDecisionTable'; readonly share: number; readonly sample: number })
  | (Order & { readonly type: 'ReturnDecisionTable'; readonly reason: string })
  | (Order & { readonly type: 'SetShare'; readonly share: number; readonly sample: number; readonly reason: string })
  | (Order & { readonly type: 'StopAutomation'; readonly reason: string })
  | (Order & { readonly type: 'ResumeAutomation'; readonly reason: string })

export interface DraftTable {
  readonly number: number
  readonly by: string
  readonly itemVersion: number
  readonly book: RuleBook
  readonly note: string
  readonly tried: boolean
}
export interface TableInForce {
  readonly number: number
  readonly draftedBy: string
  readonly approvedBy: string
  readonly itemVersion: number
  readonly book: RuleBook
  readonly share: number
  readonly sample: number
}
export interface DecisionTableState {
  readonly last: number
  readonly draft: DraftTable | null
  readonly inForce: TableInForce | null
  readonly stopped: { readonly by: string; readonly at: string; readonly reason: string } | null
}
export type DecisionTableRefusal =
  | 'TABLE_HAS_GAP'
  | 'TABLE_OVERLAPS'
  | 'TABLE_UNSOUND'
  | 'TABLE_NO_DRAFT'
  | 'TABLE_NOT_TRIED'
  | 'TABLE_NOT_IN_FORCE'
  | 'OWN_TABLE'
  | 'SHARE_NO_PERCENT'
  | 'SAMPLE_TOO_SMALL'
  | 'TABLE_REASON_MISSING'
  | 'AUTOMATION_ALREADY_STOPPED'
  | 'AUTOMATION_NOT_STOPPED'
type Said = Decision<DecisionTableEvent, DecisionTableRefusal>

/** 抽查比例不得低于百分之五: a table nobody looks at again is nobody's. The bureau's own rule. */
const SAMPLE_MIN = 5

const isPercent = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 100

function sharesFault({ share, sample }: { readonly share: number; readonly sample: number }) {
  if (!isPercent(share) || !isPercent(sample)) return refused('SHARE_NO_PERCENT')
  return sample < SAMPLE_MIN ? refused('SAMPLE_TOO_SMALL', { least: SAMPLE_MIN }) : null
}

/** The first thing wrong with the table, with its row, in the words the editor shows. */
function unsound(book: RuleBook) {
  const [first] = bookFaults(book)
  if (first === undefined) return null
  const code = first.code === 'GAP' ? 'TABLE_HAS_GAP' : first.code === 'OVERLAP' ? 'TABLE_OVERLAPS' : 'TABLE_UNSOUND'
  return refused(code, { fault: first.text.zh, faultEn: first.text.en })
}

function approve(
  command: Extract<DecisionTableCommand, { type: 'ApproveDecisionTable' }>,
  state: DecisionTableState,
): Said {
  const { at, by, share, sample } = command
  const { draft } = state
  if (draft === null) return refused('TABLE_NO_DRAFT')
  if (draft.by === by) return refused('OWN_TABLE')
  const fault = unsound(draft.book) ?? sharesFault(command)
  if (fault !== null) return fault
  if (!draft.tried) return refused('TABLE_NOT_TRIED')
  return happened({ type: 'DecisionTableApproved', at, by, number: draft.number, share, sample })
}

function decide(command: DecisionTableCommand, state: DecisionTableState): Said {
  const { at, by } = command
  switch (command.type) {
    case 'DraftDecisionTable': {
      const { itemCode, itemVersion, book, note } = command
      // An unfinished table may be kept; what is unsound can only not be published.
      return happened({
        type: 'DecisionTableDrafted',
        at,
        by,
        itemCode,
        number: state.last + 1,
        itemVersion,
        book,
        note,
      })
    }
    case 'TryDecisionTable': {
      const { cases, approve: approved, changed } = command
      if (state.draft === null) return refused('TABLE_NO_DRAFT')
      const fault = unsound(state.draft.book)
      if (fault !== null) return fault
      return happened({
        type: 'DecisionTableTried',
        at,
        by,
        number: state.draft.number,
        cases,
        approve: approved,
        changed,
      })
    }
    case 'ApproveDecisionTable':
      return approve(command, state)
    case 'ReturnDecisionTable':
      if (state.draft === null) return refused('TABLE_NO_DRAFT')
      if (command.reason.trim() === '') return refused('TABLE_REASON_MISSING')
      return happened({ type: 'DecisionTableReturned', at, by, number: state.draft.number, reason: command.reason })
    case 'SetShare': {
      if (state.inForce === null) return refused('TABLE_NOT_IN_FORCE')
      // Rolling out further is a change of the rule: its author does not decide on it alone.
      if (command.share > state.inForce.share && by === state.inForce.draftedBy) return refused('OWN_TABLE')
      const fault = sharesFault(command)
      if (fault !== null) return fault
      if (command.reason.trim() === '') return refused('TABLE_REASON_MISSING')
      return happened({
        type: 'ShareSet',
        at,
        by,
        share: command.share,
        sample: command.sample,
        reason: command.reason,
      })
    }
    case 'StopAutomation':
      if (state.inForce === null) return refused('TABLE_NOT_IN_FORCE')
      if (state.stopped !== null) return refused('AUTOMATION_ALREADY_STOPPED')
      return happened({ type: 'AutomationStopped', at, by, reason: command.reason })
    case 'ResumeAutomation':
      if (state.inForce === null) return refused('TABLE_NOT_IN_FORCE')
      if (state.stopped === null) return refused('AUTOMATION_NOT_STOPPED')
      if (command.reason.trim() === '') return refused('TABLE_REASON_MISSING')
      return happened({ type: 'AutomationResumed', at, by, reason: command.reason })
    default:
      return unreachable(command)
  }
}

/** One item's decision table: drafted, tried, approved by a second person, rolled out by share, and stopped by one act. */
export const decisionTableDecider: Decider<
  DecisionTableCommand,
  DecisionTableState,
  DecisionTableEvent,
  DecisionTableRefusal
> = {
  initial: { last: 0, draft: null, inForce: null, stopped: null },
  decide,
  evolve: (state, event) => {
    switch (event.type) {
      case 'DecisionTableDrafted': {
        const { number, by, itemVersion, book, note } = event
        return { ...state, last: number, draft: { number, by, itemVersion, book, note, tried: false } }
      }
      case 'DecisionTableTried':
        return state.draft === null ? state : { ...state, draft: { ...state.draft, tried: true } }
      case 'DecisionTableApproved': {
        if (state.draft === null) return state
        const { number, by: draftedBy, itemVersion, book } = state.draft
        const { by: approvedBy, share, sample } = event
        return { ...state, draft: null, inForce: { number, draftedBy, approvedBy, itemVersion, book, share, sample } }
      }
      case 'DecisionTableReturned':
        return { ...state, draft: null }
      case 'ShareSet':
        return state.inForce === null
          ? state
          : { ...state, inForce: { ...state.inForce, share: event.share, sample: event.sample } }
      case 'AutomationStopped':
        return { ...state, stopped: { by: event.by, at: event.at, reason: event.reason } }
      case 'AutomationResumed':
        return { ...state, stopped: null }
      default:
        return unreachable(event)
    }
  },
}
