import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadMatters, planImport } from '#catalogue'
import type { Matters } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { PublishedItem } from '#frame'
import { scenario } from '#kernel/testing'
import { driftDecider } from '../domain/drift.ts'
import { permitNoticeDecider } from '../domain/permit-notice.ts'
import { driftsOf } from './drift.ts'
import type { Reality } from './drift.ts'
import { numberGaps } from './entrance.ts'
import { permitsFor } from './permits-for-scope.ts'
import { onlineFaults } from './readiness.ts'
import { regionTree, shortRegion } from './region-tree.ts'
import { sameItems } from './same-items.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const COUNTY = here('../../../../../shared/data/guangan-service-items.json')
let matters: Matters
const published = (standard: ItemStandard): PublishedItem => ({
  code: standard.code,
  version: 1,
  publishedAt: '2026-01-01T00:00:00.000Z',
  effectiveFrom: '2026-01-01',
  standard,
})
const itemOf = (code: string): PublishedItem => {
  const found = matters.standards.find((each) => each.code === code)
  if (found === undefined) throw new Error(`No item ${code}`)
  return published(found)
}
const countyItems = (): readonly PublishedItem[] => {
  const organId = (area: string, department: string) =>
    createHash('sha256').update(`${area}\n${department}`).digest('hex').slice(0, 32)
  const file: unknown = JSON.parse(readFileSync(COUNTY, 'utf8'))
  const plan = planImport(file, { general: matters.general, taken: new Set(), organId })
  if (!plan.ok) throw new Error(plan.en)
  return plan.rows.flatMap(({ standard }) => (standard === undefined ? [] : [published(standard)]))
}
beforeAll(async () => {
  matters = await loadMatters(here('../../../../matters'))
})

describe('the same item in other regions', () => {
  const FOOD = '990101001004'
  test('ST-23 implementations of one original share every element, whatever region and level they are at', () => {
    const [group] = sameItems(matters.standards.map(published)).filter(({ items }) =>
      items.some(({ code }) => code === FOOD),
    )
    expect(group?.items.map(({ standard }) => standard.exerciseLevel).sort()).toEqual(['CITY', 'COUNTY', 'PROVINCE'])
    expect(group).toMatchObject({ regions: 3, differences: [] })
  })
  test('an element that is not the same is named with who has which', () => {
    const ours = itemOf(FOOD)
    const limits = { ...ours.standard.limits, statutory: { days: 30, unit: 'working' as const } }
    const elsewhere = published({ ...ours.standard, code: 'elsewhere', region: '990201', limits })
    expect(sameItems([ours, elsewhere])).toMatchObject([
      {
        regions: 2,
        differences: [
          {
            element: 'statutory',
            values: [
              { value: '20 working', codes: [FOOD] },
              { value: '30 working', codes: ['elsewhere'] },
            ],
          },
        ],
      },
    ])
  })
  test('a better promise, fewer visits and other channels are no divergence', () => {
    const ours = itemOf(FOOD)
    const better = { ...ours.standard, code: 'better', region: '990201', visits: 0, channels: ['ONLINE' as const] }
    expect(sameItems([ours, published(better)])[0]?.differences).toEqual([])
  })
  test.skipIf(!existsSync(COUNTY))(
    'ST-23 a whole county’s list is compared with the district’s and within itself',
    () => {
      const county = countyItems()
      expect(county.length).toBeGreaterThan(1000)
      const groups = sameItems([...matters.standards.map(published), ...county])
      expect(groups.length).toBeGreaterThan(5)
      const across = groups.filter(({ items }) => new Set(items.map(({ standard }) => standard.source)).size > 1)
      expect(across.length).toBeGreaterThan(0)
      for (const { differences } of across) expect(differences.length).toBeGreaterThan(0)
    },
  )
})

