import { useQuery } from '@tanstack/react-query'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import type { Progress, Stage } from './case-progress/stage.tsx'
import { ProcedureChart } from './procedure-chart.tsx'
import type { ChartPosition } from './procedure-chart.tsx'

const words = texts({ title: '办理流程' }, { title: 'Where your case stands' })

type StepId = keyof ChartPosition['doneAt']
/** The step that waits at each stage; a case that ended on the way waits at none. */
const WAITING: Readonly<Record<Stage, StepId | null>> = {
  submitted: 'acceptance',
  preAccepted: 'acceptance',
  awaitingCorrection: 'acceptance',
  accepted: 'examination',
  inReview: 'review',
  examined: 'decision',
  granted: 'service',
  refused: 'service',
  notAccepted: null,
  withdrawn: null,
  terminated: null,
  annulled: null,
}
const DONE_BY: Readonly<Record<string, StepId>> = {
  ApplicationSubmitted: 'application',
  ApplicationAccepted: 'acceptance',
  AcceptanceDeemed: 'acceptance',
  CaseExamined: 'examination',
  CaseReviewed: 'review',
  CaseGranted: 'decision',
  CaseRefused: 'decision',
  ResultServed: 'service',
}

interface CaseFlowProps {
  readonly itemCode: string
  /** The version the case is bound to, not the newest. */
  readonly itemVersion: number
  readonly progress: Progress
}

/** The item's flow chart with the case's own node, dates and posts (AP-21). */
export function CaseFlow({ itemCode, itemVersion, progress }: CaseFlowProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { data: guide } = useGuideVersion(itemCode, itemVersion)
  if (guide === undefined) return null
  const doneAt: Partial<Record<StepId, string>> = {}
  for (const { type, at } of progress.milestones) {
    const step = DONE_BY[type]
    if (step !== undefined) doneAt[step] = formatMoment(at, language)
  }
  const at = doneAt.service === undefined ? WAITING[progress.stage] : null
  return (
    <Panel title={t('title')}>
      <ProcedureChart standard={guide.standard} position={{ at, doneAt }} />
    </Panel>
  )
}

/** A version never changes: once fetched it holds. */
export const useGuideVersion = (code: string, version: number) =>
  useQuery({
    queryKey: ['guide', code, version],
    queryFn: () => approval.guideVersion({ params: { code, version } }),
    staleTime: Infinity,
  })
