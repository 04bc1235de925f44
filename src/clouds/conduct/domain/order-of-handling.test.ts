import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { overtakings } from './order-of-handling.ts'
import type { Turn } from './order-of-handling.ts'

const day = (number: number, hour = 2) => `2026-03-${String(number).padStart(2, '0')}T0${String(hour)}:00:00.000Z`
const aTurn = (id: string, ready: number, handled: number | null, changes: Partial<Turn> = {}): Turn => ({
  ...{ id, caseNumber: id, itemCode: 'food', organ: 'bureau', readyAt: day(ready), waits: [] },
  ...{ handledAt: handled === null ? null : day(handled, 3), handledBy: 'examiner' },
  ...changes,
})
const found = (...turns: readonly Turn[]) =>
  overtakings(turns).map(({ turn, passed }) => `${turn.id} before ${passed.map(({ id }) => id).join(' ')}`)

describe('first come, first served', () => {
  test('whoever was handled while one that came on an earlier day still waited has overtaken it', () => {
    expect(found(aTurn('early', 2, 6), aTurn('late', 3, 4))).toEqual(['late before early'])
    expect(found(aTurn('early', 2, null), aTurn('late', 3, 4))).toEqual(['late before early'])
    expect(found(aTurn('early', 2, 4), aTurn('late', 3, 6))).toEqual([])
  })
  test('within a day the order is nobody’s merit, neither of coming nor of handling', () => {
    expect(found(aTurn('first', 2, 5), aTurn('second', 2, 4, { readyAt: day(2, 5) }))).toEqual([])
    expect(found(aTurn('early', 2, 4, { handledAt: day(4, 9) }), aTurn('late', 3, 4))).toEqual([])
  })
  test('whoever waits for his own papers is passed by nobody, and queues anew when he is back', () => {
    const waiting = aTurn('early', 2, 9, { waits: [{ from: day(3), to: day(8) }] })
    expect(found(waiting, aTurn('late', 4, 6))).toEqual([])
    const back = aTurn('early', 2, 9, { waits: [{ from: day(3), to: day(5) }] })
    expect(found(back, aTurn('late', 4, 6))).toEqual([])
    expect(found(back, aTurn('latest', 6, 7))).toEqual(['latest before early'])
  })
  test('another item, or another organ, is another queue', () => {
    expect(found(aTurn('early', 2, 6), aTurn('late', 3, 4, { itemCode: 'health' }))).toEqual([])
    expect(found(aTurn('early', 2, 6), aTurn('late', 3, 4, { organ: 'town' }))).toEqual([])
  })
  test('handled in the order of arrival, nobody has overtaken anybody, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 20 }), (days) => {
        const turns = days.toSorted((a, b) => a - b).map((ready, i) => aTurn(String(i), ready, Math.min(28, 9 + i)))
        expect(overtakings(turns)).toEqual([])
      }),
    )
  })
})
