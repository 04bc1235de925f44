import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadMatters } from './load-matters.ts'
import { pinStandard } from './pin-standard.ts'
import { standardFaults } from './standard-faults.ts'
import type { ItemStandard } from './standard.ts'

let food: ItemStandard
let surroundings: Parameters<typeof standardFaults>[1]

beforeAll(async () => {
  const { district, standards } = await loadMatters(fileURLToPath(new URL('../../matters', import.meta.url)))
  const found = standards.find(({ code }) => code === '990101001001')
  if (found === undefined) throw new Error('the food business licence is missing')
  food = found
  surroundings = {
    organs: new Set(district.organs.map(({ id }) => id)),
    regions: new Set(district.regions.map(({ code }) => code)),
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
const named = { type: 'string', title: '名称', 'x-en': 'Name' }

describe('a standard may not be published', () => {
  test('unless nothing is wrong with it', () => {
    expect(standardFaults(food, surroundings)).toEqual([])
  })

  test.each<[string, string, () => ItemStandard]>([
    ['UNKNOWN_ORGAN', '/organ', () => ({ ...food, organ: 'nobody' })],
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
    ['FEE_WITHOUT_BASIS', '/fee', () => ({ ...food, fee: { charged: true } })],
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
  const withType = (certificateType: string): ItemStandard => ({
    ...food,
    result: food.result === null ? null : { ...food.result, certificateType },
  })
  const withMaterial = (zh: string): ItemStandard => ({
    ...food,
    materials: food.materials.map((material, i) => (i === 0 ? { ...material, name: { zh } } : material)),
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
