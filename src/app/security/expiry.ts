/** How soon a key or certificate ends: time to order, to act, and to hurry (90, 30 and 7 days before). */
export type ExpiryLevel = 'GOOD' | 'WITHIN_90' | 'WITHIN_30' | 'WITHIN_7' | 'EXPIRED'

const DAY_MS = 86_400_000
const STEPS = [
  { days: 7, level: 'WITHIN_7' },
  { days: 30, level: 'WITHIN_30' },
  { days: 90, level: 'WITHIN_90' },
] as const

export function expiryOf(validUntil: Date, now: Date): { readonly daysLeft: number; readonly level: ExpiryLevel } {
  const left = validUntil.getTime() - now.getTime()
  const daysLeft = Math.floor(left / DAY_MS)
  if (left < 0) return { daysLeft, level: 'EXPIRED' }
  return { daysLeft, level: STEPS.find(({ days }) => left <= days * DAY_MS)?.level ?? 'GOOD' }
}
