import type { Tone } from '#web/ui/status.tsx'
import type { Duty } from '../client.ts'

export const STAGES = ['open', 'claimed', 'returned', 'recorded'] as const
export const STAGE_TONES: Readonly<Record<Duty['stage'], Tone>> = {
  open: 'warn',
  claimed: 'wait',
  returned: 'off',
  recorded: 'good',
}
