import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { caseTexts } from './texts.ts'

export type Progress = Output<typeof api.track>
export type Stage = Progress['stage']

const TONES: Readonly<Record<Stage, Tone>> = {
  submitted: 'wait',
  awaitingCorrection: 'warn',
  accepted: 'wait',
  examined: 'wait',
  granted: 'good',
  refused: 'bad',
  notAccepted: 'bad',
  withdrawn: 'off',
}

/** Where a case stands, in the same words everywhere. */
export function StageStatus({ stage }: { readonly stage: Stage }) {
  const t = useTexts(caseTexts)
  return <Status tone={TONES[stage]}>{t(stage)}</Status>
}

export const isConcluded = (stage: Stage): boolean =>
  stage === 'granted' || stage === 'refused' || stage === 'notAccepted' || stage === 'withdrawn'
