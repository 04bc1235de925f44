import { texts } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Tone } from '#web/ui/status.tsx'
import type { DeskRequest } from '../client.ts'

/** What a request is called, and where it stands, in the words of every screen that shows one. */
export const requestWords = texts(
  {
    ENQUIRY: '咨询',
    COMPLAINT: '投诉',
    SUGGESTION: '建议',
    PAIN_POINT: '办事堵点',
    REPORT: '举报',
    RequestTakenUp: '受理举报',
    RequestAsked: '请补充情况',
    RequestSupplemented: '补充情况',
    RequestFollowedUp: '已向有关单位核查',
    RequestOrderNoted: '督办单',
    filed: '待派单',
    dispatched: '办理中',
    answered: '已答复',
    dueIn: '{day}前答复，还剩 {count} 个工作日',
    dueToday: '今天应当答复（{day}）',
    overdue: '已超过答复期限 {count} 个工作日（应于 {day}前）',
    DAYS: '办理天数',
    MATERIALS: '材料份数',
    VISITS: '跑动次数',
    STEPS: '办理环节',
    from: '由 {before} 减到 {after}',
    before: '解决前',
    after: '解决后',
    adopted: '采纳',
    notAdopted: '未采纳',
    RequestFiled: '提交',
    RequestDispatched: '派单',
    RequestReturned: '退回派单',
    RequestAnswered: '答复',
    RequestRated: '评价',
    RequestReopened: '要求重新办理',
    RequestPublished: '公开',
    RequestUnpublished: '撤回公开',
  },
  {
    ENQUIRY: 'Enquiry',
    COMPLAINT: 'Complaint',
    SUGGESTION: 'Suggestion',
    PAIN_POINT: 'Pain point',
    REPORT: 'Report',
    RequestTakenUp: 'Taken up',
    RequestAsked: 'More was asked for',
    RequestSupplemented: 'More was said',
    RequestFollowedUp: 'The office was asked',
    RequestOrderNoted: 'Supervision order',
    filed: 'To be dispatched',
    dispatched: 'Being handled',
    answered: 'Answered',
    dueIn: 'To be answered by {day}: {count} working days left',
    dueToday: 'To be answered today ({day})',
    overdue: '{count} working days over the limit (was due by {day})',
    DAYS: 'Days',
    MATERIALS: 'Documents',
    VISITS: 'Visits',
    STEPS: 'Steps',
    from: 'from {before} to {after}',
    before: 'Before',
    after: 'Now',
    adopted: 'Adopted',
    notAdopted: 'Not adopted',
    RequestFiled: 'Filed',
    RequestDispatched: 'Dispatched',
    RequestReturned: 'Returned to the desk',
    RequestAnswered: 'Answered',
    RequestRated: 'Rated',
    RequestReopened: 'Another answer asked for',
    RequestPublished: 'Published',
    RequestUnpublished: 'Taken back from publication',
  },
)

export const KINDS = ['ENQUIRY', 'COMPLAINT', 'SUGGESTION', 'PAIN_POINT'] as const
export type Kind = (typeof KINDS)[number]

const STEPS = [
  'RequestFiled',
  'RequestDispatched',
  'RequestReturned',
  'RequestAnswered',
  'RequestRated',
  'RequestReopened',
  'RequestPublished',
  'RequestUnpublished',
  'RequestTakenUp',
  'RequestAsked',
  'RequestSupplemented',
  'RequestFollowedUp',
  'RequestOrderNoted',
] as const

export function useStepWord(): (type: string) => string {
  const t = useTexts(requestWords)
  return (type) => {
    const known = STEPS.find((step) => step === type)
    return known === undefined ? type : t(known)
  }
}

type Due = NonNullable<DeskRequest['due']>
export const DUE_TONES: Readonly<Record<Due['colour'], Tone>> = { green: 'good', amber: 'warn', red: 'bad' }
export const STAGE_TONES: Readonly<Record<DeskRequest['stage'], Tone>> = {
  filed: 'warn',
  dispatched: 'wait',
  answered: 'good',
}

/** 「11月26日前答复，还剩 2 个工作日」. */
export function useDueSentence(): (due: Due) => string {
  const t = useTexts(requestWords)
  const { language } = useLanguage()
  return ({ due, remaining, overdue }) => {
    const day = formatDate(due, language)
    if (overdue) return t('overdue', { count: Math.abs(remaining), day })
    return remaining === 0 ? t('dueToday', { day }) : t('dueIn', { count: remaining, day })
  }
}
