import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clock, workingCalendar } from '#kernel'
import type { ClockEntry, ClockLimits } from '#kernel'
import { cardsDue } from './cards-due.ts'

/** A year without holidays: only weekends are off. 2026-03-02 is a Monday. */
const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
const limits: ClockLimits = {
  acceptance: { days: 5, unit: 'working' },
  promised: { days: 10, unit: 'working' },
  statutory: { days: 20, unit: 'working' },
}
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
