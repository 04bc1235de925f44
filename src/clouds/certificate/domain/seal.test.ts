import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { SealRegistered } from './events.ts'
import { SEAL_STEPS, sealDecider } from './seal.ts'
import type { SealCommand } from './seal.ts'

const { given } = scenario(sealDecider)
const at = '2026-03-02T01:00:00.000Z'
const registered: SealRegistered = {
  type: 'SealRegistered',
  at,
  by: 'administrator-1',
  organ: 'bureau',
  name: '示范区行政审批局审批专用章',
  certSha256: 'ab'.repeat(32),
}
const register: SealCommand = { ...registered, type: 'RegisterSeal' }
const authorise = (until: string, steps = SEAL_STEPS): SealCommand => ({
  type: 'AuthoriseSealUse',
  at,
  by: 'keeper-1',
  steps,
  until,
})

describe('the one seal', () => {
  test('is registered', () => given().when(register).then(registered))
  test('is the only one in force', () => given(registered).when(register).refused('SEAL_ALREADY_REGISTERED'))
})

describe('authorising the system to use the seal', () => {
  test('its keeper authorises every step until a day', () =>
    given(registered)
      .when(authorise('2026-12-31'))
      .then({ type: 'SealUseAuthorised', at, by: 'keeper-1', steps: SEAL_STEPS, until: '2026-12-31' }))
  test('today counts', () =>
    given(registered)
      .when(authorise('2026-03-02'))
      .then({ type: 'SealUseAuthorised', at, by: 'keeper-1', steps: SEAL_STEPS, until: '2026-03-02' }))
  test('there is no authorisation without a seal', () => given().when(authorise('2026-12-31')).refused('SEAL_UNKNOWN'))
  test('an authorisation names its steps', () =>
    given(registered).when(authorise('2026-12-31', [])).refused('SEAL_AUTHORISATION_WITHOUT_STEPS'))
  test('an authorisation does not end in the past', () =>
    given(registered).when(authorise('2026-03-01')).refused('SEAL_AUTHORISATION_IN_THE_PAST'))
  test('an authorisation is looked at again within a year', () =>
    given(registered).when(authorise('2027-03-04')).refused('SEAL_AUTHORISATION_TOO_LONG'))
})
