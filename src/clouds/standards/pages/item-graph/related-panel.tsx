import { Link } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import { useItemGraph } from './beforehand-panel.tsx'
import type { ItemGraph } from './graph-drawing.tsx'
import { graphTexts } from './texts.ts'

/** 相关服务: what the holder of a permit usually needs besides, and for which permits a service is meant (ST-24). */
export function RelatedPanel({ id, code }: { readonly id: string; readonly code: string }) {
  const t = useTexts(graphTexts)
  const { data } = useItemGraph(code)
  if (data === undefined || data.services.length + data.permits.length === 0) return null
  return (
    <Panel id={id} title={t('related')}>
      {data.services.length > 0 && <ItemLinks lead={t('relatedServices')} items={data.services} />}
      {data.permits.length > 0 && <ItemLinks lead={t('relatedPermits')} items={data.permits} />}
    </Panel>
  )
}

function ItemLinks({ lead, items }: { readonly lead: string; readonly items: ItemGraph['services'] }) {
  const { language } = useLanguage()
  return (
    <>
      <p>{lead}</p>
      <ul>
        {items.map((item) => (
          <li key={item.code}>
            <Link to="/items/$code" params={{ code: item.code }}>
              {inLanguage(item.name, language)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
