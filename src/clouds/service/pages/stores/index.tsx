import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { service } from '../client.ts'
import '../parts/own-card.css'

const words = texts(
  {
    title: '旗舰店',
    lead: '各区域、各部门在同一个大厅里的专属门面，事项相同、标准相同、进度相同。',
    none: '还没有旗舰店',
  },
  {
    title: 'Stores',
    lead: 'Fronts of towns and departments in the one hall: the same services, the same standards, the same progress.',
    none: 'There is no store yet',
  },
)

export default function StoresPage() {
  const t = useTexts(words)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['stores'], queryFn: () => service.portals({}) })
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="store" title={t('none')} />
          ) : (
            <ul className="plain">
              {items.map(({ code, name, slogan }) => (
                <li key={code} className="own-card">
                  <h2>
                    <Link to="/stores/$code" params={{ code }}>
                      {inLanguage(name, language)}
                    </Link>
                  </h2>
                  <p className="soft">{inLanguage(slogan, language)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}
