import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadMatters } from './load-matters.ts'
import { formUnder } from './standard.ts'
import type { ItemStandard } from './standard.ts'
import { validateAnswers, validateForm } from './validate-form.ts'

let food: ItemStandard
beforeAll(async () => {
  const { standards } = await loadMatters(fileURLToPath(new URL('../../matters', import.meta.url)))
  const found = standards.find(({ code }) => code === '990101001001')
  if (found === undefined) throw new Error('the food business licence is missing')
  food = found
})

const answers = { businessType: 'CATERING', coldChain: 'NO', tableware: 'OWN' }
const form = {
  shopName: '稻香小馆',
  premisesAddress: '示范区样板街道 1 号',
  premisesArea: 86.5,
  personInCharge: '示例居民甲',
  personInChargeId: '990101199003070023',
  safetyManager: '示例居民乙',
  safetyManagerMobile: '19900000001',
  foodCategories: ['热食类食品制售'],
  openingDate: '2026-03-01',
  diningSeats: 24,
  truthful: true,
}
const findings = (changed: object, under: Readonly<Record<string, string>> = answers) =>
  validateForm(food, { ...form, ...changed }, under).map(({ path, code }) => [path, code])

describe('a form', () => {
  test('that answers what is asked may be submitted', () => {
    expect(validateForm(food, form, answers)).toEqual([])
  })

  test.each([
    [{ shopName: undefined }, '/shopName', 'REQUIRED'],
    [{ shopName: '' }, '/shopName', 'MINLENGTH'],
    [{ shopName: '店'.repeat(61) }, '/shopName', 'MAXLENGTH'],
    [{ shopName: 7 }, '/shopName', 'TYPE'],
    [{ premisesArea: 0 }, '/premisesArea', 'EXCLUSIVEMINIMUM'],
    [{ premisesArea: '86.5' }, '/premisesArea', 'TYPE'],
    [{ personInChargeId: '990101199003070024' }, '/personInChargeId', 'FORMAT'],
    [{ safetyManagerMobile: '12900000001' }, '/safetyManagerMobile', 'FORMAT'],
    [{ openingDate: '2026-02-29' }, '/openingDate', 'FORMAT'],
    [{ foodCategories: [] }, '/foodCategories', 'MINITEMS'],
    [{ foodCategories: ['空气'] }, '/foodCategories/0', 'ONEOF'],
    [{ truthful: false }, '/truthful', 'CONST'],
    [{ shopName: '小\u0000馆' }, '/shopName', 'CHARACTER'],
    [{ shopName: '小\ud800馆' }, '/shopName', 'CHARACTER'],
  ])('with %j is refused at %s', (changed, path, code) => {
    // What undefined stands for here is a field that was left out: JSON has no undefined.
    const sent: unknown = JSON.parse(JSON.stringify({ ...form, ...changed }))
    expect(validateForm(food, sent, answers).map((finding) => [finding.path, finding.code])).toEqual([[path, code]])
  })

  test('says at the field what is wrong and how to mend it, in both languages', () => {
    const [number] = validateForm(food, { ...form, personInChargeId: '990101199003070024' }, answers)
    expect(number?.message).toBe('公民身份号码校验码不符，请核对是否有误')
    expect(number?.messageEn).toContain('check character does not match')
    const [name] = validateForm(food, { ...form, shopName: '' }, answers)
    expect(name?.message).toBe('请填写「店铺（食堂）名称」')
    expect(name?.messageEn).toBe('Please fill in “Name of the shop or canteen”')
  })

  test('is not stripped of what nobody asked for: it is refused', () => {
    expect(findings({ bribe: 1 })).toEqual([['/bribe', 'ADDITIONALPROPERTIES']])
    expect(findings({ coldStorageVolume: 3 })).toEqual([['/coldStorageVolume', 'ADDITIONALPROPERTIES']])
  })

  test('needs the fields its answers call for', () => {
    expect(findings({}, { ...answers, coldChain: 'YES' })).toEqual([['/coldStorageVolume', 'REQUIRED']])
    expect(findings({ coldStorageVolume: 3 }, { ...answers, coldChain: 'YES' })).toEqual([])
    expect(findings({}, { ...answers, businessType: 'SALE' })).toEqual([['/diningSeats', 'ADDITIONALPROPERTIES']])
  })

  test('of any shape gets an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(validateForm(food, anything, answers).length).toBeGreaterThan(0)
      }),
    )
  })

  test('asks for the same fields in the browser as on the server', () => {
    const { properties, required } = formUnder(food.form, answers)
    expect(Object.keys(properties ?? {})).toContain('diningSeats')
    expect(Object.keys(properties ?? {})).not.toContain('coldStorageVolume')
    expect(required).not.toContain('coldStorageVolume')
  })
})

describe('answers to the scenario questions', () => {
  test('are complete and among the options', () => {
    expect(validateAnswers(food, answers)).toEqual([])
  })
  test.each([
    [{ businessType: 'CATERING', coldChain: 'NO' }, '/answers/tableware'],
    [{ ...answers, coldChain: 'PERHAPS' }, '/answers/coldChain'],
    [{ ...answers, mood: 'good' }, '/answers/mood'],
  ])('%j are refused at %s', (given, path) => {
    expect(validateAnswers(food, given).map((finding) => finding.path)).toEqual([path])
  })
})
