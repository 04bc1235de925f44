import { describe, expect, test } from 'vitest'
import { withNotice, workingCalendar } from '../calendar.ts'
import type { DayUnit } from '../standard.ts'
import {
  accepted,
  at,
  calendar,
  codes,
  concluded,
  ended,
  extended,
  LIMITS,
  look,
  received,
  started,
  working,
} from '../testing/clock-entries.ts'
import { NOTICES_2025_2026 } from '../testing/notices.ts'
import { clock } from './clock.ts'
import { dueDate } from './countdown.ts'
import type { ClockEntry, ClockProcedure } from './entries.ts'

describe('counting days', () => {
  test.each<[accepted: string, days: number, unit: DayUnit, due: string, why: string]>([
    ['2026-03-02', 1, 'working', '2026-03-03', 'the day of acceptance is not counted'],
    ['2026-03-02', 20, 'working', '2026-03-30', 'four ordinary weeks'],
    ['2026-02-09', 5, 'working', '2026-02-14', 'ends on the Saturday worked for Spring Festival'],
    ['2026-02-12', 5, 'working', '2026-02-26', 'nine days of Spring Festival are off'],
    ['2026-02-17', 1, 'working', '2026-02-24', 'accepted on a holiday'],
    ['2026-02-27', 1, 'working', '2026-02-28', 'the second Saturday worked for Spring Festival'],
    ['2025-01-24', 2, 'working', '2025-01-27', 'the Sunday worked before Spring Festival 2025'],
    ['2025-01-27', 4, 'working', '2025-02-08', 'the Saturday worked after Spring Festival 2025'],
    ['2025-09-25', 5, 'working', '2025-10-09', 'the Sunday worked before National Day 2025 counts'],
    ['2025-09-22', 20, 'working', '2025-10-24', 'National Day 2025 with both days worked for it'],
    ['2026-09-18', 1, 'working', '2026-09-20', 'the Sunday worked for National Day 2026'],
    ['2026-03-02', 7, 'natural', '2026-03-09', 'natural days count weekends'],
    ['2026-03-07', 7, 'natural', '2026-03-16', 'a Saturday is rolled to Monday'],
    ['2026-02-21', 7, 'natural', '2026-02-28', 'a worked Saturday is not rolled'],
    ['2026-09-02', 30, 'natural', '2026-10-08', 'the second day of National Day is rolled to the eighth'],
    ['2026-03-04', 60, 'natural', '2026-05-06', 'Labour Day is rolled'],
    ['2026-03-02', 0, 'working', '2026-03-02', 'an item done on the spot'],
  ])('accepted %s, %i %s days: due %s (%s)', (date, days, unit, due) => {
    expect(dueDate({ accepted: date, days, unit }, calendar).due).toBe(due)
    const limits = { ...LIMITS, statutory: { days, unit } }
    expect(look(date, [accepted(date)], limits).statutory?.due).toBe(due)
  })

  test('an entry late in the evening of Greenwich belongs to the next day in the bureau', () => {
    const entry: ClockEntry = { type: 'accepted', at: '2026-03-01T16:30:00Z' }
    expect(clock([entry], calendar, LIMITS, '2026-03-01T17:00:00Z').startedAt).toBe('2026-03-02')
  })

  test('a rolled limit says which day off it would have ended on', () => {
    const limits = { ...LIMITS, statutory: { days: 7, unit: 'natural' as const } }
    expect(look('2026-03-15', [accepted('2026-03-07')], limits).statutory).toMatchObject({
      rolledFrom: '2026-03-14',
      due: '2026-03-16',
      days: 7,
      total: 9,
      used: 8,
      remaining: 1,
      over: false,
    })
    expect(codes('2026-03-15', [accepted('2026-03-07')], limits)).toContain('ROLLED_FORWARD')
  })

  test('a limit in part days is a bug', () => {
    expect(() => dueDate({ accepted: '2026-03-02', days: 1.5, unit: 'working' }, calendar)).toThrow(RangeError)
  })
})

