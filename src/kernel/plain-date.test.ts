import { describe, expect, test } from 'vitest'
import {
  addDays,
  countDays,
  dateOfDay,
  dayNumber,
  isInstant,
  isPlainDate,
  localDate,
  toPlainDate,
  yearOf,
} from './plain-date.ts'

describe('a day in the bureau', () => {
  test.each([
    ['2026-03-01T15:59:59.999Z', '2026-03-01'],
    ['2026-03-01T16:00:00.000Z', '2026-03-02'],
    ['2026-03-02T00:00:00+08:00', '2026-03-02'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
  ])('the instant %s falls on %s', (instant, date) => {
    expect(localDate(instant)).toBe(date)
    expect(toPlainDate(instant)).toBe(date)
  })

  test('a date stays what it is', () => {
    expect(toPlainDate('2026-03-02')).toBe('2026-03-02')
  })

  test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1949-10-01'])('%s exists', (date) => {
    expect(isPlainDate(date)).toBe(true)
    expect(dateOfDay(dayNumber(date))).toBe(date)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '0000-00-00',
  ])('%s does not exist', (date) => {
    expect(isPlainDate(date)).toBe(false)
  })

  test.each(['2026-03-02T01:02:03.004Z', '2024-02-29T23:59:59.999Z'])('%s is an instant', (text) => {
    expect(isInstant(text)).toBe(true)
  })
  test.each([
    '2026-02-29T00:00:00.000Z',
    '2026-12-31T23:59:60.000Z',
    '2026-12-31T24:00:00.000Z',
    '2026-03-02T01:02:03Z',
    '2026-03-02T09:02:03.004+08:00',
    '0000-01-01T00:00:00.000Z',
    '2026-03-02',
  ])('%s is none', (text) => {
    expect(isInstant(text)).toBe(false)
  })

  test('every day of four centuries is written as the platform writes it', () => {
    const wrong: string[] = []
    for (let day = dayNumber('1800-01-01'); day <= dayNumber('2200-12-31'); day++) {
      if (dateOfDay(day) !== new Date(day * 86_400_000).toISOString().slice(0, 10)) wrong.push(dateOfDay(day))
    }
    expect(wrong).toEqual([])
  })

  test('days are added and counted over a leap day', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(countDays('2024-02-28', '2024-03-01')).toBe(2)
    expect(yearOf('2024-02-28')).toBe(2024)
  })

  test('nonsense is a bug', () => {
    expect(() => localDate('yesterday')).toThrow(RangeError)
    expect(() => dayNumber('2026-3-2')).toThrow(RangeError)
  })
})
