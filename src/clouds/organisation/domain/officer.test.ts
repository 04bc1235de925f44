import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { Role } from '#policy'
import { anEnrolledKey, anOfficer } from '../fixtures.ts'
import type { KeyConfirmed, KeyRevoked, OfficerProposed, RolesProposed } from './events.ts'
import { LIVE_KEYS_MAX, officerDecider } from './officer.ts'
import type { OfficerCommand } from './officer.ts'

const { given } = scenario(officerDecider)
const at = '2026-03-02T02:00:00.000Z'
const officer = 'officer-1'
const administrator = 'administrator-1'

const appoint = (roles: readonly Role[]): OfficerCommand => {
  const { type: _, ...facts } = anOfficer({ roles })
  return { type: 'AppointOfficer', officer, ...facts }
}
const grant = (roles: readonly Role[], by = administrator): OfficerCommand => ({
  type: 'ProposeRoles',
  officer,
  at,
  by,
  roles,
})
const settle = (type: 'ConfirmProposal', by: string): OfficerCommand => ({ type, officer, at, by })
const enrol = (key: string, by = officer, spki = `spki of ${key}`): OfficerCommand => ({
  type: 'EnrolKey',
  officer,
  at,
  by,
  key,
  spki,
  device: '窗口电脑',
})
const confirm = (key: string, by = administrator): OfficerCommand => ({
  type: 'ConfirmKey',
  officer,
  at,
  by,
  key,
  certSha256: 'ab'.repeat(32),
  certificate: 'PEM',
  validUntil: '2028-03-02T00:00:00.000Z',
})
const revoke = (key: string): OfficerCommand => ({
  type: 'RevokeKey',
  officer,
  at,
  by: administrator,
  key,
  reason: '设备报废',
})
const confirmed: KeyConfirmed = {
  type: 'KeyConfirmed',
  at,
  by: administrator,
  key: 'key-1',
  certSha256: 'ab'.repeat(32),
  certificate: 'PEM',
  validUntil: '2028-03-02T00:00:00.000Z',
}
const revoked: KeyRevoked = { type: 'KeyRevoked', at, by: administrator, key: 'key-1', reason: '设备报废' }

describe('appointing and granting roles', () => {
  test('an examiner is appointed', () =>
    given()
      .when(appoint(['examiner']))
      .then(anOfficer()))
  test('nobody is appointed twice', () =>
    given(anOfficer())
      .when(appoint(['examiner']))
      .refused('OFFICER_ALREADY_APPOINTED'))
  test('an officer has a role', () => given().when(appoint([])).refused('ROLES_MISSING'))
  test('an administrator holds none of the rights he grants', () =>
    given()
      .when(appoint(['administrator', 'decider']))
      .refused('ADMINISTRATOR_HOLDS_NOTHING_ELSE'))
  test('whoever keeps the seal does not decide', () =>
    given()
      .when(appoint(['sealKeeper', 'decider']))
      .refused('SEAL_KEEPER_DECIDES'))
  test('OV-27 a supervisor approves nothing', () =>
    given()
      .when(appoint(['supervisor', 'intakeOfficer']))
      .refused('SUPERVISOR_APPROVES'))
  test('OV-27 an inspector approves nothing', () =>
    given()
      .when(appoint(['inspector', 'examiner']))
      .refused('INSPECTOR_APPROVES'))
  test('OV-27 supervising and inspecting are two persons', () =>
    given()
      .when(appoint(['supervisor', 'inspector']))
      .refused('SUPERVISOR_INSPECTS'))
  test('whoever drafts a standard does not pass it', () =>
    given()
      .when(appoint(['standardEditor', 'standardReviewer']))
      .refused('EDITOR_REVIEWS'))
  test('a decider may also examine', () =>
    given(anOfficer())
      .when(grant(['examiner', 'decider']))
      .then({ type: 'RolesProposed', at, by: administrator, roles: ['examiner', 'decider'] }))
  test('granted roles exclude each other as appointed ones do', () =>
    given(anOfficer())
      .when(grant(['examiner', 'inspector']))
      .refused('INSPECTOR_APPROVES'))
  test('the same roles again are no news', () =>
    given(anOfficer())
      .when(grant(['examiner']))
      .refused('ROLES_UNCHANGED'))
  test('nobody grants himself roles', () =>
    given(anOfficer({ roles: ['administrator'] }))
      .when(grant(['inspector'], officer))
      .refused('OWN_ROLES'))
  test('what one administrator proposed another confirms, and not the same one', () => {
    const proposed: RolesProposed = { type: 'RolesProposed', at, by: administrator, roles: ['examiner', 'decider'] }
    given(anOfficer(), proposed).when(settle('ConfirmProposal', administrator)).refused('PROPOSAL_OWN')
    given(anOfficer(), proposed)
      .when(settle('ConfirmProposal', 'administrator-2'))
      .then({ type: 'RolesGranted', at, by: 'administrator-2', roles: ['examiner', 'decider'] })
    given(anOfficer(), proposed).when(settle('ConfirmProposal', officer)).refused('OWN_ROLES')
    given(anOfficer(), proposed)
      .when(grant(['decider']))
      .refused('PROPOSAL_WAITS')
    given(anOfficer()).when(settle('ConfirmProposal', administrator)).refused('PROPOSAL_UNKNOWN')
  })
  test('a right is taken away at once by one', () =>
    given(anOfficer({ roles: ['examiner', 'decider'] }))
      .when(grant(['examiner']))
      .then({ type: 'RolesGranted', at, by: administrator, roles: ['examiner'] }))
  test('a proposed person holds nothing, and is let in by the second', () => {
    const { type: _, at: _at, by: _by, ...person } = anOfficer()
    const proposed: OfficerProposed = { ...person, type: 'OfficerProposed', at, by: administrator, username: 'lin' }
    given(proposed).when(enrol('key-1')).refused('OFFICER_NOT_APPOINTED')
    given(proposed)
      .when(settle('ConfirmProposal', 'administrator-2'))
      .then({ ...person, type: 'OfficerAppointed', at, by: 'administrator-2', proposedBy: administrator })
  })
  test('a stranger is granted nothing', () =>
    given()
      .when(grant(['examiner']))
      .refused('OFFICER_NOT_APPOINTED'))
})

