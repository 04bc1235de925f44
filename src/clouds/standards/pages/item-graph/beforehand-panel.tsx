import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { standards } from '../client.ts'
import type { ItemGraph } from './graph-drawing.tsx'
import { graphTexts } from './texts.ts'

export const useItemGraph = (code: string) =>
  useQuery({
    queryKey: ['item-graph', code],
    queryFn: () => standards.itemGraph({ params: { code } }),
    staleTime: 60_000,
  })

/** 先办什么: the steps before an item, in words (WF-30). */
export function BeforehandPanel({ id, code }: { readonly id: string; readonly code: string }) {
  const t = useTexts(graphTexts)
  const graph = useItemGraph(code)
  return (
    <Panel id={id} title={t('title')}>
      <Loaded query={graph} lines={3}>
        {(loaded) => (
          <>
            <Stages graph={loaded} />
            <p>
              <Link to="/items/$code/graph" params={{ code }}>
                {t('seeGraph')}
              </Link>
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  )
}

export function Stages({ graph }: { readonly graph: ItemGraph }) {
  const t = useTexts(graphTexts)
  const { language } = useLanguage()
  const name = inLanguage(graph.name, language)
  const before = graph.stages.slice(0, -1)
  if (graph.circle.length > 0) {
    const all = graph.stages.flat()
    const named = graph.circle.map((code) => {
      const node = all.find((each) => each.code === code)
      return node === undefined ? code : inLanguage(node.name, language)
    })
    return <Notice tone="warn">{t('circle', { items: named.join(' → ') })}</Notice>
  }
  if (before.length === 0) return <p>{t('nothing', { name })}</p>
  return (
    <>
      <p>{t('lead', { name })}</p>
      <ol className="plain stack">
        {before.map((stage, i) => (
          <li key={stage.map(({ code }) => code).join(' ')}>
            <strong>{t('first', { number: i + 1 })}</strong>
            {stage.length > 1 && <span className="soft small">　{t('sideBySide', { count: stage.length })}</span>}
            <ul>
              {stage.map((node) => (
                <li key={node.code}>
                  <Link to="/items/$code" params={{ code: node.code }}>
                    {inLanguage(node.name, language)}
                  </Link>
                  {node.promised !== null && (
                    <span className="soft small">
                      　{t('promised', { limit: inLanguage(node.promised, language) })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  )
}
