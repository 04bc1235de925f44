import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erasureDecider, retainedUntil } from './erasure.ts'
import type { ErasureCommand, ErasureEvent, KeptCase } from './erasure.ts'

const PEOPLE = ['a', 'b'] as const
const aKept = fc.record({
  open: fc.boolean(),
  challenged: fc.boolean(),
  retainedUntil: fc.constantFrom('2030-12-31', '2040-12-31'),
})
const at = fc.constantFrom('2030-12-31T15:00:00.000Z', '2031-01-01T00:00:00.000Z', '2041-01-01T00:00:00.000Z')
const facts = { case: 'case', caseNumber: '990101-20200101-000001', itemName: '某事项', organ: 'bureau', files: ['f'] }
const aCommand: fc.Arbitrary<ErasureCommand> = fc.oneof(
  fc
    .record({ at, by: fc.constantFrom(...PEOPLE), kept: aKept, reason: fc.constantFrom('期满', ' ') })
    .map((said) => ({ type: 'ProposeErasure' as const, basis: '规定', ...facts, ...said })),
  fc
    .record({ at, by: fc.constantFrom(...PEOPLE), kept: aKept })
    .map((said) => ({ type: 'ConfirmErasure' as const, ...said })),
  fc
    .record({ at, by: fc.constantFrom(...PEOPLE), reason: fc.constantFrom('再议', '') })
    .map((said) => ({ type: 'DeclineErasure' as const, ...said })),
)
const mayGo = ({ open, challenged, retainedUntil: until }: KeptCase, moment: string) =>
  // Plain dates of the bureau: 2030-12-31T15:00Z is still the last day of the year there.
  !open && !challenged && (moment === '2030-12-31T15:00:00.000Z' ? '2030-12-31' : moment.slice(0, 10)) > until

describe('到期销毁', () => {
  test('whatever is ordered, a case ends by two persons, after its years, and never twice', () => {
    fc.assert(
      fc.property(fc.array(aCommand, { maxLength: 12 }), (commands) => {
        let state = erasureDecider.initial
        const happened: ErasureEvent[] = []
        for (const command of commands) {
          const said = erasureDecider.decide(command, state)
          if (!said.ok) continue
          for (const event of said.events) {
            if (event.type === 'ErasureConfirmed') {
              const proposed = happened.at(-1)
              expect(proposed?.type).toBe('ErasureProposed')
              expect(proposed?.by).not.toBe(event.by)
            }
            if (command.type !== 'DeclineErasure') expect(mayGo(command.kept, command.at)).toBe(true)
            happened.push(event)
            state = erasureDecider.evolve(state, event)
          }
        }
        expect(happened.filter(({ type }) => type === 'ErasureConfirmed').length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })

  test('a grant is kept for thirty years, what led to none for ten, counted from the next January in Beijing', () => {
    expect(retainedUntil('granted', '2026-03-02T01:00:00.000Z')).toBe('2056-12-31')
    expect(retainedUntil('withdrawn', '2026-03-02T01:00:00.000Z')).toBe('2036-12-31')
    expect(retainedUntil('refused', '2026-12-31T17:00:00.000Z')).toBe('2037-12-31')
  })
})
