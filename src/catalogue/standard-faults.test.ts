import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadMatters } from './load-matters.ts'
import { pinStandard } from './pin-standard.ts'
import { standardFaults } from './standard-faults.ts'
import type { ItemStandard, SpecialProcedure } from './standard.ts'

let food: ItemStandard
let surroundings: Parameters<typeof standardFaults>[1]

beforeAll(async () => {
  const matters = await loadMatters(fileURLToPath(new URL('../../matters', import.meta.url)))
  const { district, standards } = matters
  const found = standards.find(({ code }) => code === '990101001001')
  if (found === undefined) throw new Error('the food business licence is missing')
  food = found
  surroundings = {
    organs: new Set(district.organs.map(({ id }) => id)),
    regions: new Set(district.regions.map(({ code }) => code)),
    items: new Set(standards.map(({ code }) => code)),
    powers: new Set(matters.powerList.powers.map(({ id }) => id)),
    generalItems: new Set(matters.generalCatalogue.items.map(({ id }) => id)),
    kindOf: new Map(standards.map(({ code, kind }) => [code, kind])),
    modules: new Map(matters.stepModules.modules.map((module) => [module.id, module])),
  }
})

const formOf = (
  properties: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): ItemStandard => ({
  ...food,
  form: { type: 'object', additionalProperties: false, required: [], properties, ...more },
  formLayout: { order: Object.keys(properties), wide: [] },
  result: null,
})
const LAW = { law: '行政许可法', article: '第五十九条' }
const SURVEY: SpecialProcedure = { kind: 'SITE_SURVEY', max: { days: 3, unit: 'working' } }
const PROMISE = { version: '1', text: { zh: '承诺' }, checkDays: 10, consequences: { zh: '撤销' }, covers: [] }
const withSteps = (ids: readonly ItemStandard['steps'][number]['id'][], module?: string): ItemStandard => ({
  ...food,
  steps: ids.map((id) => ({ id, name: { zh: id }, role: 'examiner', ...(module === undefined ? {} : { module }) })),
})
const named = { type: 'string', title: '名称', 'x-en': 'Name' }

