import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { Payment } from '../client.ts'
import { paymentTexts } from './texts.ts'

const TONES: Readonly<Record<Payment['phase'], Tone>> = {
  open: 'warn',
  paid: 'good',
  cancelled: 'off',
  refunding: 'wait',
  refunded: 'off',
}

export function PaymentPhase({ phase }: { readonly phase: Payment['phase'] }) {
  const t = useTexts(paymentTexts)
  return <Status tone={TONES[phase]}>{t(phase)}</Status>
}

/** Fen as people write sums: 12300 → 123.00 */
export const sumOf = (fen: number): string => (fen / 100).toFixed(2)
