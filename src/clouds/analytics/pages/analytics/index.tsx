import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { analytics } from '../client.ts'
import type { Summary } from '../client.ts'
import { ByDomain } from './by-domain.tsx'
import { ByItem } from './by-item.tsx'
import { Daily } from './daily.tsx'
import { Drill } from './drill.tsx'
import { FigureRow } from './figure-row.tsx'
import { Filters } from './filters.tsx'
import { narrowed } from './narrowed.ts'
import { isPlainDate } from './period.ts'
import { analyticsTexts } from './texts.ts'
import './analytics.css'

/** A leader who watches a case being decided sees the number move. */
const LOOK_AGAIN_MS = 4_000

/** One row of numbers, one chart per question; the filters live in the address, so that a view can be sent. */
export default function AnalyticsPage() {
  const t = useTexts(analyticsTexts)
  usePageTitle(t('title'))
  const { from, to, figure: _, ...within } = useSearch({ from: '/desk/analytics' })
  const query = useQuery({
    queryKey: ['analytics', from, to, within],
    queryFn: () =>
      analytics.summary({
        query: {
          ...(isPlainDate(from) ? { from } : {}),
          ...(isPlainDate(to) ? { to } : {}),
          ...narrowed(within),
        },
      }),
    refetchInterval: LOOK_AGAIN_MS,
    // What is on the screen stays until what replaces it is there.
    placeholderData: keepPreviousData,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <Loaded query={query} lines={12}>
        {(summary) => <Numbers summary={summary} />}
      </Loaded>
    </div>
  )
}

function Numbers({ summary }: { readonly summary: Summary }) {
  const t = useTexts(analyticsTexts)
  return (
    <>
      <Filters summary={summary} />
      <FigureRow figures={summary.figures} />
      <Drill summary={summary} />
      <div className="charts">
        <Daily daily={summary.daily} />
        <ByItem items={summary.byItem} />
      </div>
      <ByDomain rows={summary.byDomain} />
      <p className="soft small">{t('asOf', { leaf: summary.asOfLeaf })}</p>
    </>
  )
}
