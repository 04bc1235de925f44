import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { CaseContact } from '#web/item-places.ts'
import { CopyText } from '#web/ui/copy-text.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { CaseFlow } from '../case-flow.tsx'
import { CaseHead, CaseTimeline } from '../case-progress/index.tsx'
import { isConcluded } from '../case-progress/stage.tsx'
import { DeliveryPanel, Remedies } from './after-decision.tsx'
import { CorrectionTask } from './correction-task.tsx'
import { DocumentsPanel, SupervisionPanel } from './documents-panel.tsx'
import { HandedInWithOpinion, SubmittedContent } from './submitted-content.tsx'
import { OwnVerification } from './own-verification.tsx'
import { myCaseTexts } from './texts.ts'
import { LooksPanel } from './looks-panel.tsx'
import { WaitingPanel } from './waiting-panel.tsx'
import { WhoLooked } from './who-looked.tsx'
import { Withdrawal } from './withdrawal.tsx'

export type OwnCase = Output<typeof api.myCase>

/** Long enough not to bother the server, short enough to see a document appear. */
const REFRESH_MS = 15_000

export default function MyCasePage() {
  const { id } = useParams({ from: '/hall/account/my/cases/$id' })
  const query = useQuery({
    queryKey: ['my-case', id],
    queryFn: () => approval.myCase({ params: { id } }),
    refetchInterval: REFRESH_MS,
  })
  return <Loaded query={query}>{(own) => <MyCaseBody own={own} />}</Loaded>
}

function MyCaseBody({ own }: { readonly own: OwnCase }) {
  const t = useTexts(myCaseTexts)
  const { progress } = own
  usePageTitle(`${progress.itemName} ${progress.caseNumber}`)
  const [said, setSaid] = useState<string>()
  return (
    <div>
      <CaseHead progress={progress} />
      {said !== undefined && (
        <Notice tone="good" announced>
          {said}
        </Notice>
      )}
      {progress.stage === 'awaitingCorrection' && <CorrectionTask key={own.version} own={own} onDone={setSaid} />}
      <Remedies own={own} />
      <HandedInWithOpinion own={own} />
      <OwnVerification id={own.id} />
      <WaitingPanel own={own} onDone={setSaid} />
      <CaseContact itemCode={own.itemCode} person={own.contact} />
      <CaseTimeline progress={progress} downloads />
      <CaseFlow itemCode={own.itemCode} itemVersion={own.itemVersion} progress={progress} />
      <DocumentsPanel own={own} />
      <DeliveryPanel own={own} />
      <SupervisionPanel own={own} />
      <SubmittedContent own={own} />
      <LooksPanel caseId={own.id} />
      <WhoLooked caseId={own.id} />
      <Panel title={t('trackingCode')}>
        <p className="row">
          <CopyText text={own.trackingCode} label={t('trackingCode')} />
          <Link to="/my/cases/$id/receipt" params={{ id: own.id }}>
            {t('receipt')}
          </Link>
        </p>
      </Panel>
      {!isConcluded(progress.stage) && <Withdrawal id={own.id} onDone={setSaid} />}
    </div>
  )
}
