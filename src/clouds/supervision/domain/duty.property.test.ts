import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDuty } from '../fixtures.ts'
import { dutyDecider } from './duty.ts'
import type { DutyCommand } from './duty.ts'
import type { DutyEvent } from './events.ts'

const at = '2026-03-11T02:00:00.000Z'
const by = fc.constantFrom('supervisor-1', 'supervisor-2', 'examiner-1')
const { type: _, ...facts } = aDuty()
const command: fc.Arbitrary<DutyCommand> = fc.oneof(
  fc.constant<DutyCommand>({ type: 'OpenDuty', ...facts }),
  by.map((person): DutyCommand => ({ type: 'ClaimDuty', at, by: person })),
  by.map((person): DutyCommand => ({ type: 'ReturnDuty', at, by: person, reason: '不属本单位' })),
  fc.tuple(by, fc.constantFrom('NORMAL' as const, 'PROBLEM' as const)).map(([person, result]): DutyCommand => ({
    type: 'RecordSupervision',
    at,
    by: person,
    method: 'PAPERS',
    found: '材料齐全',
    result,
    measure: '责令改正',
  })),
)

test('no order of commands lets an approver supervise, or one record what another claimed', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      const history: DutyEvent[] = []
      let state = dutyDecider.initial
      for (const next of commands) {
        const decision = dutyDecider.decide(next, state)
        if (!decision.ok) continue
        history.push(...decision.events)
        state = decision.events.reduce(dutyDecider.evolve, state)
      }
      let claimant: string | null = null
      for (const event of history) {
        if (event.type === 'DutyOpened') continue
        expect(aDuty().approvers).not.toContain(event.by)
        if (event.type === 'DutyClaimed') claimant = event.by
        if (event.type === 'DutyReturned') claimant = null
        if (event.type === 'SupervisionRecorded') expect(event.by).toBe(claimant)
      }
      expect(history.filter(({ type }) => type === 'DutyOpened').length).toBeLessThanOrEqual(1)
      expect(history.reduce(dutyDecider.evolve, dutyDecider.initial)).toEqual(state)
    }),
  )
})
