import { useEffect } from 'react'
import { Link } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from '../ui/button.tsx'
import { Failed } from '../ui/loading.tsx'
import { uiTexts } from '../ui/ui-texts.ts'
import { usePageTitle } from './page-title.ts'

/** A page that broke, or whose code could not be fetched. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const t = useTexts(uiTexts)
  usePageTitle(t('failedTitle'))
  useReloadOnceOnline()
  return (
    <div className="reading">
      <h1 className="visually-hidden">{t('failedTitle')}</h1>
      <Failed error={error} onRetry={reset} />
    </div>
  )
}

/** Code that could not be fetched without a net is only asked for again by a page that begins anew. */
function useReloadOnceOnline(): void {
  useEffect(() => {
    if (navigator.onLine) return undefined
    const reload = () => window.location.reload()
    window.addEventListener('online', reload)
    return () => window.removeEventListener('online', reload)
  }, [])
}

export function NotFoundPage() {
  const t = useTexts(uiTexts)
  usePageTitle(t('notFoundTitle'))
  return (
    <div className="stack reading">
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundText')}</p>
      <p>
        <Link to="/" className={buttonClass('primary')}>
          {t('toHome')}
        </Link>
      </p>
    </div>
  )
}
