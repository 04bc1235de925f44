import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { chargedBases, feeHistory, feeOn, feesFrom } from './fees.ts'
import type { FeeFacts, FeeRules } from './fees.ts'
import { chargeOf } from './pin-standard.ts'
import { lintStandard } from './lint.ts'
import { standardFaults } from './standard-faults.ts'
import type { ItemStandard } from './standard.ts'
import { aFullStandard } from './testing/compared.ts'

const LAW = { law: '城市道路管理条例', article: '第三十七条' }
const name = (zh: string) => ({ zh })
const rules: FeeRules = {
  charged: true,
  basis: LAW,
  schedule: [
    { name: name('修复费'), fen: 120_000, basis: LAW, document: '示范发改价〔2026〕3号', until: '2026-12-31' },
    { name: name('修复费'), fen: 100_000, basis: LAW, document: '示范发改价〔2026〕18号', from: '2027-01-01' },
    { name: name('加收'), fen: 200_000, basis: LAW, when: { question: 'size', anyOf: ['LARGE'] } },
    {
      name: name('大面积'),
      fen: 0,
      basis: LAW,
      payer: name('建设单位'),
      tiers: {
        pointer: '/form/area',
        unit: name('平方米'),
        brackets: [
          { fen: 0, upTo: 100 },
          { fen: 500_000, upTo: 300 },
          { fen: 2_500, each: true },
        ],
      },
    },
  ],
  reductions: [
    { name: name('居民减半'), percent: 50, who: ['PERSON'], basis: LAW },
    {
      name: name('抢修免收'),
      percent: 100,
      when: { question: 'urgent', anyOf: ['YES'] },
      basis: LAW,
      from: '2026-06-01',
    },
  ],
}
const facts = (change: Partial<FeeFacts> = {}): FeeFacts => ({
  applicant: { kind: 'ENTERPRISE' },
  answers: { size: 'SMALL', urgent: 'NO' },
  form: { area: 30 },
  day: '2026-11-22',
  ...change,
})
const fenOf = (change: Partial<FeeFacts>) => feeOn(rules, facts(change)).fen

