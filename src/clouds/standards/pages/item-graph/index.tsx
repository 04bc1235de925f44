import { Link, useParams } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Stages, useItemGraph } from './beforehand-panel.tsx'
import { GraphDrawing } from './graph-drawing.tsx'
import type { ItemGraph } from './graph-drawing.tsx'
import { graphTexts } from './texts.ts'

/** What comes before one item and what after it, drawn from the standards in force. */
export default function ItemGraphPage() {
  const t = useTexts(graphTexts)
  usePageTitle(t('title'))
  const { code } = useParams({ from: '/hall/items/$code/graph' })
  const graph = useItemGraph(code)
  return (
    <Loaded query={graph} lines={8}>
      {(loaded) => <GraphPaper graph={loaded} />}
    </Loaded>
  )
}

function GraphPaper({ graph }: { readonly graph: ItemGraph }) {
  const t = useTexts(graphTexts)
  const { language } = useLanguage()
  return (
    <article className="stack">
      <p>
        <Link to="/items/$code" params={{ code: graph.code }}>
          {t('back')}
        </Link>
      </p>
      <h1>{inLanguage(graph.name, language)}</h1>
      <Panel title={t('title')}>
        <GraphDrawing graph={graph} />
        <Stages graph={graph} />
      </Panel>
      {graph.successors.length > 0 && (
        <Panel title={t('after')}>
          <ul>
            {graph.successors.map(({ code, name }) => (
              <li key={code}>
                <Link to="/items/$code" params={{ code }}>
                  {inLanguage(name, language)}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </article>
  )
}
