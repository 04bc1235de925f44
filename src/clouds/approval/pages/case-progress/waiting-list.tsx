import { PROCEDURE_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Language, Translate } from '#web/i18n/index.ts'
import { Notice } from '#web/ui/notice.tsx'
import { isConcluded } from './stage.tsx'
import type { Stage } from './stage.tsx'

type Waiting = Output<typeof api.track>['waiting']

export const waitingWords = texts(
  {
    title: '现在在等什么',
    correction: '等申请人补正，{until}前提交；补正期间不计时',
    originals: '等申请人带原件到窗口核验：{names}；{until}前有效，核验后即为受理',
    procedure: '{name}进行中，最迟 {until}结束；依法不计入期限的，当天起停止计时',
    upper: '{on}已报{authority}审批（文号 {number}），预计 {until}前批复；期间由审批局跟踪、催办',
    chased: '第 {count} 次催办：{on}，{letter}',
    hearingRight: '听证申请期到 {until}为止，期满前不作决定',
    hearingAsked: '已申请听证，等待组织听证',
    hearingOn: '听证定于 {until}举行',
    deferred: '容缺材料「{name}」，{until}前补交；补齐以前不发证',
    breached: '承诺补交的容缺材料没有按期补交，已经记录',
    fee: '等申请人缴费 {yuan} 元；缴清以后发证',
    feeLater: '本件收费 {yuan} 元，受理后开具缴费通知',
    payTitle: '需要您缴费',
    pay: '去缴费（{yuan} 元）',
  },
  {
    title: 'What the case is waiting for',
    correction: 'The applicant’s corrections, by {until}; no time runs until then',
    originals: 'Originals to be shown at the window: {names}, by {until}; with them the case is accepted',
    procedure: '{name} is under way and ends by {until}; where the law says so, the clock is stopped',
    upper: 'With {authority} since {on} (number {number}), its answer is expected by {until}; the bureau follows it up',
    chased: 'Reminder {count}: {on}, {letter}',
    hearingRight: 'A hearing may be asked for until {until}; nothing is decided before',
    hearingAsked: 'A hearing has been asked for and is being arranged',
    hearingOn: 'The hearing is on {until}',
    deferred: '“{name}” is to follow by {until}; nothing is issued before',
    breached: 'What was promised did not arrive in time; this has been recorded',
    fee: 'The fee of CNY {yuan}; nothing is issued before it is paid',
    feeLater: 'The fee is CNY {yuan}; you will be asked for it after acceptance',
    payTitle: 'A fee is due',
    pay: 'Pay CNY {yuan}',
  },
)

type Say = Translate<keyof typeof waitingWords.zh>

function hearingLine(hearing: Waiting['hearing'], t: Say, day: (date: string) => string): readonly string[] {
  if (hearing === null) return []
  if (hearing.heldOn !== null) return [t('hearingOn', { until: day(hearing.heldOn) })]
  return [hearing.requested ? t('hearingAsked') : t('hearingRight', { until: day(hearing.until) })]
}

function feeLine(fee: Waiting['fee'], t: Say): readonly string[] {
  if (fee === null || fee.paid) return []
  return [t(fee.ordered ? 'fee' : 'feeLater', { yuan: (fee.fen / 100).toFixed(2) })]
}

function linesOf(stage: Stage, waiting: Waiting, t: Say, language: Language): readonly string[] {
  if (isConcluded(stage)) return []
  const day = (date: string) => formatDate(date, language)
  const until = waiting.until === null ? '' : day(waiting.until)
  const names = waiting.originals.join(language === 'zh' ? '、' : ', ')
  return [
    ...(stage === 'awaitingCorrection' && until !== '' ? [t('correction', { until })] : []),
    ...(stage === 'preAccepted' ? [t('originals', { names, until })] : []),
    ...waiting.procedures.flatMap(({ kind, until: last, upper }) =>
      upper === null
        ? [t('procedure', { name: inLanguage(PROCEDURE_WORDS[kind], language), until: day(last) })]
        : [
            t('upper', {
              authority: upper.authority,
              number: upper.reference,
              on: day(upper.sentOn),
              until: day(last),
            }),
            ...upper.letters.map(({ letter, on }, index) => t('chased', { letter, on: day(on), count: index + 1 })),
          ],
    ),
    ...hearingLine(waiting.hearing, t, day),
    ...waiting.deferred.map(({ name, due }) => t('deferred', { name, until: day(due) })),
    ...(waiting.deferralBreached ? [t('breached')] : []),
    ...feeLine(waiting.fee, t),
  ]
}

/** Why an open case stands still, said to its applicant and to whoever holds the tracking code alike. */
export function WaitingList({ stage, waiting }: { readonly stage: Stage; readonly waiting: Waiting }) {
  const t = useTexts(waitingWords)
  const { language } = useLanguage()
  const lines = linesOf(stage, waiting, t, language)
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
