import type { ReactNode } from 'react'
import { PROCEDURE_WORDS, TIME_CLASS_WORDS, CHANNEL_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { isChannel } from './channels.ts'
import { useCaseWork } from './case-work.ts'

const words = texts(
  {
    summary: '办理情况：特别程序、审核、征求意见、容缺',

    visits: '到场',
    visitsCount: '{count} 次',
    express: '服务快车',
    committed: '告知承诺',
    assignee: '经办',
    certificate: '所涉证照',
    extended: '已延长过一次期限',

    running: '进行中，至 {date}',
    PASSED: '通过',
    FAILED: '不通过',
    RECORDED: '已记录',
    LAPSED: '逾期结束',

    REVIEW: '审核',
    RISK_CHECK: '风险审查',
    agreed: '{name}同意',
    disagreed: '{name}不同意',
    pending: '未进行',
    consultations: '征求意见',
    answered: '已回复',
    waiting: '未回复（期限 {date}）',
    issued: '综合意见已出具',
    contested: '有不同意见',
    deferred: '容缺材料',
    due: '应于 {date}前补交',
    hearing: '听证',
    hearingUntil: '可申请听证至 {date}',
    hearingRequested: '已申请听证',
    hearingOn: '定于 {date}举行',
    resolution: '集体研究',
    GRANT: '准予许可',
    REFUSE: '不予许可',
  },
  {
    summary: 'Procedures, reviews, consultations, deferred documents',

    visits: 'Visits',
    visitsCount: '{count}',
    express: 'Fast track',
    committed: 'On commitment',
    assignee: 'On the desk of',
    certificate: 'Certificate concerned',
    extended: 'The limit was extended once',

    running: 'running, to {date}',
    PASSED: 'passed',
    FAILED: 'failed',
    RECORDED: 'recorded',
    LAPSED: 'lapsed',

    REVIEW: 'Review',
    RISK_CHECK: 'Risk check',
    agreed: '{name} agrees',
    disagreed: '{name} does not agree',
    pending: 'not held yet',
    consultations: 'Consultations',
    answered: 'answered',
    waiting: 'not answered (until {date})',
    issued: 'consolidated opinion issued',
    contested: 'contested',
    deferred: 'Deferred documents',
    due: 'due by {date}',
    hearing: 'Hearing',
    hearingUntil: 'may be asked for until {date}',
    hearingRequested: 'asked for',
    hearingOn: 'to be held on {date}',
    resolution: 'Collective decision',
    GRANT: 'grant',
    REFUSE: 'refuse',
  },
)

interface Line {
  readonly key: string
  readonly label: string
  readonly value: ReactNode
}

/** How the case came in and whose it is: one quiet line under its head. */
export function CaseTraits() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { timeClass, channel, visits, express, committed, assignee, certificate, handling } = useCaseWork().file
  const traits = [
    express ? t('express') : '',
    committed ? t('committed') : '',
    inLanguage(TIME_CLASS_WORDS[timeClass], language),
    isChannel(channel) ? inLanguage(CHANNEL_WORDS[channel], language) : channel,
    visits > 0 ? `${t('visits')} ${t('visitsCount', { count: visits })}` : '',
    assignee === null ? '' : `${t('assignee')} ${assignee}`,
    certificate === null ? '' : `${t('certificate')} ${certificate}`,
    handling?.extended === true ? t('extended') : '',
  ].filter((trait) => trait !== '')
  return <p className="soft small">{traits.join(' · ')}</p>
}

/** Everything that was set going beside the main line, with its dates; nothing while nothing was. */
export function HandlingPanel() {
  const t = useTexts(words)
  const lines = [...useProcedures(), ...useReviews(), ...useConsultations(), ...useOwed()]
  if (lines.length === 0) return null
  return (
    <Disclosure summary={t('summary')}>
      <dl className="facts handling">
        {lines.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}

const CONCLUSION_TONES = { PASSED: 'good', FAILED: 'bad', RECORDED: 'good', LAPSED: 'warn' } as const

function useProcedures(): readonly Line[] {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { handling } = useCaseWork().file
  if (handling === null) return []
  const { procedures, hearing } = handling
  const held = procedures.map(({ id, kind, endsBy, conclusion }) => ({
    key: id,
    label: inLanguage(PROCEDURE_WORDS[kind], language),
    value:
      conclusion === null ? (
        <Status tone="wait">{t('running', { date: formatDate(endsBy, language) })}</Status>
      ) : (
        <Status tone={CONCLUSION_TONES[conclusion]}>{t(conclusion)}</Status>
      ),
  }))
  if (hearing.until === null) return held
  const said = [
    t('hearingUntil', { date: formatDate(hearing.until, language) }),
    hearing.requested ? t('hearingRequested') : '',
    hearing.heldOn === null ? '' : t('hearingOn', { date: formatDate(hearing.heldOn, language) }),
  ].filter((part) => part !== '')
  return [...held, { key: 'hearing', label: t('hearing'), value: said.join(language === 'zh' ? '；' : '; ') }]
}

function useReviews(): readonly Line[] {
  const t = useTexts(words)
  const { handling, examination } = useCaseWork().file
  if (handling === null || examination === null) return []
  const reviews = handling.reviews.map(({ step, kind, by, agrees }) => {
    const tone: Tone = agrees === null ? 'wait' : agrees ? 'good' : 'bad'
    const said = by === null ? t('pending') : t(agrees === false ? 'disagreed' : 'agreed', { name: by })
    return { key: step, label: t(kind), value: <Status tone={tone}>{said}</Status> }
  })
  if (handling.resolution === null) return reviews
  return [...reviews, { key: 'resolution', label: t('resolution'), value: t(handling.resolution) }]
}

function useConsultations(): readonly Line[] {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { handling } = useCaseWork().file
  return (handling?.consultations ?? []).map(({ id, organs, due, contested, issued }) => ({
    key: id,
    label: t('consultations'),
    value: (
      <ul className="plain">
        {organs.map(({ name, answered }) => (
          <li key={name}>
            {name}{' '}
            <span className="soft">{answered ? t('answered') : t('waiting', { date: formatDate(due, language) })}</span>
          </li>
        ))}
        {contested && <li>{t('contested')}</li>}
        {issued && <li>{t('issued')}</li>}
      </ul>
    ),
  }))
}

function useOwed(): readonly Line[] {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { handling, standard } = useCaseWork().file
  return (handling?.deferred ?? []).map(({ material, due }) => {
    const name = standard.materials.find(({ id }) => id === material)?.name
    const shown = name === undefined ? material : inLanguage(name, language)
    return {
      key: material,
      label: t('deferred'),
      value: `${shown}${language === 'zh' ? '，' : ', '}${t('due', { date: formatDate(due, language) })}`,
    }
  })
}
