import { expect, test } from 'vitest'
import { expiryOf } from './expiry.ts'

const now = new Date('2026-11-20T00:00:00.000Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)

test.each([
  [91, 'GOOD'],
  [90, 'WITHIN_90'],
  [31, 'WITHIN_90'],
  [30, 'WITHIN_30'],
  [8, 'WITHIN_30'],
  [7, 'WITHIN_7'],
  [0, 'WITHIN_7'],
  [-1, 'EXPIRED'],
])('what ends in %i days is %s', (days, level) => {
  expect(expiryOf(inDays(days), now)).toEqual({ daysLeft: days, level })
})
