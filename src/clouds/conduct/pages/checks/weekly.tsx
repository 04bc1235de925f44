import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { DayField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Numbers } from '#web/ui/numbers.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { conduct } from '../client.ts'
import type { Weekly } from '../client.ts'
import { ContactNumbers } from '../contact-numbers.tsx'
import { PromiseList } from '../promise-list.tsx'

const words = texts(
  {
    day: '看哪一周（选其中一天）',
    span: '{from} 至 {to}',
    lead: '周报没有人写，都由记录算出；随时可以重算同一周来核对。',
    checks: '检查',
    planned: '计划检查',
    carriedOut: '已检查',
    missed: '到期没做',
    steps: '检查项次',
    problems: '发现问题',
    settled: '完成整改',
    open: '整改中',
    overdue: '超期未整改',
    contacts: '首问负责',
    equality: '先到先办',
    overtakings: '先于他人办理',
    unexplained: '没有登记理由',
    promises: '服务承诺',
    done: '{organ}：{title}，问题 {count} 个',
  },
  {
    day: 'Which week (any day of it)',
    span: '{from} to {to}',
    lead: 'Nobody writes this report: it is counted from the records, and can be counted again.',
    checks: 'Checks',
    planned: 'Planned',
    carriedOut: 'Carried out',
    missed: 'Missed',
    steps: 'Lines looked at',
    problems: 'Problems found',
    settled: 'Put right',
    open: 'Being put right',
    overdue: 'Overdue',
    contacts: 'First contacts',
    equality: 'First come, first served',
    overtakings: 'Handled before others',
    unexplained: 'Without a reason',
    promises: 'Commitments',
    done: '{organ}: {title}, {count} problems',
  },
)
const COUNTS = ['planned', 'carriedOut', 'missed', 'steps', 'problems', 'settled', 'open', 'overdue'] as const

export function WeeklyReport() {
  const t = useTexts(words)
  const [week, setWeek] = useState('')
  const query = useQuery({
    queryKey: ['conduct-weekly', week],
    queryFn: () => conduct.weekly({ query: /^\d{4}-\d\d-\d\d$/.test(week) ? { week } : {} }),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="stack">
      <p className="soft">{t('lead')}</p>
      <DayField label={t('day')} required={false} value={week} onChange={setWeek} />
      <Loaded query={query}>{(report) => <Report report={report} />}</Loaded>
    </div>
  )
}

function Report({ report }: { readonly report: Weekly }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const span = { from: formatDate(report.from, language), to: formatDate(report.to, language) }
  return (
    <>
      <h2>{t('span', span)}</h2>
      <Panel title={t('checks')} level={3}>
        <Numbers numbers={COUNTS.map((key) => [t(key), report[key]] as const)} />
        <ul>
          {report.checks.map(({ id, title, organ, problems }) => (
            <li key={id}>
              <Link to="/desk/performance-checks/$id" params={{ id }}>
                {t('done', { organ, title, count: problems })}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('contacts')} level={3}>
        <ContactNumbers figures={report.contacts} />
      </Panel>
      <Panel title={t('equality')} level={3}>
        <Numbers numbers={(['overtakings', 'unexplained'] as const).map((key) => [t(key), report[key]] as const)} />
      </Panel>
      <Panel title={t('promises')} level={3}>
        <PromiseList promises={report.promises} />
      </Panel>
    </>
  )
}
