import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DayField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'

const visitTexts = texts(
  {
    title: '跑动次数',
    lead: '办结的办件实际让申请人跑了几次，与事项承诺的次数对照；补正、核验原件等每到场一次记一次。',
    since: '收件日期从',
    counted: '{date} 以来收件并已办结的办件',
    none: '这段时间还没有办结的办件。',
    item: '事项',
    promised: '承诺次数',
    average: '实际平均',
    cases: '办结件数',
    visits: '到场合计',
    most: '单件最多',
    over: '超过承诺',
    kept: '达到承诺',
    result: '对照',
  },
  {
    title: 'Visits',
    lead: 'How often applicants really had to come, beside what the item promises; every visit counts, also for corrections.',
    since: 'Received since',
    counted: 'Cases received since {date} and ended',
    none: 'No case has ended in this time.',
    item: 'Item',
    promised: 'Promised',
    average: 'Really, on average',
    cases: 'Cases ended',
    visits: 'Visits',
    most: 'Most in one case',
    over: 'more than promised',
    kept: 'as promised',
    result: 'Result',
  },
)
type Report = Output<typeof api.visitReport>
type Row = Report['items'][number]
const average = ({ visits, cases }: Row): number => visits / cases

/** 减少跑动 (AP-47): counted visits, not declared ones. */
export default function VisitsPage() {
  const t = useTexts(visitTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const [since, setSince] = useState('')
  const report = useQuery({
    queryKey: ['visits', since],
    queryFn: () => approval.visitReport({ query: since === '' ? {} : { since } }),
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <div className="row">
        <DayField label={t('since')} required={false} value={since} onChange={setSince} />
      </div>
      <Loaded query={report}>
        {({ since: from, items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} />
          ) : (
            <Table
              caption={t('counted', { date: formatDate(from, language) })}
              rows={items}
              rowKey={({ itemCode, itemVersion }) => `${itemCode} ${String(itemVersion)}`}
              columns={[
                { key: 'item', label: t('item'), heading: true, cell: (row) => inLanguage(row.itemName, language) },
                { key: 'promised', label: t('promised'), numeric: true, cell: ({ promised }) => promised ?? '—' },
                { key: 'average', label: t('average'), numeric: true, cell: (row) => average(row).toFixed(2) },
                { key: 'most', label: t('most'), numeric: true, cell: ({ most }) => most },
                { key: 'visits', label: t('visits'), numeric: true, cell: ({ visits }) => visits },
                { key: 'cases', label: t('cases'), numeric: true, cell: ({ cases }) => cases },
                {
                  key: 'result',
                  label: t('result'),
                  cell: (row) => {
                    if (row.promised === null) return '—'
                    const over = average(row) > row.promised
                    return <Status tone={over ? 'warn' : 'good'}>{t(over ? 'over' : 'kept')}</Status>
                  },
                },
              ]}
            />
          )
        }
      </Loaded>
    </div>
  )
}
