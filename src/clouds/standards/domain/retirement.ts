import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decision } from '#kernel'
import { unannounced } from './draft.ts'
import type { NoticeGiven } from './draft.ts'
import type { Retirement, StandardEvent } from './events.ts'
import type { StandardRefusalCode, StandardState } from './standard-state.ts'

interface Order {
  readonly code: string
  readonly at: string
  readonly by: string
}
interface ProposeRetirement extends Order, Retirement {
  readonly type: 'ProposeRetirement'
  readonly organ: string
}
interface AdoptRetirement extends Order {
  readonly type: 'AdoptRetirement'
  readonly notice?: NoticeGiven
}
interface RejectRetirement extends Order {
  readonly type: 'RejectRetirement'
  readonly reason: string
}
export type RetirementCommand = ProposeRetirement | AdoptRetirement | RejectRetirement
type Said = Decision<StandardEvent, StandardRefusalCode>

const TYPES: readonly string[] = ['ProposeRetirement', 'AdoptRetirement', 'RejectRetirement']
export const isRetirementCommand = (command: { readonly type: string }): command is RetirementCommand =>
  TYPES.includes(command.type)

/** 取消、备案、合并: an item leaves the list by an act with reason, basis, day and successor, never by being deleted. */
export function retirementDecision(command: RetirementCommand, state: StandardState): Said {
  if (state.code === null || state.versions.length === 0) return refused('ITEM_UNKNOWN')
  if (state.code !== command.code) return refused('OTHER_ITEM', { item: state.code })
  const { retirement } = state
  if (retirement?.phase === 'adopted') return refused('ITEM_RETIRED')
  if (command.type === 'ProposeRetirement') return propose(command, state)
  if (retirement === null) return refused('RETIREMENT_ABSENT')
  const { code, at, by } = command
  if (retirement.by === by) return refused('EDITOR_REVIEWS')
  switch (command.type) {
    case 'RejectRetirement':
      return happened({ type: 'StandardRetirementRejected', code, reason: command.reason, at, by })
    case 'AdoptRetirement': {
      if (retirement.effectiveFrom < localDate(at)) return refused('EFFECTIVE_IN_THE_PAST')
      const { way, reason, basis, effectiveFrom, successors } = retirement
      const unheard = unannounced(command.notice, effectiveFrom)
      if (unheard !== null) return unheard
      return happened({ type: 'StandardRetired', code, way, reason, basis, effectiveFrom, successors, at, by })
    }
    default:
      return unreachable(command)
  }
}

function propose(command: ProposeRetirement, state: StandardState): Said {
  const { code, organ, way, reason, basis, effectiveFrom, successors, at, by } = command
  if (state.retirement !== null) return refused('RETIREMENT_PROPOSED')
  if (state.draft !== null) return refused('DRAFT_OPEN')
  if (effectiveFrom < localDate(at)) return refused('EFFECTIVE_IN_THE_PAST')
  // Who is sent away must be told where to go: only what is cancelled outright has no successor.
  if (way !== 'CANCELLED' && successors.length === 0) return refused('SUCCESSOR_MISSING')
  if (successors.includes(code)) return refused('SUCCESSOR_ITSELF')
  return happened({
    type: 'StandardRetirementProposed',
    code,
    organ,
    way,
    reason,
    basis,
    effectiveFrom,
    successors,
    at,
    by,
  })
}
