import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { Run } from './bring-in.ts'
import { fileTexts } from './texts.ts'

const TONES: Readonly<Record<Run['state'], Tone>> = {
  CHECKING: 'wait',
  REFUSED: 'bad',
  CHECKED: 'warn',
  TAKING: 'wait',
  TAKEN: 'good',
  FAILED: 'bad',
}

export const isUnderWay = ({ state }: Run): boolean => state === 'CHECKING' || state === 'TAKING'

export function RunState({ run }: { readonly run: Run }) {
  const t = useTexts(fileTexts)
  return <Status tone={TONES[run.state]}>{t(run.state)}</Status>
}
