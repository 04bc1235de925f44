import { useQuery } from '@tanstack/react-query'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { standards } from '../client.ts'
import { PermitList } from '../permit-notices/permit-list.tsx'
import { noticeTexts } from '../permit-notices/texts.ts'

/** 双告知, the holder's side: what is still needed after the licence, each one step from applying. */
export default function MyPermitNoticesPage() {
  const t = useTexts(noticeTexts)
  const { language } = useLanguage()
  usePageTitle(t('mineTitle'))
  const query = useQuery({ queryKey: ['my-permit-notices'], queryFn: () => standards.myPermitNotices({}) })
  return (
    <div className="stack">
      <h1>{t('mineTitle')}</h1>
      <AccountDoors />
      <p className="soft reading">{t('mineLead')}</p>
      <Loaded query={query} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('mineNone')}>
              <p>{t('mineNoneText')}</p>
            </EmptyState>
          ) : (
            <>
              {items.map(({ id, holder, scope, caseNumber, toldAt, permits }) => (
                <Panel key={id} title={holder}>
                  <p>{t('scope', { scope })}</p>
                  <PermitList permits={permits} forApplicant />
                  <p className="small soft">{t('case', { number: caseNumber, at: formatMoment(toldAt, language) })}</p>
                </Panel>
              ))}
            </>
          )
        }
      </Loaded>
    </div>
  )
}
