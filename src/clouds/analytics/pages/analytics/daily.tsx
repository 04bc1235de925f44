import { lazy, Suspense, useMemo } from 'react'
import { useTexts } from '#web/i18n/index.ts'
import { Skeleton } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { Summary } from '../client.ts'
import { FONT, INK_SOFT, LINE, SERIES_STYLES } from './chart-style.ts'
import type { ChartOption } from './chart.tsx'
import { analyticsTexts } from './texts.ts'

const Chart = lazy(() => import('./chart.tsx'))
const SERIES = ['submitted', 'accepted', 'granted', 'refused', 'sealed'] as const
const HEIGHT = 300
const MARKED_DAYS_MAX = 14

type Day = Summary['daily'][number]

/** How many each day: the question every morning meeting asks. */
export function Daily({ daily }: { readonly daily: readonly Day[] }) {
  const t = useTexts(analyticsTexts)
  const names = SERIES.map((key) => t(key)).join('、')
  const option = useDailyOption(daily)
  const busy = daily.some((day) => SERIES.some((key) => day[key] > 0))
  return (
    <section aria-labelledby="chart-daily" className="chart">
      <h2 id="chart-daily">
        {t('daily')} <span className="soft small">{t('unit')}</span>
      </h2>
      {busy ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Chart option={option} label={`${t('daily')}: ${names}`} height={HEIGHT} />
        </Suspense>
      ) : (
        <p className="soft">{t('nothing')}</p>
      )}
      <Disclosure summary={t('asTable')}>
        <Table
          caption={t('dailyTable')}
          captionHidden
          rows={daily.toReversed()}
          rowKey={({ date }) => date}
          columns={[
            { key: 'date', label: t('date'), heading: true, cell: ({ date }) => date },
            ...SERIES.map((key) => ({ key, label: t(key), numeric: true, cell: (day: Day) => day[key] })),
          ]}
        />
      </Disclosure>
    </section>
  )
}

function useDailyOption(daily: readonly Day[]): ChartOption {
  const t = useTexts(analyticsTexts)
  const names = SERIES.map((key) => t(key)).join(' ')
  // Compared by content: the page asks every few seconds, and the same numbers must not be drawn again.
  const content = JSON.stringify(daily)
  return useMemo((): ChartOption => {
    const words = names.split(' ')
    return {
      textStyle: { fontFamily: FONT },
      grid: { left: 36, right: 76, top: 16, bottom: 28 },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: daily.map(({ date }) => date.slice(5)),
        axisLine: { lineStyle: { color: LINE } },
        axisLabel: { color: INK_SOFT, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: INK_SOFT },
        splitLine: { lineStyle: { color: LINE } },
      },
      series: SERIES.map((key, index) => {
        const { color, type, symbol } = SERIES_STYLES[key]
        const name = words[index] ?? key
        return {
          type: 'line',
          name,
          data: daily.map((day) => day[key]),
          symbol,
          // Over a long period marks would hide the lines they are to tell apart.
          showSymbol: daily.length <= MARKED_DAYS_MAX,
          symbolSize: 6,
          itemStyle: { color },
          lineStyle: { color, type, width: 2 },
          endLabel: { show: true, formatter: name, color, fontSize: 12, lineHeight: 16 },
          labelLayout: { moveOverlap: 'shiftY' },
        }
      }),
    }
  }, [content, names])
}
