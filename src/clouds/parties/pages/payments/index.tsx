import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Table } from '#web/ui/table.tsx'
import { parties } from '../client.ts'
import { PaymentPhase, sumOf } from '../payment/phase.tsx'
import { paymentTexts } from '../payment/texts.ts'

export default function PaymentsPage() {
  const t = useTexts(paymentTexts)
  const { language } = useLanguage()
  usePageTitle(t('mine'))
  const query = useQuery({ queryKey: ['parties', 'payments'], queryFn: () => parties.payments({}) })
  return (
    <div className="stack">
      <h1>{t('mine')}</h1>
      <AccountDoors />
      <Loaded query={query} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            <Table
              caption={t('mine')}
              captionHidden
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'item',
                  label: t('item'),
                  heading: true,
                  cell: ({ id, itemName }) => (
                    <Link to="/my/payments/$id" params={{ id }}>
                      {itemName}
                    </Link>
                  ),
                },
                { key: 'number', label: t('number'), cell: ({ caseNumber }) => <code>{caseNumber}</code> },
                {
                  key: 'amount',
                  label: t('amount'),
                  numeric: true,
                  cell: ({ amountFen }) => t('yuan', { sum: sumOf(amountFen) }),
                },
                { key: 'state', label: t('state'), cell: ({ phase }) => <PaymentPhase phase={phase} /> },
                { key: 'ordered', label: t('ordered'), cell: ({ orderedAt }) => formatDate(orderedAt, language) },
              ]}
            />
          )
        }
      </Loaded>
    </div>
  )
}
