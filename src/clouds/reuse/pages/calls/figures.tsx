import { useQuery } from '@tanstack/react-query'
import { reuse } from '#web/api/clients.ts'
import { formatCount } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { callTexts } from '../call-texts.ts'
import { callsTexts } from './texts.ts'

/** Who called how often, for what: counted as it happens. */
export function Figures() {
  const t = useTexts(callsTexts)
  const c = useTexts(callTexts)
  const { language } = useLanguage()
  const figures = useQuery({ queryKey: ['call-figures'], queryFn: () => reuse.callFigures({ query: {} }) })
  if (figures.error !== null) return <Failed error={figures.error} onRetry={() => void figures.refetch()} />
  if (figures.data === undefined) return <Skeleton />
  const { answered, refused, materialsSpared, lines } = figures.data
  if (lines.length === 0) return <EmptyState icon="check" title={t('figuresNone')} />
  return (
    <div className="stack">
      <Facts
        facts={[
          { label: t('answered'), value: formatCount(answered, language) },
          { label: t('refused'), value: formatCount(refused, language) },
          { label: t('spared'), value: formatCount(materialsSpared, language) },
        ]}
      />
      <Table
        caption={t('days')}
        rows={lines}
        rowKey={({ organ, certificateName, purpose, callerKind }) =>
          [organ, certificateName, purpose, callerKind].join()
        }
        columns={[
          { key: 'organ', label: t('organ'), heading: true, cell: ({ organ }) => organ },
          { key: 'what', label: c('what'), cell: ({ certificateName }) => certificateName },
          { key: 'why', label: c('why'), cell: ({ purpose }) => c(purpose) },
          { key: 'by', label: t('by'), cell: ({ callerKind }) => c(callerKind) },
          { key: 'answered', label: t('answered'), numeric: true, cell: (row) => formatCount(row.answered, language) },
          { key: 'refused', label: t('refused'), numeric: true, cell: (row) => formatCount(row.refused, language) },
        ]}
      />
    </div>
  )
}
