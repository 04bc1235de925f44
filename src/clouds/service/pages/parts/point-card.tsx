import { Link } from '@tanstack/react-router'
import { formatDay } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Point } from '../client.ts'
import { pointWords, useHours } from './point-words.ts'
import './point-card.css'

type Window = Pick<Point['windows'][number], 'number' | 'floor' | 'name'>

export function OpenStatus({ point }: { readonly point: Pick<Point, 'closed' | 'openNow'> }) {
  const t = useTexts(pointWords)
  const { language } = useLanguage()
  const { closed } = point
  if (closed !== null) {
    const until = closed.until === null ? '' : formatDay(closed.until, language)
    const from = formatDay(closed.from, language)
    return <Status tone="bad">{closed.until === null ? t('forGood') : t('closed', { ...closed, from, until })}</Status>
  }
  return <Status tone={point.openNow ? 'good' : 'off'}>{t(point.openNow ? 'openNow' : 'closedNow')}</Status>
}

/** 「1 楼 A01 号窗口 市场准入」. */
export function WindowLine({ window }: { readonly window: Window }) {
  const t = useTexts(pointWords)
  const { language } = useLanguage()
  const floor = window.floor === '' ? '' : `${t('floor', { floor: window.floor })} `
  return (
    <span>
      {floor}
      <strong>{t('window', { number: window.number })}</strong> {inLanguage(window.name, language)}
    </span>
  )
}

/** Where to go, whether somebody is there now, and how to get there. */
export function PointCard({
  point,
  windows,
  level = 2,
}: {
  readonly point: Point
  readonly windows?: readonly Window[]
  readonly level?: 2 | 3
}) {
  const t = useTexts(pointWords)
  const hoursOf = useHours()
  const { language } = useLanguage()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article className="point-card">
      <div className="row">
        <Heading>{inLanguage(point.name, language)}</Heading>
        <OpenStatus point={point} />
      </div>
      <p className="soft small">
        {t(point.kind)}
        {windows === undefined && ` · ${t('items', { count: point.items })}`}
      </p>
      {windows !== undefined && (
        <ul className="plain point-windows">
          {windows.map((window) => (
            <li key={window.number}>
              <WindowLine window={window} />
            </li>
          ))}
        </ul>
      )}
      <p>{inLanguage(point.address, language)}</p>
      <ul className="plain small">
        {hoursOf(point.hours).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="row point-links">
        {point.phone !== '' && (
          <a href={`tel:${point.phone}`}>
            {t('call')} {point.phone}
          </a>
        )}
        <a href={point.mapUrl} target="_blank" rel="noreferrer">
          <Icon name="arrow" size="1em" /> {t('map')}
        </a>
        {point.bookingUrl !== null && (
          <a href={point.bookingUrl} target="_blank" rel="noreferrer">
            {t('booking')}
          </a>
        )}
        <Link to="/points/$id" params={{ id: point.id }}>
          {t('detail')}
        </Link>
      </p>
    </article>
  )
}
