import { describe, expect, test } from 'vitest'
import { PLACES } from '../app/place.ts'
import { composePackage, contentFor } from './compose-package.ts'
import { loadMatters } from './load-matters.ts'
import { packageArithmetic } from './package-arithmetic.ts'
import { loadPackages } from './packages.ts'
import { validateForm } from './validate-form.ts'

const { standards } = await loadMatters(PLACES.matters)
const packages = await loadPackages(PLACES.matters)
const find = (code: string) => standards.find((standard) => standard.code === code)
const composed = (code: string) => {
  const definition = packages.find((one) => one.code === code)
  const whole = definition === undefined ? undefined : composePackage(definition, find)
  if (definition === undefined || whole === undefined) throw new Error(`${code} cannot be put together`)
  return { definition, whole }
}

describe('WF-24 what a new restaurant hands in', () => {
  const { definition, whole } = composed('PKG-RESTAURANT')

  test('is 21 papers for three items apart and 12 together, counted from the standards in force', () => {
    const { apart, sum, together } = packageArithmetic(whole.parts, definition.example)
    expect(apart.map(({ materials }) => materials.length)).toEqual([6, 7, 8])
    expect([sum, together.length]).toEqual([21, 12])
    expect(together.filter(({ supplier }) => supplier === 'PACKAGE').map(({ name }) => name.zh)).toEqual([
      '营业执照或者其他主体资格证明',
    ])
  })

  test('changes with the answers and with the standards, for nothing of it is typed in', () => {
    const cold = packageArithmetic(whole.parts, { ...definition.example, coldChain: 'YES' })
    expect([cold.sum, cold.together.length]).toEqual([22, 13])
    const fewer = whole.parts.map((part) => ({
      ...part,
      standard: { ...part.standard, materials: part.standard.materials.filter(({ id }) => id !== 'agentId') },
    }))
    const { sum, together } = packageArithmetic(fewer, definition.example)
    expect([sum, together.length]).toEqual([18, 11])
  })
})

describe('AP-27 one form and one set of materials', () => {
  const { definition, whole } = composed('PKG-RESTAURANT')

  test('what three items ask under three names is asked once', () => {
    const { order } = whole.standard.formLayout
    expect(order.filter((name) => name === 'businessName')).toHaveLength(1)
    expect(order).toContain('premisesAddress')
    expect(order).not.toContain('domicile')
    expect(order).not.toContain('legalRepresentative')
  })

  test('each item gets its own words back, and what it does not ask stays out', () => {
    const content = {
      answers: definition.example,
      form: { premisesAddress: '示范区人民路一号', personInCharge: '测试甲', diningSeats: 40, coldStorageVolume: 3 },
      materials: [{ material: 'truthDeclaration', sha256: 'ab' }],
    }
    const [name, registration, food] = whole.parts.map((part) => contentFor(whole, part, content))
    expect(name?.form).toEqual({})
    expect(registration?.form).toEqual({ domicile: '示范区人民路一号', legalRepresentative: '测试甲' })
    expect(food?.form).toMatchObject({ premisesAddress: '示范区人民路一号', personInCharge: '测试甲', diningSeats: 40 })
    expect(food?.form).not.toHaveProperty('coldStorageVolume')
    for (const part of [name, registration, food]) expect(part?.materials).toHaveLength(1)
  })

  test('the businesses’ own certificate is not asked for: the package brings it', () => {
    expect(whole.standard.materials.map(({ id }) => id)).not.toContain('businessLicence')
  })
})

test.each(packages.map(({ code }) => code))('the merged form of %s can be checked like any other', (code) => {
  const { definition, whole } = composed(code)
  expect(validateForm(whole.standard, {}, definition.example).length).toBeGreaterThan(5)
  expect(whole.standard.audience).toContain('PERSON')
  for (const { step, standard } of whole.parts)
    expect(Object.keys(step.answers).sort()).toEqual(standard.questions.map(({ id }) => id).sort())
})