describe('the last day', () => {
  const entries = [received('2026-03-02'), accepted('2026-03-02')]
  test('is still in time, and nothing remains after it', () => {
    expect(look('2026-03-30', entries).statutory).toMatchObject({ remaining: 0, used: 20, over: false })
  })
  test('once passed makes the case overdue by working days', () => {
    expect(look('2026-04-01', entries).statutory).toMatchObject({ remaining: -2, used: 22, over: true })
    expect(codes('2026-04-01', entries)).toContain('OVERDUE')
  })
  test('before a weekend leaves the case over on the Saturday, by no working day yet', () => {
    const limits = { ...LIMITS, statutory: working(19) }
    expect(look('2026-03-28', entries, limits).statutory).toMatchObject({ due: '2026-03-27', remaining: 0, over: true })
  })
})

describe('the eight procedures that stop the clock', () => {
  const begun = accepted('2026-03-02')

  test.each([
    ['2026-03-09', '2026-03-11', 3, '2026-04-02', 'both its days stand still'],
    ['2026-03-13', '2026-03-16', 2, '2026-04-01', 'the weekend within is not working time anyway'],
    ['2026-03-14', '2026-03-15', 0, '2026-03-30', 'a weekend takes nothing'],
    ['2026-03-30', '2026-04-07', 6, '2026-04-08', 'from the last day on, over Qingming'],
    ['2026-03-02', '2026-03-03', 1, '2026-03-31', 'the day of acceptance was not counted anyway'],
  ])('%s to %s takes %i days: due %s (%s)', (from, to, days, due) => {
    const then = look('2026-04-10', [begun, started(from), ended(to)])
    expect(then.pauses).toEqual([{ procedure: 'HEARING', from, to, days }])
    expect(then.statutory?.due).toBe(due)
    const question = { accepted: '2026-03-02', days: 20, unit: 'working' as const, pauses: [{ from, to }] }
    expect(dueDate(question, calendar)).toEqual({ due, rolledFrom: null, stoppedDays: days, provisional: false })
  })

  test.each<ClockProcedure>([
    'HEARING',
    'TENDER',
    'AUCTION',
    'INSPECTION',
    'TESTING',
    'QUARANTINE',
    'APPRAISAL',
    'EXPERT_REVIEW',
  ])('%s stops it', (procedure) => {
    const entries = [begun, started('2026-03-04', procedure)]
    expect(look('2026-03-13', entries)).toMatchObject({ phase: 'stopped', colour: 'grey', statutory: { used: 1 } })
  })

  test.each<ClockProcedure>(['SITE_SURVEY', 'PUBLIC_NOTICE', 'CONSULTATION'])(
    '%s does not, and is said not to',
    (procedure) => {
      const entries = [begun, started('2026-03-04', procedure)]
      expect(look('2026-03-06', entries)).toMatchObject({ phase: 'running', pauses: [], statutory: { used: 4 } })
      expect(look('2026-03-06', entries).explanation).toContainEqual({
        code: 'DOES_NOT_STOP',
        facts: { procedure, from: '2026-03-04' },
      })
    },
  )

  test('a promise may leave a survey out openly; the law runs on', () => {
    const limits = { ...LIMITS, promisedExcludes: ['SITE_SURVEY' as const] }
    const entries = [begun, started('2026-03-04', 'SITE_SURVEY'), ended('2026-03-05', 'SITE_SURVEY')]
    expect(look('2026-03-06', entries, limits)).toMatchObject({
      statutory: { used: 4 },
      promised: { used: 2, due: '2026-03-18' },
    })
    expect(codes('2026-03-06', entries, limits)).toContain('PROMISE_EXCLUDES')
  })

  test('stand still while open: nothing is used and the last day moves with today', () => {
    const entries = [begun, started('2026-03-09')]
    expect(look('2026-03-10', entries).statutory).toMatchObject({ used: 4, due: '2026-04-01' })
    expect(look('2026-03-12', entries).statutory).toMatchObject({ used: 4, due: '2026-04-03' })
    expect(look('2026-03-12', entries).pauses).toEqual([
      { procedure: 'HEARING', from: '2026-03-09', to: null, days: 4 },
    ])
  })

  test('at once are not counted twice', () => {
    const then = look('2026-03-20', [
      begun,
      started('2026-03-09'),
      started('2026-03-10', 'EXPERT_REVIEW'),
      ended('2026-03-11'),
      ended('2026-03-13', 'EXPERT_REVIEW'),
    ])
    expect(then.pauses.map((pause) => pause.days)).toEqual([3, 4])
    expect(then.stoppedDays).toBe(5)
    expect(then.statutory?.due).toBe('2026-04-07')
    expect(then.explanation).toContainEqual({ code: 'STOPS_OVERLAP', facts: { days: 5, unit: 'working' } })
  })

  test('one after the other, sharing a day, share it once', () => {
    const then = look('2026-03-20', [
      begun,
      started('2026-03-09'),
      ended('2026-03-10'),
      started('2026-03-10', 'APPRAISAL'),
      ended('2026-03-11', 'APPRAISAL'),
    ])
    expect(then).toMatchObject({ stoppedDays: 3, statutory: { due: '2026-04-02' } })
  })

  test('begun after the limit heal nothing', () => {
    const then = look('2026-04-10', [begun, started('2026-04-02')])
    expect(then).toMatchObject({ phase: 'stopped', colour: 'red', statutory: { due: '2026-03-30', over: true } })
    expect(then.statutory?.remaining).toBe(-2)
  })

  test('count natural days where the law does', () => {
    const limits = { ...LIMITS, statutory: { days: 30, unit: 'natural' as const } }
    const then = look('2026-03-20', [begun, started('2026-03-13'), ended('2026-03-16')], limits)
    expect(then.pauses[0]?.days).toBe(4)
    expect(then.statutory).toMatchObject({ due: '2026-04-07', rolledFrom: '2026-04-05', total: 32 })
  })

  test('counted by working days, take more once a late notice makes more of them', () => {
    const entries = [accepted('2026-12-21'), started('2027-01-01'), ended('2027-01-04')]
    expect(clock(entries, calendar, LIMITS, '2027-01-05').pauses[0]?.days).toBe(1)
    const notice = { year: 2027, holidays: ['2027-01-01'], workdays: ['2027-01-02', '2027-01-03'] }
    const later = workingCalendar(withNotice(NOTICES_2025_2026, notice))
    expect(clock(entries, later, LIMITS, '2027-01-05').pauses[0]?.days).toBe(3)
  })

  test('ended without a beginning, they say nothing', () => {
    expect(look('2026-03-20', [begun, ended('2026-03-10')])).toMatchObject({ phase: 'running', pauses: [] })
  })
})

