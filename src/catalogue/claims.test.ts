import { describe, expect, test } from 'vitest'
import { CLAIMS, claimOf, contradictions, hasOneLevel, serviceModesOf } from './claims.ts'
import type { Claim } from './claims.ts'
import type { ItemStandard } from './standard.ts'
import { aStandard } from './testing/standards.ts'

const held = (change: Partial<ItemStandard>): readonly Claim[] =>
  CLAIMS.filter((claim) => claimOf(aStandard(change), claim).holds)

describe('AP-36 the four zeros follow from the configuration', () => {
  test('and from nothing else: an ordinary item holds what its settings bear', () => {
    expect(held({})).toEqual(['ZERO_DISTANCE', 'ZERO_FEE', 'ZERO_PAPER', 'ZERO_MEDIA', 'ZERO_MEETING'])
  })

  const { limits } = aStandard()
  const [material] = aStandard().materials
  if (material === undefined) throw new Error('a material')
  const changes: readonly (readonly [string, Partial<ItemStandard>, Claim, boolean])[] = [
    ['settled while one waits', { limits: { ...limits, promised: { days: 0, unit: 'working' } } }, 'ZERO_TIME', true],
    ['of the immediate class', { timeClass: 'IMMEDIATE' }, 'ZERO_TIME', true],
    ['that needs a visit', { visits: 1 }, 'ZERO_DISTANCE', false],
    ['taken at the window alone', { channels: ['WINDOW'] }, 'ZERO_DISTANCE', false],
    ['handed out at the counter alone', { delivery: ['COUNTER'] }, 'ZERO_DISTANCE', false],
    [
      'whose papers are all in registers',
      { materials: [{ ...material, source: 'CERTIFICATE_LIBRARY' }] },
      'ZERO_MATERIALS',
      true,
    ],
    ['that charges', { fee: { charged: true } }, 'ZERO_FEE', false],
    ['taken at the window alone', { channels: ['WINDOW'] }, 'ZERO_PAPER', false],
    ['handed out at the counter alone', { delivery: ['COUNTER'] }, 'ZERO_MEDIA', false],
    ['that needs a visit', { visits: 1 }, 'ZERO_MEETING', false],
    ['taken at the window alone', { channels: ['WINDOW'] }, 'ZERO_MEETING', false],
    ['handed out at the counter alone', { delivery: ['COUNTER'] }, 'ZERO_MEETING', false],
  ]
  test.each(changes)('an item %s: %o', (_, change, claim, expected) => {
    expect(claimOf(aStandard(change), claim).holds).toBe(expected)
    expect(claimOf(aStandard(change), claim).reason.zh).not.toBe('')
  })
})

test('AP-33 a case that takes paper or a visit breaks the claim, and is counted', () => {
  const evidence = { cases: 9, visited: 2, withPaper: 3, charged: 1 }
  expect(CLAIMS.map((claim) => contradictions(claim, evidence))).toEqual([0, 2, 3, 1, 3, 3, 2])
})

describe('AP-35 the four service modes', () => {
  test('are what the standard switches on', () => {
    expect(serviceModesOf(aStandard({ channels: ['WINDOW'], delivery: ['COUNTER'] }))).toEqual([])
    const [material] = aStandard().materials
    if (material === undefined) throw new Error('a material')
    const all = aStandard({
      channels: ['MOBILE', 'SERVICE_POINT'],
      delivery: ['COURIER'],
      materials: [{ ...material, deferrableDays: 5 }],
    })
    expect(serviceModesOf(all)).toEqual(['MOBILE', 'NEARBY', 'TOLERANT', 'COURIER'])
  })
})

test('an item another level decides with is not of one level', () => {
  const procedures = [{ kind: 'UPPER_LEVEL' as const, max: { days: 5, unit: 'working' as const } }]
  expect([hasOneLevel(aStandard()), hasOneLevel(aStandard({ procedures }))]).toEqual([true, false])
})
