import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { anAssertion, at, order, wen, wu } from '../fixtures.ts'
import type { ContactRemoved, ContactVerified, HomeAddressStated, RealNameVerified } from './events.ts'
import { parseContactAddress, personDecider } from './person.ts'
import type { PersonCommand } from './person.ts'

const { given } = scenario(personDecider)
const base = { ...order, account: 'account-1' }
const verified: RealNameVerified = { type: 'RealNameVerified', ...base, ...wen, assertion: anAssertion() }
const verify = (person = wen): PersonCommand => ({ ...verified, ...person, type: 'VerifyRealName' })
const mobile: ContactVerified = { type: 'ContactVerified', ...base, channel: 'SMS', address: '19900000001' }
const contact = (changes: Partial<ContactVerified> = {}): PersonCommand => ({
  ...mobile,
  ...changes,
  type: 'VerifyContact',
})
const removed: ContactRemoved = { type: 'ContactRemoved', ...base, channel: 'SMS' }
const remove: PersonCommand = { ...removed, type: 'RemoveContact' }
const stated: HomeAddressStated = { type: 'HomeAddressStated', ...base, address: '示范区样板街道一号' }
const state: PersonCommand = { ...stated, type: 'StateHomeAddress' }

describe('the real name', () => {
  test('is verified with the assertion of the identity service', () => given().when(verify()).then(verified))
  test('needs a number whose check digit is right', () =>
    given()
      .when(verify({ ...wen, idNumber: '990101198506120017' }))
      .refused('CITIZEN_ID_WRONG'))
  test('is verified once', () => given(verified).when(verify()).refused('REAL_NAME_ALREADY_VERIFIED'))
  test('never becomes another person’s', () => given(verified).when(verify(wu)).refused('REAL_NAME_OF_ANOTHER'))
  test('may change while the number stays', () => {
    const renamed = { ...wen, name: '文改名' }
    given(verified)
      .when(verify(renamed))
      .then({ ...verified, ...renamed })
  })
})

describe('contacts and address', () => {
  test('a confirmed number is kept without its blanks', () =>
    given()
      .when(contact({ address: '+86 199 0000 0001' }))
      .then(mobile))
  test('the same number is not confirmed twice', () => given(mobile).when(contact()).refused('CONTACT_UNCHANGED'))
  test('a number that cannot be one is refused', () =>
    given()
      .when(contact({ address: '12345' }))
      .refused('CONTACT_ADDRESS_WRONG'))
  test('a contact is removed', () => given(mobile).when(remove).then(removed))
  test('what is not there is not removed', () => given(mobile, removed).when(remove).refused('CONTACT_UNKNOWN'))
  test('an address is stated', () => given().when(state).then(stated))
  test('the same address is nothing new', () => given(stated).when(state).refused('ADDRESS_UNCHANGED'))
  test.each([
    ['EMAIL', ' Wen@Example.CN ', 'wen@example.cn'],
    ['EMAIL', 'wen@localhost', undefined],
    ['EMAIL', 'wen@example.cn, other@example.cn', undefined],
    ['EMAIL', 'wen\r\nBcc: x@example.cn', undefined],
    ['SMS', '199-0000-0001', '19900000001'],
  ] as const)('%s %j becomes %j', (channel, given_, kept) => {
    expect(parseContactAddress(channel, given_)).toBe(kept)
    expect(at).toBeTruthy()
  })
})
