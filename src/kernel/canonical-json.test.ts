import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CANONICAL_JSON_DEPTH_MAX, CanonicalJsonError, canonicalJson } from './canonical-json.ts'
import type { Json } from './json.ts'

const isJson = (value: unknown): value is Json => value !== undefined
const parse = (text: string): Json => {
  const value: unknown = JSON.parse(text)
  if (!isJson(value)) throw new TypeError('JSON has no undefined')
  return value
}
const faultOf = (value: unknown): string => {
  try {
    Reflect.apply(canonicalJson, undefined, [value])
  } catch (error) {
    if (error instanceof CanonicalJsonError) return error.fault
    throw error
  }
  return 'NONE'
}

describe('canonical JSON (RFC 8785)', () => {
  test('writes the example of RFC 8785 §3.2.2 as §3.2.3 prints it', () => {
    const input = parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonicalJson(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  test('sorts members by UTF-16 code units, so that an emoji precedes U+FB33', () => {
    const input = parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`)
    expect(canonicalJson(input)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    )
  })

  // RFC 8785 appendix B.
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s', (bits, text) => {
    expect(
      canonicalJson(new DataView(BigInt64Array.of(BigInt.asIntN(64, BigInt(`0x${bits}`))).buffer).getFloat64(0, true)),
    ).toBe(text)
  })

  test('writes empty objects, empty arrays and members named like the prototype', () => {
    expect(canonicalJson(parse('{"b":{},"a":[],"__proto__":1,"":null}'))).toBe('{"":null,"__proto__":1,"a":[],"b":{}}')
  })

  test.each([
    ['NaN', Number.NaN, 'NUMBER'],
    ['Infinity inside an array', [Number.POSITIVE_INFINITY], 'NUMBER'],
    ['a lone high surrogate', '\ud800', 'CHARACTER'],
    ['a lone low surrogate in a member name', { 'a\udc00': 1 }, 'CHARACTER'],
    ['surrogates in the wrong order', '\ude02\ud83d', 'CHARACTER'],
    ['NUL', 'a\u0000b', 'CHARACTER'],
    ['NUL in a member name', { '\u0000': 1 }, 'CHARACTER'],
    ['undefined', undefined, 'NOT_JSON'],
    ['an undefined member', { a: undefined }, 'NOT_JSON'],
    ['a hole in an array', Array(1), 'NOT_JSON'],
    ['a Date', new Date(0), 'NOT_JSON'],
    ['a Map', { a: new Map() }, 'NOT_JSON'],
    ['a bigint', 1n, 'NOT_JSON'],
    ['a function', { toJSON: () => 1 }, 'NOT_JSON'],
  ])('refuses %s', (_what, value, fault) => {
    expect(faultOf(value)).toBe(fault)
  })

  test('accepts the greatest depth and refuses one more', () => {
    const nested = (depth: number): Json => parse('['.repeat(depth) + ']'.repeat(depth))
    expect(canonicalJson(nested(CANONICAL_JSON_DEPTH_MAX))).toHaveLength(2 * CANONICAL_JSON_DEPTH_MAX)
    expect(faultOf(nested(CANONICAL_JSON_DEPTH_MAX + 1))).toBe('DEPTH')
  })

  test('keeps the value, whatever order its members came in', () => {
    const storable = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\u0000'))
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.dictionary(storable, fc.integer()), (value, members) => {
        const input = parse(JSON.stringify({ value, members }).replaceAll('\\u0000', ''))
        const text = canonicalJson(input)
        expect(parse(text)).toEqual(input)
        expect(canonicalJson(reversed(input))).toBe(text)
      }),
    )
  })

  const suite = new URL('../../../shared/data/suites/jcs/testdata/', import.meta.url)
  test.skipIf(!existsSync(suite)).each(['arrays', 'french', 'structures', 'unicode', 'values', 'weird'])(
    'agrees with the published test file %s',
    (name) => {
      const input = readFileSync(new URL(`input/${name}.json`, suite), 'utf8')
      const hex = readFileSync(new URL(`outhex/${name}.txt`, suite), 'utf8').replaceAll(/\s/g, '')
      expect(Buffer.from(canonicalJson(parse(input))).toString('hex')).toBe(hex)
    },
  )
})

function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reversed)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
