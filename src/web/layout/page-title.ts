import { useEffect } from 'react'
import { useTexts } from '../i18n/index.ts'
import { useBureauName } from './bureau-name.ts'
import { layoutTexts } from './layout-texts.ts'

/** What the tab, the history and a screen reader call this page. */
export function usePageTitle(title: string): void {
  const t = useTexts(layoutTexts)
  const bureau = useBureauName()
  const hall = t('hall')
  useEffect(() => {
    document.title = `${title} - ${bureau}${hall}`
  }, [title, bureau, hall])
}
