import { Link, useSearch } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { analytics } from '../client.ts'
import type { Figure, Summary } from '../client.ts'
import { narrowed } from './narrowed.ts'
import { analyticsTexts } from './texts.ts'

/** The cases behind the figure that is open; nothing while none is. */
export function Drill({ summary }: { readonly summary: Summary }) {
  const { figure: key } = useSearch({ from: '/desk/analytics' })
  const figure = summary.figures.find((known) => known.key === key)
  return figure === undefined ? null : <CasesBehind key={figure.key} figure={figure} summary={summary} />
}

function CasesBehind({ figure, summary }: { readonly figure: Figure; readonly summary: Summary }) {
  const t = useTexts(analyticsTexts)
  const { language } = useLanguage()
  const { organ, item, domain, region } = useSearch({ from: '/desk/analytics' })
  const { from, to } = summary
  const list = usePages(
    // The number is part of the key: when it moves, its cases are asked for again.
    ['drill', figure.key, figure.value, from, to, organ, item, domain, region],
    (after) =>
      analytics.drill({
        query: { figure: figure.key, from, to, ...narrowed({ organ, item, domain, region }), ...after },
      }),
    { keep: true },
  )
  return (
    <Panel title={t('casesOf', { label: inLanguage(figure.label, language) })}>
      <Pages list={list} none={<p className="soft">{t('casesNone')}</p>} lines={5}>
        {(cases) => <CaseTable cases={cases} />}
      </Pages>
    </Panel>
  )
}

interface CaseTableProps {
  readonly cases: readonly {
    readonly caseId: string
    readonly caseNumber: string
    readonly itemName: string
    readonly date: string
  }[]
}

/** The trail is open to inspectors alone; a leader sees which cases they are. */
function CaseTable({ cases }: CaseTableProps) {
  const t = useTexts(analyticsTexts)
  const mayOpen = sessionMay(useSession(), 'oversight.inspect')
  return (
    <Table
      caption={t('caseNumber')}
      captionHidden
      rows={cases}
      rowKey={({ caseId, date }) => `${caseId} ${date}`}
      columns={[
        {
          key: 'number',
          label: t('caseNumber'),
          heading: true,
          cell: ({ caseId, caseNumber }) =>
            mayOpen ? (
              <Link to="/desk/oversight/$case" params={{ case: caseId }}>
                <code>{caseNumber}</code>
              </Link>
            ) : (
              <code>{caseNumber}</code>
            ),
        },
        { key: 'item', label: t('itemName'), cell: ({ itemName }) => itemName },
        { key: 'date', label: t('date'), cell: ({ date }) => date },
      ]}
    />
  )
}
