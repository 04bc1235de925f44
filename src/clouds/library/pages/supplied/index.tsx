import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { CertificateList } from '../library/index.tsx'
import { libraryTexts } from '../texts.ts'

/** 待确认的证照: what applicants supplied and the issuing organ has yet to look up. */
export default function SuppliedPage() {
  const t = useTexts(libraryTexts)
  usePageTitle(t('suppliedTitle'))
  return (
    <div className="stack">
      <h1>{t('suppliedTitle')}</h1>
      <p className="soft reading">{t('suppliedLead')}</p>
      <CertificateList search={{ standing: 'UNVERIFIED' }} none={t('noneWaiting')} />
    </div>
  )
}
