import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { service } from '../client.ts'
import { PointCard } from './point-card.tsx'

const words = texts(
  {
    title: '在哪里办',
    online: '网上办',
    onlineText: '不用到现场，由{organ}在线办理。网上办理不便时，可以到下列窗口。',
    apply: '网上申请',
    onSite: '就近到窗口办',
    more: '其他可办网点（{count} 个）',
    none: '目前没有窗口收件，请在网上申请，或致电咨询。',
    home: '上门办',
    homeText: '老人、行动不便的人和企业可以预约上门，我们到家里或现场核验身份、代填表格。',
    book: '预约上门',
    ask: '还有疑问？',
    askUs: '咨询这个事项',
    faq: '看常见问题',
  },
  {
    title: 'Where it is done',
    online: 'Online',
    onlineText: 'No visit needed; {organ} handles it online. If that does not suit you, these windows take it in.',
    apply: 'Apply online',
    onSite: 'At a window near you',
    more: 'Other places ({count})',
    none: 'No window takes it in now; please apply online or call.',
    home: 'At your door',
    homeText:
      'Old or disabled people and enterprises can book a visit: we check the identity and fill in the form with you.',
    book: 'Book a visit',
    ask: 'Any questions?',
    askUs: 'Ask about this service',
    faq: 'Questions and answers',
  },
)

const NEAREST = 2

/** 线上办理导流、线下办理指引: put into the guide of an item. */
export function PlacesPanel({ code, id }: { readonly code: string; readonly id: string }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const query = useQuery({ queryKey: ['places', code], queryFn: () => service.places({ params: { code } }) })
  // The guide stands without it: where this cannot be loaded, the rest is still to be read.
  if (query.data === undefined) return null
  const { online, places, homeVisit } = query.data
  const rest = places.slice(NEAREST)
  return (
    <Panel id={id} title={t('title')}>
      <div className="stack-tight">
        <h3>{t('online')}</h3>
        <p>{t('onlineText', { organ: inLanguage(online.organ.name, language) })}</p>
        <p>
          <Link to="/items/$code/apply" params={{ code }} className={buttonClass('secondary')}>
            {t('apply')}
          </Link>
        </p>
        <h3>{t('onSite')}</h3>
        {places.length === 0 && <p>{t('none')}</p>}
        {places.slice(0, NEAREST).map(({ point, windows }) => (
          <PointCard key={point.id} point={point} windows={windows} level={3} />
        ))}
        {rest.length > 0 && (
          <Disclosure summary={t('more', { count: rest.length })}>
            {rest.map(({ point, windows }) => (
              <PointCard key={point.id} point={point} windows={windows} level={3} />
            ))}
          </Disclosure>
        )}
        {homeVisit && (
          <>
            <h3>{t('home')}</h3>
            <p>
              {t('homeText')}{' '}
              <Link to="/my/visits" search={{ item: code }}>
                {t('book')}
              </Link>
            </p>
          </>
        )}
        <p className="row">
          <span className="soft">{t('ask')}</span>
          <Link to="/ask" search={{ item: code }}>
            {t('askUs')}
          </Link>
          <Link to="/faq" search={{ item: code }}>
            {t('faq')}
          </Link>
        </p>
      </div>
    </Panel>
  )
}
