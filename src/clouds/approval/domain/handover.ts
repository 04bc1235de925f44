import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { HandoverDisputed, PapersHandedOver, PapersReceived, Post } from './events.ts'

/** 物料流转 (WF-27): paper on its way between posts. One life per hand-over slip. */
export type HandoverCommand =
  | ({
      readonly type: 'HandOverPapers'
      /** Posts at which whoever hands over works. */
      readonly posts: readonly Post[]
    } & Omit<PapersHandedOver, 'type'>)
  | ({ readonly type: 'ReceivePapers'; readonly posts: readonly Post[] } & Omit<PapersReceived, 'type'>)
  | ({ readonly type: 'DisputeHandover'; readonly posts: readonly Post[] } & Omit<HandoverDisputed, 'type'>)
export type HandoverEvent = PapersHandedOver | PapersReceived | HandoverDisputed
export type HandoverState =
  | { readonly phase: 'absent' }
  | {
      readonly phase: 'underWay' | 'disputed' | 'received'
      readonly by: string
      readonly to: Post
      readonly receiver: string | null
      readonly pieces: number
    }
export type HandoverRefusal =
  | 'HANDOVER_EXISTS'
  | 'HANDOVER_EMPTY'
  | 'HANDOVER_TO_SAME_POST'
  | 'HANDOVER_FROM_OTHER_POST'
  | 'HANDOVER_UNKNOWN'
  | 'HANDOVER_CLOSED'
  | 'HANDOVER_BY_ONESELF'
  | 'HANDOVER_FOR_ANOTHER'
  | 'HANDOVER_COUNT_DIFFERS'
  | 'HANDOVER_ALREADY_DISPUTED'

type Receipt = Exclude<HandoverCommand, { readonly type: 'HandOverPapers' }>

export const piecesOf = (bundles: PapersHandedOver['bundles']): number =>
  bundles.reduce((sum, { pieces }) => sum + pieces, 0)

function handOver(command: Extract<HandoverCommand, { readonly type: 'HandOverPapers' }>, state: HandoverState) {
  const { posts, type: _, ...facts } = command
  if (state.phase !== 'absent') return refused('HANDOVER_EXISTS')
  if (facts.bundles.length === 0 || facts.bundles.some(({ pieces }) => pieces < 1)) return refused('HANDOVER_EMPTY')
  if (facts.from === facts.to) return refused('HANDOVER_TO_SAME_POST')
  if (!posts.includes(facts.from)) return refused('HANDOVER_FROM_OTHER_POST')
  if (facts.receiver === facts.by) return refused('HANDOVER_BY_ONESELF')
  return happened({ type: 'PapersHandedOver' as const, ...facts })
}

/** Who handed over never signs for having received; nor does anybody the papers are not meant for. */
function notTheReceiver({ by, posts }: Receipt, state: Exclude<HandoverState, { readonly phase: 'absent' }>) {
  if (state.phase === 'received') return refused('HANDOVER_CLOSED')
  if (by === state.by) return refused('HANDOVER_BY_ONESELF')
  const meant = state.receiver === null ? posts.includes(state.to) : state.receiver === by
  return meant ? undefined : refused('HANDOVER_FOR_ANOTHER')
}

function close(command: Receipt, state: HandoverState) {
  if (state.phase === 'absent') return refused('HANDOVER_UNKNOWN')
  const refusal = notTheReceiver(command, state)
  if (refusal !== undefined) return refusal
  if (command.type === 'ReceivePapers') {
    const { at, by, pieces } = command
    // A difference once written down may be lived with; one that nobody has written down may not.
    if (pieces !== state.pieces && state.phase !== 'disputed') {
      return refused('HANDOVER_COUNT_DIFFERS', { expected: state.pieces, counted: pieces })
    }
    return happened({ type: 'PapersReceived' as const, at, by, pieces })
  }
  const { at, by, found } = command
  if (state.phase === 'disputed') return refused('HANDOVER_ALREADY_DISPUTED')
  return happened({ type: 'HandoverDisputed' as const, at, by, found })
}

export const handoverDecider: Decider<HandoverCommand, HandoverState, HandoverEvent, HandoverRefusal> = {
  initial: { phase: 'absent' },
  decide: (command, state) => (command.type === 'HandOverPapers' ? handOver(command, state) : close(command, state)),
  evolve: (state, event) => {
    switch (event.type) {
      case 'PapersHandedOver': {
        const { by, to, receiver = null, bundles } = event
        return { phase: 'underWay', by, to, receiver, pieces: piecesOf(bundles) }
      }
      case 'HandoverDisputed':
        return state.phase === 'absent' ? state : { ...state, phase: 'disputed' }
      case 'PapersReceived':
        return state.phase === 'absent' ? state : { ...state, phase: 'received' }
      default:
        return unreachable(event)
    }
  },
}

export const HANDOVER_EVENT_TYPES = ['PapersHandedOver', 'PapersReceived', 'HandoverDisputed'] as const

export const handoverRefusals: Readonly<Record<HandoverRefusal, { readonly zh: string; readonly en: string }>> = {
  HANDOVER_EXISTS: { zh: '这张移交单已经登记。', en: 'This slip has been registered already.' },
  HANDOVER_EMPTY: {
    zh: '请写明移交哪些办件的材料，每件至少一份。',
    en: 'Say which cases the papers belong to, with at least one piece each.',
  },
  HANDOVER_TO_SAME_POST: { zh: '移交方和接收方不能是同一岗位。', en: 'Papers go to another post.' },
  HANDOVER_FROM_OTHER_POST: {
    zh: '您不在移交岗位，不能替别的岗位移交。',
    en: 'You do not work at the post that hands over.',
  },
  HANDOVER_UNKNOWN: { zh: '没有这张移交单。', en: 'There is no such slip.' },
  HANDOVER_CLOSED: { zh: '这张移交单已经接收。', en: 'These papers have been received already.' },
  HANDOVER_BY_ONESELF: { zh: '移交人和接收人不能是同一人。', en: 'Nobody receives what he handed over himself.' },
  HANDOVER_FOR_ANOTHER: {
    zh: '这批材料不是移交给您或者您的岗位。',
    en: 'These papers are meant for another person or post.',
  },
  HANDOVER_COUNT_DIFFERS: {
    zh: '移交单写明 {expected} 份，实收 {counted} 份。请先登记不符。',
    en: 'The slip says {expected} pieces and you counted {counted}. Record the difference first.',
  },
  HANDOVER_ALREADY_DISPUTED: { zh: '已经登记过不符。', en: 'The difference has been recorded already.' },
}
