import type { Output } from '#contract'
import { localDate } from '#kernel'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { api } from '../../api.ts'
import { dayAfter, today } from './days.ts'
import { sealTexts } from './texts.ts'

type Seal = NonNullable<Output<typeof api.sealRegister>['seal']>

export function SealFacts({ seal }: { readonly seal: Seal }) {
  const t = useTexts(sealTexts)
  const former = seal.keys.slice(0, -1)
  return (
    <Facts
      facts={[
        { label: t('name'), value: seal.name },
        { label: t('keeper'), value: seal.keeper ?? t('nobody') },
        { label: t('authorisedUntil'), value: <AuthorisedUntil until={seal.authorisedUntil} /> },
        ...(seal.offeredTo === null ? [] : [{ label: t('offeredTo'), value: seal.offeredTo }]),
        ...seal.items.map(({ itemName, until }) => ({
          label: itemName,
          value: until === null ? <Status tone="bad">{t('forbidden')}</Status> : <AuthorisedUntil until={until} />,
        })),
        { label: t('keyUntil'), value: <KeyState seal={seal} /> },
        { label: t('certificate'), value: <code className="digest">{seal.certSha256}</code> },
        ...(former.length === 0 ? [] : [{ label: t('formerKeys'), value: <FormerKeys keys={former} /> }]),
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

/** The keeper is told in good time: three months, a month, and every day of the last week. */
const KEY_SOON_DAYS = 90
const KEY_URGENT_DAYS = 30

function KeyState({ seal }: { readonly seal: Seal }) {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  const key = seal.keys.at(-1)
  if (key !== undefined && key.compromisedSince !== null)
    return <Status tone="bad">{t('compromisedSince', { time: formatMoment(key.compromisedSince, language) })}</Status>
  const until = key?.validUntil ?? null
  if (until === null) return <Status tone="bad">{t('keyMissing')}</Status>
  const date = formatDate(until, language)
  if (until < today()) return <Status tone="bad">{t('keyExpired', { date })}</Status>
  if (until > dayAfter(KEY_SOON_DAYS)) return <Status tone="good">{date}</Status>
  const days = Math.round((Date.parse(until) - Date.parse(today())) / 86_400_000)
  return (
    <Status tone={until > dayAfter(KEY_URGENT_DAYS) ? 'warn' : 'bad'}>{`${date} · ${t('keySoon', { days })}`}</Status>
  )
}

function FormerKeys({ keys }: { readonly keys: Seal['keys'] }) {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  return (
    <ul className="plain">
      {keys.map(({ certSha256, from, until, compromisedSince }) => (
        <li key={certSha256}>
          <code>{certSha256.slice(0, 16)}…</code> {formatDate(localDate(from), language)} –{' '}
          {until === null ? '' : formatDate(localDate(until), language)}
          {compromisedSince === null
            ? ''
            : ` · ${t('compromisedSince', { time: formatMoment(compromisedSince, language) })}`}
        </li>
      ))}
    </ul>
  )
}
