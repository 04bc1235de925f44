import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import { isBlank } from './due-days.ts'
import type { PreReviewClosed, PreReviewEvent, PreReviewOpinionGiven, PreReviewRequested } from './events.ts'

/** 网上预审 (AP-11): before filing an officer looks at the draft and says once all there is to say. One life per draft. */
export type PreReviewCommand =
  | ({ readonly type: 'RequestPreReview' } & Omit<PreReviewRequested, 'type'>)
  | ({ readonly type: 'GivePreReviewOpinion' } & Omit<PreReviewOpinionGiven, 'type'>)
  | ({ readonly type: 'ClosePreReview' } & Omit<PreReviewClosed, 'type'>)
export type PreReviewState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'asked'; readonly materials: readonly string[] }
  | { readonly phase: 'answered' }
  | { readonly phase: 'closed' }
export type PreReviewRefusal =
  | 'PRE_REVIEW_ASKED_ALREADY'
  | 'PRE_REVIEW_EMPTY'
  | 'PRE_REVIEW_UNKNOWN'
  | 'PRE_REVIEW_ANSWERED'
  | 'PRE_REVIEW_CLOSED'
  | 'PRE_REVIEW_INCOMPLETE'
  | 'PRE_REVIEW_REMARK_UNASKED'
  | 'PRE_REVIEW_NOTE_MISSING'
  | 'PRE_REVIEW_AGAINST_REMARKS'
  | 'PRE_REVIEW_OPINION_MISSING'

function give(command: Extract<PreReviewCommand, { type: 'GivePreReviewOpinion' }>, state: PreReviewState) {
  if (state.phase === 'absent') return refused('PRE_REVIEW_UNKNOWN')
  if (state.phase === 'answered') return refused('PRE_REVIEW_ANSWERED')
  if (state.phase === 'closed') return refused('PRE_REVIEW_CLOSED')
  const { type: _, ...given } = command
  const { conclusion, opinion, remarks } = given
  // One opinion on everything: what was shown and passed over in silence could only be found wanting afterwards.
  const unsaid = state.materials.filter((id) => !remarks.some(({ material }) => material === id))
  if (unsaid.length > 0) return refused('PRE_REVIEW_INCOMPLETE', { materials: unsaid.join('、') })
  const asked = remarks.filter(({ material }) => state.materials.includes(material))
  if (asked.length < remarks.length || remarks.length > state.materials.length)
    return refused('PRE_REVIEW_REMARK_UNASKED')
  const bare = remarks.find(({ inOrder, note }) => !inOrder && isBlank(note))
  if (bare !== undefined) return refused('PRE_REVIEW_NOTE_MISSING', { materials: bare.material })
  if (conclusion === 'READY' && remarks.some(({ inOrder }) => !inOrder)) return refused('PRE_REVIEW_AGAINST_REMARKS')
  if (isBlank(opinion)) return refused('PRE_REVIEW_OPINION_MISSING')
  return happened({ type: 'PreReviewOpinionGiven' as const, ...given })
}

export const preReviewDecider: Decider<PreReviewCommand, PreReviewState, PreReviewEvent, PreReviewRefusal> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'RequestPreReview': {
        if (state.phase !== 'absent') return refused('PRE_REVIEW_ASKED_ALREADY')
        const { type: _, ...asked } = command
        if (asked.materials.length === 0) return refused('PRE_REVIEW_EMPTY')
        return happened({ type: 'PreReviewRequested', ...asked })
      }
      case 'GivePreReviewOpinion':
        return give(command, state)
      case 'ClosePreReview': {
        if (state.phase === 'absent') return refused('PRE_REVIEW_UNKNOWN')
        if (state.phase !== 'asked') return refused('PRE_REVIEW_CLOSED')
        const { type: _, ...closed } = command
        return happened({ type: 'PreReviewClosed', ...closed })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'PreReviewRequested':
        return { phase: 'asked', materials: [...new Set(event.materials.map(({ material }) => material))] }
      case 'PreReviewOpinionGiven':
        return { phase: 'answered' }
      case 'PreReviewClosed':
        return { phase: 'closed' }
      default:
        return unreachable(event)
    }
  },
}

export const preReviewRefusals: Readonly<Record<PreReviewRefusal, { readonly zh: string; readonly en: string }>> = {
  PRE_REVIEW_ASKED_ALREADY: {
    zh: '这份草稿已经申请过预审，请按预审意见修改后提交正式申请。',
    en: 'This draft has been sent for pre-review before. Mend it as the opinion says, and file it.',
  },
  PRE_REVIEW_EMPTY: { zh: '请先上传需要预审的材料。', en: 'Upload the documents you want looked at first.' },
  PRE_REVIEW_UNKNOWN: { zh: '没有找到该预审。', en: 'There is no such pre-review.' },
  PRE_REVIEW_ANSWERED: {
    zh: '预审意见只出具一次，本件已经出具。',
    en: 'A pre-review has one opinion, and this one has been given.',
  },
  PRE_REVIEW_CLOSED: {
    zh: '申请人已经提交正式申请或者放弃草稿，不再需要预审。',
    en: 'The applicant has filed the application or given up the draft. No opinion is needed any more.',
  },
  PRE_REVIEW_INCOMPLETE: {
    zh: '预审意见应当一次说全，还有材料没有给出意见：{materials}。',
    en: 'The opinion covers everything at once. Nothing is said yet about: {materialsEn}.',
  },
  PRE_REVIEW_REMARK_UNASKED: {
    zh: '只对申请人提交预审的材料逐份给出意见，每份一条。',
    en: 'Remarks are about the documents shown for pre-review, one for each.',
  },
  PRE_REVIEW_NOTE_MISSING: {
    zh: '需要修改的材料（{materials}）应当写明怎样修改。',
    en: 'Say how to mend what is not in order ({materialsEn}).',
  },
  PRE_REVIEW_AGAINST_REMARKS: {
    zh: '还有材料需要修改，不能得出“可以提交”的结论。',
    en: 'Something is still to be mended, so the draft is not ready to file.',
  },
  PRE_REVIEW_OPINION_MISSING: { zh: '请写明预审意见。', en: 'Write the opinion.' },
}
