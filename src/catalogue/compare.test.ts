import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareStandards } from './compare.ts'
import { percentOf, reductions } from './reductions.ts'
import { sectionOf } from '#contract'
import { aFullStandard } from './testing/compared.ts'

const food = aFullStandard()

/** Every place in a document where a value stands. */
function leaves(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path]
  return Object.entries(node).flatMap(([key, value]) => leaves(value, [...path, key]))
}
function changedAt<T>(node: T, [key, ...rest]: readonly string[]): T {
  if (key === undefined) return changed(node) as T
  const copy = structuredClone(node) as Record<string, unknown>
  copy[key] = changedAt(copy[key], rest)
  return copy as T
}
const changed = (value: unknown): unknown =>
  typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}改`

describe('two versions side by side', () => {
  test('a standard does not differ from itself, whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(structuredClone(food)).reverse())
    expect(compareStandards(food, { ...food, ...turned })).toEqual([])
  })

  test('no change anywhere in a standard stays unseen', () => {
    const places = leaves(food)
    fc.assert(
      fc.property(fc.constantFrom(...places), (place) => {
        const differences = compareStandards(food, changedAt(food, place))
        expect(differences.length, place.join('/')).toBeGreaterThan(0)
        for (const { section } of differences) expect(section).toBe(sectionOf(place[0] ?? ''))
      }),
      { numRuns: 600 },
    )
  })

  test('looked at from the other side, what was added was removed', () => {
    const fewer = { ...food, materials: food.materials.slice(1), visits: 2 }
    const mirrored = { ADDED: 'REMOVED', REMOVED: 'ADDED', CHANGED: 'CHANGED' } as const
    const there = compareStandards(food, fewer)
    const back = compareStandards(fewer, food)
    expect(back.map(({ place, kind, before, after }) => ({ place, kind, before, after }))).toEqual(
      there.map(({ place, kind, before, after }) => ({ place, kind: mirrored[kind], before: after, after: before })),
    )
  })

  test('a removed paper is one line with its name, not a line for each of its fields', () => {
    const fewer = { ...food, materials: food.materials.filter(({ id }) => id !== 'equipmentList') }
    expect(compareStandards(food, fewer)).toMatchObject([
      {
        section: 'MATERIALS',
        kind: 'REMOVED',
        place: '/materials/equipmentList',
        before: { zh: '经营设备、设施清单' },
        after: null,
      },
    ])
  })

  test('a row that merely moved is told as a new order', () => {
    const moved = { ...food, criteria: [...food.criteria].reverse() }
    expect(compareStandards(food, moved)).toMatchObject([
      { section: 'CRITERIA', place: '/criteria#order', kind: 'CHANGED' },
    ])
  })

  test('a changed limit reads as people say it', () => {
    const limits = { ...food.limits, promised: { days: 3, unit: 'working' as const } }
    expect(compareStandards(food, { ...food, limits })).toMatchObject([
      { subject: { zh: '时限 · 承诺时限' }, before: { zh: '5 个工作日' }, after: { zh: '3 个工作日' } },
    ])
  })

  test('a condition is told with its question and answers', () => {
    const materials = food.materials.map((each) =>
      each.id === 'coldStorage' ? { ...each, when: { question: 'coldChain', anyOf: ['NO'] } } : each,
    )
    const [difference] = compareStandards(food, { ...food, materials })
    expect(difference?.before?.zh).toContain('答「是」时')
    expect(difference?.after?.zh).toContain('答「否」时')
  })
})

describe('WF-25: the reductions are computed from the two versions', () => {
  const before = {
    ...food,
    materials: [
      ...food.materials,
      {
        id: 'identityProof',
        name: { zh: '法定代表人身份证明' },
        required: true,
        source: 'APPLICANT' as const,
        original: false,
        copies: 1,
      },
    ],
    steps: [...food.steps, ...food.steps.slice(0, 1)],
    limits: { ...food.limits, promised: { days: 20, unit: 'working' as const } },
    visits: 2,
  }
  const figure = (aim: string) => reductions(before, food).find((each) => each.aim === aim)

  test('time: 20 working days down to 5 is three quarters', () => {
    expect(figure('DAYS')).toMatchObject({ before: 20, after: 5, percent: 75 })
  })
  test('trips: two down to none is all of them', () => {
    expect(figure('TRIPS')).toMatchObject({ before: 2, after: 0, percent: 100 })
  })
  test('materials count what the applicant hands in, and name them', () => {
    const { before: was, after: is, counted } = figure('MATERIALS') ?? {}
    expect(was).toBe((is ?? 0) + 1)
    expect(counted?.before).toContain('法定代表人身份证明')
    expect(counted?.after).not.toContain('营业执照或者其他主体资格证明')
  })
  test('WF-32: tiers are the deciding steps, with the old chain by name', () => {
    expect(figure('TIERS')?.counted.after).toEqual(['审查（必要时现场核查）（审查岗）', '决定（决定岗）'])
  })
  test('limits of different units have no percentage', () => {
    const natural = { ...before, limits: { ...before.limits, promised: { days: 20, unit: 'natural' as const } } }
    expect(reductions(natural, food).find(({ aim }) => aim === 'DAYS')?.percent).toBeNull()
  })
  test('whatever the numbers, the percentage brings the old number to the new one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (was, is) => {
        const percent = percentOf(was, is)
        expect(percent).not.toBeNull()
        expect(Math.abs(was - (was * (percent ?? 0)) / 100 - is)).toBeLessThanOrEqual(was * 0.0005 + 1e-9)
      }),
    )
  })
})
