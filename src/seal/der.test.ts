import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  children,
  integer,
  objectIdentifier,
  readDer,
  readObjectIdentifier,
  readTime,
  sequence,
  setOf,
  time,
  tlv,
} from './der.ts'

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex')

describe('DER', () => {
  // X.690 §8.3, §8.19 and §10.1.
  test.each([
    ['an integer is as short as can be', integer(hex('00 00 7f')), '02 01 7f'],
    ['an integer never looks negative', integer(hex('80')), '02 02 00 80'],
    ['nought is one byte', integer(hex('')), '02 01 00'],
    ['an object identifier counts in sevens', objectIdentifier('1.2.840.10045.4.3.2'), '06 08 2a 86 48 ce 3d 04 03 02'],
    ['a length of 128 takes two bytes', tlv(4, Buffer.alloc(128)).subarray(0, 3), '04 81 80'],
    ['a set is in order', setOf(hex('02 01 02'), hex('02 01 01')), '31 06 02 01 01 02 01 02'],
  ])('%s', (_, encoded, expected) => {
    expect(encoded.toString('hex')).toBe(expected.replaceAll(' ', ''))
  })

  test('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (parts) => {
        const node = readDer(sequence(...parts.map((part) => tlv(4, part))))
        expect(children(node).map(({ content }) => Buffer.from(content))).toEqual(
          parts.map((part) => Buffer.from(part)),
        )
      }),
    )
    expect(readObjectIdentifier(readDer(objectIdentifier('1.2.156.10197.1.501')))).toBe('1.2.156.10197.1.501')
  })

  test.each([
    ['is cut short', '04 05 01 02'],
    ['has bytes behind it', '04 01 01 00'],
    ['has a length that could be shorter', '04 81 01 00'],
    ['has no definite length', '30 80 00 00'],
    ['is empty', ''],
  ])('refuses what %s', (_, bytes) => {
    expect(() => readDer(hex(bytes))).toThrow('DER')
  })

  test('writes times as RFC 5280 wants them, before and after 2050', () => {
    const times = ['2026-07-01T01:30:00.000Z', '2050-01-01T00:00:00.000Z'] as const
    expect(times.map((one) => time(new Date(one)).toString('latin1', 2))).toEqual(['260701013000Z', '20500101000000Z'])
    expect(times.map((one) => readTime(readDer(time(new Date(one)))).toISOString())).toEqual(times)
  })
})
