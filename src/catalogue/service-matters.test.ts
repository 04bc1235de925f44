import { describe, expect, test } from 'vitest'
import { loadMatters } from './load-matters.ts'
import { loadServiceMatters } from './service-matters.ts'

const { standards } = await loadMatters('matters')
const { faq, points, benefits, requests } = await loadServiceMatters('matters')
const codes = new Set(standards.map(({ code }) => code))

describe('what the demo district tells its people', () => {
  test('every question of the handbook is tied to items that exist', () => {
    expect(faq.length).toBeGreaterThanOrEqual(20)
    for (const { question, items } of faq) {
      expect(items.length, question.zh).toBeGreaterThan(0)
      for (const item of items) expect(codes.has(item), `${question.zh}: ${item}`).toBe(true)
    }
  })
  test('no question stands there twice', () => {
    expect(new Set(faq.map(({ question }) => question.zh)).size).toBe(faq.length)
  })
  test('windows, policies and requests name items that exist', () => {
    const named = [
      ...points.points.flatMap(({ windows }) => windows.flatMap(({ items }) => items)),
      ...benefits.policies.flatMap(({ eligibility }) => eligibility.items),
      ...requests.flatMap(({ item }) => (item === undefined ? [] : [item])),
    ]
    expect(named.filter((code) => !codes.has(code))).toEqual([])
  })
})
