import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Status } from '#web/ui/status.tsx'
import { inspection } from '../client.ts'
import { standardTexts } from './texts.ts'
import '../inspection.css'

/** 监管标准清单: which items of one's organ have a standard of their own, and which still go by the item's. */
export default function StandardsPage() {
  const t = useTexts(standardTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['supervision-standards'], queryFn: () => inspection.standards({}) })
  return (
    <div className="stack reading inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} />
          ) : (
            <div>
              {items.map(({ itemCode, itemName, number, points }) => (
                <article key={itemCode} className="inspection-card stack-tight">
                  <Link to="/desk/supervision-standards/$code" params={{ code: itemCode }}>
                    {itemName}
                  </Link>
                  <p>
                    <Status tone={number === 0 ? 'off' : 'good'}>
                      {number === 0 ? t('derived') : t('version', { number })}
                    </Status>{' '}
                    <span className="soft small">{t('points', { count: points })}</span>
                  </p>
                </article>
              ))}
            </div>
          )
        }
      </Loaded>
    </div>
  )
}
