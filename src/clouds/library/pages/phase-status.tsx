import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { BatchView } from './client.ts'
import { stockTexts } from './stock-texts.ts'

const TONES: Readonly<Record<BatchView['phase'], Tone>> = {
  planned: 'off',
  received: 'wait',
  staged: 'warn',
  signedOff: 'wait',
  returned: 'bad',
  taken: 'good',
}
export function PhaseStatus({ phase }: Pick<BatchView, 'phase'>) {
  const t = useTexts(stockTexts)
  return <Status tone={TONES[phase]}>{t(phase === 'taken' ? 'takenPhase' : phase)}</Status>
}
