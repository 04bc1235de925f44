import { expect, test } from 'vitest'
import { aBook } from '../fixtures.ts'
import { engineInput, judge } from './judge.ts'
import type { GatheredFact } from './judge.ts'
import type { FactValue } from './rule-book.ts'

const source = { zh: '申请表', en: 'form' }
const asOf = '2026-03-10T02:00:00.000Z'
const sound: Readonly<Record<string, FactValue | null>> = {
  clean: true,
  method: 'THINNING',
  amount: 9,
  holder: '示例居民甲',
  registered: '示例居民甲',
}
const gathered = (changes: Readonly<Record<string, FactValue | null>> = {}): readonly GatheredFact[] =>
  Object.entries({ ...sound, ...changes }).map(([id, value]) => ({
    id,
    value,
    missing: value === null ? { zh: '登记簿没有对应的记录', en: 'no record' } : null,
    source,
    asOf,
  }))
const zh = (verdict: ReturnType<typeof judge>) => verdict.reasons.map((reason) => reason.zh)

test('SM-05 what passes in everything is approved, in the words of the one rule that fired', () => {
  const verdict = judge(aBook(), gathered(), [3])
  expect(verdict.outcome).toBe('APPROVE')
  expect(zh(verdict)).toEqual(['一致'])
  expect(verdict.fired).toMatchObject([{ row: 4 }])
})

test('SM-05 a fact that is missing, even one no column asks for, goes to a person with its reason', () => {
  const verdict = judge(aBook(), gathered({ registered: null }), [3])
  expect(verdict.outcome).toBe('TO_OFFICER')
  expect(zh(verdict)).toEqual(['「登记人」没有取得：登记簿没有对应的记录'])
})

test('SM-04 two sources that contradict each other go to a person, field by field', () => {
  const verdict = judge(aBook(), gathered({ registered: '示例居民乙' }), [3])
  expect(verdict.comparisons).toMatchObject([
    { result: 'DIFFERS', left: { zh: '示例居民甲' }, right: { zh: '示例居民乙' } },
  ])
  expect(zh(verdict)).toEqual(['比对不一致：申请人与登记人（示例居民甲 与 示例居民乙）'])
})

test('brackets and blanks in two ways of typing are the same name', () => {
  expect(judge(aBook(), gathered({ holder: '某（甲） 公司', registered: '某(甲)公司' }), [3]).outcome).toBe('APPROVE')
})

test('no row, or two rows, never approve', () => {
  expect(zh(judge(aBook(), gathered(), []))).toEqual(['决策表没有适用的规则'])
  expect(judge(aBook(), gathered(), [3, 2]).outcome).toBe('TO_OFFICER')
})

test('the engine is not asked when a column has no value, or one that is none of its choices', () => {
  expect(engineInput(aBook(), gathered())).toEqual({ clean: true, method: 'THINNING', amount: 9 })
  expect(engineInput(aBook(), gathered({ amount: null }))).toBeNull()
  expect(engineInput(aBook(), gathered({ method: 'UNHEARD' }))).toBeNull()
})

test('what is somebody else’s is told as checked, and stands in no reason and no condition', () => {
  const book = aBook({
    facts: aBook().facts.map((fact) => (fact.source.from === 'REGISTER' ? { ...fact, sensitive: true } : fact)),
  })
  const verdict = judge(book, gathered({ registered: '示例居民乙' }), [3])
  expect(JSON.stringify(verdict.facts.map(({ shown }) => shown))).not.toContain('示例居民乙')
  expect(zh(verdict)).toEqual(['比对不一致：申请人与登记人（示例居民甲 与 示＊＊）'])
  expect(verdict.facts.find(({ id }) => id === 'clean')?.shown.zh).toBe('已核验，内容不显示')
  expect(verdict.fired[0]?.conditions.map((said) => said.zh)).toEqual(['方式：抚育', '蓄积不超过 15'])
})