describe('a standard may not be published', () => {
  test('unless nothing is wrong with it', () => {
    expect(standardFaults(food, surroundings)).toEqual([])
  })

  test.each<[string, string, () => ItemStandard]>([
    ['UNKNOWN_ORGAN', '/organ', () => ({ ...food, organ: 'nobody' })],
    ['CRITERIA_MISSING', '/criteria', () => ({ ...food, criteria: [] })],
    ['UNKNOWN_SERVICE', '/relatedServices/0', () => ({ ...food, relatedServices: ['990101003001'] })],
    ['UNKNOWN_SERVICE', '/relatedServices/0', () => ({ ...food, relatedServices: ['nothing'] })],
    ['UNKNOWN_ORGAN', '/competentOrgans/0', () => ({ ...food, competentOrgans: ['nobody'] })],
    ['UNKNOWN_REGION', '/region', () => ({ ...food, region: '110101' })],
    ['UNKNOWN_DOMAIN', '/domain', () => ({ ...food, domain: 'toString' })],
    ['DUPLICATE_ID', '/criteria', () => ({ ...food, criteria: [...food.criteria, ...food.criteria.slice(0, 1)] })],
    ['DUPLICATE_ID', '/materials', () => ({ ...food, materials: [...food.materials, ...food.materials.slice(0, 1)] })],
    [
      'CONDITION_NOWHERE',
      '/materials/4/when',
      () => ({ ...food, questions: food.questions.filter(({ id }) => id !== 'coldChain') }),
    ],
    [
      'CONDITION_NOWHERE',
      '/form/properties/a/x-when',
      () => formOf({ a: { ...named, 'x-when': { question: 'coldChain', anyOf: ['MAYBE'] } } }),
    ],
    ['CONDITION_NOWHERE', '/form/properties/a/x-when', () => formOf({ a: { ...named, 'x-when': 'always' } })],
    [
      'PROMISED_BEYOND_STATUTORY',
      '/limits/promised',
      () => ({ ...food, limits: { ...food.limits, promised: { days: 21, unit: 'working' } } }),
    ],
    [
      'PROMISED_BEYOND_STATUTORY',
      '/limits/promised',
      () => ({ ...food, limits: { ...food.limits, promised: { days: 5, unit: 'natural' } } }),
    ],
    ['FORM_INVALID', '/form', () => formOf({ a: { ...named, type: 'text' } })],
    ['FORM_INVALID', '/form', () => formOf({ a: { ...named, format: 'cn-passport' } })],
    ['FORM_INVALID', '/form', () => ({ ...food, form: null })],
    ['FORM_OPEN', '/form', () => formOf({ a: named }, { additionalProperties: true })],
    ['FIELD_UNNAMED', '/form/properties/a', () => formOf({ a: { type: 'string', title: '名称' } })],
    ['LAYOUT_UNKNOWN_FIELD', '/formLayout', () => ({ ...food, formLayout: { ...food.formLayout, wide: ['nothing'] } })],
    ['LAYOUT_UNKNOWN_FIELD', '/formLayout/order', () => ({ ...food, formLayout: { order: [], wide: [] } })],
    ['POINTER_NOWHERE', '/result/fields/0', () => withField('/form/nothing')],
    ['POINTER_NOWHERE', '/result/fields/0', () => withField('/form/coldStorageVolume')],
    ['POINTER_NOWHERE', '/result/fields/0', () => withField('/applicant/password')],
    ['CERTIFICATE_TYPE', '/result/certificateType', () => withType('119901019900000412001')],
    ['CERTIFICATE_TYPE', '/result/certificateType', () => withType('119901019900000411')],
    ['VAGUE_MATERIAL', '/materials/0', () => withMaterial('法律、法规规定的其他有关材料')],
    ['VAGUE_MATERIAL', '/materials/0', () => withMaterial('其它材料')],
    ['VAGUE_MATERIAL', '/materials/0', () => withMaterial('审批部门认为需要提交的证明')],
    ['CERTIFICATE_TYPE', '/result/filing/certificateType', () => withFiling('119901019900000412001')],
    ['FEE_WITHOUT_BASIS', '/fee', () => ({ ...food, fee: { charged: true } })],
    ['FEE_WITHOUT_SCHEDULE', '/fee', () => ({ ...food, fee: { charged: true, basis: LAW } })],
    ['CONDITION_NOWHERE', '/fee/schedule/0/when', () => withFee({ question: 'size', anyOf: ['LARGE'] })],
    ['CONDITION_NOWHERE', '/filingWhen', () => ({ ...food, filingWhen: { question: 'coldChain', anyOf: ['MAYBE'] } })],
    [
      'CONDITION_NOWHERE',
      '/collective/when',
      () => ({ ...food, collective: { basis: LAW, when: { question: 'size', anyOf: ['LARGE'] } } }),
    ],
    [
      'CONDITION_NOWHERE',
      '/procedures/0/mandatory',
      () => withProcedures({ ...SURVEY, mandatory: { question: 'size', anyOf: ['LARGE'] } }),
    ],
    ['DUPLICATE_PROCEDURE', '/procedures/1', () => withProcedures(SURVEY, SURVEY)],
    [
      'PROCEDURE_STOPS',
      '/procedures/0/outsidePromise',
      () => withProcedures({ ...SURVEY, kind: 'HEARING', outsidePromise: true }),
    ],
    ['PROMISED_BEYOND_STATUTORY', '/complexLimit', () => ({ ...food, complexLimit: { days: 21, unit: 'working' } })],
    ['CLASS_LIMIT', '/timeClass', () => ({ ...food, timeClass: 'IMMEDIATE' })],
    ['CLASS_ROUTE', '/windowAuthority', () => ({ ...food, windowAuthority: true })],
    [
      'CLASS_ROUTE',
      '/timeClass',
      () => ({ ...withSteps(['acceptance', 'examination', 'review', 'decision']), timeClass: 'IMMEDIATE' }),
    ],
    ['UNKNOWN_MATERIAL', '/criteria/0/material', () => withCriterion({ material: 'nothing' })],
    ['UNKNOWN_CONDITION', '/criteria/0/condition', () => withCriterion({ condition: 'nothing' })],
    ['UNKNOWN_MATERIAL', '/conditions/0/material', () => withCondition({ material: 'nothing' })],
    [
      'POINTER_NOWHERE',
      '/conditions/0/check',
      () => withCondition({ check: { pointer: '/form/nothing', is: 'AT_MOST', value: 60 } }),
    ],
    ['UNKNOWN_CRITERION', '/commitment/covers/0', () => ({ ...food, commitment: { ...PROMISE, covers: ['nothing'] } })],
    ['COMMITMENT_MISSING', '/commitment', () => ({ ...food, mode: 'COMMITMENT' })],
    ['UNKNOWN_ITEM', '/predecessors/0', () => ({ ...food, predecessors: [{ item: '990100000000' }] })],
    ['UNKNOWN_ITEM', '/predecessors/0', () => ({ ...food, predecessors: [{ item: food.code }] })],
    ['UNKNOWN_POWER', '/powerItem', () => ({ ...food, powerItem: 'P-nobody-01' })],
    ['UNKNOWN_GENERAL_ITEM', '/generalItem', () => ({ ...food, generalItem: 'G-00000' })],
    ['UNKNOWN_MODULE', '/steps/0/module', () => withSteps(['acceptance', 'examination', 'decision'], 'chiefDecision')],
    ['STEP_MISSING', '/steps', () => withSteps(['acceptance', 'decision'])],
  ])('with %s at %s', (code, place, spoilt) => {
    expect(standardFaults(spoilt(), surroundings).map((fault) => [fault.code, fault.place])).toContainEqual([
      code,
      place,
    ])
  })

  const withField = (pointer: string): ItemStandard => ({
    ...food,
    result: food.result === null ? null : { ...food.result, fields: [{ label: { zh: '内容' }, pointer }] },
  })
  const withFiling = (certificateType: string): ItemStandard => ({
    ...food,
    result: food.result && { ...food.result, filing: { certificateType, name: { zh: '公示卡' }, validityYears: null } },
  })
  const withFee = (when: { question: string; anyOf: string[] }): ItemStandard => ({
    ...food,
    fee: { charged: true, basis: LAW, schedule: [{ name: { zh: '基础额' }, fen: 100, basis: LAW, when }] },
  })
  const withProcedures = (...procedures: SpecialProcedure[]): ItemStandard => ({ ...food, procedures })
  const withCriterion = (more: Partial<ItemStandard['criteria'][number]>): ItemStandard => ({
    ...food,
    criteria: food.criteria.map((criterion, i) => (i === 0 ? { ...criterion, ...more } : criterion)),
  })
  const withCondition = (more: Partial<ItemStandard['conditions'][number]>): ItemStandard => ({
    ...food,
    conditions: food.conditions.map((condition, i) => (i === 0 ? { ...condition, ...more } : condition)),
  })
  const withType = (certificateType: string): ItemStandard => ({
    ...food,
    result: food.result === null ? null : { ...food.result, certificateType },
  })
  const withMaterial = (zh: string): ItemStandard => ({
    ...food,
    materials: food.materials.map((material, i) => (i === 0 ? { ...material, name: { zh } } : material)),
  })
})

