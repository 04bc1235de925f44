import { useQuery } from '@tanstack/react-query'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { SANCTION_CODES, VIOLATION_CODES } from '../../domain/codes.ts'
import { findings } from '../client.ts'
import { sanctionName, violationName } from '../code-name.ts'
import { accountabilityTexts } from './texts.ts'

/** 问责统计: counted from the cases themselves, each time it is asked. */
export function Figures() {
  const t = useTexts(accountabilityTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['accountability-figures'],
    queryFn: () => findings.accountabilityFigures({ query: {} }),
  })
  const violation = (code: string) => VIOLATION_CODES.find((one) => one === code)
  const sanction = (code: string) => SANCTION_CODES.find((one) => one === code)
  return (
    <Loaded query={query}>
      {({ year, opened, decided, sanctioned, revoked, byViolation, bySanction, byOrgan }) =>
        opened === 0 ? (
          <EmptyState icon="form" title={t('noFigures')} />
        ) : (
          <div className="stack">
            <h2>{t('year', { year })}</h2>
            <Facts
              facts={[
                { label: t('opened'), value: opened },
                { label: t('decidedCount'), value: decided },
                { label: t('sanctioned'), value: sanctioned },
                { label: t('revoked'), value: revoked },
              ]}
            />
            <Counts
              caption={t('byViolation')}
              label={t('violation')}
              rows={byViolation}
              nameOf={(code) => {
                const known = violation(code)
                return known === undefined ? code : violationName(known, language)
              }}
            />
            {bySanction.length > 0 && (
              <Counts
                caption={t('bySanction')}
                label={t('sanction')}
                rows={bySanction}
                nameOf={(code) => {
                  const known = sanction(code)
                  return known === undefined ? code : sanctionName(known, language)
                }}
              />
            )}
            <Table
              caption={t('byOrgan')}
              rows={byOrgan}
              rowKey={({ organ }) => organ}
              columns={[
                { key: 'organ', label: t('organ'), heading: true, cell: ({ organ }) => organ },
                { key: 'opened', label: t('opened'), numeric: true, cell: (row) => row.opened },
                { key: 'sanctioned', label: t('sanctioned'), numeric: true, cell: (row) => row.sanctioned },
              ]}
            />
          </div>
        )
      }
    </Loaded>
  )
}

interface CountsProps {
  readonly caption: string
  readonly label: string
  readonly rows: readonly { readonly code: string; readonly count: number }[]
  readonly nameOf: (code: string) => string
}
function Counts({ caption, label, rows, nameOf }: CountsProps) {
  const t = useTexts(accountabilityTexts)
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', label, heading: true, cell: ({ code }) => nameOf(code) },
        { key: 'count', label: t('count'), numeric: true, cell: ({ count }) => count },
      ]}
    />
  )
}
