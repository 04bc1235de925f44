import type { Tone } from '#web/ui/status.tsx'
import type { Duty } from '../client.ts'

export const STAGES = ['open', 'claimed', 'returned', 'recorded', 'rerouted'] as const
export const STAGE_TONES: Readonly<Record<Duty['stage'], Tone>> = {
  open: 'warn',
  claimed: 'wait',
  returned: 'off',
  recorded: 'good',
  rerouted: 'off',
}
export const OUTCOME_TONES: Readonly<Record<Duty['outcome'], Tone>> = { GRANTED: 'good', REFUSED: 'off', ENDED: 'bad' }
