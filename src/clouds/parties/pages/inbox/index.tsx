import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import { parties } from '../client.ts'
import type { Notification } from '../client.ts'
import { inboxTexts } from './texts.ts'
import './inbox.css'

/** A case moves while one looks. */
const LOOK_AGAIN_MS = 15_000

export default function InboxPage() {
  const t = useTexts(inboxTexts)
  usePageTitle(t('title'))
  const inbox = usePages(['parties', 'inbox'], (from) => parties.inbox({ query: from }), { every: LOOK_AGAIN_MS })
  const { unread } = inbox.first ?? {}
  const none = (
    <EmptyState title={t('none')}>
      <p>{t('noneText')}</p>
    </EmptyState>
  )
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <AccountDoors />
      {unread !== undefined && (
        <p className="row">
          <span role="status">{unread > 0 ? t('unread', { count: unread }) : t('allRead')}</span>
          <Link to="/my/settings">{t('settings')}</Link>
        </p>
      )}
      <Pages list={inbox} none={none} lines={6}>
        {(items) => (
          <ul className="plain inbox">
            {items.map((item) => (
              <li key={item.id}>
                <Letter item={item} />
              </li>
            ))}
          </ul>
        )}
      </Pages>
    </div>
  )
}

function Letter({ item }: { readonly item: Notification }) {
  const t = useTexts(inboxTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const reading = useMutation({
    mutationFn: () => parties.readNotification({ params: { id: item.id }, body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['parties'] }),
  })
  const isUnread = item.readAt === null
  const title = inLanguage(item.title, language)
  return (
    <article className={isUnread ? 'letter letter-unread' : 'letter'}>
      <div className="letter-head">
        <h2>{title}</h2>
        {isUnread && (
          <Status tone="wait" symbol="info">
            {t('isUnread')}
          </Status>
        )}
      </div>
      <p>{inLanguage(item.text, language)}</p>
      <p className="soft small">{formatMoment(item.raisedAt, language)}</p>
      {item.deliveries.length > 0 && (
        <ul className="plain soft small">
          {item.deliveries.map(({ channel, state, address, attempts, deliveredAt }) => (
            <li key={channel}>
              {t(`${state}_${channel}`, {
                address,
                attempts,
                at: deliveredAt === null ? '' : formatMoment(deliveredAt, language),
              })}
            </li>
          ))}
        </ul>
      )}
      <p className="row">
        <Link to={item.link} className={buttonClass('secondary')} onClick={() => isUnread && reading.mutate()}>
          {t('open')}
        </Link>
        {isUnread && (
          <Button
            kind="plain"
            aria-label={t('readNamed', { title })}
            busy={reading.isPending}
            onClick={() => reading.mutate()}
          >
            {t('read')}
          </Button>
        )}
      </p>
    </article>
  )
}