describe('on-line', () => {
  test('AP-10 every item of the demo district can be applied for with a form that works', () => {
    const broken = matters.standards.filter((standard) => onlineFaults(standard).length > 0)
    expect(broken.map(({ name }) => name.zh)).toEqual([])
  })
  test.skipIf(!existsSync(COUNTY))('AP-10 and so can every item of an imported county', () => {
    const broken = countyItems().filter(({ standard }) => onlineFaults(standard).length > 0)
    expect(broken).toEqual([])
  })
  test('a form that asks for nothing, one that is no schema and a shut channel are found', () => {
    const { standard } = itemOf('990101001001')
    expect(onlineFaults({ ...standard, form: { type: 'object', properties: {} } })).toEqual(['FORM_UNUSABLE'])
    expect(onlineFaults({ ...standard, form: { properties: { a: { type: 'nonsense' } } } })).toEqual(['FORM_UNUSABLE'])
    expect(onlineFaults({ ...standard, channels: ['WINDOW'] })).toEqual(['NO_ONLINE_CHANNEL'])
  })
})

describe('catalogue and reality', () => {
  const real = (changes: Partial<Reality>): Reality => ({
    cases: 10,
    decided: 10,
    days: Array.from({ length: 10 }, () => 4),
    late: 0,
    corrected: 0,
    given: new Map(itemOf('990101001001').standard.materials.map(({ id }) => [id, 10])),
    ...changes,
  })
  const found = (changes: Partial<Reality>) =>
    driftsOf([itemOf('990101001001')], new Map([['990101001001', real(changes)]]), new Map()).map(
      ({ finding }) => finding,
    )
  test('what is handled as the standard says does not drift', () => {
    expect(found({})).toEqual([])
  })
  test('too slow, far faster, corrected again and again: each is another drift', () => {
    expect(found({ late: 3 })).toEqual(['SLOWER_THAN_PROMISED'])
    expect(found({ days: Array.from({ length: 10 }, () => 1) })).toEqual(['FASTER_THAN_PROMISED'])
    expect(found({ corrected: 5 })).toEqual(['CORRECTED_OFTEN'])
    expect(found({ given: new Map() })).toEqual(['MATERIAL_NEVER_GIVEN'])
  })
  test('four cases say nothing yet', () => {
    expect(found({ cases: 4, decided: 4, days: [1, 1, 1, 1], corrected: 4, late: 0 })).toEqual([])
  })
  test('nobody’s item and nobody’s list are found from both sides', () => {
    const drifts = driftsOf([itemOf('990101001001')], new Map(), new Map([['gone', 2]]))
    expect(drifts.map(({ code, finding }) => [code, finding])).toEqual([
      ['gone', 'HANDLED_OFF_LIST'],
      ['990101001001', 'NEVER_HANDLED'],
    ])
  })
  const settle = {
    type: 'SettleDrift' as const,
    code: '990101001001',
    finding: 'FASTER_THAN_PROMISED' as const,
    evidence: '10 件',
    way: 'KEEP' as const,
    reason: '旺季要更久',
    at: '2026-03-10T02:00:00.000Z',
    by: 'editor',
  }
  test('a drift is answered once for what showed it, and again when that has changed', () => {
    const { given } = scenario(driftDecider)
    const settled = { ...settle, type: 'DriftSettled' as const }
    given().when(settle).then(settled)
    given(settled).when(settle).refused('DRIFT_SETTLED_ALREADY')
    given(settled)
      .when({ ...settle, evidence: '20 件' })
      .then({ ...settled, evidence: '20 件' })
    given()
      .when({ ...settle, reason: ' ' })
      .refused('DRIFT_WITHOUT_REASON')
  })
  test('what is on no list cannot be left as it is', () => {
    scenario(driftDecider)
      .given()
      .when({ ...settle, finding: 'HANDLED_OFF_LIST' })
      .refused('DRIFT_CANNOT_STAY')
  })
})

