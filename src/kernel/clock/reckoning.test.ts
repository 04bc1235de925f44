import { describe, expect, test } from 'vitest'
import { calendar } from '../testing/clock-entries.ts'
import { reckon } from './reckoning.ts'

const ask = { accepted: '2026-03-02', days: 20, unit: 'working' as const }
const codesOf = (question: Parameters<typeof reckon>[0], today = '2026-03-10') =>
  reckon(question, calendar, today).explanation.map(({ code }) => code)

describe('the desk calculator', () => {
  test('says when a limit ends, what is left, and why', () => {
    expect(reckon(ask, calendar, '2026-03-10')).toMatchObject({
      due: '2026-03-30',
      remaining: 14,
      over: false,
      provisional: false,
    })
    expect(codesOf(ask)).toEqual(['FIRST_DAY_NOT_COUNTED', 'STATUTORY_WORKING_DAYS'])
  })

  test('passes over pauses, shared days once', () => {
    const pauses = [
      { from: '2026-03-09', to: '2026-03-11' },
      { from: '2026-03-10', to: '2026-03-13' },
    ]
    expect(reckon({ ...ask, pauses }, calendar, '2026-03-20')).toMatchObject({ due: '2026-04-07' })
    expect(codesOf({ ...ask, pauses })).toContain('STOPS_OVERLAP')
  })

  test('heals nothing by a pause after the end', () => {
    const pauses = [{ from: '2026-04-01', to: '2026-04-03' }]
    expect(reckon({ ...ask, pauses }, calendar, '2026-04-02')).toMatchObject({ due: '2026-03-30', over: true })
    expect(codesOf({ ...ask, pauses }, '2026-04-02')).toEqual(expect.arrayContaining(['PAUSE_TOO_LATE', 'OVERDUE']))
  })

  test.each([
    [20, 10, '2026-04-14', '行政许可法 42'],
    [45, 15, '2026-05-28', '行政许可法 26 and 42'],
  ])('extends %i days by %i: due %s (%s)', (days, extend, due) => {
    expect(reckon({ ...ask, days, extend }, calendar, '2026-03-10').due).toBe(due)
  })

  test('rolls natural days to a working day and knows provisional ones', () => {
    expect(codesOf({ accepted: '2026-03-07', days: 7, unit: 'natural' })).toContain('ROLLED_FORWARD')
    expect(reckon({ ...ask, accepted: '2026-12-14' }, calendar, '2026-12-15').provisional).toBe(true)
  })
})