describe('ST-11 a fee follows its schedule', () => {
  test('line by line, by the answers', () => {
    expect(fenOf({})).toBe(120_000)
    expect(fenOf({ answers: { size: 'LARGE', urgent: 'NO' } })).toBe(320_000)
  })
  test('by the bracket a number falls in, for the whole or for each unit begun', () => {
    expect(fenOf({ form: { area: 100 } })).toBe(120_000)
    expect(fenOf({ form: { area: 101 } })).toBe(620_000)
    expect(fenOf({ form: { area: 300.5 } })).toBe(120_000 + 301 * 2_500)
  })
  test('while the number that decides is not known, it says so', () => {
    expect(feeOn(rules, facts({ form: {} }))).toMatchObject({ open: true })
    expect(feeOn(rules, facts({ form: { area: 'viel' } }))).toMatchObject({ open: true, fen: 120_000 })
  })
  test('whoever pays less does by the largest reduction, from the day it stands', () => {
    expect(fenOf({ applicant: { kind: 'PERSON' } })).toBe(60_000)
    expect(fenOf({ applicant: { kind: 'PERSON' }, answers: { size: 'SMALL', urgent: 'YES' } })).toBe(0)
    expect(fenOf({ answers: { size: 'SMALL', urgent: 'YES' }, day: '2026-05-31' })).toBe(120_000)
  })
  test('changes on its day, and what was and what will be charged stay to be read', () => {
    expect(fenOf({ day: '2026-12-31' })).toBe(120_000)
    expect(fenOf({ day: '2027-01-01' })).toBe(100_000)
    expect(feesFrom(rules, facts())).toEqual([
      { from: '2026-11-22', fen: 120_000 },
      { from: '2027-01-01', fen: 100_000 },
    ])
    const { now, coming, past } = feeHistory(rules, '2026-11-22')
    expect([now.length, coming.length, past.length]).toEqual([3, 1, 0])
    expect(feeHistory(rules, '2027-01-01').past.map(({ fen }) => fen)).toEqual([120_000])
  })
  test('the paper names what was charged, not every line of the schedule', () => {
    const EXTRA = { law: '公路法' }
    const HALF = { law: '社会救助暂行办法' }
    const mixed: FeeRules = {
      ...rules,
      schedule: (rules.schedule ?? []).map((line) => (line.when === undefined ? line : { ...line, basis: EXTRA })),
      reductions: (rules.reductions ?? []).map((rule) => (rule.percent === 50 ? { ...rule, basis: HALF } : rule)),
    }
    const named = (change: Partial<FeeFacts>) => new Set(chargedBases(mixed, facts(change)).map(({ law }) => law))
    expect(named({})).toEqual(new Set([LAW.law]))
    expect(named({ answers: { size: 'LARGE', urgent: 'NO' } })).toEqual(new Set([LAW.law, EXTRA.law]))
    expect(named({ applicant: { kind: 'PERSON' } })).toEqual(new Set([LAW.law, HALF.law]))
  })
  test('without a basis nothing is charged, whatever the schedule says', () => {
    const { basis: _, ...groundless } = rules
    expect(feeOn(groundless, facts()).fen).toBe(0)
    const line = { name: name('手续费'), fen: 5_000, basis: { law: '' } }
    expect(feeOn({ charged: true, basis: LAW, schedule: [line] }, facts()).fen).toBe(0)
    const standard: ItemStandard = { ...aFullStandard(), fee: groundless }
    expect(chargeOf(standard, facts())).toEqual({ feeFen: 0 })
    const surroundings = { organs: new Set([standard.organ]), regions: new Set([standard.region]) }
    expect(standardFaults(standard, surroundings).map(({ code }) => code)).toContain('FEE_WITHOUT_BASIS')
    const found = lintStandard(standard, { surroundings, laws: new Map(), today: '2026-11-22' })
    expect(found.find(({ code }) => code === 'FEE_WITHOUT_BASIS')).toMatchObject({ severity: 'ERROR', section: 'FEES' })
  })
  test('whatever is filed, nobody owes less than nothing or more than the schedule', () => {
    const any = fc.record({ area: fc.double({ noNaN: true }), kind: fc.constantFrom('PERSON', 'ENTERPRISE', 'x') })
    fc.assert(
      fc.property(any, fc.constantFrom('2026-01-01', '2026-12-31', '2030-01-01'), ({ area, kind }, day) => {
        const owed = feeOn(rules, facts({ form: { area }, applicant: { kind }, day }))
        const whole = owed.lines.reduce((sum, { fen }) => sum + fen, 0)
        return owed.fen >= 0 && owed.fen <= whole
      }),
    )
  })
})

describe('a schedule that cannot be right is not published', () => {
  const base = aFullStandard()
  const faults = (fee: FeeRules) =>
    standardFaults(
      { ...base, fee },
      { organs: new Set([base.organ, ...base.competentOrgans]), regions: new Set([base.region]) },
    )
      .filter(({ place }) => place.startsWith('/fee'))
      .map(({ code, place }) => `${code} ${place}`)
  const line = { name: name('费'), fen: 1, basis: LAW }
  test.each<[string, FeeRules]>([
    [
      'FEE_DATES /fee/schedule/0',
      { charged: true, basis: LAW, schedule: [{ ...line, from: '2027-01-01', until: '2026-01-01' }] },
    ],
    ['FEE_DATES /fee/schedule/0', { charged: true, basis: LAW, schedule: [{ ...line, from: '2026-02-30' }] }],
    [
      'FEE_BRACKETS /fee/schedule/0/tiers',
      {
        charged: true,
        basis: LAW,
        schedule: [
          {
            ...line,
            tiers: {
              pointer: '/form/nothing',
              unit: name('个'),
              brackets: [{ fen: 1, upTo: 5 }, { fen: 2, upTo: 3 }, { fen: 3 }],
            },
          },
        ],
      },
    ],
  ])('%s', (expected, fee) => expect(faults(fee)).toContain(expected))
})
