import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { caseTexts } from './texts.ts'

export type Progress = Output<typeof api.myCase>['progress']
export type Stage = Progress['stage']

const TONES: Readonly<Record<Stage, Tone>> = {
  submitted: 'wait',
  preAccepted: 'warn',
  awaitingCorrection: 'warn',
  accepted: 'wait',
  inReview: 'wait',
  examined: 'wait',
  granted: 'good',
  refused: 'bad',
  notAccepted: 'bad',
  withdrawn: 'off',
  terminated: 'off',
  annulled: 'bad',
}

/** Where a case stands, in the same words everywhere. */
export function StageStatus({ stage }: { readonly stage: Stage }) {
  const t = useTexts(caseTexts)
  return <Status tone={TONES[stage]}>{t(stage)}</Status>
}

const CONCLUDED: readonly Stage[] = ['granted', 'refused', 'notAccepted', 'withdrawn', 'terminated', 'annulled']
export const isConcluded = (stage: Stage): boolean => CONCLUDED.includes(stage)
