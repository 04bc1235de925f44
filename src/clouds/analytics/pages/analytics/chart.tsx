import { useEffect, useRef } from 'react'
import { BarChart, LineChart } from 'echarts/charts'
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components'
import { init, use } from 'echarts/core'
import type { ComposeOption, EChartsType } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer])

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>

interface ChartProps {
  readonly option: ChartOption
  /** What the chart says, for whoever does not see it; the table under it says it in full. */
  readonly label: string
  readonly height: number
}

/** ECharts as SVG, without motion: new numbers replace old ones where they stand. */
export default function Chart({ option, label, height }: ChartProps) {
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | undefined>(undefined)
  useEffect(() => {
    if (element.current === null) return
    const made = init(element.current, null, { renderer: 'svg' })
    chart.current = made
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element.current)
    return () => {
      observer.disconnect()
      made.dispose()
      chart.current = undefined
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption({ animation: false, ...option }, { replaceMerge: ['series'] })
  }, [option])
  return <div ref={element} role="img" aria-label={label} style={{ height }} />
}
