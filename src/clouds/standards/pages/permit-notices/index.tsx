import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { PermitList } from './permit-list.tsx'
import { noticeTexts } from './texts.ts'

type Notice = Output<typeof api.permitNotices>['items'][number]

/** 双告知, the department's side: who begins a business that needs its permit (WF-22). */
export default function PermitNoticesPage() {
  const t = useTexts(noticeTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['permit-notices'], queryFn: () => standards.permitNotices({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('none')} />
          ) : (
            <>
              {items.map((notice) => (
                <NoticePanel key={notice.id} notice={notice} />
              ))}
            </>
          )
        }
      </Loaded>
    </div>
  )
}

function NoticePanel({
  notice: { id, holder, scope, caseNumber, toldAt, permits, claimed },
}: {
  readonly notice: Notice
}) {
  const t = useTexts(noticeTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const command = useCommand(
    standards.claimPermitNotice,
    () => void queries.invalidateQueries({ queryKey: ['permit-notices'] }),
  )
  return (
    <Panel title={holder}>
      <p>{t('scope', { scope })}</p>
      <PermitList permits={permits} forApplicant={false} />
      <p className="small soft">{t('case', { number: caseNumber, at: formatMoment(toldAt, language) })}</p>
      <RefusalNotice error={command.error} />
      {claimed === null ? (
        <Button kind="primary" busy={command.isPending} onClick={() => command.mutate({ params: { id }, body: {} })}>
          {t('claim')}
        </Button>
      ) : (
        <Status tone="good">{t('claimed', { by: claimed.by, at: formatMoment(claimed.at, language) })}</Status>
      )}
    </Panel>
  )
}
