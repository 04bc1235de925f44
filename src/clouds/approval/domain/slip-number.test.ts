import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSlipNumber, slipNumber } from './slip-number.ts'

const ordinals = fc.integer({ min: 1, max: 9999 })

test('a slip’s number tells its day and its place', () => {
  expect(slipNumber('2026-11-04', 7)).toMatch(/^20261104-0007[0-9X]$/)
  fc.assert(
    fc.property(ordinals, (ordinal) => {
      expect(readSlipNumber(slipNumber('2026-11-04', ordinal))).toEqual({ day: '2026-11-04', ordinal })
    }),
  )
})

test('one digit copied wrongly is noticed', () => {
  fc.assert(
    fc.property(ordinals, fc.nat(11), fc.integer({ min: 1, max: 9 }), (ordinal, place, shift) => {
      const number = slipNumber('2026-11-04', ordinal)
      const at = place < 8 ? place : place + 1
      const wrong = (Number(number[at]) + shift) % 10
      expect(readSlipNumber(`${number.slice(0, at)}${String(wrong)}${number.slice(at + 1)}`)).toBeUndefined()
    }),
  )
})

test('anything else is no slip', () => {
  for (const text of ['', 'A-0001', '20261104-00071X', '20261104-007']) expect(readSlipNumber(text)).toBeUndefined()
})
