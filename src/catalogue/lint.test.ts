import { describe, expect, test } from 'vitest'
import { completenessOf } from './completeness.ts'
import { articleNumber } from './laws.ts'
import type { Law } from './laws.ts'
import { lintStandard } from './lint.ts'
import type { LintContext } from './lint.ts'
import type { ItemStandard } from './standard.ts'
import { aFullStandard } from './testing/compared.ts'

const food = aFullStandard()
const laws = (...more: readonly Law[]): LintContext['laws'] =>
  new Map(
    [{ title: '食品安全法', articles: 154 }, { title: '行政许可法', articles: 83 }, ...more].map((law) => [
      law.title,
      law,
    ]),
  )
const context = (changes: Partial<LintContext> = {}): LintContext => ({
  surroundings: { organs: new Set([food.organ, ...food.competentOrgans]), regions: new Set([food.region]) },
  laws: laws(),
  today: '2026-06-01',
  ...changes,
})
const codes = (changes: Partial<ItemStandard>, where = context()) =>
  lintStandard({ ...food, ...changes }, where).map(({ code, place }) => `${code} ${place}`)
const named = (zh: string): ItemStandard['materials'] =>
  food.materials.map((each, i) => (i === 1 ? { ...each, name: { zh } } : each))

describe('the lint', () => {
  test('the demo’s food licence has no error', () => {
    expect(lintStandard(food, context()).filter(({ severity }) => severity === 'ERROR')).toEqual([])
  })

  test.each([
    '其他相关资料',
    '认为必要的其他资料',
    '项目用地其它文件',
    '其他有关材料',
    '法律法规规定的其他材料',
    '身份证等材料',
  ])('ST-32: a material called 「%s」 is refused with the phrase and the place', (zh) => {
    const found = lintStandard({ ...food, materials: named(zh) }, context()).find(
      ({ code }) => code === 'VAGUE_WORDING',
    )
    expect(found).toMatchObject({ severity: 'ERROR', section: 'MATERIALS', place: '/materials/1/name' })
    expect(found?.text.zh).toMatch(/属于含糊表述/)
  })
  test.each(['其他人员健康证明', '等离子切割机清单', '经营场所平面布局图'])('「%s」 is clear enough', (zh) => {
    expect(codes({ materials: named(zh) }).filter((code) => code.startsWith('VAGUE'))).toEqual([])
  })
  test('ST-32: vague conditions and criteria are found as materials are', () => {
    const conditions = [{ id: 'other', text: { zh: '法律、法规规定的其他条件' } }]
    const criteria = [{ id: 'other', text: { zh: '审查机关认为必要的事项' } }]
    expect(codes({ conditions, criteria })).toEqual(
      expect.arrayContaining(['VAGUE_WORDING /conditions/0/text', 'VAGUE_WORDING /criteria/0/text']),
    )
  })

  test('ST-04: a basis repealed by today is an error that names its successor', () => {
    const repealed = context({
      laws: laws({ title: '食品安全法', repealedFrom: '2026-06-01', replacedBy: '新食品法' }),
    })
    const [first] = lintStandard(food, repealed)
    expect(first).toMatchObject({ code: 'LAW_REPEALED', severity: 'ERROR' })
    expect(first?.text.zh).toContain('《新食品法》代替')
  })
  test('ST-04: a basis that ends within half a year is told in time, a later end is not yet', () => {
    const ending = (repealedFrom: string) => codes({}, context({ laws: laws({ title: '食品安全法', repealedFrom }) }))
    expect(ending('2026-10-01').some((code) => code.startsWith('LAW_EXPIRING'))).toBe(true)
    expect(ending('2027-06-01').some((code) => code.startsWith('LAW_'))).toBe(
      codes({}).some((code) => code.startsWith('LAW_')),
    )
  })
  test('an article the law does not have is found', () => {
    const legalBases = [{ law: '行政许可法', article: '第八十四条' }]
    expect(codes({ legalBases })).toContain('ARTICLE_NOWHERE /legalBases/0')
  })

  test('ST-21: a filing with criteria, waiting time and a decision is a disguised permit, thrice', () => {
    const filing = codes({ kind: 'FILING' }).filter((code) => code.startsWith('DISGUISED'))
    expect(filing).toEqual(expect.arrayContaining(['DISGUISED_PERMIT /criteria', 'DISGUISED_PERMIT /limits/promised']))
    expect(filing.some((code) => code.includes('/steps/'))).toBe(true)
  })
  test('ST-21: a proof demanded without a basis is an error for a filing', () => {
    const { basis: _, ...bare } = { ...food.materials[1], id: 'proof', name: { zh: '无违法记录证明' } }
    const materials: ItemStandard['materials'] = [
      { required: true, source: 'APPLICANT', original: true, copies: 1, ...bare },
    ]
    expect(lintStandard({ ...food, kind: 'FILING', materials }, context())).toContainEqual(
      expect.objectContaining({ code: 'PROOF_WITHOUT_BASIS', severity: 'ERROR' }),
    )
  })
  test('ST-21: a plain filing, recorded on sight, is none', () => {
    const plain: Partial<ItemStandard> = {
      kind: 'FILING',
      mode: 'FILING',
      criteria: [],
      procedures: [],
      result: null,
      steps: food.steps.filter(({ id }) => id === 'acceptance' || id === 'service'),
      limits: { ...food.limits, promised: { days: 0, unit: 'working' } },
    }
    expect(codes(plain).filter((code) => code.startsWith('DISGUISED'))).toEqual([])
  })

  test('steps that together take longer than the promise contradict it', () => {
    expect(codes({ limits: { ...food.limits, promised: { days: 4, unit: 'working' } } })).toContain(
      'STEPS_BEYOND_PROMISE /steps',
    )
  })
  test('an item under transparency must publish every basis and every step’s time', () => {
    const criteria = food.criteria.map((each, i) => (i === 0 ? { id: each.id, text: each.text } : each))
    expect(codes({ reformTraits: ['TRANSPARENCY'], criteria })).toContain('TRANSPARENCY_BROKEN /reformTraits')
    expect(codes({ reformTraits: [], criteria }).some((code) => code.startsWith('TRANSPARENCY'))).toBe(false)
  })
  test('ST-13: also a cancelled item carries a supervision standard', () => {
    const supervision = { ...food.supervision, points: [] }
    expect(codes({ disposition: 'CANCELLED', supervision })).toContain('SUPERVISION_MISSING /supervision')
  })
})

test.each([
  ['第一条', 1],
  ['第十条', 10],
  ['第三十五条第二款', 35],
  ['第一百零五条', 105],
  ['第一百二十二条', 122],
  ['附件第 2 项', undefined],
])('%s is article %s', (article, number) => {
  expect(articleNumber(article)).toBe(number)
})

test('ST-41: completeness counts mandatory fields, and every field taken away counts', () => {
  const whole = completenessOf(food)
  const without = completenessOf({ ...food, keywords: [], conditions: [] })
  expect(without.filled).toBe(whole.filled - 2)
  expect(without.missing.map(({ field }) => field)).toEqual(expect.arrayContaining(['keywords', 'conditions']))
})
test('ST-42: an item that is no permit is measured with the same fields', () => {
  expect(completenessOf({ ...food, kind: 'PUBLIC_SERVICE' }).mandatory).toBe(completenessOf(food).mandatory)
})
