import { expect } from 'vitest'
import type { Decider } from '../decider.ts'

export { A_NOTICE_FOR_2027 } from './notices.ts'

/** Reads as the sentence it tests: given what happened, when someone asks, then this happens or is refused. */
export function scenario<Command, State, Event, Code extends string>(decider: Decider<Command, State, Event, Code>) {
  return {
    given: (...history: readonly Event[]) => ({
      when: (command: Command) => {
        const decision = decider.decide(command, history.reduce(decider.evolve, decider.initial))
        return {
          then: (...expected: readonly Event[]) => {
            expect(decision).toEqual({ ok: true, events: expected })
          },
          refused: (code: Code) => {
            expect(decision.ok ? decision : decision.refusal.code).toBe(code)
          },
        }
      },
    }),
  }
}
