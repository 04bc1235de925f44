import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decision, Json } from '#kernel'
import type { ChangeRecord, Remark, RemarkAnswer, StandardEvent } from './events.ts'
import type { DraftState, StandardRefusalCode, StandardState } from './standard-state.ts'

interface Order {
  readonly code: string
  readonly organ: string
  readonly at: string
  readonly by: string
}
interface BeginDraft extends Order {
  readonly type: 'BeginDraft'
  readonly reason: string
}
/** What the draft changes, found by comparing it with its base. */
export interface DraftChanges {
  readonly removedMaterials: readonly string[]
  readonly steps: boolean
  readonly limit: boolean
}
interface SubmitForReview extends Order {
  readonly type: 'SubmitForReview'
  readonly digest: string
  readonly standard: Json
  readonly note: string
  readonly editors: readonly string[]
  readonly answers: readonly RemarkAnswer[]
  readonly changes: DraftChanges
  readonly record: ChangeRecord
  /** Findings of the lint that must not be published. */
  readonly errors: number
}
interface ReturnDraft extends Order {
  readonly type: 'ReturnDraft'
  readonly remarks: readonly Remark[]
}
/** `until`: the last day of the time departments were given; null once it is over, or they have all answered. */
export type NoticeGiven = { readonly sent: false } | { readonly sent: true; readonly until: string | null }
/** 先函告，后生效 (SV-27): what departments were not told of, or have still time to answer, does not change. */
export function unannounced(notice: NoticeGiven | undefined, effectiveFrom: string) {
  if (notice === undefined) return null
  if (!notice.sent) return refused('NOTICE_NOT_SENT')
  return notice.until !== null && effectiveFrom <= notice.until
    ? refused('NOTICE_PERIOD_RUNS', { day: notice.until })
    : null
}
interface AdoptDraft extends Order {
  readonly type: 'AdoptDraft'
  readonly digest: string
  readonly standard: Json
  readonly effectiveFrom: string
  /** How a disagreement with the drafting department is settled; empty when there is none. */
  readonly resolution: string
  /** 提前函告: whether the departments that supervise the item were told; absent where nobody has to be. */
  readonly notice?: NoticeGiven
}
interface AbandonDraft extends Order {
  readonly type: 'AbandonDraft'
  readonly reason: string
}
export type DraftCommand = BeginDraft | SubmitForReview | ReturnDraft | AdoptDraft | AbandonDraft
type Said = Decision<StandardEvent, StandardRefusalCode>

const TYPES: readonly string[] = ['BeginDraft', 'SubmitForReview', 'ReturnDraft', 'AdoptDraft', 'AbandonDraft']
export const isDraftCommand = (command: { readonly type: string }): command is DraftCommand =>
  TYPES.includes(command.type)

/** The competent department drafts, the bureau reviews and adopts (ST-38): never the same person. */
export function draftDecision(command: DraftCommand, state: StandardState): Said {
  if (state.code !== null && state.code !== command.code) return refused('OTHER_ITEM', { item: state.code })
  if (state.retirement?.phase === 'adopted') return refused('ITEM_RETIRED')
  const { draft } = state
  if (command.type === 'BeginDraft') {
    if (draft !== null) return refused('DRAFT_OPEN')
    const { code, organ, reason, at, by } = command
    return happened({ type: 'StandardDrafted', code, base: state.versions.at(-1)?.version ?? 0, organ, reason, at, by })
  }
  if (draft === null) return refused('DRAFT_ABSENT')
  switch (command.type) {
    case 'SubmitForReview':
      return submit(command, state, draft)
    case 'ReturnDraft':
      return giveBack(command, draft)
    case 'AdoptDraft':
      return adopt(command, state, draft)
    case 'AbandonDraft': {
      if (draft.organ !== command.organ) return refused('DRAFT_OF_OTHER_ORGAN')
      const { code, reason, at, by } = command
      return happened({ type: 'StandardDraftAbandoned', code, reason, at, by })
    }
    default:
      return unreachable(command)
  }
}

