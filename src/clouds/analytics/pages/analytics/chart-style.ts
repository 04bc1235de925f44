/** Colours of the theme by their meaning; SVG text and lines cannot read CSS tokens from a canvas of ECharts. */
export const INK = '#17202c'
export const INK_SOFT = '#475467'
export const LINE = '#dbe1ea'
export const FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif"

/** Colour, dash and mark differ together: a line is known without its colour. */
export const SERIES_STYLES = {
  submitted: { color: '#1a4f9c', type: 'solid', symbol: 'circle' },
  accepted: { color: '#0f6e84', type: 'dashed', symbol: 'rect' },
  granted: { color: '#17683a', type: 'solid', symbol: 'triangle' },
  refused: { color: '#8a4b00', type: 'dotted', symbol: 'diamond' },
  sealed: { color: '#b3191f', type: 'dashed', symbol: 'roundRect' },
} as const
