import type { Output } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { api } from '../../api.ts'
import { dayAfter, today } from './days.ts'
import { sealTexts } from './texts.ts'

type Seal = NonNullable<Output<typeof api.sealRegister>['seal']>

export function SealFacts({ seal }: { readonly seal: Seal }) {
  const t = useTexts(sealTexts)
  return (
    <Facts
      facts={[
        { label: t('name'), value: seal.name },
        { label: t('keeper'), value: seal.keeper ?? t('nobody') },
        { label: t('authorisedUntil'), value: <AuthorisedUntil until={seal.authorisedUntil} /> },
        { label: t('certificate'), value: <code className="digest">{seal.certSha256}</code> },
      ]}
    />
  )
}

/** A month is enough to renew without hurry. */
const SOON_DAYS = 30

function AuthorisedUntil({ until }: { readonly until: string | null }) {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  if (until === null) return <Status tone="bad">{t('notAuthorised')}</Status>
  const date = formatDate(until, language)
  if (until < today()) return <Status tone="bad">{t('expired', { date })}</Status>
  if (until > dayAfter(SOON_DAYS)) return <Status tone="good">{date}</Status>
  const days = Math.round((Date.parse(until) - Date.parse(today())) / 86_400_000)
  return (
    <Status tone="warn">
      {date} · {t('soon', { days })}
    </Status>
  )
}
