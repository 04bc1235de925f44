import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { oversight } from '../client.ts'
import { riskTexts } from './texts.ts'

/** Items by what has happened to them, then by what nothing watches over. */
export default function IntegrityRisksPage() {
  const t = useTexts(riskTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['integrity-risks'], queryFn: () => oversight.riskItems({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <p>
        <Link to="/desk/controls">{t('toControls')}</Link>
      </p>
      <Loaded query={query} lines={12}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('none')}</p>
          ) : (
            <Table
              caption={t('title')}
              captionHidden
              rows={items}
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
          )
        }
      </Loaded>
    </div>
  )
}
