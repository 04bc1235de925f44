import { useTexts } from '#web/i18n/index.ts'
import { dutyTexts } from './texts.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long a push took, in the unit one would say it in. */
export function useLag(): (milliseconds: number) => string {
  const t = useTexts(dutyTexts)
  return (milliseconds) => {
    if (milliseconds < SECOND) return t('lagMs', { count: milliseconds })
    if (milliseconds < MINUTE) return t('lagS', { count: (milliseconds / SECOND).toFixed(1) })
    if (milliseconds < HOUR) return t('lagMin', { count: Math.round(milliseconds / MINUTE) })
    return t('lagH', { count: Math.round(milliseconds / HOUR) })
  }
}
