import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { closureOf, cycleThrough, stagesOf } from './item-graph.ts'
import { catalogueSurroundings, standardFaults } from './standard-faults.ts'
import type { ItemStandard } from './standard.ts'
import { aFullStandard } from './testing/compared.ts'

const of = (needs: Readonly<Record<string, readonly string[]>>) => (code: string) => needs[code] ?? []

describe('WF-30 the graph of what comes first', () => {
  const restaurant = of({ food: ['company'], company: ['name'], fire: ['company'], dance: ['company', 'fire', 'food'] })

  test('puts in one stage what does not wait for each other', () => {
    expect(stagesOf(closureOf('dance', restaurant), restaurant)).toEqual([
      ['name'],
      ['company'],
      ['fire', 'food'],
      ['dance'],
    ])
  })
  test('finds the way from an item back to itself, however long, and none where there is none', () => {
    expect(cycleThrough('food', restaurant)).toBeUndefined()
    expect(cycleThrough('a', of({ a: ['b'], b: ['c'], c: ['a'] }))).toEqual(['a', 'b', 'c', 'a'])
    expect(cycleThrough('x', of({ x: ['b'], b: ['c'], c: ['b'] }))).toBeUndefined()
  })
  test('whatever the catalogue says, every item stands in one stage, and behind what it needs unless they are a circle', () => {
    const graph = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 25 })
    fc.assert(
      fc.property(graph, (edges) => {
        const needs = (code: string) => edges.filter(([from]) => String(from) === code).map(([, to]) => String(to))
        const codes = closureOf('0', needs)
        const stages = stagesOf(codes, needs)
        expect(stages.flat().sort()).toEqual([...codes].sort())
        const rowOf = (code: string) => stages.findIndex((stage) => stage.includes(code))
        const sound = [...codes].every((code) => cycleThrough(code, needs) === undefined)
        if (sound)
          for (const code of codes) for (const need of needs(code)) expect(rowOf(need)).toBeLessThan(rowOf(code))
      }),
    )
  })

  const item = (code: string, needs: readonly string[]): ItemStandard => ({
    ...aFullStandard(),
    code,
    predecessors: needs.map((each) => ({ item: each })),
  })
  const surroundings = (items: readonly ItemStandard[]) => ({
    organs: new Set(items.flatMap(({ organ, competentOrgans }) => [organ, ...competentOrgans])),
    regions: new Set(items.map(({ region }) => region)),
    items: new Set(items.map(({ code }) => code)),
    ...catalogueSurroundings(items),
  })

  test('a circle through the whole catalogue keeps an item from being published, and says which', () => {
    const items = [item('A001', ['B001']), item('B001', ['C001']), item('C001', [])]
    expect(standardFaults(item('A001', ['B001']), surroundings(items))).toEqual([])
    expect(standardFaults(item('C001', ['A001']), surroundings(items))).toEqual([
      { place: '/predecessors', code: 'PREDECESSOR_CYCLE', detail: 'C001 → A001 → B001 → C001' },
    ])
  })
})

describe('ST-34 what our library holds is not asked for', () => {
  const licence: ItemStandard = { ...aFullStandard(), code: 'L001' }
  const material = (change: Partial<ItemStandard['materials'][number]>): ItemStandard => ({
    ...licence,
    code: 'X001',
    materials: [
      { id: 'm', name: { zh: '批文' }, required: true, source: 'APPLICANT', original: false, copies: 1, ...change },
    ],
    conditions: [],
    criteria: licence.criteria.map(({ id, text }) => ({ id, text })),
  })
  const faults = (standard: ItemStandard) =>
    standardFaults(standard, {
      organs: new Set([licence.organ, ...licence.competentOrgans]),
      regions: new Set([licence.region]),
      ...catalogueSurroundings([licence]),
    }).filter(({ code }) => code === 'ASKS_FOR_HELD')
  const type = licence.result?.certificateType ?? ''

  test.each(['DEPARTMENTAL_APPROVAL', 'SHARED_PROOF'] as const)(
    'a %s of a type we issue is an error, by type and by name',
    (kind) => {
      expect(faults(material({ kind, certificateType: type }))).toHaveLength(1)
      expect(faults(material({ kind, name: { zh: licence.result?.name.zh ?? '' } }))).toHaveLength(1)
      expect(faults(material({ kind, certificateType: type, source: 'CERTIFICATE_LIBRARY' }))).toEqual([])
      expect(faults(material({ kind, name: { zh: '他市主管部门的批文' } }))).toEqual([])
    },
  )
})
