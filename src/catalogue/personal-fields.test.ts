import { expect, test } from 'vitest'
import { countClasses, maskApplicant, maskForm } from './personal-fields.ts'

const form = {
  type: 'object',
  properties: {
    shopName: { type: 'string' },
    manager: { type: 'string', format: 'cn-citizen-id' },
    people: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, mobile: { type: 'string', format: 'cn-mobile' } },
      },
    },
    passport: { type: 'string', format: 'cn-passport' },
  },
}

test('the format of a field says what is masked, however deep it lies; the rest is shown as it is', () => {
  const values = {
    shopName: '稻香小馆 19900000001',
    manager: '990101199001010019',
    people: [
      { name: '某甲', mobile: '19900000001' },
      { name: '某乙', mobile: '' },
    ],
    passport: 'E99000001',
    unknown: { mobile: '19900000001' },
  }
  expect(maskForm(form, values)).toEqual({
    shown: {
      ...values,
      manager: '990101********0019',
      people: [
        { name: '某甲', mobile: '199****0001' },
        { name: '某乙', mobile: '' },
      ],
      passport: 'E******01',
    },
    pointers: ['/form/manager', '/form/people/0/mobile', '/form/passport'],
  })
})

test('of what does not look as its format says nothing is shown that could be a whole number', () => {
  expect(maskForm(form, { manager: '99', passport: 7, people: 'x' }).shown).toEqual({
    manager: '**',
    passport: 7,
    people: 'x',
  })
  expect(maskForm(undefined, { manager: '990101199001010019' }).pointers).toEqual([])
  expect(maskForm({ properties: 3 }, {}).shown).toEqual({})
})

test('the number of a person is masked and the code of an enterprise is not; telephones always are', () => {
  const person = { kind: 'PERSON', name: '某甲', idNumber: '990101199001010019', phone: '19900000001' }
  const masked = { ...person, idNumber: '990101********0019', phone: '199****0001' }
  expect(maskApplicant(person)).toEqual({ shown: masked, pointers: ['/applicant/idNumber', '/applicant/phone'] })
  const enterprise = { ...person, kind: 'ENTERPRISE', idNumber: '91990101MA0TEST01X' }
  expect(maskApplicant(enterprise)).toEqual({
    shown: { ...enterprise, phone: '199****0001' },
    pointers: ['/applicant/phone'],
  })
})

test('fields are counted by class', () => {
  expect(countClasses(form)).toEqual({ PERSONAL: 1, SENSITIVE: 2 })
  expect(countClasses(undefined)).toEqual({ PERSONAL: 0, SENSITIVE: 0 })
})
