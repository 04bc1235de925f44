import { Link } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { listsTexts } from './texts.ts'

/** The public lists lead to each other. */
export function ListsNav() {
  const t = useTexts(listsTexts)
  return (
    <nav className="row" aria-label={t('title')}>
      <Link to="/lists" activeOptions={{ exact: true, includeSearch: false }}>
        {t('itemsTitle')}
      </Link>
      <Link to="/lists/powers">{t('powersTitle')}</Link>
      <Link to="/lists/claims">{t('claimsTitle')}</Link>
    </nav>
  )
}
