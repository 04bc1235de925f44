import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { CardView } from '../card-view.tsx'
import { oversight } from '../client.ts'
import { oversightTexts } from '../oversight-texts.ts'
import { bySeverity } from '../severity.ts'
import { CaseList } from './case-list.tsx'
import { River } from './river.tsx'
import { oversightPageTexts } from './texts.ts'
import { Witnessed } from './witnessed.tsx'
import './oversight.css'

/** What happens on the left, what went wrong on the right. */
export default function OversightPage() {
  const t = useTexts(oversightPageTexts)
  usePageTitle(t('title'))
  const search = useSearch({ from: '/desk/oversight' })
  const navigate = useNavigate({ from: '/desk/oversight' })
  const view = search.view === 'cases' ? 'cases' : 'river'
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Witnessed />
      <div className="oversight">
        <Tabs
          label={t('views')}
          tabs={[
            { key: 'river', label: t('river') },
            { key: 'cases', label: t('cases') },
          ]}
          current={view}
          onChange={(key) => void navigate({ search: key === 'cases' ? { view: key } : {}, replace: true })}
        >
          {view === 'river' ? <River /> : <CaseList />}
        </Tabs>
        <WorstCards />
      </div>
    </div>
  )
}

const LOOK_AGAIN_MS = 10_000

function WorstCards() {
  const t = useTexts(oversightPageTexts)
  const o = useTexts(oversightTexts)
  const query = useQuery({
    queryKey: ['cards', 'worst'],
    queryFn: () => oversight.cards({ query: { limit: 50 } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <section aria-labelledby="oversight-cards" className="stack-tight">
      <div className="panel-head">
        <h2 id="oversight-cards">{t('cards')}</h2>
        <Link to="/desk/cards">{t('allCards')}</Link>
      </div>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check" title={o('cardsNone')}>
              <p>{o('cardsNoneText')}</p>
            </EmptyState>
          ) : (
            <div>
              {items.toSorted(bySeverity).map((card) => (
                <CardView
                  key={card.id}
                  card={card}
                  caseLink={
                    <Link to="/desk/cards/$card" params={{ card: card.id }}>
                      <code>{card.caseNumber === '' ? card.rule : card.caseNumber}</code>
                    </Link>
                  }
                />
              ))}
            </div>
          )
        }
      </Loaded>
    </section>
  )
}
