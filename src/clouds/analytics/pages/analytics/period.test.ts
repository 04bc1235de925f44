import { describe, expect, test } from 'vitest'
import { isPlainDate, lastDays } from './period.ts'

describe('a period of the last days', () => {
  test('counts today and ends with it', () => {
    expect(lastDays(7, Date.parse('2026-11-21T04:00:00.000Z'))).toEqual({ from: '2026-11-15', to: '2026-11-21' })
  })
  test('follows the day in China, not the one of Greenwich', () => {
    expect(lastDays(1, Date.parse('2026-11-21T16:30:00.000Z'))).toEqual({ from: '2026-11-22', to: '2026-11-22' })
  })
})

test('an address that holds no date is not asked for', () => {
  expect(isPlainDate('2026-11-21')).toBe(true)
  expect(isPlainDate('yesterday')).toBe(false)
  expect(isPlainDate(undefined)).toBe(false)
})
