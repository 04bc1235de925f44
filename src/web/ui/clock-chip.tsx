import type { Static } from 'typebox'
import { texts } from '#contract'
import type { ClockView } from '#contract'
import { formatDate, formatDay, formatDays } from '../i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '../i18n/index.ts'
import { Disclosure } from './panel.tsx'
import { Status } from './status.tsx'
import type { Tone } from './status.tsx'

type Clock = Static<typeof ClockView>

const words = texts(
  {
    notReceived: '尚未收到',
    awaitingAcceptance: '受理期限：还剩 {days}（{day}前）',
    awaitingAcceptanceOver: '受理期限已届满（{day}）',
    awaitingAcceptancePlain: '等待受理',
    awaitingApplicant: '计时未开始：等待申请人',
    running: '还剩 {days}（{day}前）',
    lastDay: '今天到期（{day}）',
    over: '已超过承诺期限 {days}（应于 {day}前）',
    overStatutory: '已超过法定期限 {days}（应于 {day}前）',
    stopped: '依法停止计时',
    concluded: '已办结',
    why: '为什么是这一天？',
    promised: '承诺期限',
    statutory: '法定期限',
    acceptance: '受理期限',
    due: '{total}，{date}前',
    provisional: '该年放假安排尚未公布，日期可能调整',
  },
  {
    notReceived: 'Not received yet',
    awaitingAcceptance: '{days} left to accept it (by {day})',
    awaitingAcceptanceOver: 'The time to accept it ended on {day}',
    awaitingAcceptancePlain: 'Waiting for acceptance',
    awaitingApplicant: 'Clock not started: waiting for the applicant',
    running: '{days} left (by {day})',
    lastDay: 'Due today ({day})',
    over: '{days} over the promised limit (was due by {day})',
    overStatutory: '{days} over the statutory limit (was due by {day})',
    stopped: 'Clock stopped by law',
    concluded: 'Concluded',
    why: 'Why this day?',
    promised: 'Promised limit',
    statutory: 'Statutory limit',
    acceptance: 'Acceptance limit',
    due: '{total}, by {date}',
    provisional: 'the holiday notice for that year is not out yet; the date may move',
  },
)

const TONES: Readonly<Record<Clock['colour'], Tone>> = { grey: 'off', green: 'good', amber: 'warn', red: 'bad' }

/** The legal clock as people speak: 「还剩 3 个工作日（11月26日前）」. */
export function useClockSentence(): (clock: Clock) => string {
  const t = useTexts(words)
  const { language } = useLanguage()
  return (clock) => {
    if (clock.phase === 'awaitingAcceptance') {
      const limit = clock.acceptance
      if (limit === null) return t('awaitingAcceptancePlain')
      const day = formatDay(limit.due, language)
      if (limit.remaining < 0) return t('awaitingAcceptanceOver', { day })
      return t('awaitingAcceptance', { days: formatDays(limit.remaining, limit.unit, language), day })
    }
    if (clock.phase !== 'running') return t(clock.phase)
    const overStatutory = clock.statutory !== null && clock.statutory.remaining < 0
    const limit = overStatutory ? clock.statutory : (clock.promised ?? clock.statutory)
    if (limit === null) return t('awaitingAcceptancePlain')
    const day = formatDay(limit.due, language)
    const days = formatDays(Math.abs(limit.remaining), limit.unit, language)
    if (limit.remaining < 0) return t(overStatutory ? 'overStatutory' : 'over', { days, day })
    return limit.remaining === 0 ? t('lastDay', { day }) : t('running', { days, day })
  }
}

export function ClockChip({ clock }: { readonly clock: Clock }) {
  const sentence = useClockSentence()
  const symbol = clock.phase === 'concluded' ? 'check' : clock.phase === 'stopped' ? 'pause' : 'progress'
  return (
    <Status tone={TONES[clock.colour]} symbol={symbol}>
      {sentence(clock)}
    </Status>
  )
}

/** 「为什么是这一天？」: the same words for applicant, officer and inspector. */
export function ClockExplanation({ clock }: { readonly clock: Clock }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const limits = (['acceptance', 'promised', 'statutory'] as const).flatMap((name) => {
    const limit = clock[name]
    return limit === null ? [] : [{ name, limit }]
  })
  if (limits.length === 0 && clock.explanation.length === 0) return null
  return (
    <Disclosure summary={t('why')}>
      <ul className="plain stack-tight">
        {limits.map(({ name, limit }) => (
          <li key={name}>
            <strong>{t(name)}</strong>
            {language === 'zh' ? '：' : ': '}
            {t('due', { total: formatDays(limit.total, limit.unit, language), date: formatDate(limit.due, language) })}
            {limit.provisional && <span className="soft"> — {t('provisional')}</span>}
          </li>
        ))}
      </ul>
      <ol className="small">
        {clock.explanation.map((line) => (
          <li key={line.zh}>{inLanguage(line, language)}</li>
        ))}
      </ol>
    </Disclosure>
  )
}
