import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { divergences } from './general-catalogue.ts'
import { loadMatters } from './load-matters.ts'
import type { Matters } from './load-matters.ts'
import { chargeOf, grantModeOf, pinStandard } from './pin-standard.ts'
import { reductions } from './reductions.ts'
import { standardFaults } from './standard-faults.ts'
import { burdenOf, compressionOf, isAskedFor, resultUnder } from './standard.ts'
import type { ItemStandard } from './standard.ts'
import { validateForm } from './validate-form.ts'

let matters: Matters
let authored: readonly ItemStandard[]

beforeAll(async () => {
  matters = await loadMatters(fileURLToPath(new URL('../../matters', import.meta.url)))
  authored = matters.standards.filter(({ depth }) => depth === 'FULL')
})

const itemOf = (code: string): ItemStandard => {
  const found = matters.standards.find((standard) => standard.code === code)
  if (found === undefined) throw new Error(`no item ${code}`)
  return found
}
const materialsUnder = (code: string, answers: Readonly<Record<string, string>>) =>
  itemOf(code).materials.filter(({ when }) => isAskedFor(when, answers))

describe('the authored items', () => {
  test('hold every special procedure, kind of application, mode and class of time at least once', () => {
    const procedures = new Set(authored.flatMap((item) => (item.procedures ?? []).map(({ kind }) => kind)))
    expect([...procedures].sort()).toEqual(
      [
        'APPRAISAL',
        'AUCTION',
        'CONSULTATION',
        'EXPERT_REVIEW',
        'HEARING',
        'INSPECTION',
        'JOINT_REVIEW',
        'PUBLIC_NOTICE',
        'QUARANTINE',
        'SITE_SURVEY',
        'TECHNICAL_REVIEW',
        'TENDER',
        'TESTING',
        'UPPER_LEVEL',
      ].sort(),
    )
    const all = <T>(value: (item: ItemStandard) => T): ReadonlySet<T> => new Set(authored.map(value))
    expect(all(({ changeKind }) => changeKind)).toEqual(
      new Set(['NEW', 'ALTERATION', 'RENEWAL', 'REPLACEMENT', 'DEREGISTRATION', undefined]),
    )
    expect(all(({ mode = 'ORDINARY' }) => mode)).toEqual(new Set(['ORDINARY', 'COMMITMENT', 'FILING']))
    expect(all(({ timeClass = 'ORDINARY' }) => timeClass)).toEqual(new Set(['IMMEDIATE', 'ORDINARY', 'COMPLEX']))
    expect(all(({ postModel }) => postModel)).toEqual(new Set(['COMBINED', 'ONE_EXAMINER_ONE_VERIFIER']))
    expect(all(({ disposition }) => disposition)).toEqual(new Set(['RETAINED', 'CANCELLED', 'FILING', 'DELEGATED']))
    for (const mode of ['DIRECT_CANCEL', 'FILING', 'COMMITMENT', 'OPTIMISED'])
      expect(authored.some(({ reformMode }) => reformMode === mode)).toBe(true)
    expect(all(({ exerciseLevel }) => exerciseLevel)).toContain('TOWNSHIP')
    expect(authored.some(({ originLevel, exerciseLevel }) => originLevel === 'PROVINCE' && exerciseLevel === 'COUNTY'))
  })

  test('hold complex limits, windows that decide, commitments, deferrable papers, meetings, joint handling, fees', () => {
    const count = (holds: (item: ItemStandard) => boolean): number => authored.filter(holds).length
    expect(count(({ mode }) => mode === 'COMMITMENT')).toBeGreaterThanOrEqual(2)
    expect(count(({ timeClass, windowAuthority }) => timeClass === 'IMMEDIATE' && windowAuthority)).toBeGreaterThan(1)
    expect(
      count(({ timeClass, complexLimit }) => timeClass === 'COMPLEX' && complexLimit !== undefined),
    ).toBeGreaterThan(1)
    expect(count(({ materials }) => materials.some((m) => m.deferrableDays !== undefined))).toBeGreaterThanOrEqual(5)
    expect(count(({ collective }) => collective !== undefined)).toBeGreaterThan(0)
    expect(
      count(({ steps }) => ['review', 'riskCheck'].every((id) => steps.some((step) => step.id === id))),
    ).toBeGreaterThan(0)
    expect(count(({ limits }) => limits.statutory.unit === 'natural')).toBeGreaterThan(0)
    const joint = authored.filter(({ jointHandling }) => jointHandling === true)
    expect(joint.map(({ limits }) => limits.statutory.days)).toEqual([45])
    const filed = { applicant: { kind: 'ENTERPRISE' }, form: { areaSquareMetres: 30 }, day: '2026-06-01' }
    const answers = { surface: 'ASPHALT', size: 'LARGE' }
    expect(chargeOf(itemOf('990109081002'), { ...filed, answers }).feeFen).toBe(320_000)
    expect(chargeOf(itemOf('990101001001'), { ...filed, answers: {} }).feeFen).toBe(0)
  })

  test('AP-45 the six reductions of the food licence come from its two kept versions, what others charge among them', () => {
    const before = matters.history.find(({ code }) => code === '990101001001')
    if (before === undefined) throw new Error('the licence has no version before the reform')
    const figures = new Map(reductions(before, itemOf('990101001001')).map((each) => [each.aim, each]))
    expect(figures.get('COST')).toMatchObject({ before: 900, after: 0, percent: 100 })
    expect(figures.get('COST')?.counted.before).toContain('餐饮具消毒效果检测费')
    for (const aim of ['STEPS', 'MATERIALS', 'DAYS', 'TRIPS'] as const)
      expect(figures.get(aim)?.after, aim).toBeLessThan(figures.get(aim)?.before ?? 0)
    expect([...figures.keys()]).toEqual(['STEPS', 'PROCEDURES', 'TIERS', 'MATERIALS', 'COST', 'DAYS', 'TRIPS'])
  })

  test('a list and the guide count alike what is handed in and what the library spares', () => {
    const { materials } = itemOf('990101001001')
    expect(burdenOf(materials)).toEqual({ asked: 6, spared: 4 })
    expect(materials).toHaveLength(11)
    expect(burdenOf(materialsUnder('990101001001', { businessType: 'SMALL_CATERING' }))).toEqual({
      asked: 2,
      spared: 4,
    })
  })
  test('ST-09 law and promise each have days and unit, no promise exceeds the law, and the saving is derived', () => {
    for (const { limits } of matters.standards) {
      expect(limits.promised.unit).toBe(limits.statutory.unit)
      expect(limits.promised.days).toBeLessThanOrEqual(limits.statutory.days)
    }
    const { limits } = itemOf('990101001001')
    expect(compressionOf(limits)).toBe(Math.round((1 - limits.promised.days / limits.statutory.days) * 100))
    expect(compressionOf({ ...limits, promised: { days: 3, unit: 'natural' } })).toBeUndefined()
    const slow = { ...itemOf('990101001001'), limits: { ...limits, promised: { days: 21, unit: 'working' as const } } }
    expect(standardFaults(slow, { organs: new Set(), regions: new Set() }).map(({ code }) => code)).toContain(
      'PROMISED_BEYOND_STATUTORY',
    )
  })

  test('ST-12 each say whom supervision meets, what it looks at, how, how often, and what follows', () => {
    for (const { code, supervision } of authored) {
      expect(supervision.object?.zh, code).toBeTruthy()
      expect(supervision.checksPerYear, code).toBeGreaterThan(0)
      for (const part of [supervision.points, supervision.measures, supervision.procedure, supervision.disposal])
        expect(part?.length, code).toBeGreaterThan(0)
    }
  })

  test('ST-07 have somebody look at every paper they ask for, and no filing has a criterion to be refused by', () => {
    for (const { code, conditions, criteria, materials, mode, disposition } of authored) {
      if (mode === 'FILING') expect(criteria, code).toEqual([])
      if (mode === 'FILING' || disposition === 'CANCELLED') continue
      const looked = new Set([...conditions, ...criteria].map(({ material }) => material))
      const brought = materials.filter(({ source }) => source === 'APPLICANT').map(({ id }) => id)
      expect(
        brought.filter((id) => !looked.has(id)),
        code,
      ).toEqual([])
      expect(
        criteria.filter(({ material, condition }) => material !== undefined || condition !== undefined),
        code,
      ).not.toEqual([])
    }
  })

  test('ST-06 show what a good paper looks like, who has it otherwise, and why it is asked for', () => {
    for (const { code, materials } of authored)
      for (const { id, source, sample, issuer, basis } of materials) {
        expect(basis, `${code} ${id}`).toBeDefined()
        expect(source === 'APPLICANT' ? sample : issuer, `${code} ${id}`).toBeDefined()
      }
    const all = authored.flatMap(({ materials }) => materials)
    expect(all.some(({ certificateType, source }) => certificateType !== undefined && source !== 'APPLICANT')).toBe(
      true,
    )
    expect(all.some(({ original, copies }) => original && copies > 0)).toBe(true)
    expect(all.some(({ when, deferrableDays }) => when !== undefined && deferrableDays !== undefined)).toBe(true)
  })

  test('ST-25 water, power and gas are items of the companies that supply them', () => {
    const utilities = matters.district.organs.filter(({ kind }) => kind === 'UTILITY').map(({ id }) => id)
    const theirs = matters.standards.filter(({ organ }) => utilities.includes(organ))
    expect(theirs.map(({ name }) => name.zh)).toEqual(['供水报装', '用电报装（低压）', '用气报装'])
    for (const { organ } of theirs)
      expect(matters.district.officers.filter((officer) => officer.organ === organ)).not.toHaveLength(0)
  })

  test('keep the supervision standard of what was cancelled', () => {
    const cancelled = authored.filter(({ disposition }) => disposition === 'CANCELLED')
    expect(cancelled).not.toHaveLength(0)
    for (const { supervision } of cancelled) expect(supervision.points.length).toBeGreaterThan(0)
  })
})