describe('a procedure', () => {
  test.each<[string, string, ItemStandard['steps'][number]['id'][]]>([
    ['/steps/2', 'examination after decision', ['acceptance', 'decision', 'examination', 'service']],
    ['/steps/4', 'review after service', ['acceptance', 'examination', 'decision', 'service', 'review']],
    ['/steps/2', 'examination after examination', ['acceptance', 'examination', 'examination', 'decision']],
    ['/steps/1', 'acceptance after examination', ['examination', 'acceptance', 'decision']],
  ])('with a step at %s that is never reached is refused with the place and the reason: %s', (place, detail, ids) => {
    const faults = standardFaults(withSteps(ids), surroundings)
    expect(faults).toContainEqual({ place, code: 'STEP_UNREACHABLE', detail })
  })

  test('of a filing that examines is refused: what is recorded on sight is examined by nobody', () => {
    const filing: ItemStandard = { ...food, mode: 'FILING' }
    expect(standardFaults(filing, surroundings)).toContainEqual({
      place: '/steps/1',
      code: 'STEP_UNREACHABLE',
      detail: 'examination in a filing',
    })
    const plain: ItemStandard = { ...filing, steps: filing.steps.filter(({ id }) => id !== 'examination') }
    expect(standardFaults(plain, surroundings)).toEqual([])
  })

  test('of five steps in their order is sound, and so is one with a risk check', () => {
    for (const ids of [
      ['acceptance', 'examination', 'review', 'decision', 'service'],
      ['acceptance', 'examination', 'review', 'riskCheck', 'decision', 'service'],
    ] as const)
      expect(standardFaults(withSteps(ids), surroundings)).toEqual([])
  })
})

