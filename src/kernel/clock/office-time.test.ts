import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendar, concluded, LIMITS, working } from '../testing/clock-entries.ts'
import { dayNumber } from '../plain-date.ts'
import { explain } from './clock-texts.ts'
import { clock } from './clock.ts'
import type { ClockEntry } from './entries.ts'
import { officeTimeCountdown } from './office-time.ts'
import type { OfficeTimeLimit } from './office-time.ts'

const hours = (amount: number): OfficeTimeLimit => ({ amount, unit: 'hour' })
const halfDays = (amount: number): OfficeTimeLimit => ({ amount, unit: 'halfDay' })
const ms = (moment: string): number => Date.parse(`${moment.replace(' ', 'T')}:00+08:00`)
const count = (start: string, limit: OfficeTimeLimit, asOf = start, stops: { from: number; to: number }[] = []) =>
  officeTimeCountdown({ startMs: ms(start), limit, stops, asOfMs: ms(asOf) }, calendar)

describe('WF-11 a limit in hours or half days', () => {
  test.each<[string, OfficeTimeLimit, string, string]>([
    ['2026-03-02 09:00', hours(1), '2026-03-02 10:00', 'within the morning'],
    ['2026-03-02 11:30', hours(1), '2026-03-02 13:30', 'the noon break is no office time'],
    ['2026-03-02 16:30', hours(1), '2026-03-03 09:30', 'the evening is none either'],
    ['2026-03-02 20:00', hours(2), '2026-03-03 11:00', 'filed at night, it begins in the morning'],
    ['2026-03-06 16:00', hours(2), '2026-03-09 10:00', 'the weekend is none'],
    ['2026-02-13 16:00', hours(2), '2026-02-14 10:00', 'the Saturday worked for Spring Festival is'],
    ['2026-02-14 16:00', hours(2), '2026-02-24 10:00', 'Spring Festival is none'],
    ['2026-03-02 09:00', halfDays(1), '2026-03-02 13:30', 'half a day is half of the hours the office is open'],
    ['2026-03-02 15:15', halfDays(1), '2026-03-03 10:45', 'from one afternoon into the next morning'],
    ['2026-03-02 09:00', halfDays(2), '2026-03-02 17:00', 'two halves are a day'],
  ])('from %s, %j: until %s (%s)', (start, limit, due) => expect(count(start, limit).due).toBe(due))

  test('counts what is used and what is left, and is over with the next minute', () => {
    expect(count('2026-03-02 11:30', hours(1), '2026-03-02 13:15')).toMatchObject({
      usedMinutes: 45,
      remainingMinutes: 15,
      over: false,
    })
    expect(count('2026-03-02 11:30', hours(1), '2026-03-02 13:30')).toMatchObject({ remainingMinutes: 0, over: false })
    expect(count('2026-03-02 11:30', hours(1), '2026-03-02 13:31')).toMatchObject({ remainingMinutes: -1, over: true })
  })

  test('stands still on the days of a stop', () => {
    const stop = { from: dayNumber('2026-03-03'), to: dayNumber('2026-03-04') }
    expect(count('2026-03-02 16:30', hours(1), '2026-03-04 12:00', [stop])).toMatchObject({
      due: '2026-03-05 09:30',
      usedMinutes: 30,
    })
  })

  test('of no time at all is a bug', () => expect(() => count('2026-03-02 09:00', hours(0))).toThrow(RangeError))

  test('ends where as many minutes have been used as it has', () => {
    const start = fc.integer({ min: 0, max: 400 * 1440 }).map((minute) => ms('2025-06-01 00:00') + minute * 60_000)
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (startMs, amount) => {
        const limit = halfDays(amount)
        const { due, totalMinutes } = officeTimeCountdown({ startMs, limit, stops: [], asOfMs: startMs }, calendar)
        expect(officeTimeCountdown({ startMs, limit, stops: [], asOfMs: ms(due) }, calendar)).toMatchObject({
          usedMinutes: totalMinutes,
          over: false,
        })
      }),
    )
  })
})

describe('an item handled at once', () => {
  const limits = { ...LIMITS, promised: working(1), immediate: hours(2) }
  const accepted: ClockEntry = { type: 'accepted', at: '2026-03-02T16:00:00+08:00' }
  const look = (today: string, ...more: readonly ClockEntry[]) => clock([accepted, ...more], calendar, limits, today)

  test('is measured to the minute beside its limit in days, and told so', () => {
    const then = look('2026-03-03T09:50:00+08:00')
    expect(then).toMatchObject({
      colour: 'red',
      immediate: { due: '2026-03-03 10:00', remainingMinutes: 10 },
      promised: { over: false },
    })
    const line = then.explanation.find(({ code }) => code === 'IMMEDIATE_LIMIT')
    if (line === undefined) throw new Error('The limit is not told')
    expect(explain(line, 'zh')).toBe('即办件，自受理起2小时内办结（只计办公时间），至2026-03-03 10:00。')
    expect(explain(line, 'en')).toBe(
      'Handled at once: within 2 hours of acceptance, office hours only, until 2026-03-03 10:00.',
    )
  })

  test('done in time stays green, done a minute late is red', () => {
    const at = (moment: string): ClockEntry => ({ type: 'concluded', at: `${moment}:00+08:00` })
    expect(look('2026-03-05', at('2026-03-03T10:00'))).toMatchObject({ colour: 'green', immediate: { over: false } })
    const late = look('2026-03-05', at('2026-03-03T10:01'))
    expect(late).toMatchObject({ colour: 'red', promised: { over: false } })
    expect(late.explanation.map(({ code }) => code)).toContain('IMMEDIATE_OVER')
  })

  test('is none without such a limit, and not before acceptance', () => {
    expect(clock([accepted], calendar, LIMITS, '2026-03-03').immediate).toBeNull()
    expect(clock([{ ...accepted, type: 'received' }], calendar, limits, '2026-03-03').immediate).toBeNull()
  })
})

describe('an item promised within one working day', () => {
  const limits = { ...LIMITS, promised: working(1) }
  test.each([
    ['2026-03-06T16:55:00+08:00', '2026-03-09', true, 'accepted on Friday, done on Monday'],
    ['2026-03-06T16:55:00+08:00', '2026-03-10', false, 'on Tuesday it is late'],
    ['2026-02-13T09:00:00+08:00', '2026-02-14', true, 'a worked Saturday is the one working day'],
    ['2026-02-13T09:00:00+08:00', '2026-02-24', false, 'and the day after Spring Festival the second'],
    ['2026-03-02T15:59:00Z', '2026-03-03', true, 'a minute before midnight in the bureau is still that day'],
    ['2026-03-02T16:01:00Z', '2026-03-04', true, 'a minute after midnight is the next'],
  ])('accepted %s and done on %s: kept %s (%s)', (at, done, kept) => {
    const then = clock([{ type: 'accepted', at }, concluded(done)], calendar, limits, '2026-04-01')
    expect(then.promised?.over).toBe(!kept)
  })
})