describe('a small caterer', () => {
  const small = { businessType: 'SMALL_CATERING', coldChain: 'NO', tableware: 'OWN' }
  const form = {
    shopName: '稻香小面',
    premisesAddress: '示范区样板街道稻香路 9 号',
    smallPremisesArea: 42,
    personInCharge: '稻小香',
    personInChargeId: '990101199003070023',
    safetyManager: '稻小香',
    safetyManagerMobile: '19900000002',
    foodCategories: ['热食类食品制售'],
    openingDate: '2026-12-28',
    diningSeats: 12,
    truthful: true,
  }

  test('files instead of applying, hands in less, and is given a notice card', () => {
    const food = itemOf('990101001001')
    expect(grantModeOf(food, small)).toBe('FILING')
    expect(resultUnder(food, small)?.name.zh).toBe('小型餐饮服务提供者备案公示卡')
    expect(resultUnder(food, { ...small, businessType: 'CATERING' })?.name.zh).toBe('食品经营许可证')
    const pinned = pinStandard(food, 1, small)
    expect(pinned.certificateType).toBe(food.result?.filing?.certificateType)
    expect(pinned.requiredMaterials).toEqual(['premisesPlan', 'safetyRules'])
  })

  test('is one up to sixty square metres, and no further', () => {
    const food = itemOf('990101001001')
    expect(validateForm(food, form, small)).toEqual([])
    expect(validateForm(food, { ...form, smallPremisesArea: 60 }, small)).toEqual([])
    expect(validateForm(food, { ...form, smallPremisesArea: 61 }, small)).toHaveLength(1)
  })
})

