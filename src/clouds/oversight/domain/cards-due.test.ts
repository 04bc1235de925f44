import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarOf, clock, workingCalendar } from '#kernel'
import type { ClockEntry, ClockLimits, PublishedNotice } from '#kernel'
import { STANDING_RULES } from '../rules/standing-rules.ts'
import { clockRulesOf } from '../cage/rule-book.ts'
import { cardsDue as dueBy, liftingOf as liftingBy } from './cards-due.ts'

/** A year without holidays: only weekends are off. 2026-03-02 is a Monday. */
const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
const limits: ClockLimits = {
  acceptance: { days: 5, unit: 'working' },
  promised: { days: 10, unit: 'working' },
  statutory: { days: 20, unit: 'working' },
}
const rules = clockRulesOf(STANDING_RULES.map((definition) => ({ number: 0, definition })))
const cardsDue = (time: Parameters<typeof dueBy>[0]) => dueBy(time, rules)
const liftingOf = (
  ...[card, by, look]: Parameters<typeof liftingBy> extends [infer A, infer B, infer C, unknown] ? [A, B, C] : never
) => liftingBy(card, by, look, rules)
const on = (date: string) => `${date}T02:00:00.000Z`
const accepted: readonly ClockEntry[] = [
  { at: on('2026-03-02'), type: 'received' },
  { at: on('2026-03-02'), type: 'accepted' },
]
const rulesOn = (date: string, more: readonly ClockEntry[] = []) =>
  cardsDue(clock([...accepted, ...more], calendar, limits, date)).map(({ rule }) => rule)

describe('cards by the legal clock', () => {
  test('eight of ten promised days deserve no card', () => {
    expect(rulesOn('2026-03-12')).toEqual([])
  })
  test('nine of ten promised days are yellow', () => {
    expect(cardsDue(clock(accepted, calendar, limits, '2026-03-13'))).toEqual([
      { rule: 'PROMISED_NEARLY_USED', colour: 'YELLOW', due: '2026-03-16', usedPercent: 90 },
    ])
  })
  test('the last promised day is still in time', () => {
    expect(rulesOn('2026-03-16')).toEqual(['PROMISED_NEARLY_USED'])
  })
  test('the day after the promise is red', () => {
    expect(rulesOn('2026-03-17')).toEqual(['PROMISED_EXCEEDED'])
  })
  test('past the statutory limit both limits are exceeded', () => {
    expect(rulesOn('2026-03-31')).toEqual(['PROMISED_EXCEEDED', 'STATUTORY_EXCEEDED'])
  })
  test('a case that waits for an expert review gets no card', () => {
    const review: ClockEntry = { at: on('2026-03-05'), type: 'procedureStarted', procedure: 'EXPERT_REVIEW' }
    expect(rulesOn('2026-04-30', [review])).toEqual([])
  })
  test('a case decided too late keeps its red card', () => {
    expect(rulesOn('2026-05-06', [{ at: on('2026-03-18'), type: 'concluded' }])).toEqual(['PROMISED_EXCEEDED'])
  })
  test('a case decided on the ninth day has nothing to answer for', () => {
    expect(rulesOn('2026-05-06', [{ at: on('2026-03-13'), type: 'concluded' }])).toEqual([])
  })
  test('a case that was never accepted has no limit to exceed', () => {
    const received: readonly ClockEntry[] = [{ at: on('2026-03-02'), type: 'received' }]
    expect(cardsDue(clock(received, calendar, limits, '2026-03-04'))).toEqual([])
  })
  test('once red, a case never turns better by waiting', () => {
    const dayOf = (offset: number) => new Date(Date.UTC(2026, 2, 17 + offset)).toISOString().slice(0, 10)
    fc.assert(
      fc.property(fc.nat(200), (offset) => {
        expect(rulesOn(dayOf(offset))).toContain('PROMISED_EXCEEDED')
      }),
    )
  })
})

describe('cards by the clock of one step', () => {
  const steps = (to: string | null): ClockLimits => ({
    ...limits,
    steps: [
      {
        step: 'examination',
        limit: { days: 2, unit: 'working' },
        from: on('2026-03-02'),
        ...(to === null ? {} : { to }),
      },
    ],
  })
  const onDay = (date: string, to: string | null = null) => cardsDue(clock(accepted, calendar, steps(to), date))
  test('yellow on its last day, red the day after, nothing before', () => {
    expect(onDay('2026-03-03')).toEqual([])
    expect(onDay('2026-03-04')).toEqual([
      { rule: 'STEP_NEARLY_USED', colour: 'YELLOW', due: '2026-03-04', usedPercent: 100, step: 'examination' },
    ])
    expect(onDay('2026-03-05')).toMatchObject([{ rule: 'STEP_EXCEEDED', colour: 'RED', due: '2026-03-04' }])
  })
  test('a step done on its last day is not hurried, and one done too late stays red', () => {
    expect(onDay('2026-03-06', on('2026-03-04'))).toEqual([])
    expect(onDay('2026-03-06', on('2026-03-05'))).toMatchObject([{ rule: 'STEP_EXCEEDED' }])
  })
})

describe('a card whose day a holiday notice moved', () => {
  const base = { yearsPublished: [2026], holidays: [], workdays: [] }
  const notice: PublishedNotice = {
    region: null,
    year: 2026,
    title: '临时放假',
    documentNumber: '补充通知',
    holidays: ['2026-03-12', '2026-03-13'],
    workdays: [],
    publishedAt: '2026-03-17T04:00:00.000Z',
  }
  const after = calendarOf(base, [notice], null)
  const lookOn =
    (date: string, more: readonly ClockEntry[] = []) =>
    (by: typeof after) =>
      clock([...accepted, ...more], by, limits, date)
  const red = { rule: 'PROMISED_EXCEEDED', due: '2026-03-16', at: '2026-03-17T01:00:00.000Z' } as const

  test('is lifted, and the notice and the new day are said', () => {
    expect(liftingOf(red, after, lookOn('2026-03-17'))).toEqual({ due: '2026-03-18', notice: '补充通知' })
  })
  test('is not lifted when its rule still holds', () => {
    const yellow = { rule: 'PROMISED_NEARLY_USED', due: '2026-03-18', at: '2026-03-17T05:00:00.000Z' } as const
    expect(liftingOf(yellow, after, lookOn('2026-03-17'))).toBeNull()
  })
  test('is not lifted by a notice that came before it, nor by a pause', () => {
    expect(liftingOf({ ...red, at: '2026-03-17T05:00:00.000Z' }, after, lookOn('2026-03-17'))).toBeNull()
    const review: ClockEntry = { at: on('2026-03-17'), type: 'procedureStarted', procedure: 'EXPERT_REVIEW' }
    expect(liftingOf(red, calendar, lookOn('2026-03-18', [review]))).toBeNull()
  })
})
