import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { anOrgan } from '../fixtures.ts'
import { organDecider } from './organ.ts'
import type { OrganCommand } from './organ.ts'

const { given } = scenario(organDecider)
const register = (changes: Partial<OrganCommand> = {}): OrganCommand => {
  const { type: _, ...facts } = anOrgan()
  return { type: 'RegisterOrgan', ...facts, ...changes }
}

describe('registering an organ', () => {
  test('an organ with a sound credit code is registered', () => given().when(register()).then(anOrgan()))
  test('an organ is registered once', () => given(anOrgan()).when(register()).refused('ORGAN_ALREADY_REGISTERED'))
  test('a credit code with a wrong check digit is refused', () =>
    given()
      .when(register({ creditCode: '11990101A12345670Y' }))
      .refused('ORGAN_CREDIT_CODE_WRONG'))
  test('a region code of seven digits is refused', () =>
    given()
      .when(register({ region: '9901010' }))
      .refused('ORGAN_REGION_WRONG'))
})
