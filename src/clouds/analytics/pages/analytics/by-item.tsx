import { lazy, Suspense, useMemo } from 'react'
import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { Skeleton } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { Summary } from '../client.ts'
import { FONT, INK, INK_SOFT, LINE, SERIES_STYLES } from './chart-style.ts'
import type { ChartOption } from './chart.tsx'
import { analyticsTexts } from './texts.ts'

const Chart = lazy(() => import('./chart.tsx'))

type Item = Summary['byItem'][number]

/** More bars than this cannot be read; the table has them all. */
const BARS_MAX = 10
const BAR_HEIGHT = 46
const FRAME_HEIGHT = 60

export function ByItem({ items }: { readonly items: readonly Item[] }) {
  const t = useTexts(analyticsTexts)
  const ranked = items.toSorted((a, b) => b.submitted - a.submitted || a.code.localeCompare(b.code))
  const shown = ranked.slice(0, BARS_MAX)
  const option = useItemOption(shown)
  return (
    <section aria-labelledby="chart-items" className="chart">
      <h2 id="chart-items">
        {t('byItem')} <span className="soft small">{t('unit')}</span>
      </h2>
      {shown.length === 0 ? (
        <p className="soft">{t('nothing')}</p>
      ) : (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Chart
            option={option}
            label={`${t('byItem')}: ${t('submitted')}、${t('concluded')}`}
            height={FRAME_HEIGHT + shown.length * BAR_HEIGHT}
          />
        </Suspense>
      )}
      {ranked.length > BARS_MAX && <p className="soft small">{t('topItems', { count: BARS_MAX })}</p>}
      <Disclosure summary={t('asTable')}>
        <Table
          caption={t('byItemTable')}
          captionHidden
          rows={ranked}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              label: t('itemName'),
              heading: true,
              cell: ({ code, name }) => (
                <Link
                  to="/desk/analytics"
                  search={(before) => ({ ...before, item: code })}
                  title={t('onlyThis')}
                  resetScroll={false}
                >
                  {name}
                </Link>
              ),
            },
            { key: 'submitted', label: t('submitted'), numeric: true, cell: ({ submitted }) => submitted },
            { key: 'concluded', label: t('concluded'), numeric: true, cell: ({ concluded }) => concluded },
          ]}
        />
      </Disclosure>
    </section>
  )
}

function useItemOption(items: readonly Item[]): ChartOption {
  const t = useTexts(analyticsTexts)
  const submitted = t('submitted')
  const concluded = t('concluded')
  // Compared by content, as the daily chart is.
  const content = JSON.stringify(items)
  return useMemo((): ChartOption => {
    // The bars' own names stand beside the numbers, so that no legend has to be learnt.
    const bar = (name: string, value: (item: Item) => number, color: string, hollow: boolean) => ({
      type: 'bar' as const,
      name,
      data: items.map(value),
      barMaxWidth: 14,
      itemStyle: hollow ? { color: '#fff', borderColor: color, borderWidth: 1.5 } : { color },
      label: { show: true, position: 'right' as const, color: INK, formatter: `${name} {c}` },
    })
    return {
      textStyle: { fontFamily: FONT },
      grid: { left: 8, right: 72, top: 8, bottom: 28, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: INK_SOFT },
        splitLine: { lineStyle: { color: LINE } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: items.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: LINE } },
        axisLabel: { color: INK, width: 130, overflow: 'break' },
      },
      series: [
        bar(submitted, (item) => item.submitted, SERIES_STYLES.submitted.color, false),
        bar(concluded, (item) => item.concluded, SERIES_STYLES.granted.color, true),
      ],
    }
  }, [content, submitted, concluded])
}
