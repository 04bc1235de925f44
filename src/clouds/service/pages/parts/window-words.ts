import { texts } from '#contract'
import type { Tone } from '#web/ui/status.tsx'

export const windowWords = texts(
  { booked: '已预约', cancelled: '已取消', came: '已到场', missed: '未到场' },
  { booked: 'Booked', cancelled: 'Cancelled', came: 'Came', missed: 'Did not come' },
)
export const WINDOW_TONES: Readonly<Record<'booked' | 'cancelled' | 'came' | 'missed', Tone>> = {
  booked: 'wait',
  cancelled: 'off',
  came: 'good',
  missed: 'warn',
}
