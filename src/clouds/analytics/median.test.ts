import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median } from './median.ts'

test('there is no median of nothing', () => {
  expect(median([])).toBeNull()
  expect(median([{ value: 3, count: 0 }])).toBeNull()
})
test('of an even number it is the mean of the two in the middle', () => {
  expect(
    median([
      { value: 4, count: 1 },
      { value: 1, count: 1 },
    ]),
  ).toBe(2.5)
})
test('counted values have the median of the values written out', () => {
  const weighted = fc.array(
    fc.record({ value: fc.integer({ min: 0, max: 30 }), count: fc.integer({ min: 0, max: 9 }) }),
  )
  fc.assert(
    fc.property(weighted, (values) => {
      const all = values.flatMap(({ value, count }) => Array.from({ length: count }, () => value)).sort((a, b) => a - b)
      const middle = all.length / 2
      const [low = 0, high = 0] = [all[Math.ceil(middle) - 1], all[Math.floor(middle)]]
      expect(median(values)).toBe(all.length === 0 ? null : (low + high) / 2)
    }),
  )
})
