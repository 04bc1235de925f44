import { describe, expect, test } from 'vitest'
import { loadMatters } from '#catalogue'
import { riskPointsOf } from './risk-points.ts'
import { STANDING_RULES } from './standing-rules.ts'

const { standards } = await loadMatters('matters')
const kindsOf = (code: string) => {
  const found = standards.find((standard) => standard.code === code)
  return found === undefined ? [] : riskPointsOf(found).map(({ kind }) => kind)
}

describe('integrity risk points', () => {
  test('are read off the standard: what it asks for decides where it is in danger', () => {
    const food = kindsOf('990101001001')
    expect(food).toEqual(expect.arrayContaining(['TWO_HANDS', 'CERTIFICATE', 'AFTERWARDS']))
    for (const standard of standards) {
      const kinds = riskPointsOf(standard).map(({ kind }) => kind)
      expect(kinds.includes('MONEY')).toBe(standard.fee.charged)
      expect(kinds.includes('COMMITMENT')).toBe(standard.mode === 'COMMITMENT')
      expect(kinds.includes('SINGLE_PERSON')).toBe(standard.windowAuthority || standard.postModel === 'COMBINED')
    }
  })
  test('each is controlled by rules that exist', () => {
    const known = STANDING_RULES.map(({ code }) => code)
    const asked = standards.flatMap((standard) => riskPointsOf(standard).flatMap(({ rules }) => rules))
    expect(asked.length).toBeGreaterThan(0)
    for (const rule of new Set(asked)) expect(known).toContain(rule)
    for (const standard of standards)
      for (const { kind, rules } of riskPointsOf(standard))
        expect(rules.length, `${standard.code} ${kind}`).toBeGreaterThan(0)
  })
})
