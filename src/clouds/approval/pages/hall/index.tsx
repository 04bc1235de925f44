import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { formatCount } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { hallQuery } from '#web/layout/bureau-name.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Icon } from '#web/ui/icon.tsx'
import type { IconName } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { ItemCardLine } from '../item-card.tsx'
import type { Card } from '../item-card.tsx'
import { SearchBox } from '../item-search/search-box.tsx'
import { hallTexts } from './texts.ts'
import './hall.css'

/** A first page is no catalogue: of each item one way to apply, and the rest one press away. */
const SHOWN = 8
const oneOfEach = (cards: readonly Card[]) =>
  [...new Map(cards.toReversed().map((card) => [card.parentName.zh, card])).values()].toReversed().slice(0, SHOWN)

export default function HallPage() {
  const t = useTexts(hallTexts)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const hall = useQuery(hallQuery)
  return (
    <>
      <section className="hall-hero">
        <h1>{t('title')}</h1>
        <SearchBox label={t('search')} placeholder={t('placeholder')} go={t('go')} initial="" />
        <p className="small">
          <span className="soft">{t('tryThese')}</span>{' '}
          {(['try1', 'try2', 'try3'] as const).map((key) => (
            <Link key={key} to="/items" search={{ q: t(key) }} className="hall-try">
              {t(key)}
            </Link>
          ))}
        </p>
      </section>
      <ul className="plain hall-doors">
        <Door to="/packages" icon="store" name={t('packages')} text={t('packagesText')} />
        <Door to="/progress" icon="progress" name={t('progress')} text={t('progressText')} />
        <Door to="/verify" icon="shield" name={t('verify')} text={t('verifyText')} />
        <Door to="/my" icon="person" name={t('mine')} text={t('mineText')} />
        <Door to="/ask" icon="question" name={t('ask')} text={t('askText')} />
        <Door to="/points" icon="store" name={t('points')} text={t('pointsText')} />
        <Door to="/my/windows" icon="progress" name={t('windows')} text={t('windowsText')} />
        <Door to="/stores" icon="store" name={t('stores')} text={t('storesText')} />
        <Door to="/results" icon="file" name={t('results')} text={t('resultsText')} />
      </ul>
      <Loaded query={hall}>
        {({ fullItems, popular, items, subItems }) => (
          <div className={popular.length > 0 ? 'hall-columns' : undefined}>
            <Panel title={t('full')} aside={<span className="soft small">{t('fullText')}</span>}>
              <ul className="plain hall-items">
                {oneOfEach(fullItems).map((card) => (
                  <ItemCardLine key={card.code} card={card} />
                ))}
              </ul>
              <p className="hall-all">
                <Link to="/items">{t('browse')}</Link>{' '}
                <span className="soft small">
                  {t('all', { items: formatCount(items, language), subItems: formatCount(subItems, language) })}
                </span>
              </p>
            </Panel>
            {popular.length > 0 && (
              <Panel title={t('popular')}>
                <p className="soft small">{t('popularText')}</p>
                <ol className="plain hall-popular">
                  {popular.map(({ code, name, cases }) => (
                    <li key={code}>
                      <Link to="/items/$code" params={{ code }}>
                        {name}
                      </Link>
                      <span className="soft small">{t('cases', { count: formatCount(cases, language) })}</span>
                    </li>
                  ))}
                </ol>
              </Panel>
            )}
          </div>
        )}
      </Loaded>
    </>
  )
}

interface DoorProps {
  readonly to:
    '/packages' | '/progress' | '/verify' | '/my' | '/ask' | '/points' | '/results' | '/my/windows' | '/stores'
  readonly icon: IconName
  readonly name: string
  readonly text: string
}

function Door({ to, icon, name, text }: DoorProps) {
  return (
    <li>
      <Link to={to} className="hall-door">
        <Icon name={icon} size="2rem" />
        <span>
          <span className="hall-door-name">{name}</span>
          <span className="hall-door-text">{text}</span>
        </span>
      </Link>
    </li>
  )
}