describe('a new restaurant', () => {
  test('needs 21 papers item by item and 12 once the same paper is asked for once', () => {
    const asked = [
      materialsUnder('991014128001', { kindOfBusiness: 'COMPANY', useRegionName: 'NO' }),
      materialsUnder('990714126001', { entity: 'COMPANY', sharedPremises: 'RENTED' }),
      materialsUnder('990101001001', { businessType: 'CATERING', coldChain: 'NO', tableware: 'OWN' }),
    ]
    expect(asked.map((materials) => materials.length)).toEqual([6, 7, 8])
    expect(asked.flat()).toHaveLength(21)
    expect(new Set(asked.flat().map(({ name, kind }) => `${name.zh} ${kind}`)).size).toBe(12)
  })
})

describe('what items were before the reform', () => {
  test('asked for more papers, took more steps, more days and more ways', () => {
    expect(matters.history.length).toBeGreaterThanOrEqual(6)
    for (const past of matters.history) {
      const present = itemOf(past.code)
      const measures = ({ materials, steps, limits, visits }: ItemStandard) => [
        materials.length,
        steps.length,
        limits.promised.days,
        visits,
      ]
      const [before, now] = [measures(past), measures(present)]
      expect(
        before.every((number, i) => number >= (now[i] ?? 0)),
        past.name.zh,
      ).toBe(true)
      expect(before[0], past.name.zh).toBeGreaterThan(now[0] ?? 0)
      expect(before[2], past.name.zh).toBeGreaterThan(now[2] ?? 0)
    }
  })
})

