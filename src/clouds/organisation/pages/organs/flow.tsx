import { useQuery } from '@tanstack/react-query'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Table } from '#web/ui/table.tsx'
import { organTexts } from './texts.ts'

/** 部门间及部门内部流转 (OR-22): how often each department was asked, and who in it or under it answered. */
export function Flow() {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['organs', 'flow'], queryFn: () => approval.opinionFlow({}) })
  return (
    <Loaded query={query} lines={6}>
      {({ items }) => {
        const count = (kind: 'SECTION' | 'BODY' | undefined) => items.filter(({ unit }) => unit?.kind === kind).length
        if (items.length === 0) return <EmptyState title={t('noFlow')} />
        const counts = { departments: count(undefined), sections: count('SECTION'), bodies: count('BODY') }
        return (
          <div className="stack">
            <p className="soft reading">{t('flowLead', counts)}</p>
            <Table
              caption={t('flow')}
              captionHidden
              rows={items}
              rowKey={({ organ, unit }) => `${organ} ${unit?.kind ?? ''} ${unit?.id ?? ''}`}
              columns={[
                { key: 'organ', label: t('organ'), heading: true, cell: (row) => inLanguage(row.organName, language) },
                {
                  key: 'unit',
                  label: t('unit'),
                  cell: ({ unit }) => (unit === null ? t('wholeOrgan') : inLanguage(unit.name, language)),
                },
                { key: 'handed', label: t('handed'), numeric: true, cell: ({ handed }) => handed },
                { key: 'answered', label: t('answered'), numeric: true, cell: ({ answered }) => answered },
                {
                  key: 'days',
                  label: t('medianDays'),
                  numeric: true,
                  cell: ({ medianDays }) => medianDays?.toFixed(1) ?? t('none'),
                },
              ]}
            />
          </div>
        )
      }}
    </Loaded>
  )
}