describe('pinning a standard to a case', () => {
  const plain = { businessType: 'CATERING', coldChain: 'NO', tableware: 'OWN' }

  test('the answers decide which materials are demanded', () => {
    expect(pinStandard(food, 3, plain).requiredMaterials).toEqual(['premisesPlan', 'equipmentList', 'safetyRules'])
    const more = { businessType: 'CONTRACTED_CANTEEN', coldChain: 'YES', tableware: 'SERVICE' }
    expect(pinStandard(food, 3, more).requiredMaterials).toEqual([
      'premisesPlan',
      'equipmentList',
      'safetyRules',
      'coldStorage',
      'disinfectionService',
      'canteenContract',
    ])
  })

  test('limits, criteria and the certificate are the version’s', () => {
    expect(pinStandard(food, 3, plain)).toMatchObject({
      itemCode: '990101001001',
      version: 3,
      acceptanceLimit: { days: 5, unit: 'working' },
      statutoryLimit: { days: 20, unit: 'working' },
      promisedLimit: { days: 5, unit: 'working' },
      criteria: food.criteria.map(({ id }) => id),
      certificateType: '119901019900000411001',
    })
  })
})

describe('ST-24 the kind of an item decides its law and its way', () => {
  const placesOf = (change: Partial<ItemStandard>) =>
    standardFaults({ ...food, ...change }, surroundings)
      .filter(({ code }) => code === 'KIND_RULE')
      .map(({ place }) => place)
  const { limits } = { limits: { acceptance: { days: 6, unit: 'working' as const } } }
  const expert: SpecialProcedure = { kind: 'EXPERT_REVIEW', max: { days: 3, unit: 'working' } }

  test('ST-24 a permit is accepted within five days and may stop its clock; nothing else may', () => {
    expect(placesOf({ procedures: [expert] })).toEqual([])
    expect(placesOf({ limits: { ...food.limits, ...limits } })).toEqual(['/limits/acceptance'])
    for (const kind of ['CONFIRMATION', 'PAYMENT', 'PUBLIC_SERVICE', 'OTHER_POWER'] as const) {
      expect(placesOf({ kind, procedures: [expert] }), kind).toEqual(['/procedures/0'])
      expect(placesOf({ kind, procedures: [], limits: { ...food.limits, ...limits } }), kind).toEqual([])
    }
  })
  test('ST-24 what is given costs nothing, a service is not decided in a meeting, a filing is only recorded', () => {
    const charged = { ...food.fee, charged: true }
    for (const kind of ['PAYMENT', 'REWARD'] as const)
      expect(placesOf({ kind, procedures: [], fee: charged })).toEqual(['/fee/charged'])
    expect(placesOf({ fee: charged })).toEqual([])
    expect(placesOf({ kind: 'PUBLIC_SERVICE', procedures: [], collective: { basis: LAW } })).toEqual(['/collective'])
    expect(placesOf({ kind: 'PUBLIC_SERVICE', procedures: [], mode: 'COMMITMENT', commitment: PROMISE })).toEqual([
      '/mode',
    ])
    expect(placesOf({ kind: 'FILING', procedures: [] })).toEqual(['/mode'])
  })
  test('ST-24 permits are linked with the services around them, and nothing else is', () => {
    const relatedServices = ['992017142001', '992017143001']
    const linked = standardFaults({ ...food, relatedServices }, surroundings)
    expect(linked).toEqual([])
    expect(placesOf({ kind: 'CONFIRMATION', procedures: [], relatedServices })).toEqual([
      '/relatedServices/0',
      '/relatedServices/1',
    ])
  })
})
