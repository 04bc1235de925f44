import type { Output } from '#contract'
import { certificate } from '#web/api/clients.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { EmptyState } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
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
  const list = usePages(
    ['seal'],
    async (from) => {
      const { uses: items, ...page } = await certificate.sealRegister({ query: from })
      return { ...page, items }
    },
    { every: LOOK_AGAIN_MS },
  )
  const keeps = sessionMay(session, 'seal.authorise')
  const { seal } = list.first ?? {}
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      {seal === null && (
        <EmptyState icon="certificate" title={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {seal !== undefined && seal !== null && (
        <Panel title={t('seal')}>
          <div className="stack reading">
            <SealFacts seal={seal} />
            {keeps && seal.mine && <Authorisation />}
            {keeps && <Custody seal={seal} />}
            {keeps && <Compromise />}
          </div>
        </Panel>
      )}
      <Panel title={t('uses')}>
        <Pages list={list} none={<p className="soft">{t('usesNone')}</p>} lines={10}>
          {(uses) => <Uses uses={uses} />}
        </Pages>
      </Panel>
      <OldSeals keeps={keeps} />
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
