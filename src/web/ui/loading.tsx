import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { problemText } from '../api/problem-text.ts'
import { useLanguage, useTexts } from '../i18n/index.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { Notice } from './notice.tsx'
import { useOnline } from './offline-banner.tsx'
import { uiTexts } from './ui-texts.ts'
import './loading.css'

/** Grey lines where text will stand. After a moment it also says that the connection is slow. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const t = useTexts(uiTexts)
  const online = useOnline()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 4000)
    return () => clearTimeout(timer)
  }, [])
  // What waits for the net goes on by itself when it is back.
  if (!online) return <NoNet />
  return (
    <div className="skeleton" aria-busy="true">
      <p role="status" className={slow ? 'soft' : 'visually-hidden'}>
        {t(slow ? 'slow' : 'loading')}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  )
}

function NoNet() {
  const t = useTexts(uiTexts)
  return (
    <Notice tone="warn" title={t('noNetTitle')} announced>
      <p>{t('noNetText')}</p>
    </Notice>
  )
}

interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  readonly children?: ReactNode
}

/** Nothing here, why, and what to do about it. */
export function EmptyState({ icon = 'file', title, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} size="2.5rem" />
      <p className="empty-title">{title}</p>
      {children}
    </div>
  )
}

/** What was asked for, or its three other states: loading, failed, and failed while an older answer is at hand. */
export function Loaded<T>({
  query,
  lines,
  children,
}: {
  readonly query: UseQueryResult<T>
  readonly lines?: number
  readonly children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton {...(lines === undefined ? {} : { lines })} />
}

export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useTexts(uiTexts)
  const { language } = useLanguage()
  const online = useOnline()
  if (!online) return <NoNet />
  return (
    <Notice tone="bad" title={t('failedTitle')} announced>
      <p>{problemText(error, language)}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{t('retry')}</Button>}
    </Notice>
  )
}
