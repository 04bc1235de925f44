import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { service } from '../client.ts'
import { ItemPicker } from '../parts/item-picker.tsx'
import { PointCard } from '../parts/point-card.tsx'
import { pointWords } from '../parts/point-words.ts'
import './points.css'

const words = texts(
  {
    title: '服务网点',
    lead: '大厅、镇街中心、村（社区）服务站和企业服务站：在哪里、几点开门、能办什么。',
    item: '我要办的事项',
    itemHint: '选好后只显示能办这件事的网点',
    none: '没有网点收这个事项',
    noneText: '可以网上申请，或者预约上门办理。',
    apply: '网上申请',
    visit: '预约上门',
    count: '{count} 个',
  },
  {
    title: 'Service points',
    lead: 'Halls, town centres, village stations and enterprise stations: where, when, and for which services.',
    item: 'The service I need',
    itemHint: 'Then only the places that take it in are shown',
    none: 'No place takes this in',
    noneText: 'Apply online, or book a visit.',
    apply: 'Apply online',
    visit: 'Book a visit',
    count: '{count}',
  },
)
const KINDS = ['HALL', 'TOWNSHIP_CENTRE', 'VILLAGE_STATION', 'ENTERPRISE_STATION'] as const

export default function PointsPage() {
  const t = useTexts(words)
  const p = useTexts(pointWords)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const { item } = useSearch({ from: '/hall/points' })
  const navigate = useNavigate({ from: '/points' })
  const query = useQuery({
    queryKey: ['points', item ?? ''],
    queryFn: () => service.points({ query: item === undefined ? {} : { item } }),
  })
  const picked = query.data?.item ?? null
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="reading">{t('lead')}</p>
      <div className="reading">
        <ItemPicker
          id="points-item"
          label={t('item')}
          hint={t('itemHint')}
          required={false}
          value={picked}
          onChange={(next) => void navigate({ to: '/points', search: next === null ? {} : { item: next.code } })}
        />
      </div>
      <Loaded query={query} lines={8}>
        {({ items }) =>
          items.length === 0 && item !== undefined ? (
            <EmptyState icon="store" title={t('none')}>
              <p>{t('noneText')}</p>
              <p className="row">
                <Link to="/items/$code/apply" params={{ code: item }}>
                  {t('apply')}
                </Link>
                <Link to="/my/visits" search={{ item }}>
                  {t('visit')}
                </Link>
              </p>
            </EmptyState>
          ) : (
            <div className="points-list">
              {KINDS.map((kind) => {
                const own = items.filter((point) => point.kind === kind)
                return own.length === 0 ? null : (
                  <section key={kind} aria-label={p(kind)}>
                    <h2 className="points-kind">
                      {p(kind)} <span className="soft small">{t('count', { count: own.length })}</span>
                    </h2>
                    {own.map((point) => (
                      <PointCard key={point.id} point={point} level={3} />
                    ))}
                  </section>
                )
              })}
            </div>
          )
        }
      </Loaded>
      {picked !== null && (
        <p className="visually-hidden" role="status">
          {inLanguage(picked.name, language)}
        </p>
      )}
    </div>
  )
}
