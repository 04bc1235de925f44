import { addDays, happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { FaqDrafted, FaqEvent, FaqItem, FaqPublished, FaqRevised, FaqWithdrawn, FaqWords } from './events.ts'

export type FaqCommand =
  | ({ readonly type: 'DraftFaq' } & Omit<FaqDrafted, 'type'>)
  | ({ readonly type: 'ReviseFaq' } & Omit<FaqRevised, 'type'>)
  | {
      readonly type: 'PublishFaq'
      readonly at: string
      readonly by: string
      readonly items: readonly FaqItem[]
      readonly reviewBy: string
    }
  | ({ readonly type: 'WithdrawFaq' } & Omit<FaqWithdrawn, 'type'>)

export interface FaqState extends FaqWords {
  readonly stage: 'draft' | 'published' | 'withdrawn'
  readonly organ: string
  readonly request: string | null
  readonly edition: number
  readonly reviewBy: string | null
  /** What the public reads: the words of the last published edition, whatever is being revised. */
  readonly shown: (FaqWords & { readonly publishedAt: string }) | null
  readonly revised: boolean
  readonly editions: readonly { readonly edition: number; readonly at: string; readonly by: string }[]
  readonly withdrawnFor: string
  readonly draftedAt: string
}
export type FaqRefusalCode =
  | 'FAQ_ALREADY_DRAFTED'
  | 'FAQ_UNKNOWN'
  | 'FAQ_WITHOUT_ITEM'
  | 'FAQ_WITHOUT_ANSWER'
  | 'FAQ_REVIEW_DAY_PASSED'
  | 'FAQ_REVIEW_TOO_FAR'
  | 'FAQ_NOT_PUBLISHED'

/** Law and fees change with the year: no answer stands longer unread by who is responsible for it. */
const REVIEW_DAYS_MAX = 366

function publish(
  command: Extract<FaqCommand, { type: 'PublishFaq' }>,
  state: FaqState,
): Decision<FaqPublished, FaqRefusalCode> {
  const { at, by, items, reviewBy } = command
  const today = localDate(at)
  if (items.length === 0) return refused('FAQ_WITHOUT_ITEM')
  if (state.answer.zh.trim() === '') return refused('FAQ_WITHOUT_ANSWER')
  if (reviewBy <= today) return refused('FAQ_REVIEW_DAY_PASSED')
  if (reviewBy > addDays(today, REVIEW_DAYS_MAX)) return refused('FAQ_REVIEW_TOO_FAR', { days: REVIEW_DAYS_MAX })
  return happened({ type: 'FaqPublished', at, by, edition: state.edition + 1, items, reviewBy })
}

/** One question of the handbook 《行政审批100问》: tied to items, published in editions, never without a day to look again. */
export const faqDecider: Decider<FaqCommand, FaqState | null, FaqEvent, FaqRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'DraftFaq') {
      return state === null ? happened({ ...command, type: 'FaqDrafted' }) : refused('FAQ_ALREADY_DRAFTED')
    }
    if (state === null) return refused('FAQ_UNKNOWN')
    switch (command.type) {
      case 'ReviseFaq':
        return happened({ ...command, type: 'FaqRevised' })
      case 'PublishFaq':
        return publish(command, state)
      case 'WithdrawFaq':
        if (state.stage !== 'published') return refused('FAQ_NOT_PUBLISHED')
        return happened({ ...command, type: 'FaqWithdrawn' })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'FaqDrafted') {
      const { organ, request, question, answer, items, basis } = event
      const words = { question, answer, items, basis }
      const editions: FaqState['editions'] = []
      return {
        stage: 'draft',
        organ,
        request,
        ...words,
        edition: 0,
        reviewBy: null,
        shown: null,
        revised: false,
        editions,
        withdrawnFor: '',
        draftedAt: event.at,
      }
    }
    if (state === null) return null
    switch (event.type) {
      case 'FaqRevised': {
        const { question, answer, items, basis } = event
        return { ...state, question, answer, items, basis, revised: true }
      }
      case 'FaqPublished': {
        const { edition, items, reviewBy, at, by } = event
        const { question, answer, basis } = state
        return {
          ...state,
          stage: 'published',
          edition,
          items,
          reviewBy,
          shown: { question, answer, items, basis, publishedAt: at },
          revised: false,
          editions: [...state.editions, { edition, at, by }],
          withdrawnFor: '',
        }
      }
      case 'FaqWithdrawn':
        return { ...state, stage: 'withdrawn', shown: null, withdrawnFor: event.reason }
      default:
        return unreachable(event)
    }
  },
}
