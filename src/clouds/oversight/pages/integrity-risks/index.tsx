import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { PagedTable } from '#web/ui/paged-table.tsx'
import { Status } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import { riskTexts } from './texts.ts'

/** Items by what has happened to them, then by what nothing watches over. */
export default function IntegrityRisksPage() {
  const t = useTexts(riskTexts)
  usePageTitle(t('title'))
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <p>
        <Link to="/desk/controls">{t('toControls')}</Link>
      </p>
      <PagedTable
        queryKey={['integrity-risks']}
        ask={async () => ({ ...(await oversight.riskItems({})), after: null })}
        caption={t('title')}
        none={t('none')}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'item',
            label: t('item'),
            heading: true,
            cell: ({ code, name }) => (
              <Link to="/desk/integrity-risks/$item" params={{ item: code }}>
                {name}
              </Link>
            ),
          },
          { key: 'organ', label: t('organ'), cell: ({ organ }) => organ },
          { key: 'points', label: t('points'), numeric: true, cell: ({ points }) => points },
          {
            key: 'open',
            label: t('open'),
            numeric: true,
            cell: ({ open }) => (open === 0 ? 0 : <Status tone="warn">{open}</Status>),
          },
          { key: 'cards', label: t('cards'), numeric: true, cell: ({ cards }) => cards },
        ]}
      />
    </div>
  )
}
