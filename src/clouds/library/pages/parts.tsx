import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { CertificateView } from './client.ts'
import { libraryTexts } from './texts.ts'

const TONES: Readonly<Record<CertificateView['standing'], Tone>> = {
  SEALING: 'wait',
  UNVERIFIED: 'warn',
  REJECTED: 'bad',
  VERIFIED: 'good',
  ENDED: 'off',
}
export function StandingStatus({ standing }: Pick<CertificateView, 'standing'>) {
  const t = useTexts(libraryTexts)
  return <Status tone={TONES[standing]}>{t(standing)}</Status>
}

export function Validity({ validFrom, validUntil }: Pick<CertificateView, 'validFrom' | 'validUntil'>) {
  const t = useTexts(libraryTexts)
  const { language } = useLanguage()
  const from = formatDate(validFrom, language)
  return validUntil === null ? t('from', { from }) : t('range', { from, until: formatDate(validUntil, language) })
}