describe('an extension', () => {
  const begun = accepted('2026-03-02')

  test('with its reason moves the statutory and the promised limit', () => {
    const then = look('2026-03-20', [begun, extended('2026-03-13')])
    expect(then.extension).toEqual({ days: 10, reason: '案情复杂', on: '2026-03-13' })
    expect(then).toMatchObject({
      statutory: { due: '2026-04-14', total: 30 },
      promised: { due: '2026-03-30', total: 20 },
    })
  })

  test('on the last day is in time', () => {
    expect(look('2026-03-30', [begun, extended('2026-03-30')]).statutory?.due).toBe('2026-04-14')
  })

  test.each([
    ['EXTENSION_REPEATED', [begun, extended('2026-03-13'), extended('2026-03-16')], '2026-04-14'],
    ['EXTENSION_WITHOUT_REASON', [begun, extended('2026-03-13', ' ')], '2026-03-30'],
    ['EXTENSION_TOO_LATE', [begun, extended('2026-03-31')], '2026-03-30'],
    ['EXTENSION_TOO_EARLY', [begun, extended('2026-02-27')], '2026-03-30'],
  ])('that the law does not allow is left out: %s', (code, entries, due) => {
    expect(look('2026-03-31', entries).statutory?.due).toBe(due)
    expect(codes('2026-03-31', entries)).toContain(code)
  })

  test('by no days at all is a bug', () => {
    expect(() => look('2026-03-31', [begun, extended('2026-03-13', '案情复杂', 0)])).toThrow(RangeError)
  })
})