function submit(command: SubmitForReview, state: StandardState, draft: DraftState): Said {
  const { code, organ, digest, standard, note, answers, changes, record, errors, at, by } = command
  if (draft.phase === 'submitted') return refused('DRAFT_UNDER_REVIEW')
  if (draft.organ !== organ) return refused('DRAFT_OF_OTHER_ORGAN')
  if (errors > 0) return refused('DRAFT_HAS_FAULTS', { count: errors })
  if (state.versions.at(-1)?.digest === digest) return refused('DRAFT_CHANGES_NOTHING')
  const open = draft.remarks.filter((_, i) => !answers.some(({ remark, position }) => remark === i && isSaid(position)))
  if (open.length > 0) return refused('REMARKS_UNANSWERED', { count: open.length })
  const unexplained = changes.removedMaterials.filter(
    (id) => !record.removals.some(({ material, reason }) => material === id && isSaid(reason)),
  )
  // 材料精简留痕: a paper that is no longer asked for was asked for once on some ground.
  if (unexplained.length > 0) return refused('REMOVAL_WITHOUT_REASON', { count: unexplained.length })
  if (changes.steps && !isSaid(record.steps?.reason ?? '')) return refused('STEPS_WITHOUT_REASON')
  // 不搞一刀切: a promise is changed on what cases really took, not by a percentage from above.
  if (changes.limit && !isSaid(record.limit?.reason ?? '')) return refused('LIMIT_WITHOUT_EVIDENCE')
  const editors = [...new Set([...command.editors, by])]
  const submitted = { code, round: draft.round + 1, digest, standard, organ, note, editors, answers, record, at, by }
  return happened({ type: 'StandardSubmittedForReview', ...submitted })
}

function giveBack({ code, organ, remarks, at, by }: ReturnDraft, draft: DraftState): Said {
  if (draft.phase !== 'submitted') return refused('DRAFT_NOT_SUBMITTED')
  if (draft.editors.includes(by)) return refused('EDITOR_REVIEWS')
  if (remarks.length === 0) return refused('REMARKS_MISSING')
  return happened({ type: 'StandardReviewReturned', code, round: draft.round, organ, remarks, at, by })
}

function adopt(command: AdoptDraft, state: StandardState, draft: DraftState): Said {
  const { code, digest, standard, effectiveFrom, resolution, organ, at, by } = command
  if (draft.phase !== 'submitted') return refused('DRAFT_NOT_SUBMITTED')
  if (draft.editors.includes(by)) return refused('EDITOR_REVIEWS')
  if (draft.digest !== digest) return refused('DRAFT_MOVED_ON')
  // 法不溯及既往: nobody is bound by a list that was not out yet.
  if (effectiveFrom < localDate(at)) return refused('EFFECTIVE_IN_THE_PAST')
  const last = state.versions.findLast(({ withdrawn }) => !withdrawn)
  if (last !== undefined && effectiveFrom < last.effectiveFrom)
    return refused('EFFECTIVE_BEFORE_LAST', { version: last.version, day: last.effectiveFrom })
  const unheard = unannounced(command.notice, effectiveFrom)
  if (unheard !== null) return unheard
  const points = draft.answers.flatMap(({ remark, followed, position }) =>
    followed ? [] : [{ remark: draft.remarks[remark]?.text ?? '', position }],
  )
  if (points.length > 0 && !isSaid(resolution)) return refused('DISAGREEMENT_UNSETTLED', { count: points.length })
  const version = (state.versions.at(-1)?.version ?? 0) + 1
  const published = {
    type: 'StandardPublished',
    code,
    version,
    digest,
    standard,
    effectiveFrom,
    reviewed: true,
    at,
    by,
  } as const
  if (points.length === 0) return happened<StandardEvent>(published)
  const organs = { draftingOrgan: draft.organ, reviewingOrgan: organ }
  return happened<StandardEvent>(
    { type: 'StandardDisagreementSettled', code, ...organs, points, resolution, at, by },
    published,
  )
}

const isSaid = (text: string): boolean => text.trim().length >= 2
