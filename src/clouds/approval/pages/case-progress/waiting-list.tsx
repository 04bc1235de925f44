import { PROCEDURE_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Language, Translate } from '#web/i18n/index.ts'
import { Notice } from '#web/ui/notice.tsx'

type Wait = Output<typeof api.track>['waits'][number]
type Meeting = Extract<Wait, { readonly why: 'meeting' }>
type Procedure = Extract<Wait, { readonly why: 'procedure' }>

const words = texts(
  {
    title: '为什么在等',
    correction: '等申请人补正，{until}前提交；补正期间不计时',
    correctionOpen: '等申请人补正；补正期间不计时',
    originals: '等申请人带原件到窗口核验：{names}；{until}前有效，核验后即为受理',
    deferred: '容缺材料「{name}」未补齐，{until}前补交；补齐以前不能准予许可',
    deferralBreached: '承诺补交的容缺材料没有按期补交，已经记录；可以终止办理',
    procedure: '{name}进行中，最迟 {until}结束；依法不计入期限的，当天起停止计时',
    upper: '{on}已报{authority}审批（文号 {number}），预计 {until}前批复；期间由审批局跟踪、催办',
    chased: '第 {count} 次催办：{on}，{letter}',
    hearingRight: '听证申请期到 {until}为止，期满前不能作出决定',
    hearingOwed: '已申请听证，须先启动并举行听证，再作决定',
    hearingAhead: '听证定于 {until}举行',
    opinions: '等{organs}回复意见，期限到 {until}',
    consolidation: '各部门已回复，等出具综合意见',
    frozen: '监督检查，暂停办理；期限照常计算',
    meeting: '联席会议议定事项：{text}；由{organ}在 {until}前落实，落实以前不能作出决定',
    meetingAlone: '联席会议议定事项：{text}；落实以前不能作出决定',
    meetingOutside: '联席会议有议定事项待落实，落实后作出决定',
    review: '等审核人员审核',
    riskCheck: '等风险审查',
    reviewDisagreed: '审核不同意审查意见，须由决定人员退回',
    collective: '须经集体研究决定，等会议决议',
    fee: '等申请人缴费 {yuan} 元；缴清以前不能准予许可',
    feeNotOrdered: '本件收费 {yuan} 元，还没有开具缴费通知；缴清以前不能准予许可',
  },
  {
    title: 'Why it waits',
    correction: 'For the applicant’s corrections, by {until}; no time runs until then',
    correctionOpen: 'For the applicant’s corrections; no time runs until then',
    originals: 'For originals to be shown at the window: {names}, by {until}; with them the case is accepted',
    deferred: 'For the deferred document “{name}”, due by {until}; nothing is granted before',
    deferralBreached: 'Deferred documents did not come as promised. It is on record, and the case may be terminated',
    procedure: '{name} under way, to end by {until}; where the law says so, the clock is stopped',
    upper: 'With {authority} since {on} (number {number}), its answer is expected by {until}; the bureau follows it up',
    chased: 'Reminder {count}: {on}, {letter}',
    hearingRight: 'A hearing may be asked for until {until}; nothing is decided before',
    hearingOwed: 'A hearing was asked for: it is held first, then the case is decided',
    hearingAhead: 'The hearing is held on {until}',
    opinions: 'For the opinion of {organs}, until {until}',
    consolidation: 'All departments have answered; the consolidated opinion is to be issued',
    frozen: 'Held for an inspection; the time limit runs on',
    meeting: 'A joint meeting asks: {text}; {organ} sees to it by {until}, and nothing is decided before',
    meetingAlone: 'A joint meeting asks: {text}; nothing is decided before',
    meetingOutside: 'A joint meeting asks for something first; then the case is decided',
    review: 'For the review',
    riskCheck: 'For the risk check',
    reviewDisagreed: 'The reviewer does not agree: the decider has to return the case',
    collective: 'For the resolution of the collective meeting',
    fee: 'For the fee of CNY {yuan}; nothing is granted before it is paid',
    feeNotOrdered: 'The fee of CNY {yuan} has not been ordered; nothing is granted before it is paid',
  },
)

type Say = Translate<keyof typeof words.zh>

function procedureLines({ kind, until, upper }: Procedure, t: Say, language: Language): readonly string[] {
  const day = (date: string) => formatDate(date, language)
  if (upper === null) return [t('procedure', { name: inLanguage(PROCEDURE_WORDS[kind], language), until: day(until) })]
  const { authority, reference: number, sentOn, letters } = upper
  return [
    t('upper', { authority, number, on: day(sentOn), until: day(until) }),
    ...letters.map(({ letter, on }, index) => t('chased', { letter, on: day(on), count: index + 1 })),
  ]
}

function meetingLine({ text, organ }: Meeting, t: Say, until: string): string {
  if (text === null) return t('meetingOutside')
  return organ === null ? t('meetingAlone', { text }) : t('meeting', { text, organ, until })
}

function linesOf(wait: Wait, t: Say, language: Language): readonly string[] {
  const listed = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ')
  const until = 'until' in wait && wait.until !== null ? formatDate(wait.until, language) : ''
  switch (wait.why) {
    case 'correction':
      return [until === '' ? t('correctionOpen') : t('correction', { until })]
    case 'originals':
      return [t('originals', { names: listed(wait.materials), until })]
    case 'deferred':
      return [t('deferred', { name: wait.name, until })]
    case 'opinions':
      return [t('opinions', { organs: listed(wait.organs), until })]
    case 'meeting':
      return [meetingLine(wait, t, until)]
    case 'procedure':
      return procedureLines(wait, t, language)
    case 'fee':
    case 'feeNotOrdered':
      return [t(wait.why, { yuan: (wait.fen / 100).toFixed(2) })]
    default:
      return [t(wait.why, { until })]
  }
}

/** 「为什么在等」, said in the same words at the desk, to the applicant, and to whoever holds the tracking code. */
export function WaitingList({ waits }: { readonly waits: readonly Wait[] }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const lines = waits.flatMap((wait) => linesOf(wait, t, language))
  if (lines.length === 0) return null
  return (
    <Notice title={t('title')}>
      <ul className="plain stack-tight">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
