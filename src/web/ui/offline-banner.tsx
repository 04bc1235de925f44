import { useSyncExternalStore } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Icon } from './icon.tsx'
import { uiTexts } from './ui-texts.ts'

const subscribe = (changed: () => void) => {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)

export function OfflineBanner() {
  const t = useTexts(uiTexts)
  const online = useOnline()
  return (
    <div role="status" className={online ? 'visually-hidden' : 'offline-banner'}>
      {!online && (
        <>
          <Icon name="alert" /> {t('offline')}
        </>
      )}
    </div>
  )
}
