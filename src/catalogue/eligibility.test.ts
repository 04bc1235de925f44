import { describe, expect, test } from 'vitest'
import { eligibilityOf } from './eligibility.ts'
import type { ConditionTest, EligibilityFacts } from './eligibility.ts'
import { mappingFaults } from './mapping-faults.ts'
import type { ItemStandard } from './standard.ts'
import { aFullStandard } from './testing/compared.ts'

const text = { zh: '条件' }
const facts = (change: Partial<EligibilityFacts> = {}): EligibilityFacts => ({
  applicant: { kind: 'PERSON' },
  form: { age: 81, area: 40, goods: ['a'], from: '2026-05-01' },
  materials: new Set(['plan']),
  certificates: new Set(['T1']),
  ...change,
})
const verdict = (check: ConditionTest, change: Partial<EligibilityFacts> = {}) =>
  eligibilityOf([{ id: 'c', text, check }], facts(change))[0]?.verdict
const atLeast = (pointer: string, value: number) => ({ pointer, is: 'AT_LEAST', value }) as const

describe('ST-05 a condition is held against what was filed', () => {
  test('by what was filled in: met, not met, and for a person while it is not filled in', () => {
    expect(verdict(atLeast('/form/age', 80))).toBe('MET')
    expect(verdict(atLeast('/form/age', 82))).toBe('UNMET')
    expect(verdict(atLeast('/form/height', 82))).toBe('PERSON')
    expect(verdict({ pointer: '/form/age', is: 'AT_MOST', value: '81' })).toBe('PERSON')
  })
  test('by choices: one of, and every one of several', () => {
    const oneOf = (value: string[]) => ({ pointer: '/form/goods', is: 'ONE_OF', value }) as const
    expect(verdict(oneOf(['a', 'b']))).toBe('MET')
    expect(verdict(oneOf(['b']))).toBe('UNMET')
    expect(verdict({ pointer: '/form/goods', is: 'EQUAL', value: 'a' }, { form: { goods: ['a', 'b'] } })).toBe('UNMET')
  })
  test('by several comparisons, of which all or one must hold; a gap decides nothing', () => {
    const [yes, no, gap] = [atLeast('/form/age', 1), atLeast('/form/age', 99), atLeast('/form/height', 1)]
    expect(verdict({ all: [yes, no] })).toBe('UNMET')
    expect(verdict({ all: [yes, gap] })).toBe('PERSON')
    expect(verdict({ all: [no, gap] })).toBe('UNMET')
    expect(verdict({ any: [no, yes] })).toBe('MET')
    expect(verdict({ any: [no, gap] })).toBe('PERSON')
    expect(verdict({ any: [no, no] })).toBe('UNMET')
  })
  test('by a certificate that is held; a paper is read by a person, and nothing proves nothing', () => {
    const found = eligibilityOf(
      [
        { id: 'held', text, certificateType: 'T1' },
        { id: 'lacking', text, certificateType: 'T2' },
        { id: 'paper', text, material: 'plan' },
        { id: 'words', text },
      ],
      facts(),
    )
    expect(found.map(({ id, verdict: said, by }) => `${id} ${said} ${by}`)).toEqual([
      'held MET CERTIFICATE',
      'lacking PERSON NOTHING',
      'paper PERSON MATERIAL',
      'words PERSON NOTHING',
    ])
  })
  test('what was looked at is told as it may be shown, and judged as it is', () => {
    const check = { pointer: '/form/number', is: 'EQUAL', value: '990101199001010019' } as const
    const filed = facts({ form: { number: '990101199001010019' } })
    const shown = { applicant: {}, form: { number: '990101********0019' } }
    expect(eligibilityOf([{ id: 'c', text, check }], filed, shown)).toEqual([
      { id: 'c', verdict: 'MET', by: 'CHECK', seen: ['990101********0019'] },
    ])
  })
  test('a check that looks where nothing is, or compares two kinds, is not published', () => {
    const properties = { age: { type: 'integer', title: '年龄', 'x-en': 'Age' } }
    const standard = (check: ConditionTest): ItemStandard => ({
      ...aFullStandard(),
      form: { type: 'object', properties, required: ['age'] },
      conditions: [{ id: 'c', text, check }],
      result: null,
    })
    const codes = (check: ConditionTest) => mappingFaults(standard(check)).map(({ code }) => code)
    expect(codes(atLeast('/form/age', 80))).toEqual([])
    expect(codes(atLeast('/form/height', 80))).toEqual(['POINTER_NOWHERE'])
    expect(codes({ all: [atLeast('/form/age', 80), { pointer: '/form/age', is: 'AT_MOST', value: '9' }] })).toEqual([
      'FIELD_TYPE',
    ])
  })
})
