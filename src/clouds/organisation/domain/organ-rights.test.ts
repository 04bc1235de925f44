import { describe, expect, test } from 'vitest'
import { ROLES } from '#policy'
import { mayPunish, rolesAgainst, typesIn } from './organ-rights.ts'
import type { StructureEvent } from './structure-events.ts'

describe('what an organ is for says which posts it can have', () => {
  test('approver, supervisor and enforcer are three kinds of organ, and none has the others’ posts', () => {
    expect(rolesAgainst(['APPROVAL'], ['examiner', 'decider', 'sealKeeper'])).toEqual([])
    expect(rolesAgainst(['APPROVAL'], ['supervisor'])).toEqual(['supervisor'])
    for (const type of ['SUPERVISION', 'ENFORCEMENT'] as const) {
      expect(rolesAgainst([type], ['supervisor'])).toEqual([])
      expect(rolesAgainst([type], ['intakeOfficer', 'examiner', 'decider', 'sealKeeper'])).toHaveLength(4)
    }
  })
  test('a centre serves and decides nothing; a trading centre takes nothing in', () => {
    expect(rolesAgainst(['CONVENIENCE_CENTRE'], ['intakeOfficer', 'decider'])).toEqual(['decider'])
    expect(rolesAgainst(['TRADING_CENTRE'], ['intakeOfficer'])).toEqual(['intakeOfficer'])
  })
  test('an organ nobody has arranged keeps what it has; nobody but oversight inspects', () => {
    expect(rolesAgainst([], ROLES)).toEqual([])
    expect(rolesAgainst(['APPROVAL', 'SUPERVISION', 'ENFORCEMENT', 'ZONE'], ROLES)).toEqual(['inspector'])
  })
  test('who only supervises does not punish', () => {
    expect([mayPunish([]), mayPunish(['ENFORCEMENT']), mayPunish(['SUPERVISION'])]).toEqual([true, true, false])
  })
  test('the last arrangement counts', () => {
    const rest = { brands: [], parent: null, model: null, rollOut: null, residentAt: null, basis: '批复' }
    const arranged = (types: ('APPROVAL' | 'SUPERVISION')[]): StructureEvent => ({
      ...{ type: 'OrganArranged', at: '2026-03-02T01:00:00.000Z', by: 'administrator', organ: 'market' },
      ...{ types, ...rest },
    })
    expect(typesIn([])).toEqual([])
    expect(typesIn([arranged(['APPROVAL']), arranged(['SUPERVISION'])])).toEqual(['SUPERVISION'])
  })
})
