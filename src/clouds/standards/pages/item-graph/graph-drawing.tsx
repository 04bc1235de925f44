import type { Output } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { api } from '../../api.ts'
import { graphTexts } from './texts.ts'
import './item-graph.css'

export type ItemGraph = Output<typeof api.itemGraph>
type Node = ItemGraph['stages'][number][number]

const WIDTH = 210
const HEIGHT = 62
const GAP = { x: 24, y: 52 }
const LETTERS = { zh: 13, en: 27 } as const

interface Placed {
  readonly node: Node
  readonly x: number
  readonly y: number
}

/** Each stage a row, first ones on top; a row stands in the middle of the widest. */
function placed({ stages }: ItemGraph): {
  readonly nodes: readonly Placed[]
  readonly width: number
  readonly height: number
} {
  const widest = Math.max(...stages.map((stage) => stage.length))
  const width = widest * (WIDTH + GAP.x) - GAP.x
  const nodes = stages.flatMap((stage, row) => {
    const left = (width - (stage.length * (WIDTH + GAP.x) - GAP.x)) / 2
    return stage.map((node, i) => ({ node, x: left + i * (WIDTH + GAP.x), y: row * (HEIGHT + GAP.y) }))
  })
  return { nodes, width, height: stages.length * (HEIGHT + GAP.y) - GAP.y }
}

/** 前后置关系图: whoever cannot see it reads the list of steps beside it. */
export function GraphDrawing({ graph }: { readonly graph: ItemGraph }) {
  const t = useTexts(graphTexts)
  const { language } = useLanguage()
  const { nodes, width, height } = placed(graph)
  const at = new Map(nodes.map((one) => [one.node.code, one]))
  return (
    <div className="item-graph" tabIndex={0} role="group" aria-label={t('drawing')}>
      <svg viewBox={`-2 -2 ${String(width + 4)} ${String(height + 4)}`} width={width + 4} aria-hidden="true">
        <defs>
          <marker
            id="item-graph-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 L8 4 L0 8 z" className="item-graph-arrow" />
          </marker>
        </defs>
        {nodes.flatMap(({ node, x, y }) =>
          node.needs.flatMap((code) => {
            const from = at.get(code)
            if (from === undefined) return []
            const [ax, ay, bx] = [from.x + WIDTH / 2, from.y + HEIGHT, x + WIDTH / 2]
            const middle = (ay + y) / 2
            const way = `M${String(ax)} ${String(ay)} C${String(ax)} ${String(middle)} ${String(bx)} ${String(middle)} ${String(bx)} ${String(y - 2)}`
            return [
              <path
                key={`${code} ${node.code}`}
                d={way}
                className="item-graph-edge"
                markerEnd="url(#item-graph-arrow)"
              />,
            ]
          }),
        )}
        {nodes.map(({ node, x, y }) => (
          <g key={node.code} transform={`translate(${String(x)} ${String(y)})`}>
            <rect
              width={WIDTH}
              height={HEIGHT}
              rx={8}
              className={node.code === graph.code ? 'item-graph-box item-graph-own' : 'item-graph-box'}
            />
            <text x={WIDTH / 2} y={26} className="item-graph-name">
              {shortened(inLanguage(node.name, language), LETTERS[language])}
            </text>
            <text x={WIDTH / 2} y={46} className="item-graph-limit">
              {node.promised === null ? '' : t('promised', { limit: inLanguage(node.promised, language) })}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

const shortened = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters - 1)}…`
