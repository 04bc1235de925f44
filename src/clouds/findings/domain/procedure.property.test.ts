import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { PermitRef, ProcedureEvent } from './events.ts'
import { ENDING_KINDS, TAKES_AWAY } from './kinds.ts'
import { procedureDecider } from './procedure.ts'
import type { ProcedureCommand } from './procedure.ts'
import { obstacleOf } from './procedure-state.ts'
import type { ProcedureState } from './procedure-state.ts'

const at = '2026-11-22T02:00:00.000Z'
const permit: PermitRef = {
  ...{ case: 'c', caseNumber: '990101-20260303-000001', certificate: 'z', identifier: '1.2.156.X', itemCode: 'i' },
  ...{ itemName: '某许可', holder: '某人', holderAlias: 'h', bureau: 'bureau' },
}
const open = (kind: (typeof ENDING_KINDS)[number]): ProcedureEvent => ({
  ...{ type: 'ProcedureOpened', at, by: 'a', number: 'ZZ1', kind, case: 'c', permit, organ: 'bureau' },
  ...{ supervisors: ['market'], origin: { type: 'OWN', id: null }, basis: '某法', grounds: '某事实' },
  ...{ evidence: [], hearing: 'ON_REQUEST', decisionDue: '2027-01-01' },
})
const follow = (act: 'ANNOUNCED' | 'HEARING_ASKED' | 'HEARD' | 'DECIDED' | 'DEREGISTERED', n: number) =>
  ({
    ...{ type: 'FollowAct', at, by: 's', act, cause: `leaf ${act} ${String(n)}`, when: at, who: 'b', text: '理由' },
    ...{ replyUntil: '2026-11-27', deregisterBy: act === 'DECIDED' ? '2026-12-07' : null },
  }) as const satisfies ProcedureCommand

const COMMANDS: fc.Arbitrary<ProcedureCommand> = fc.oneof(
  fc
    .tuple(fc.constantFrom('ANNOUNCED', 'HEARING_ASKED', 'HEARD', 'DECIDED', 'DEREGISTERED'), fc.nat(2))
    .map(([act, n]): ProcedureCommand => follow(act, n)),
  fc.boolean().map((asksHearing): ProcedureCommand => ({
    ...{ type: 'TakeStatement', at, by: 'h', from: 'OFFICER', text: '陈述', asksHearing },
  })),
  fc.constant<ProcedureCommand>({ type: 'WeighStatements', at, by: 'a', adopted: false, reason: '理由' }),
  fc.constantFrom('a', 'b', 'c').map((by): ProcedureCommand => ({ type: 'MinuteHearing', at, by, minutes: '笔录' })),
  fc.constant<ProcedureCommand>({
    ...{ type: 'ServeDecision', at, by: 'a', means: 'DIRECT', on: '2026-11-22', receipt: '签收' },
  }),
  fc.constant<ProcedureCommand>({
    ...{ type: 'NameLaterActs', at, by: 's' },
    acts: [{ case: 'o', caseNumber: '2', itemName: '某', via: 'CALLED' }],
  }),
  fc.constant<ProcedureCommand>({ type: 'SettleLaterAct', at, by: 'a', case: 'o', outcome: 'STANDS', reason: '理由' }),
)

describe('whatever is tried in whatever order', () => {
  test('what takes a permit away is over only decided, served, deregistered, and with every later act judged', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDING_KINDS), fc.array(COMMANDS, { maxLength: 40 }), (kind, commands) => {
        let state: ProcedureState | null = procedureDecider.evolve(null, open(kind))
        for (const command of commands) {
          const decision = procedureDecider.decide(command, state)
          if (decision.ok) state = decision.events.reduce(procedureDecider.evolve, state)
        }
        if (state?.phase !== 'CLOSED') return
        expect(state.served).not.toBeNull()
        expect(state.decidedAt).not.toBeNull()
        if (!TAKES_AWAY.includes(kind)) return
        expect(state.deregisteredAt).not.toBeNull()
        expect(state.laterActs?.every(({ settled }) => settled !== null)).toBe(true)
      }),
    )
  })
  test('nobody presides over the hearing about what he opened or announced', () => {
    fc.assert(
      fc.property(fc.array(COMMANDS, { maxLength: 30 }), (commands) => {
        let state: ProcedureState | null = procedureDecider.evolve(null, open('ANNUL'))
        for (const command of commands) {
          const decision = procedureDecider.decide(command, state)
          if (!decision.ok) continue
          if (command.type === 'MinuteHearing') expect(['a', 'b']).not.toContain(command.by)
          state = decision.events.reduce(procedureDecider.evolve, state)
        }
      }),
    )
  })
})

describe('one refusal at a time', () => {
  const { given } = scenario(procedureDecider)
  const opened = open('REVOKE')
  const followed = (act: Parameters<typeof follow>[0]): ProcedureEvent => ({ ...follow(act, 0), type: 'ActFollowed' })
  const speak = (asksHearing: boolean, from: 'HOLDER' | 'OFFICER' = 'HOLDER'): ProcedureCommand => ({
    ...{ type: 'TakeStatement', at, by: 'h', from, text: '陈述', asksHearing },
  })
  test('nobody speaks to what he was not told of', () =>
    given(opened).when(speak(false)).refused('PROCEDURE_NOT_ANNOUNCED'))
  test('a hearing about a certificate is asked for there', () =>
    given(opened, followed('ANNOUNCED')).when(speak(true)).refused('HEARING_ON_THE_CERTIFICATE'))
  test('what was told under seal is taken back where it was told', () =>
    given(opened, followed('ANNOUNCED'))
      .when({ type: 'DropProcedure', at, by: 'a', reason: '理由' })
      .refused('DROP_ON_THE_CERTIFICATE'))
  test('what is not decided is not served', () =>
    given(opened)
      .when({ type: 'ServeDecision', at, by: 'a', means: 'POST', on: '2026-11-22', receipt: '签收' })
      .refused('PROCEDURE_NOT_DECIDED'))
  test('a day to come is no day of service', () =>
    given(opened, followed('DECIDED'))
      .when({ type: 'ServeDecision', at, by: 'a', means: 'POST', on: '2026-11-23', receipt: '签收' })
      .refused('SERVICE_DAY_WRONG'))
  test('the same act is followed once', () =>
    given(opened, followed('ANNOUNCED')).when(follow('ANNOUNCED', 0)).refused('ACT_FOLLOWED_ALREADY'))
  test('a statement that lies unread stands in the way', () => {
    const taken: ProcedureEvent = {
      ...{ type: 'StatementTaken', at, by: 'h', from: 'HOLDER', text: '陈述', asksHearing: false },
    }
    const state = [opened, followed('ANNOUNCED'), taken].reduce(procedureDecider.evolve, procedureDecider.initial)
    expect(state === null ? null : obstacleOf(state)).toBe('STATEMENT_NOT_WEIGHED')
  })
})
