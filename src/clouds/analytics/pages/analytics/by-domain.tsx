import { Link } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { Summary } from '../client.ts'
import { analyticsTexts } from './texts.ts'

/** Cases by the field of their item; a field leads to its own figures. */
export function ByDomain({ rows }: { readonly rows: Summary['byDomain'] }) {
  const t = useTexts(analyticsTexts)
  const { language } = useLanguage()
  if (rows.length === 0) return null
  return (
    <Panel title={t('byDomain')}>
      <Table
        caption={t('byDomain')}
        captionHidden
        rows={rows}
        rowKey={({ domain }) => domain}
        columns={[
          {
            key: 'domain',
            label: t('domain'),
            heading: true,
            cell: ({ domain, name }) => (
              <Link to="/desk/analytics" search={(before) => ({ ...before, domain })} resetScroll={false}>
                {inLanguage(name, language)}
              </Link>
            ),
          },
          { key: 'submitted', label: t('submitted'), numeric: true, cell: ({ submitted }) => submitted },
          { key: 'concluded', label: t('concluded'), numeric: true, cell: ({ concluded }) => concluded },
        ]}
      />
    </Panel>
  )
}
