import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { service } from '../client.ts'
import { FINDINGS, reportWords } from '../parts/report-words.ts'

const words = texts(
  {
    title: '社会监督',
    lead: '这里的数据由系统从办理记录中直接算出，任何人都可以下载核对。',
    figures: '举报办理情况',
    filed: '收到举报',
    open: '正在办理',
    overdue: '超期未办结',
    concluded: '已经办结',
    orders: '发出督办单',
    days: '从收到到办结（中位数，工作日）',
    none: '暂无',
    data: '下载数据',
    results: '行政审批结果公示（自然人已隐去姓名）',
    requests: '已公开的咨询、投诉、建议和答复',
    reports: '举报办理统计（按月）',
    commitments: '服务承诺兑现情况',
    csv: '{name} CSV',
    json: '{name} JSON',
    report: '我要举报',
    promises: '服务承诺',
  },
  {
    title: 'Public oversight',
    lead: 'These figures are counted from the records themselves. Anybody may download and check them.',
    figures: 'How reports are dealt with',
    filed: 'Reports received',
    open: 'Being looked into',
    overdue: 'Overdue',
    concluded: 'Concluded',
    orders: 'Orders issued',
    days: 'From filing to outcome (median, working days)',
    none: 'None yet',
    data: 'Data to download',
    results: 'Published decisions (natural persons without names)',
    requests: 'Published requests and answers',
    reports: 'Reports in figures, by month',
    commitments: 'How service commitments are kept',
    csv: '{name}, CSV',
    json: '{name}, JSON',
    report: 'Report misconduct',
    promises: 'Service commitments',
  },
)
const DATASETS = ['results', 'requests', 'reports', 'commitments'] as const
const ADDRESSES: Readonly<Record<(typeof DATASETS)[number], string>> = {
  results: '/api/v1/open-data/results',
  requests: '/api/v1/open-data/requests',
  reports: '/api/v1/open-data/reports',
  commitments: '/api/v1/commitments/data',
}

export default function OpenDataPage() {
  const t = useTexts(words)
  usePageTitle(t('title'))
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="reading">{t('lead')}</p>
      <p className="row">
        <Link to="/report" className={buttonClass('primary')}>
          {t('report')}
        </Link>
        <Link to="/commitments" className={buttonClass('secondary')}>
          {t('promises')}
        </Link>
      </p>
      <Figures />
      <Panel title={t('data')}>
        <ul className="plain stack">
          {DATASETS.map((name) => (
            <li key={name}>
              {t(name)}
              <span className="row">
                {(['csv', 'json'] as const).map((format) => (
                  <a
                    key={format}
                    href={`${ADDRESSES[name]}?format=${format}`}
                    className={buttonClass('secondary')}
                    aria-label={t(format, { name: t(name) })}
                    download
                  >
                    {format.toUpperCase()}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

function Figures() {
  const t = useTexts(words)
  const w = useTexts(reportWords)
  const query = useQuery({ queryKey: ['report-figures'], queryFn: () => service.reportFigures({}) })
  return (
    <Panel title={t('figures')}>
      <Loaded query={query}>
        {({ findings, days, ...counts }) => {
          const facts = [
            ...(['filed', 'open', 'overdue', 'concluded'] as const).map((key) => ({
              label: t(key),
              value: counts[key],
            })),
            ...FINDINGS.map((key) => ({ label: `${t('concluded')}：${w(key)}`, value: findings[key] })),
            { label: t('orders'), value: counts.orders },
            { label: t('days'), value: days ?? t('none') },
          ]
          return <Facts facts={facts} />
        }}
      </Loaded>
    </Panel>
  )
}