describe('signing keys', () => {
  const appointed = anOfficer()
  const enrolled = anEnrolledKey()
  test('the holder enrols a key', () =>
    given(appointed)
      .when(enrol('key-1', officer, enrolled.spki))
      .then({ ...enrolled, at }))
  test('nobody enrols a key for another', () =>
    given(appointed).when(enrol('key-1', administrator)).refused('KEY_NOT_THE_HOLDERS'))
  test('one key is not enrolled twice under two names', () =>
    given(appointed, enrolled)
      .when(enrol('key-2', officer, enrolled.spki))
      .refused('KEY_ALREADY_ENROLLED'))
  test('live keys are few', () => {
    const keys = Array.from({ length: LIVE_KEYS_MAX }, (_, i) =>
      anEnrolledKey({ key: `key-${i}`, spki: `spki of key-${i}` }),
    )
    given(appointed, ...keys)
      .when(enrol('one-more'))
      .refused('KEYS_TOO_MANY')
  })
  test('a second person confirms whose key it is', () =>
    given(appointed, enrolled).when(confirm('key-1')).then(confirmed))
  test('the holder does not confirm his own key', () =>
    given(appointed, enrolled).when(confirm('key-1', officer)).refused('KEY_CONFIRMED_BY_HOLDER'))
  test('whoever opened the account and knows its password does not confirm the key', () => {
    const letIn = { ...appointed, by: 'administrator-2', proposedBy: administrator }
    given(letIn, enrolled).when(confirm('key-1', 'administrator-2')).refused('KEY_CONFIRMED_BY_WHO_LET_IN')
    given(letIn, enrolled).when(confirm('key-1')).then(confirmed)
  })
  test('a key that was never enrolled is not confirmed', () =>
    given(appointed).when(confirm('key-1')).refused('KEY_UNKNOWN'))
  test('a key is confirmed once', () =>
    given(appointed, enrolled, confirmed).when(confirm('key-1')).refused('KEY_ALREADY_CONFIRMED'))
  test('a revoked key is never confirmed', () =>
    given(appointed, enrolled, revoked).when(confirm('key-1')).refused('KEY_REVOKED'))
  test('a confirmed key is revoked', () => given(appointed, enrolled, confirmed).when(revoke('key-1')).then(revoked))
})
