import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { useOrganName } from '#web/organs.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { service } from '../client.ts'
import type { Store } from '../client.ts'
import { StoreBanner } from '../parts/store-banner.tsx'
import './store.css'

const words = texts(
  { title: '旗舰店', notice: '通知', guide: '办事指南', apply: '在线办理', all: '全部事项' },
  { title: 'Store', notice: 'Notice', guide: 'Guide', apply: 'Apply online', all: 'All services' },
)

/** 旗舰店: the one hall under another roof, with its own shelves. */
export default function StorePage() {
  const { code } = useParams({ from: '/hall/stores/$code' })
  const query = useQuery({ queryKey: ['store', code], queryFn: () => service.portal({ params: { code } }) })
  return (
    <Loaded query={query} lines={10}>
      {(store) => <StoreFront store={store} />}
    </Loaded>
  )
}

function StoreFront({ store }: { readonly store: Store }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const organName = useOrganName()
  usePageTitle(inLanguage(store.name, language))
  return (
    <>
      <StoreBanner store={store} />
      {store.notice !== null && (
        <Notice tone="info" title={t('notice')}>
          <p>{inLanguage(store.notice, language)}</p>
        </Notice>
      )}
      <div className="store-columns">
        {store.columns.map((column) => (
          <Panel key={column.title.zh} title={inLanguage(column.title, language)}>
            <ul className="plain stack-tight">
              {column.items.map((item) => (
                <li key={item.code}>
                  <Link to="/items/$code" params={{ code: item.code }} className="store-item">
                    {inLanguage(item.name, language)}
                  </Link>
                  <p className="small soft">
                    {organName(item.organName)}
                    {item.acceptable && ` · ${t('apply')}`}
                  </p>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
      </div>
      <p>
        <Link to="/items">{t('all')}</Link>
      </p>
    </>
  )
}
