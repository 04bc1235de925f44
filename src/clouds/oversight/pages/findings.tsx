import { Link } from '@tanstack/react-router'
import { formatShortMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Table } from '#web/ui/table.tsx'
import type { Finding } from './client.ts'
import { controlTexts } from './controls/texts.ts'

/** What a rule found: case, who, when, and what; the case opens for whoever may follow its trail. */
export function Findings({ findings, caption }: { readonly findings: readonly Finding[]; readonly caption: string }) {
  const t = useTexts(controlTexts)
  const { language } = useLanguage()
  const opens = sessionMay(useSession(), 'oversight.inspect')
  return (
    <Table
      caption={caption}
      captionHidden
      rows={findings}
      rowKey={({ caseId, at, caseNumber, person }) => `${caseId ?? ''} ${at} ${caseNumber} ${person}`}
      columns={[
        {
          key: 'case',
          label: t('case'),
          heading: true,
          cell: ({ caseId, caseNumber }) =>
            caseId !== null && opens ? (
              <Link to="/desk/oversight/$case" params={{ case: caseId }}>
                <code>{caseNumber}</code>
              </Link>
            ) : (
              <code>{caseNumber === '' ? '—' : caseNumber}</code>
            ),
        },
        { key: 'found', label: t('found'), cell: ({ finding }) => (finding ? inLanguage(finding, language) : '—') },
        {
          key: 'who',
          label: t('who'),
          cell: ({ person, organ }) => [person, organ].filter((part) => part !== '').join(' · ') || '—',
        },
        { key: 'at', label: t('at'), cell: ({ at }) => formatShortMoment(at) },
      ]}
    />
  )
}
