import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withNotice, workingCalendar } from './calendar.ts'
import { addDays } from './plain-date.ts'
import { NOTICES_2025_2026 } from './testing/notices.ts'

const calendar = workingCalendar(NOTICES_2025_2026)
const dates = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2024-11-01', days))

describe('the working calendar', () => {
  test.each([
    ['2026-02-13', true, 'an ordinary Friday'],
    ['2026-02-14', true, 'the Saturday worked for Spring Festival'],
    ['2026-02-15', false, 'the first day of Spring Festival'],
    ['2026-02-23', false, 'the last day of Spring Festival, a Monday'],
    ['2026-02-24', true, 'the Tuesday after Spring Festival'],
    ['2026-02-28', true, 'the Saturday worked for Spring Festival'],
    ['2026-03-01', false, 'an ordinary Sunday'],
    ['2025-09-28', true, 'the Sunday worked for National Day'],
    ['2025-10-08', false, 'the last day of National Day'],
    ['2025-10-11', true, 'the Saturday worked for National Day'],
  ])('%s: working day %s, %s', (date, works) => {
    expect(calendar.isWorkingDay(date)).toBe(works)
  })

  test('2025 and 2026 have 248 working days each', () => {
    expect(calendar.countWorkingDays('2024-12-31', '2025-12-31')).toBe(248)
    expect(calendar.countWorkingDays('2025-12-31', '2026-12-31')).toBe(248)
  })

  test.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-02-27', 1, '2026-02-28'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2026-03-02', 0, '2026-03-02'],
  ])('%s and %i working days are %s', (date, days, due) => {
    expect(calendar.addWorkingDays(date, days)).toBe(due)
  })

  test('the next working day after a holiday is the first one after it', () => {
    expect(calendar.nextWorkingDay('2026-02-15')).toBe('2026-02-24')
    expect(calendar.nextWorkingDay('2026-02-24')).toBe('2026-02-24')
  })

  test('days are never added backwards or in halves', () => {
    expect(() => calendar.addWorkingDays('2026-03-02', -1)).toThrow(RangeError)
    expect(() => calendar.addWorkingDays('2026-03-02', 0.5)).toThrow(RangeError)
  })

  test('counting agrees with looking at every day', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        let counted = 0
        for (let date = addDays(from, 1); date <= to; date = addDays(date, 1))
          if (calendar.isWorkingDay(date)) counted++
        expect(calendar.countWorkingDays(from, to)).toBe(counted)
        expect(calendar.countWorkingDays(to, from) + counted).toBe(0)
      }),
    )
  })

  test('counting undoes adding', () => {
    fc.assert(
      fc.property(dates, fc.nat(200), (date, days) => {
        expect(calendar.countWorkingDays(date, calendar.addWorkingDays(date, days))).toBe(days)
      }),
    )
  })
})

describe('a year whose notice is not out', () => {
  test('is provisional, and so are the last days of the December before, which its notice may set', () => {
    expect(calendar.isProvisional(2026)).toBe(false)
    expect(calendar.isProvisional(2027)).toBe(true)
    expect(calendar.firstProvisionalYear('2026-12-01', '2026-12-27')).toBeNull()
    expect(calendar.firstProvisionalYear('2026-12-01', '2026-12-28')).toBe(2027)
    expect(calendar.firstProvisionalYear('2026-12-01', '2028-02-01')).toBe(2027)
  })

  test('has its fixed holidays off all the same: no limit ends on a New Year’s Day', () => {
    for (const date of ['2027-01-01', '2029-05-01', '2029-05-02', '2029-10-02'])
      expect(calendar.isWorkingDay(date)).toBe(false)
    expect(calendar.isWorkingDay('2027-01-04')).toBe(true)
    expect(calendar.addWorkingDays('2026-12-31', 1)).toBe('2027-01-04')
  })

  test('is settled once its notice is entered, the end of the year before included', () => {
    const entered = workingCalendar(
      withNotice(NOTICES_2025_2026, { year: 2027, holidays: ['2026-12-31', '2027-01-01'], workdays: ['2026-12-27'] }),
    )
    expect(entered.isProvisional(2027)).toBe(false)
    expect(entered.isWorkingDay('2026-12-31')).toBe(false)
    expect(entered.isWorkingDay('2026-12-27')).toBe(true)
    expect(entered.isWorkingDay('2026-02-23')).toBe(false)
  })

  test('may have its notice corrected: the later text replaces the earlier', () => {
    const first = withNotice(NOTICES_2025_2026, { year: 2027, holidays: ['2027-01-01', '2027-05-03'], workdays: [] })
    const second = withNotice(first, { year: 2027, holidays: ['2027-01-01', '2027-05-04'], workdays: ['2027-05-08'] })
    expect(second.yearsPublished).toEqual([2025, 2026, 2027])
    const corrected = workingCalendar(second)
    expect(corrected.isWorkingDay('2027-05-03')).toBe(true)
    expect(corrected.isWorkingDay('2027-05-04')).toBe(false)
    expect(corrected.isWorkingDay('2027-05-08')).toBe(true)
  })
})
