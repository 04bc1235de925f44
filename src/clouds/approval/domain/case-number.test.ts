import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseNumber, noticeNumber, parseTrackingCode, trackingCode } from './case-number.ts'

test('a case number says the bureau, the day and the running number', () => {
  expect(caseNumber('SFQ', '2026-11-21', 31)).toBe('SFQ-20261121-000031')
})

test('notices of different kinds never share a number', () => {
  const numbers = (['acceptance', 'correction', 'nonAcceptance', 'refusal'] as const).map((kind) =>
    noticeNumber('SFQ-20261121-000031', kind),
  )
  expect(new Set(numbers).size).toBe(4)
})

test('a tracking code is found again however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (random) => {
      const code = trackingCode(random)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
      expect(parseTrackingCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(code)
      expect(parseTrackingCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code)
    }),
  )
})

test('every bit of five decides a character, so a code holds a hundred of them', () => {
  const firsts = new Set(
    Array.from({ length: 256 }, (_, byte) => trackingCode(new Uint8Array(20).fill(byte)).charAt(0)),
  )
  expect(firsts.size).toBe(32)
})

test('what cannot be a code is none', () => {
  for (const typed of ['', 'ABCDE', 'UUUUU-UUUUU-UUUUU-UUUUU', '0'.repeat(21), '中'.repeat(20)])
    expect(parseTrackingCode(typed)).toBeUndefined()
})
