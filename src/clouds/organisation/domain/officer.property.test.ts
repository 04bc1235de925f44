import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Role } from '#policy'
import type { OfficerEvent } from './events.ts'
import { officerDecider } from './officer.ts'
import type { OfficerCommand, OfficerState } from './officer.ts'

const ROLES: readonly Role[] = [
  'intakeOfficer',
  'examiner',
  'decider',
  'sealKeeper',
  'supervisor',
  'inspector',
  'leader',
  'administrator',
]
const at = '2026-03-02T02:00:00.000Z'
const who = fc.constantFrom('officer-1', 'administrator-1', 'administrator-2')
const key = fc.constantFrom('k1', 'k2')
const roles = fc.subarray([...ROLES])
const base = fc.record({ officer: fc.constant('officer-1'), at: fc.constant(at), by: who })
const command: fc.Arbitrary<OfficerCommand> = fc.oneof(
  fc.tuple(base, roles).map(([ordered, granted]): OfficerCommand => ({
    ...ordered,
    type: 'AppointOfficer',
    name: '林晓雯',
    organ: 'o',
    region: '990101',
    post: '岗',
    roles: granted,
  })),
  fc
    .tuple(base, roles)
    .map(([ordered, granted]): OfficerCommand => ({ ...ordered, type: 'ProposeRoles', roles: granted })),
  base.map((ordered): OfficerCommand => ({ ...ordered, type: 'ConfirmProposal' })),
  base.map((ordered): OfficerCommand => ({ ...ordered, type: 'DeclineProposal', reason: 'r' })),
  fc.tuple(base, key).map(([ordered, name]): OfficerCommand => ({
    ...ordered,
    type: 'EnrolKey',
    key: name,
    spki: `spki of ${name}`,
    device: 'd',
  })),
  fc.tuple(base, key).map(([ordered, name]): OfficerCommand => ({
    ...ordered,
    type: 'ConfirmKey',
    key: name,
    certSha256: 'c',
    certificate: 'p',
    validUntil: at,
  })),
  fc
    .tuple(base, key)
    .map(([ordered, name]): OfficerCommand => ({ ...ordered, type: 'RevokeKey', key: name, reason: 'r' })),
)

const rolesOf = (state: OfficerState) => (state.phase === 'appointed' ? state.roles : [])

test('no order of commands puts two powers in one hand, grants by one alone, or lets a holder vouch for himself', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      let state = officerDecider.initial
      const history: OfficerEvent[] = []
      for (const next of commands) {
        const decision = officerDecider.decide(next, state)
        if (!decision.ok) continue
        history.push(...decision.events)
        state = decision.events.reduce(officerDecider.evolve, state)
        const held = rolesOf(state)
        expect(held.includes('administrator') && held.length > 1).toBe(false)
        expect(held.includes('decider') && held.includes('sealKeeper')).toBe(false)
        expect(held.includes('supervisor') && held.includes('inspector')).toBe(false)
      }
      let proposer = ''
      let held: readonly Role[] = []
      for (const event of history) {
        if (event.type === 'RolesProposed') proposer = event.by
        if (event.type === 'RolesGranted' && event.roles.some((role) => !held.includes(role)))
          expect(event.by).not.toBe(proposer)
        if (event.type === 'RolesGranted' || event.type === 'OfficerAppointed') held = event.roles
      }
      for (const event of history) if (event.type === 'KeyConfirmed') expect(event.by).not.toBe('officer-1')
      const revokedAt = history.findIndex(({ type }) => type === 'KeyRevoked')
      if (revokedAt >= 0) {
        const revoked = history[revokedAt]
        const later = history.slice(revokedAt + 1)
        if (revoked?.type === 'KeyRevoked') {
          expect(later.some((event) => event.type === 'KeyConfirmed' && event.key === revoked.key)).toBe(false)
        }
      }
      expect(history.reduce(officerDecider.evolve, officerDecider.initial)).toEqual(state)
    }),
  )
})
