import { Link } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTexts } from '../i18n/index.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState, Failed } from '../ui/loading.tsx'
import { uiTexts } from '../ui/ui-texts.ts'

/** A page that broke, or whose code could not be fetched. */
export const FailedPage = ({ error, reset }: ErrorComponentProps) => <Failed error={error} onRetry={reset} />

export function NotFoundPage() {
  const t = useTexts(uiTexts)
  return (
    <EmptyState icon="question" title={t('notFoundTitle')}>
      <p>{t('notFoundText')}</p>
      <Link to="/" className={buttonClass('primary')}>
        {t('toHome')}
      </Link>
    </EmptyState>
  )
}