describe('the district’s lists', () => {
  test('hold a power for every item a department is competent for, save what the report shall find', () => {
    const { standards, powerList } = matters
    const own = standards.filter(({ region }) => region.startsWith(matters.district.region))
    const unmapped = own.filter(({ powerItem }) => powerItem === undefined).map(({ name }) => name.zh)
    expect(unmapped).toEqual(['广告发布登记（已取消）', '供水报装', '用电报装（低压）', '用气报装'])
    const used = new Set(standards.map(({ powerItem }) => powerItem))
    const idle = powerList.powers.filter(({ id, kind }) => !used.has(id) && kind !== 'INSPECTION' && kind !== 'PENALTY')
    expect(idle.map(({ name }) => name.zh)).toEqual(['物业服务用房核定'])
    const served = new Set(powerList.powers.map((power) => power.function))
    expect(powerList.functions.filter(({ id }) => !served.has(id)).map(({ text }) => text.zh)).toEqual([
      '负责广告监督管理',
    ])
  })

  test('diverge from the catalogue above in the one place left in for the report', () => {
    const above = new Map(matters.generalCatalogue.items.map((item) => [item.id, item]))
    const found = matters.standards.flatMap((standard) => {
      const item = above.get(standard.generalItem ?? '')
      return item === undefined
        ? []
        : divergences(item, standard).map(({ field, local }) => [standard.name.zh, field, local])
    })
    expect(found).toEqual([['林木采伐许可（商品林）', 'materials', '坡地水土保持专项措施']])
  })

  test('ST-31 compose authored steps from modules with their own standard time', () => {
    const minutes = new Map(matters.stepModules.modules.map(({ id, standardMinutes }) => [id, standardMinutes]))
    for (const { code, steps } of authored)
      for (const { module } of steps) expect(minutes.get(module ?? ''), code).toBeGreaterThan(0)
  })
})

describe('a local item beside the catalogue above', () => {
  test.each<[string, (item: ItemStandard) => ItemStandard]>([
    ['statutory', (item) => ({ ...item, limits: { ...item.limits, statutory: { days: 30, unit: 'working' } } })],
    ['charged', (item) => ({ ...item, fee: { charged: true } })],
    ['domain', (item) => ({ ...item, domain: 'DRUGS' })],
    ['validityYears', (item) => ({ ...item, result: item.result && { ...item.result, validityYears: 3 } })],
  ])('diverges in %s', (field, changed) => {
    const [food] = matters.generalCatalogue.items
    if (food === undefined) throw new Error('the catalogue above is empty')
    expect(divergences(food, changed(itemOf('990101001001'))).map((found) => found.field)).toEqual([field])
  })

  test('does not diverge where fewer materials are asked for', () => {
    const felling = matters.generalCatalogue.items.find(({ id }) => id === 'G-16140')
    if (felling === undefined) throw new Error('the felling permit is missing above')
    expect(divergences(felling, { ...itemOf('990116140001'), materials: [] })).toEqual([])
  })
})
