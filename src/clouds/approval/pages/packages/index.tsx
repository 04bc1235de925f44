import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { useSession } from '#web/session/session.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'

const words = texts(
  {
    title: '一件事一次办',
    lead: '开一家店要办好几个证？选一件事：一张表、一套材料、一次提交，后面的事项自动接着办。',
    saves: '{items} 个事项，材料 {sum} 份减为 {together} 份',
    express: '服务快车',
    mine: '我正在办的一件事',
    filed: '{at} 提交',
  },
  {
    title: 'One matter, one application',
    lead: 'Opening a shop takes several licences. Choose the matter: one form, one set of papers, one submission.',
    saves: '{items} items; {sum} papers become {together}',
    express: 'Fast lane',
    mine: 'My matters',
    filed: 'Submitted {at}',
  },
)

/** 服务套餐 by what people set out to do, and the visitor's own matters under way. */
export default function PackagesPage() {
  const t = useTexts(words)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const session = useSession()
  const query = useQuery({ queryKey: ['packages'], queryFn: () => approval.packages({}) })
  const mine = useQuery({
    queryKey: ['my-bundles'],
    queryFn: () => approval.myBundles({}),
    enabled: session?.kind === 'applicant',
  })
  const bundles = mine.data?.items ?? []
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="reading">{t('lead')}</p>
      {bundles.length > 0 && (
        <Panel title={t('mine')}>
          <ul className="plain stack-tight">
            {bundles.map(({ id, name, filedAt }) => (
              <li key={id}>
                <Link to="/my/bundles/$id" params={{ id }}>
                  {inLanguage(name, language)}
                </Link>{' '}
                <span className="soft small">{t('filed', { at: formatMoment(filedAt, language) })}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Loaded query={query} lines={6}>
        {({ items }) => (
          <ul className="plain stack">
            {items.map(({ code, name, lead, items: count, sum, together, express }) => (
              <li key={code}>
                <Panel
                  title={inLanguage(name, language)}
                  aside={express && <Status tone="good">{t('express')}</Status>}
                >
                  <p>{inLanguage(lead, language)}</p>
                  <p>
                    <Link to="/packages/$code" params={{ code }} aria-label={inLanguage(name, language)}>
                      {t('saves', { items: count, sum, together })}
                    </Link>
                  </p>
                </Panel>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  )
}