describe('after the business licence', () => {
  const permits = (scope: string) =>
    permitsFor(scope, ENTRIES, matters.standards.map(published)).map(({ code }) => code)
  const ENTRIES = [
    { words: ['餐饮服务'], item: '990101001001' },
    { words: ['理发'], item: '990101002001' },
    { words: ['广告发布'], item: '990114145001' },
    { words: ['无此事项'], item: 'nowhere' },
  ]
  test('the scope asks for its permits, a cancelled one for none', () => {
    expect(permits('一般项目：服装零售；许可项目：餐饮服务、理发服务、广告发布、无此事项')).toEqual([
      '990101001001',
      '990101002001',
    ])
    expect(permits('服装零售')).toEqual([])
  })
  const tell = {
    type: 'TellPermits' as const,
    case: 'case',
    caseNumber: '990101-20260310-000001',
    applicant: 'alias',
    holder: '某某店',
    scope: '餐饮服务',
    permits: [{ code: '990101001001', name: '食品经营许可', mode: null, words: ['餐饮服务'], organs: ['market'] }],
    at: '2026-03-10T02:00:00.000Z',
    by: 'system',
  }
  const told = { ...tell, type: 'PermitsTold' as const }
  const claim = { type: 'ClaimPermitNotice' as const, organ: 'market', at: tell.at, by: 'supervisor' }
  const { given } = scenario(permitNoticeDecider)
  test('it is told once, and each department takes its own part once', () => {
    given().when(tell).then(told)
    given(told).when(tell).refused('PERMITS_TOLD_ALREADY')
    given()
      .when({ ...tell, permits: [] })
      .refused('PERMITS_NONE')
    given(told)
      .when(claim)
      .then({ ...claim, type: 'PermitNoticeClaimed' })
    given(told, { ...claim, type: 'PermitNoticeClaimed' })
      .when(claim)
      .refused('PERMIT_NOTICE_CLAIMED')
    given(told)
      .when({ ...claim, organ: 'health' })
      .refused('PERMIT_NOTICE_NOT_YOURS')
    given().when(claim).refused('PERMIT_NOTICE_UNKNOWN')
  })
})

describe('one entrance', () => {
  test('a number nobody has is a gap; foreign numbers are none of ours', () => {
    expect(numberGaps(['990101-20260302-000001', '990101-20260302-000004', '外来 7 号'])).toEqual([
      { series: '990101-20260302', missing: [2, 3] },
    ])
    expect(numberGaps(['990101-20260302-000001', '990101-20260302-000002'])).toEqual([])
  })
  test('numbers given one after the other never show a gap, in whatever order they are read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1 })),
        (count, chance) => {
          const numbers = Array.from({ length: count }, (_, i) => `990101-20260302-${String(i + 1).padStart(6, '0')}`)
          const order = new Map(numbers.map((number) => [number, chance.next().value]))
          numbers.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
          expect(numberGaps(numbers)).toEqual([])
        },
      ),
    )
  })
})

describe('five levels', () => {
  const counts = (cases: number) => ({ organs: 1, officers: 1, accounts: 1, items: 1, cases, decided: 0, inTime: 0 })
  const counted = new Map([
    ['990000', counts(1)],
    ['990100', counts(2)],
    ['990101', counts(4)],
    ['990101100', counts(8)],
    ['990101100200', counts(16)],
    ['990201', counts(32)],
  ])
  test('everything below is added up, and nothing that lies beside', () => {
    const tree = regionTree('990000', counted, [])
    const total = (code: string) => tree.find((node) => node.code === code)?.total.cases
    expect(['990000', '990100', '990101', '990101100', '990101100200'].map(total)).toEqual([63, 30, 28, 24, 16])
    expect(tree.map(({ level, depth }) => `${depth} ${level}`)).toEqual([
      '0 province',
      '1 city',
      '2 county',
      '3 town',
      '4 village',
      // The city between is shown although nothing was counted in it.
      '1 city',
      '2 county',
    ])
  })
  test('from a town one sees the town and its villages', () => {
    expect(regionTree('990101100', counted, []).map(({ code }) => code)).toEqual(['990101100', '990101100200'])
  })
  test('a padded code is the same region', () => {
    expect(shortRegion('990101000000')).toBe('990101')
  })
})
