import type { ChartPosition } from '../procedure-chart.tsx'
import type { DeskCase } from './case-work.ts'

type Step = keyof ChartPosition['doneAt']

const STEP_OF_EVENT: Readonly<Record<string, Step>> = {
  ApplicationSubmitted: 'application',
  RunningCaseTakenOver: 'application',
  ApplicationAccepted: 'acceptance',
  AcceptanceDeemed: 'acceptance',
  CaseExamined: 'examination',
  CaseReviewed: 'review',
  CaseGranted: 'decision',
  CaseRefused: 'decision',
  ResultServed: 'service',
}

function stepNow({ progress, handling, aftermath, standard }: DeskCase): Step | null {
  const { stage } = progress
  if (stage === 'submitted' || stage === 'preAccepted' || stage === 'awaitingCorrection') return 'acceptance'
  if (stage === 'accepted') return 'examination'
  if (stage === 'inReview')
    return handling?.reviews.find(({ by }) => by === null)?.kind === 'RISK_CHECK' ? 'riskCheck' : 'review'
  if (stage === 'examined') return 'decision'
  const toServe = (stage === 'granted' || stage === 'refused') && aftermath?.served === false
  return toServe && standard.steps.some(({ id }) => id === 'service') ? 'service' : null
}

/** Where a case stands on the chart of its item, and when each step was last done. */
export function chartPosition(file: DeskCase, say: (instant: string) => string): ChartPosition {
  const at = stepNow(file)
  const done = file.progress.milestones.flatMap(({ type, at: when }) => {
    const step = STEP_OF_EVENT[type]
    return step === undefined || step === at ? [] : [[step, say(when)] as const]
  })
  return { at, doneAt: Object.fromEntries(done) }
}
