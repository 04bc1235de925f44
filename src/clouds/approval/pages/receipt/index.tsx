import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { useOrganName } from '#web/organs.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { Verdict } from '#web/ui/verdict.tsx'
import { DocumentsPanel } from '../my-case/documents-panel.tsx'
import { receiptTexts } from './texts.ts'

/** What is recorded on the spot is sealed within seconds: whoever waits here sees its paper come. */
const LOOK_AGAIN_MS = 5_000

/** After submission: what to keep, and what happens now. It can be opened and printed again at any time. */
export default function ReceiptPage() {
  const t = useTexts(receiptTexts)
  usePageTitle(t('title'))
  const { id } = useParams({ from: '/hall/account/my/cases/$id/receipt' })
  const query = useQuery({
    queryKey: ['my-case', id],
    queryFn: () => approval.myCase({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return <Loaded query={query}>{(own) => <Receipt own={own} />}</Loaded>
}

function Receipt({ own }: { readonly own: Output<typeof api.myCase> }) {
  const t = useTexts(receiptTexts)
  const { language } = useLanguage()
  const organName = useOrganName()
  const { progress } = own
  const submittedAt = progress.milestones[0]?.at
  const recorded = own.filing && progress.stage === 'granted'
  const steps = recorded ? (['filed1', 'filed2'] as const) : (['next1', 'next2', 'next3'] as const)
  return (
    <div className="stack reading">
      <h1 className="visually-hidden">{t('title')}</h1>
      <Verdict tone="good" title={t(recorded ? 'recorded' : 'title')}>
        <p>{progress.itemName}</p>
      </Verdict>
      {recorded && <DocumentsPanel own={own} />}
      <Facts
        facts={[
          { label: t('caseNumber'), value: <CopyText text={progress.caseNumber} label={t('caseNumber')} /> },
          {
            label: t('trackingCode'),
            value: (
              <>
                <CopyText text={own.trackingCode} label={t('trackingCode')} />
                <span className="soft small">{t('trackingHint')}</span>
              </>
            ),
          },
          { label: t('applicant'), value: own.applicant.name },
          { label: t('organ'), value: organName(progress.organ.name) },
          ...(submittedAt === undefined ? [] : [{ label: t('at'), value: formatMoment(submittedAt, language) }]),
        ]}
      />
      <Panel title={t('nextTitle')}>
        <ol>
          {steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      </Panel>
      <div className="action-bar">
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {t('print')}
        </Button>
        <Link to="/my/cases/$id" params={{ id: own.id }} className={buttonClass('primary')}>
          {t('toCase')}
        </Link>
      </div>
    </div>
  )
}
