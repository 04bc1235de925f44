import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { service } from '../client.ts'
import type { Point } from '../client.ts'
import { OpenStatus, WindowLine } from '../parts/point-card.tsx'
import { pointWords, useHours } from '../parts/point-words.ts'

const words = texts(
  {
    title: '服务网点',
    back: '全部网点',
    resident: '进驻事项清单',
    residentText: '每个窗口可以受理的事项；由审批机关决定，窗口代收。',
    count: '{count} 个事项',
    services: '增值服务',
    park: '所在园区',
    serves: '服务区域',
  },
  {
    title: 'Service point',
    back: 'All service points',
    resident: 'Services taken in here',
    residentText: 'What each window takes in; the deciding organ decides, the window receives for it.',
    count: '{count} services',
    services: 'More services',
    park: 'Park',
    serves: 'Serves',
  },
)

export default function PointPage() {
  const t = useTexts(words)
  usePageTitle(t('title'))
  const { id } = useParams({ from: '/hall/points/$id' })
  const query = useQuery({ queryKey: ['point', id], queryFn: () => service.point({ params: { id } }) })
  return (
    <div className="stack reading">
      <p>
        <Link to="/points">{t('back')}</Link>
      </p>
      <Loaded query={query} lines={8}>
        {({ point, resident }) => <PointBody point={point} resident={resident} />}
      </Loaded>
    </div>
  )
}

interface BodyProps {
  readonly point: Point
  readonly resident: Awaited<ReturnType<typeof service.point>>['resident']
}

function PointBody({ point, resident }: BodyProps) {
  const t = useTexts(words)
  const p = useTexts(pointWords)
  const hoursOf = useHours()
  const { language } = useLanguage()
  const name = inLanguage(point.name, language)
  usePageTitle(name)
  return (
    <>
      <h1>{name}</h1>
      <OpenStatus point={point} />
      <Facts
        facts={[
          { label: t('serves'), value: inLanguage(point.regionName, language) },
          {
            label: p('address'),
            value: (
              <>
                {inLanguage(point.address, language)}{' '}
                <a href={point.mapUrl} target="_blank" rel="noreferrer">
                  {p('map')}
                </a>
              </>
            ),
          },
          { label: p('phone'), value: <a href={`tel:${point.phone}`}>{point.phone}</a> },
          {
            label: p('hours'),
            value: (
              <ul className="plain">
                {hoursOf(point.hours).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          },
          ...(point.park === null ? [] : [{ label: t('park'), value: inLanguage(point.park, language) }]),
        ].filter(({ label }) => label !== p('phone') || point.phone !== '')}
      />
      {point.services.length > 0 && (
        <Panel title={t('services')}>
          <ul>
            {point.services.map((one) => (
              <li key={one.zh}>{inLanguage(one, language)}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('resident')} aside={<span className="soft small">{p('items', { count: point.items })}</span>}>
        <p className="soft">{t('residentText')}</p>
        {resident.map(({ window, items }) => (
          <section key={window.number} className="point-card">
            <p>
              <WindowLine window={window} />
            </p>
            <Disclosure summary={t('count', { count: items.length })} open={resident.length === 1 && items.length < 20}>
              <ul>
                {items.map(({ code, name: item }) => (
                  <li key={code}>
                    <Link to="/items/$code" params={{ code }}>
                      {inLanguage(item, language)}
                    </Link>
                  </li>
                ))}
              </ul>
            </Disclosure>
          </section>
        ))}
      </Panel>
    </>
  )
}
