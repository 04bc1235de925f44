import { useInfiniteQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { certificate } from '#web/api/clients.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Pager, Table } from '#web/ui/table.tsx'
import { NOTICE_NAMES } from '#clouds/certificate/events'
import type { api } from '../../api.ts'
import { Authorisation } from './authorisation.tsx'
import { Compromise } from './compromise.tsx'
import { Custody } from './custody.tsx'
import { OldSeals } from './old-seals.tsx'
import { SealFacts } from './seal-facts.tsx'
import { sealTexts } from './texts.ts'
import './seal-register.css'

type Use = Output<typeof api.sealRegister>['uses'][number]

const LOOK_AGAIN_MS = 5_000

export default function SealRegisterPage() {
  const t = useTexts(sealTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const list = useInfiniteQuery({
    queryKey: ['seal'],
    queryFn: ({ pageParam }) => certificate.sealRegister({ query: pageParam === '' ? {} : { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    refetchInterval: LOOK_AGAIN_MS,
  })
  if (list.error !== null && list.data === undefined)
    return <Failed error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton lines={10} />
  const seal = list.data.pages[0]?.seal ?? null
  const uses = list.data.pages.flatMap((page) => page.uses)
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      {seal === null ? (
        <EmptyState icon="certificate" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      ) : (
        <Panel title={t('seal')}>
          <div className="stack reading">
            <SealFacts seal={seal} />
            {sessionMay(session, 'seal.authorise') && seal.mine && <Authorisation />}
            {sessionMay(session, 'seal.authorise') && <Custody seal={seal} />}
            {sessionMay(session, 'seal.authorise') && <Compromise />}
          </div>
        </Panel>
      )}
      <Panel title={t('uses')}>
        <Uses uses={uses} />
        <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
      </Panel>
      <OldSeals keeps={sessionMay(session, 'seal.authorise')} />
    </div>
  )
}

/** What the paper is called that the seal was put on. */
function nameOfStep(step: string, language: 'zh' | 'en', certificate: string): string {
  if (step === 'CERTIFICATE') return certificate
  const known = Object.entries(NOTICE_NAMES).find(([kind]) => kind === step)
  return known?.[1][language] ?? step
}

function Uses({ uses }: { readonly uses: readonly Use[] }) {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  if (uses.length === 0) return <p className="soft">{t('usesNone')}</p>
  const begun = uses.filter(({ ended }) => !ended).length
  return (
    <div className="stack seal-uses">
      {begun > 0 && <Notice tone="warn">{t('begunCount', { count: begun })}</Notice>}
      <Table
        caption={t('uses')}
        captionHidden
        rows={uses}
        rowKey={({ id, use }) => `${id} ${String(use)}`}
        columns={[
          { key: 'use', label: t('use'), heading: true, cell: ({ use }) => use ?? t('useWaits') },
          { key: 'number', label: t('number'), cell: ({ number }) => <code>{number ?? t('erased')}</code> },
          {
            key: 'step',
            label: t('step'),
            cell: ({ step }) => (step === null ? '—' : nameOfStep(step, language, t('CERTIFICATE'))),
          },
          { key: 'at', label: t('at'), cell: ({ at }) => formatMoment(at, language) },
          { key: 'digest', label: t('digest'), cell: ({ digest }) => <code className="digest">{digest ?? '—'}</code> },
          { key: 'by', label: t('by'), cell: ({ keeper }) => keeper ?? '—' },
          {
            key: 'state',
            label: t('state'),
            cell: ({ ended }) => <Status tone={ended ? 'good' : 'warn'}>{t(ended ? 'ended' : 'begun')}</Status>,
          },
        ]}
      />
    </div>
  )
}