describe('colours and limits side by side', () => {
  const entries = [accepted('2026-03-02')]
  test.each([
    ['2026-03-10', 'green', 0.6],
    ['2026-03-11', 'amber', 0.7],
    ['2026-03-12', 'amber', 0.8],
    ['2026-03-13', 'red', 0.9],
    ['2026-03-17', 'red', 1.1],
  ])('on %s the case is %s', (today, colour, share) => {
    const then = look(today, entries)
    expect(then.colour).toBe(colour)
    expect(then.promised?.usedShare).toBeCloseTo(share)
  })

  test('a broken promise within the statutory limit is told as that', () => {
    expect(look('2026-03-17', entries)).toMatchObject({
      statutory: { over: false, remaining: 9 },
      promised: { remaining: -1 },
    })
    expect(codes('2026-03-17', entries)).toContain('PROMISE_BROKEN')
    expect(codes('2026-03-17', entries)).not.toContain('OVERDUE')
  })

  test('an item done on the spot is not late on its day, and is on the next', () => {
    const limits = { ...LIMITS, promised: working(0) }
    expect(look('2026-03-02', entries, limits)).toMatchObject({
      colour: 'green',
      promised: { remaining: 0, over: false },
    })
    expect(look('2026-03-03', entries, limits)).toMatchObject({
      colour: 'red',
      promised: { remaining: -1, over: true },
    })
  })

  test('a conclusion stops everything for good', () => {
    const history = [...entries, started('2026-03-11'), concluded('2026-03-12')]
    const then = look('2026-06-30', history)
    expect(then).toMatchObject({
      phase: 'concluded',
      colour: 'green',
      statutory: { used: 6, remaining: 14, over: false },
    })
    expect(then.pauses).toEqual([{ procedure: 'HEARING', from: '2026-03-11', to: '2026-03-12', days: 2 }])
    expect(look('2026-03-12', history)).toEqual(then)
  })

  test('a late conclusion stays red', () => {
    expect(look('2026-06-30', [...entries, concluded('2026-04-02')]).colour).toBe('red')
  })

  test('each step has its own limit, in which stops do not count either', () => {
    const step = { step: 'examine', limit: working(3), from: '2026-03-03' }
    const limits = { ...LIMITS, steps: [step, { ...step, step: 'accept', from: '2026-03-02', to: at('2026-03-03') }] }
    const then = look('2026-03-10', [...entries, started('2026-03-05'), ended('2026-03-06')], limits)
    expect(then.steps).toMatchObject([
      { step: 'examine', due: '2026-03-10', used: 3, over: false },
      { step: 'accept', due: '2026-03-09', used: 1, remaining: 2 },
    ])
  })

  test('what is entered for tomorrow is not known today', () => {
    expect(look('2026-03-10', [...entries, concluded('2026-03-11')]).phase).toBe('running')
  })
})

describe('a year whose notice is not out', () => {
  test('makes the last day provisional and says which year', () => {
    const entries = [accepted('2026-12-14')]
    expect(look('2026-12-15', entries)).toMatchObject({
      statutory: { provisional: true },
      promised: { provisional: true },
    })
    expect(look('2026-12-15', entries).explanation).toContainEqual({ code: 'PROVISIONAL', facts: { year: 2027 } })
    expect(look('2026-03-10', [accepted('2026-03-02')]).statutory?.provisional).toBe(false)
  })

  test('is computed again when the notice comes', () => {
    const notice = { year: 2027, holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'], workdays: [] }
    const later = workingCalendar(withNotice(NOTICES_2025_2026, notice))
    expect(look('2026-12-15', [accepted('2026-12-14')]).statutory?.due).toBe('2027-01-12')
    expect(clock([accepted('2026-12-14')], later, LIMITS, '2026-12-15').statutory).toMatchObject({
      due: '2027-01-13',
      provisional: false,
    })
  })
})
