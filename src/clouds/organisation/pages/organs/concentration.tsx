import { useQuery } from '@tanstack/react-query'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Table } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import { percent } from './percent.ts'
import { organTexts } from './texts.ts'

/** 权力集中度: organs, sections, seats, seals and items, from the register at every change. */
export function Concentration() {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['organs', 'concentration'], queryFn: () => organisation.concentration({}) })
  return (
    <Loaded query={query} lines={8}>
      {({ points, byOrgan }) => (
        <div className="stack">
          <p className="soft reading">{t('concentrationLead')}</p>
          <Table
            caption={t('concentration')}
            captionHidden
            rows={points}
            rowKey={({ day }) => day}
            columns={[
              { key: 'day', label: t('day'), heading: true, cell: ({ day }) => formatDate(day, language) },
              { key: 'organs', label: t('deciding'), numeric: true, cell: ({ organs }) => organs },
              { key: 'sections', label: t('approvingSections'), numeric: true, cell: ({ sections }) => sections },
              { key: 'seats', label: t('approvingSeats'), numeric: true, cell: ({ seats }) => seats },
              { key: 'seals', label: t('seals'), numeric: true, cell: ({ seals }) => seals },
              { key: 'items', label: t('itemsTotal'), numeric: true, cell: ({ items }) => items },
              {
                key: 'concentrated',
                label: t('concentrated'),
                numeric: true,
                cell: ({ concentrated }) => concentrated,
              },
              {
                key: 'share',
                label: t('share'),
                numeric: true,
                cell: ({ concentrated, items }) => percent(concentrated, items),
              },
            ]}
          />
          <Table
            caption={t('byOrgan')}
            rows={byOrgan}
            rowKey={({ organ }) => organ.id}
            columns={[
              { key: 'organ', label: t('organ'), heading: true, cell: ({ organ }) => inLanguage(organ.name, language) },
              { key: 'before', label: t('before'), numeric: true, cell: ({ before }) => before },
              { key: 'today', label: t('today'), numeric: true, cell: ({ today }) => today },
            ]}
          />
        </div>
      )}
    </Loaded>
  )
}
