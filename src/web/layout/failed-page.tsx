import { Link } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from '../ui/button.tsx'
import { Failed } from '../ui/loading.tsx'
import { uiTexts } from '../ui/ui-texts.ts'
import { usePageTitle } from './page-title.ts'

/** A page that broke, or whose code could not be fetched. */
export const FailedPage = ({ error, reset }: ErrorComponentProps) => <Failed error={error} onRetry={reset} />

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
