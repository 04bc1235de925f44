import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formHazards } from './form-safety.ts'
import { patternFault } from './pattern-safety.ts'

const nested = (levels: number): unknown => {
  let form: unknown = { type: 'string' }
  for (let level = 0; level < levels; level += 1) form = { type: 'object', properties: { a: form } }
  return form
}
const withPattern = (pattern: string) => ({ type: 'object', properties: { a: { type: 'string', pattern } } })
const hazards = (form: unknown) => formHazards(form).map(({ code }) => code)

describe('a hostile form', () => {
  test('nested ten thousand levels deep is refused, and the process lives', () => {
    expect(hazards(nested(10_000))).toEqual(['FORM_TOO_DEEP'])
  })

  test('with too many fields or too long a text is refused', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, { type: 'string' }]))
    expect(hazards({ type: 'object', properties: many })).toEqual(['FORM_TOO_LARGE'])
    expect(hazards({ title: 'x'.repeat(200_001) })).toEqual(['FORM_TOO_LARGE'])
  })

  test.each(['$ref', '$dynamicRef', '$recursiveRef', '$id', '$defs', 'definitions', '$anchor'])(
    'that points somewhere with %s is refused with the place',
    (keyword) => {
      expect(formHazards({ properties: { a: { [keyword]: '#' } } })).toEqual([
        { place: `/form/properties/a/${keyword}`, code: 'FORM_REFERENCE', detail: keyword },
      ])
    },
  )

  test.each(['patternProperties', 'propertyNames', 'constructor', 'prototype'])('with %s is refused', (keyword) => {
    expect(hazards({ properties: { [keyword]: {} } })).toEqual(['FORM_KEYWORD'])
  })

  test('that would reach an object’s prototype is refused', () => {
    expect(hazards(JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'))).toEqual(['FORM_KEYWORD'])
  })

  test('with a catastrophic pattern is refused with the place and the reason', () => {
    expect(formHazards(withPattern('^(a+)+$'))).toEqual([
      { place: '/form/properties/a/pattern', code: 'FORM_PATTERN', detail: 'NESTED_REPETITION' },
    ])
  })

  test('is not what an ordinary one is', () => {
    expect(hazards(nested(3))).toEqual([])
    expect(hazards(withPattern('^[A-Z]{2}\\d{6}$'))).toEqual([])
  })
})

describe('a pattern', () => {
  test.each([
    ['^(a+)+$', 'NESTED_REPETITION'],
    ['^(a|a)*$', 'NESTED_REPETITION'],
    ['^(?:\\d+,?)+$', 'NESTED_REPETITION'],
    ['^((ab?){1,9}){1,9}$', 'NESTED_REPETITION'],
    ['(x*)*y', 'NESTED_REPETITION'],
    ['^\\s*\\s*$', 'TOO_MANY_WAYS'],
    ['.*z', 'TOO_MANY_WAYS'],
    ['^a{0,99}a{0,99}a{0,99}$', 'TOO_MANY_WAYS'],
    ['^(?=a)b$', 'LOOKS_AROUND'],
    ['^(?<!a)b$', 'LOOKS_AROUND'],
    ['^(a)\\1$', 'REFERS_BACK'],
    ['^[$', 'SYNTAX'],
    ['^' + 'a'.repeat(200) + '$', 'LONG'],
  ])('%s is refused: %s', (pattern, fault) => {
    expect(patternFault(pattern)).toBe(fault)
  })

  test.each([
    '^[0-9]{6}$',
    '^\\d+$',
    '^[\\u4e00-\\u9fa5A-Za-z0-9（）()]{2,60}$',
    '^(ASPHALT|CONCRETE)$',
    '^[A-Z]{1,3}-?\\d{2,8}$',
    '^(\\d{3}-){2}\\d{4}$',
    '^\\p{Script=Han}+$',
    '^[)(+*|]{2}$',
  ])('%s is allowed', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined()
  })

  test('that is allowed answers the worst texts in a bounded number of ways', () => {
    const piece = fc.constantFrom('a', '\\d', '[ab]', '(ab)', '(?:a|b)', '.', 'b?')
    const times = fc.constantFrom('', '?', '*', '+', '{2}', '{0,9}', '{1,}')
    const source = fc.array(fc.tuple(piece, times), { maxLength: 6 }).map((parts) => `^${parts.flat().join('')}$`)
    fc.assert(
      fc.property(source, (pattern) => {
        if (patternFault(pattern) !== undefined) return
        // A refused shape would not come back within the lifetime of the test on this text.
        expect(typeof new RegExp(pattern, 'u').test('a'.repeat(2_000) + '!')).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
})
