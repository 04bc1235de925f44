import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { ClockChip } from '#web/ui/clock-chip.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'

const words = texts(
  {
    title: '服务快车',
    lead: '套餐（一件事）办件的快车队列：按快车时限计时，最先到期的排在最前。',
    number: '办件号',
    item: '事项',
    applicant: '申请人',
    time: '快车时限',
    open: '在办',
    concluded: '已办结',
    inTime: '在快车时限内办结',
    empty: '队列里没有办件',
    emptyText: '有人提交一件事申请后，办件会出现在这里。',
  },
  {
    title: 'Fast lane',
    lead: 'Cases of packages, on the fast lane’s own limit; whichever is due first stands first.',
    number: 'Case',
    item: 'Item',
    applicant: 'Applicant',
    time: 'Fast-lane limit',
    open: 'Open',
    concluded: 'Concluded',
    inTime: 'Concluded within the fast-lane limit',
    empty: 'The queue is empty',
    emptyText: 'Cases appear here when somebody submits a package.',
  },
)

/** 服务快车 at the desk: its own queue, and how it does against its own promise. */
export default function ExpressPage() {
  const t = useTexts(words)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['express-cases'], queryFn: () => approval.expressCases({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <Loaded query={query} lines={8}>
        {({ items, serviceLevel }) => (
          <>
            <Facts
              facts={[
                { label: t('open'), value: String(serviceLevel.open) },
                { label: t('concluded'), value: String(serviceLevel.concluded) },
                { label: t('inTime'), value: String(serviceLevel.inTime) },
              ]}
            />
            {items.length === 0 ? (
              <EmptyState icon="progress" title={t('empty')}>
                <p>{t('emptyText')}</p>
              </EmptyState>
            ) : (
              <Table
                caption={t('title')}
                captionHidden
                rows={items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'number',
                    label: t('number'),
                    heading: true,
                    cell: ({ id, caseNumber }) => (
                      <Link to="/desk/cases" search={{ case: id }}>
                        {caseNumber}
                      </Link>
                    ),
                  },
                  { key: 'item', label: t('item'), cell: ({ itemName }) => inLanguage(itemName, language) },
                  { key: 'applicant', label: t('applicant'), cell: ({ applicantName }) => applicantName },
                  { key: 'time', label: t('time'), cell: ({ clock }) => <ClockChip clock={clock} /> },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
