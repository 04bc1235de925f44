import { expect, test } from 'vitest'
import { lastDayOfValidity } from './validity.ts'

test('a permit of five years ends on the eve of its fifth anniversary', () => {
  expect(lastDayOfValidity('2026-11-21', 5)).toBe('2031-11-20')
  expect(lastDayOfValidity('2026-01-01', 1)).toBe('2026-12-31')
})

test('a permit that begins on a leap day ends on the last of a shorter February', () => {
  expect(lastDayOfValidity('2028-02-29', 1)).toBe('2029-02-28')
  expect(lastDayOfValidity('2028-02-29', 4)).toBe('2032-02-28')
})
